"""A table made ready for the screen: which columns are numbers, how wide each is, which label columns stay in view.

Computed once per table and look, independent of the cursor and of decisions. Read by `window` (what fits) and `paint`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Cell, Row, Table
from reviewer.model.figure import BLANKS, parse_number
from reviewer.tui.fit import cells
from reviewer.tui.look import Look

LABEL_MOST = 36
"""Widest a label column grows, in cells; longer labels are cut with a mark."""
LABEL_LEAST = 10
"""Narrowest a label column is squeezed to."""
HEADER_WORD = 10
"""A number column is at least as wide as its header up to this many cells; longer headers wrap."""
NUMBER_LEAST = 4
NUMBER_EXTRA = 4
"""Slots around a number: role, state, bracket, bracket."""
MOST_FROZEN = 3
"""Label columns kept in view at most."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column; `width` of its text in cells, without slots."""

    index: int
    is_number: bool
    width: int

    @property
    def outer(self) -> int:
        """Width with its slots."""
        return self.width + (NUMBER_EXTRA if self.is_number else 1)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """Where the text of a header cell begins and which columns (half open) it covers."""

    text: str
    first: int
    last: int
    ref: str


@dataclass(frozen=True)
class GridModel:
    """`header[r][c]` is the header cell that covers column c in header row r; `labels[c]` the label columns that stay
    in view while column c is shown; `strong` the body rows that hold totals."""

    table: Table
    columns: tuple[GridColumn, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    labels: tuple[tuple[int, ...], ...]
    strong: frozenset[int]

    @property
    def height(self) -> int:
        """Number of body rows."""
        return len(self.table.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    @cached_property
    def first_number(self) -> int:
        """The first number column, 0 where there is none."""
        return next((column.index for column in self.columns if column.is_number), 0)

    def ref(self, row: int, column: int) -> str:
        """Reference of a body cell."""
        return self.table.ref(row, column)


def grid_model(table: Table, bound: BoundTable | None, look: Look) -> GridModel:
    """The model of a table; what the binding says about columns and totals is used where there is one."""
    numeric = _number_columns(table, bound)
    columns = tuple(
        GridColumn(index, numeric[index], _width(table, index, numeric[index], look)) for index in range(table.width)
    )
    strong = frozenset(row.index for row in bound.rows if row.role in {"total", "subtotal"}) if bound else frozenset()
    return GridModel(table, columns, _header(table), _labels(numeric), strong)


def _number_columns(table: Table, bound: BoundTable | None) -> tuple[bool, ...]:
    known = {column.index for column in bound.columns} if bound and bound.form else set()
    flags = []
    for index in range(table.width):
        texts = [row[index].text.strip() for row in table.rows if index < len(row)]
        filled = [text for text in texts if text not in BLANKS]
        numbers = sum(parse_number(text) is not None for text in filled)
        codes = sum(_is_code(text) for text in filled)
        if index in known:
            flags.append(numbers * 2 >= len(filled))
        elif not filled:
            flags.append(bool(flags) and flags[-1])
        else:
            flags.append(numbers * 2 > len(filled) and codes * 2 <= len(filled))
    return tuple(flags)


def _is_code(text: str) -> bool:
    return text.isdigit() and len(text) in {3, 5, 7} and text[0] in "1235"


def _width(table: Table, index: int, is_number: bool, look: Look) -> int:
    longest = NUMBER_LEAST if is_number else 2
    for row in table.rows:
        if index >= len(row) or not row[index].text:
            continue
        text = row[index].text
        size = len(text) if text.isascii() else cells(look.clean(text))
        if size > longest and (not is_number or parse_number(text) is not None or size <= HEADER_WORD):
            longest = size
    heading = max((_heading_width(row, index, look) for row in table.header), default=0)
    longest = max(longest, min(heading, HEADER_WORD))
    return longest if is_number else min(longest, LABEL_MOST)


def _heading_width(row: Row, index: int, look: Look) -> int:
    cell = row[index] if index < len(row) else Cell()
    return cells(look.clean(cell.text)) if cell.column_span == 1 else 0


def _header(table: Table) -> tuple[tuple[HeaderCell, ...], ...]:
    rows: list[tuple[HeaderCell, ...]] = []
    for number, row in enumerate(table.header):
        covering: list[HeaderCell] = []
        for column in range(table.width):
            cell = row[column] if column < len(row) else Cell()
            spans_here = bool(covering) and covering[-1].last > column
            if cell.is_covered and spans_here:
                covering.append(covering[-1])
            else:
                last = max(column + 1, min(table.width, column + cell.column_span))
                covering.append(HeaderCell(cell.text, column, last, f"{table.id}/h{number + 1}/c{column + 1}"))
        rows.append(tuple(covering))
    return tuple(rows)


def _labels(numeric: tuple[bool, ...]) -> tuple[tuple[int, ...], ...]:
    """The label columns of the side each column belongs to: those that lead its run of numbers."""
    found: list[tuple[int, ...]] = []
    current: list[int] = []
    after_numbers = True
    for index, is_number in enumerate(numeric):
        if not is_number:
            if after_numbers:
                current = []
            current.append(index)
            after_numbers = False
        else:
            after_numbers = True
        found.append(tuple(current[:MOST_FROZEN]))
    return tuple(found)
