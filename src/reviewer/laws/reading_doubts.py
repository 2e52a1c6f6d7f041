"""What is said where arithmetic does not choose between readings, and which cells are doubtful then.

Owns doubts that stay: a reading that would be better but is not proved, rows whose width is wrong under every reading.
No finding rests on a doubtful cell alone: its equations are undecidable (`laws.evaluate`). Called by `laws.readings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reviewer.model.document import Alternative, Doubt, Row, Table, Trust
from reviewer.model.equation import Equation
from reviewer.model.figure import parse_number
from reviewer.words import message

UNEVEN = frozenset({"column-lost", "column-gained"})
"""Readings of rows whose width differs from that of the others."""
MOST_BROKEN = 0.5
"""Share of such rows whose own sum must be broken before their amounts are doubtful."""


def amounts_of(other: Alternative) -> tuple[tuple[str, ...], ...]:
    """What a reading prints where, its amounts only, columns without any left out: a column lost above and one gained
    below are the same to the amounts."""
    rows = [[cell.text if _is_amount(cell.text) else "" for cell in row] for row in other.rows]
    used = [column for column in range(max(map(len, rows), default=0)) if any(row[column] for row in rows)]
    return tuple(tuple(row[column] for column in used) for row in rows)


def perhaps_read_as(table: Table, others: Sequence[Alternative], gain: int, fewer: int) -> Table:
    """The table with the doubt that other readings, equal among themselves, would close more; doubtful are the cells in
    which they differ from it. The first of them is named."""
    key, count = ("laws.reading.may_be", gain) if gain > 0 else ("laws.reading.may_be_fewer", fewer)
    said = Doubt("may-be-read-as", message(key, what=others[0].doubt.message, count=count))
    further = tuple(other for other in others if other not in table.alternatives)
    doubted = replace(table, doubts=_with(table.doubts, said), alternatives=(*table.alternatives, *further))
    return with_doubtful(doubted, frozenset().union(*(differing(table, other) for other in others)))


def differing(table: Table, other: Alternative) -> frozenset[tuple[int, int]]:
    """Body cells (0-based row and column) in which another reading of the same shape shows another text; none where it
    has other rows."""
    if len(other.rows) != len(table.rows):
        return frozenset()
    return frozenset(
        (row, column)
        for row, (own, others) in enumerate(zip(table.rows, other.rows, strict=True))
        for column, (one, another) in enumerate(zip(own, others, strict=False))
        if one.text != another.text
    )


def without_reading(
    table: Table, literal: Table, alternatives: Iterable[Alternative], broken: Sequence[Equation]
) -> Table:
    """The table with the rows of wrong width doubtful, where most of them do not add up under the reading it has.
    `literal`: the table as first read, which tells the rows."""
    others = [other for other in alternatives if other.doubt.code in UNEVEN]
    rows = sorted({row for other in others for row, _ in differing(literal, other)})
    wrong = [row for row in rows if any(_is_within(equation, table.id, row) for equation in broken)]
    if not wrong or len(wrong) < MOST_BROKEN * len(rows):
        return table
    numbers = "、".join(str(row + 1) for row in rows)
    said = Doubt("rows-in-doubt", message("laws.reading.in_doubt", rows=numbers))
    doubted = replace(table, doubts=_with(table.doubts, said))
    return with_doubtful(doubted, ((row, column) for row in rows for column in range(table.width)))


def with_doubtful(table: Table, places: Iterable[tuple[int, int]]) -> Table:
    """The table with these body cells doubtful, as far as they show an amount or stand blank for one."""
    rows: list[Row] = list(table.rows)
    for row, column in places:
        cell = rows[row][column]
        if not cell.is_covered and (not cell.text or _is_amount(cell.text)):
            rows[row] = (*rows[row][:column], replace(cell, trust=Trust.DOUBTFUL), *rows[row][column + 1 :])
    return replace(table, rows=tuple(rows))


def _with(doubts: tuple[Doubt, ...], said: Doubt) -> tuple[Doubt, ...]:
    return doubts if said in doubts else (*doubts, said)


def _is_within(equation: Equation, table: str, row: int) -> bool:
    head = f"{table}/r{row + 1}/"
    return all(ref.startswith(head) for ref in equation.refs)


def _is_amount(text: str) -> bool:
    return "." in text and parse_number(text) is not None
