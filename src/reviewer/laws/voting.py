"""The vote of the second reader on a table: both agree, it is worse by the sums, or the cells that differ are in doubt.

Owns what is said and which cells become doubtful; asking and choosing is `laws.readings`. A cell on which two readers
differ and no sum decides is doubtful and keeps the other text, so that no finding of an error rests on it alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Alternative, Doubt, Row, Table, Trust
from reviewer.model.equation import Verdict
from reviewer.model.figure import BLANKS, parse_number
from reviewer.words import message

MOST_DIFFERING = 0.2
"""Share of the amounts in which a second reading may differ and still be of the same grid; of more it saw another."""
NAMED = 6
"""Cells named in the sentence; of more their number is told."""

Place = tuple[int, int]


def has_unproved(bound: BoundTable, verdicts: Iterable[Verdict]) -> bool:
    """Whether the table has an amount that stands in no equation that holds."""
    proved = {ref for verdict in verdicts if verdict.grade.holds for ref in verdict.equation.refs}
    return any(fact.ref not in proved and not fact.figure.is_blank for fact in bound.facts) or not bound.facts


def reads_alike(table: Table, other: Alternative) -> bool:
    """Whether both readers see the same amounts in the same cells."""
    return len(table.rows) == len(other.rows) and not _differing(table, other)


def with_vote(table: Table, other: Alternative, *, is_worse: bool) -> Table:
    """The table with what the vote gave. `is_worse`: fewer sums close under the other reading."""
    if len(table.rows) != len(other.rows):
        return _said(
            table, Doubt("vote-differs", message("laws.vote.rows", own=len(table.rows), other=len(other.rows)))
        )
    places = _differing(table, other)
    if not places:
        return _said(table, Doubt("vote-agrees", message("laws.vote.agrees")))
    named = "、".join(table.ref(row, column) for row, column in places[:NAMED])
    if is_worse:
        return _said(table, Doubt("vote-kept", message("laws.vote.kept", places=named, count=len(places))))
    voted = _said(table, Doubt("vote-differs", message("laws.vote.differs", places=named, count=len(places))))
    amounts = sum(_amount(cell.text) is not None for _, _, cell in table.body())
    if len(places) > max(2, MOST_DIFFERING * amounts):
        return voted
    rows: list[Row] = list(voted.rows)
    for row, column in places:
        cell = rows[row][column]
        text = other.rows[row][column].text if column < len(other.rows[row]) else ""
        readings = (*cell.readings, text) if text and text not in cell.readings else cell.readings
        doubtful = replace(cell, trust=Trust.DOUBTFUL, readings=readings)
        rows[row] = (*rows[row][:column], doubtful, *rows[row][column + 1 :])
    alternatives = voted.alternatives if other in voted.alternatives else (*voted.alternatives, other)
    return replace(voted, rows=tuple(rows), alternatives=alternatives)


def _differing(table: Table, other: Alternative) -> list[Place]:
    """Cells (0-based) in which the readers see another amount, or an amount and none; words are not compared."""
    found: list[Place] = []
    for row, (own, others) in enumerate(zip(table.rows, other.rows, strict=True)):
        for column in range(max(len(own), len(others))):
            one = own[column].text if column < len(own) else ""
            another = others[column].text if column < len(others) else ""
            if column < len(own) and _amount(one) != _amount(another) and not (_is_blank(one) and _is_blank(another)):
                found.append((row, column))
    return found


def _said(table: Table, doubt: Doubt) -> Table:
    return table if doubt in table.doubts else replace(table, doubts=(*table.doubts, doubt))


def _amount(text: str) -> object:
    parsed = parse_number(text) if "." in text else None
    return parsed[0] if parsed is not None else None


def _is_blank(text: str) -> bool:
    return text.strip() in BLANKS
