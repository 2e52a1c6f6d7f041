"""What makes the reading of a table doubtful: small named signals, each a `Doubt.code` on the table.

Owns their names only; who finds one puts the doubt on the table and says it in words. A table with a signal may be read
otherwise even where no sum is broken (`laws.readings`), and is worth a second reader.
"""

from __future__ import annotations

from reviewer.model.document import Table

SIGNALS = frozenset({"uneven-rows", "rows-merged", "rows-torn", "amount-aside", "no-rules", "no-name"})
"""`uneven-rows`: rows of different width, or a head narrower than the body; `rows-merged`: a cell with two amounts;
`rows-torn`: rows that lack what the others have, two of them together have it;
`amount-aside`: an amount across a column rule; `no-rules`: columns found by the place of the texts;
`no-name`: amounts in a column without any name in the head."""


def is_in_doubt(table: Table) -> bool:
    """Whether a signal stands on the table."""
    return any(doubt.code in SIGNALS for doubt in table.doubts)
