"""Several rows read as one: a cell with two amounts, one above the other, where a rule between two rows is missing.

Owns: noticing such rows of input that has texts only (`lined`), and the reading with the row taken apart
(`taken_apart`). PDF pages know where the lines stand (`pdf.stacked`). Called by the readers and by assembly; whether
the row is taken apart is decided by arithmetic (`laws.readings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod

from reviewer.extract.shapes import BREAK, is_decimal, tidy_cell
from reviewer.model.document import Alternative, Cell, Doubt, Row, Trust
from reviewer.words import message

MOST_LINES = 4
"""Rows that may hide in one; more amounts in a cell are a list."""
MAX_READINGS = 16
"""Readings of all merged rows of a table together."""


def amounts_in(text: str) -> int:
    """How many whole amounts with decimals a tidied cell shows, 0 where it shows anything else."""
    parts = text.split(" ")
    return len(parts) if all(is_decimal(part) for part in parts) else 0


def is_merged(row: Row) -> bool:
    """Whether a cell of the row shows several amounts."""
    return any(" " in cell.text and 2 <= amounts_in(cell.text) <= MOST_LINES for cell in row)


def lined(row: Row, printed: Sequence[str]) -> Row:
    """The row with what each cell shows on every line, and doubtful, where it shows several amounts in one cell.

    `printed`: the texts before they were tidied, cell by cell, `BREAK` or blanks between lines."""
    if not is_merged(row):
        return row
    count = max(amounts_in(cell.text) for cell in row)
    return tuple(
        replace(cell, trust=Trust.DOUBTFUL, lines=_lines(text, count) if cell.text else ())
        for cell, text in zip(row, printed, strict=True)
    )


def _lines(printed: str, count: int) -> tuple[str, ...]:
    for parts in (printed.strip("\n").split(BREAK), printed.split()):
        texts = tuple(tidy_cell(part) for part in parts)
        if len(texts) == count:
            return texts
    return ()


def merged_rows(rows: Sequence[Row]) -> list[int]:
    """Places of rows that may be several read as one, 0-based."""
    return [index for index, row in enumerate(rows) if is_merged(row)]


def taken_apart(header: Sequence[Row], rows: Sequence[Row], pages: Sequence[int | None]) -> list[Alternative]:
    """The readings with every merged row as several; more than one where a line lacks an amount and the place of the
    blank is not known. `pages`: page of each row, None without pages."""
    merged = merged_rows(rows)
    if not merged:
        return []
    choices = [list(_parts(rows[index])) for index in merged]
    if not all(choices) or prod(map(len, choices)) > MAX_READINGS:
        return []
    numbers = "、".join(str(index + 1) for index in merged)
    found = []
    for chosen in product(*choices):
        by_row = dict(zip(merged, chosen, strict=True))
        parts = [by_row.get(index, (row,)) for index, row in enumerate(rows)]
        found.append(
            Alternative(
                tuple(header),
                tuple(row for group in parts for row in group),
                Doubt("rows-merged", message("input.doubt.rows_taken_apart", rows=numbers), is_repair=True),
                tuple(page for page, group in zip(pages, parts, strict=True) if page is not None for _ in group),
            )
        )
    return found


def spread_out(header: Sequence[Row], rows: Sequence[Row]) -> list[Alternative]:
    """The readings with the amounts of one cell in the blank columns beside it: a rule between two columns is missing,
    or an amount slid into its neighbour's cell. Up to one reading for each side, all such cells together."""
    found = []
    merged = merged_rows(rows)
    for step in (1, -1) if merged else ():
        spread = {index: wide for index in merged if (wide := _spread(rows[index], step)) is not None}
        if spread:
            numbers = "、".join(str(index + 1) for index in spread)
            said = Doubt("rows-merged", message("input.doubt.amounts_spread", rows=numbers), is_repair=True)
            body = tuple(spread.get(index, row) for index, row in enumerate(rows))
            found.append(Alternative(tuple(header), body, said))
    return found


def _spread(row: Row, step: int) -> Row | None:
    """The row with every cell of several amounts spread to the right (`step` 1) or to the left; None where a column is
    not free or there is no such cell."""
    cells = [replace(cell, trust=Trust.CERTAIN, lines=()) for cell in row]
    for column, cell in enumerate(row):
        count = amounts_in(cell.text)
        if count < 2:
            continue
        first = column if step > 0 else column - count + 1
        places = range(first, first + count)
        if first < 0 or first + count > len(row):
            return None
        own = range(column, column + cell.column_span)
        if any(
            place != column and (row[place].text or (row[place].is_covered and place not in own)) for place in places
        ):
            return None
        for place, text in zip(places, cell.text.split(" "), strict=True):
            cells[place] = replace(cell, text=text, trust=Trust.CERTAIN, lines=(), column_span=1)
    return tuple(cells) if is_merged(row) else None


def _parts(row: Row) -> Iterator[tuple[Row, ...]]:
    """The rows one merged row may be."""
    count = max(len(cell.lines) or amounts_in(cell.text) for cell in row)
    columns = [_cell_parts(cell, count) for cell in row]
    if prod(map(len, columns)) > MAX_READINGS:
        return
    for cells in product(*columns):
        yield tuple(tuple(column[line] for column in cells) for line in range(count))


def _cell_parts(cell: Cell, count: int) -> list[tuple[Cell, ...]]:
    """What a cell may show on each of `count` lines."""
    single = replace(cell, trust=Trust.CERTAIN, lines=(), row_span=1)
    blank = replace(single, text="") if cell.text else single
    if not cell.text:
        return [(single,) * count]
    if len(cell.lines) == count:
        return [tuple(replace(single, text=text) for text in cell.lines)]
    if shown := amounts_in(cell.text):
        texts = [replace(single, text=text) for text in cell.text.split(" ")]
        places = (dict(zip(at, texts, strict=True)) for at in combinations(range(count), shown))
        return [tuple(by_line.get(line, blank) for line in range(count)) for by_line in places]
    return [(single, *(blank,) * (count - 1))]
