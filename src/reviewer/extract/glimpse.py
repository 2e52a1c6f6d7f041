"""The tables on the pages read so far, as plain text, for a person who waits for the rest.

Owns when it is worth looking again. The tables are those of an unfinished reading: nothing is checked on them and
nothing is kept. Called by the process that reads for the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reviewer.extract.assemble import assemble
from reviewer.extract.options import Glimpse
from reviewer.extract.raw import RawFile, RawPage
from reviewer.model.document import InputKind, Row, Table, TableKind

GROWTH = 3
"""Pages more at which it is worth assembling anew."""


def is_due(seen: int, pages: int) -> bool:
    """Whether `pages` read are enough more than the `seen` of the last look."""
    return pages >= seen + GROWTH


def glimpses(pages: Sequence[RawPage]) -> tuple[Glimpse, ...]:
    """The tables on the first pages of a PDF, in reading order; directories are left out."""
    document = assemble(RawFile(tuple(pages), (), ()), Path(), "", InputKind.PDF)
    return tuple(_glimpse(table) for table in document.tables if table.kind is not TableKind.DIRECTORY)


def _glimpse(table: Table) -> Glimpse:
    unit = table.unit.label if table.unit is not None else ""
    return Glimpse(table.title, table.pages[0] if table.pages else 0, unit, _texts(table.header), _texts(table.rows))


def _texts(rows: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in rows)
