"""Readings a grid does not offer itself: after a page break all values of one column stand one column aside.

Owns: deriving such readings for tables over several pages. Each is only a proposal; `laws.readings` lets the sums
choose. Several values must move together and the column's use must change at the break, so that a single value in a
wrong column stays what it is: a fault of the disclosure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reviewer.model.document import Alternative, Cell, Doubt, Row, Table
from reviewer.model.figure import BLANKS, parse_number
from reviewer.words import message

FEWEST_VALUES = 2


def shifted_readings(table: Table) -> Iterator[Alternative]:
    """One reading per page and column whose values may belong to the column beside it."""
    for first, last in _pages(table):
        for column in range(table.width):
            for target in (column + 1, column - 1):
                if 0 <= target < table.width and _may_have_moved(table, first, last, column=column, target=target):
                    yield _moved(table, first, last, column=column, target=target)


def _pages(table: Table) -> Iterator[tuple[int, int]]:
    """First and last row (0-based, the last excluded) of every page but the first."""
    starts = [index for index in range(1, len(table.row_pages)) if table.row_pages[index] != table.row_pages[index - 1]]
    for position, start in enumerate(starts):
        yield start, starts[position + 1] if position + 1 < len(starts) else len(table.rows)


def _may_have_moved(table: Table, first: int, last: int, *, column: int, target: int) -> bool:
    """On this page the column holds amounts and the target nothing; elsewhere it is the other way round."""
    here = range(first, last)
    elsewhere = [*range(first), *range(last, len(table.rows))]
    values = sum(_is_amount(table.cell(row, column)) for row in here)
    return (
        values >= FEWEST_VALUES
        and all(_is_free(table.cell(row, target)) for row in here)
        and not any(_is_amount(table.cell(row, column)) for row in elsewhere)
        and any(_is_amount(table.cell(row, target)) for row in elsewhere)
    )


def _moved(table: Table, first: int, last: int, *, column: int, target: int) -> Alternative:
    rows: list[Row] = list(table.rows)
    for index in range(first, last):
        cells = list(rows[index])
        cells[column], cells[target] = replace(cells[target]), replace(cells[column])
        rows[index] = tuple(cells)
    said = message("laws.reading.shifted", first=first + 1, last=last, column=column + 1, target=target + 1)
    return Alternative(table.header, tuple(rows), Doubt("column-shifted", said, is_repair=True))


def _is_amount(cell: Cell) -> bool:
    return "." in cell.text and parse_number(cell.text) is not None


def _is_free(cell: Cell) -> bool:
    return cell.text.strip() in BLANKS and not cell.is_covered
