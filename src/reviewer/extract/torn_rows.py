"""One row read as two: a wrapped name torn from its amounts by a stray rule, or by a converter that took lines as rows.

Owns the readings with such rows put together; whether they are is decided by arithmetic (`laws.readings`). What a page
break cut is put together at once where that is sure (`row_readings.rejoined`). Called by assembly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.extract.shapes import BREAK, is_code, is_decimal, is_item, is_total, tidy_cell
from reviewer.model.document import Alternative, Cell, Doubt, Row, Trust
from reviewer.words import message

MAX_SINGLE = 8
"""Torn rows up to which each is also offered put together alone."""
FEWEST_ROWS = 3
"""Body rows below which nothing tells what a whole row looks like."""
_USUAL = 0.6
"""Share of rows with a text in a label column from which a row without one is not whole."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the rows of a table usually have: columns of labels, and those nearly every row fills."""

    labels: tuple[int, ...]
    usual: tuple[int, ...]


def put_together(
    header: Sequence[Row], rows: Sequence[Row], pages: Sequence[int | None], torn: Sequence[tuple[int, int]]
) -> list[Alternative]:
    """The readings with torn rows as one: all of them together, and each alone. `pages`: page of each row; `torn`: as
    `torn_rows` finds them."""
    if not torn:
        return []
    groups = [list(torn)]
    if 1 < len(torn) <= MAX_SINGLE:
        groups += [[span] for span in torn]
    return [_together(header, rows, pages, group) for group in groups]


def torn_rows(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last row (0-based, both included) of rows that may be one."""
    if len(rows) < FEWEST_ROWS:
        return []
    shape = _shape(rows)
    if not shape.usual:
        return []
    whole = [_is_whole(row, shape) for row in rows]
    if all(whole):
        return []
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if all(whole[index : index + 2]):
            index += 1
            continue
        end = next((end for end in (index + 2, index + 1) if _is_one(rows, index, end, shape)), index)
        if end > index:
            found.append((index, end))
        index = end + 1
    # Rows that come in halves everywhere are how the table is built, not how it was torn.
    return found if sum(end - start + 1 for start, end in found) <= len(rows) / 2 else []


def with_doubt(rows: Sequence[Row], torn: Sequence[tuple[int, int]]) -> list[Row]:
    """The rows with the cells of torn ones doubtful."""
    places = {index for start, end in torn for index in range(start, end + 1)}
    return [
        tuple(replace(cell, trust=Trust.DOUBTFUL) for cell in row) if index in places else row
        for index, row in enumerate(rows)
    ]


def _shape(rows: Sequence[Row]) -> _Shape:
    width = len(rows[0])
    texts = [[row[column].text for row in rows if row[column].text] for column in range(width)]
    labels = tuple(column for column, found in enumerate(texts) if found and not any(map(is_decimal, found)))
    filled = [sum(bool(row[column].text or row[column].is_covered) for row in rows) for column in range(width)]
    return _Shape(labels, tuple(column for column in labels if filled[column] >= _USUAL * len(rows)))


def _is_one(rows: Sequence[Row], start: int, end: int, shape: _Shape) -> bool:
    """Whether the rows from `start` to `end` have together what a row of the table has: none has it alone, or only
    amounts stand below the first."""
    if end >= len(rows):
        return False
    parts = rows[start : end + 1]
    if any(cell.is_covered or cell.row_span > 1 or cell.lines for row in parts for cell in row):
        return False
    if not all(any(cell.text for cell in row) for row in parts):
        return False
    unlabelled = all(not row[column].text for row in parts[1:] for column in shape.labels)
    if any(_is_whole(row, shape) for row in parts[1:]) or (_is_whole(parts[0], shape) and not unlabelled):
        return False
    columns = range(len(parts[0]))
    for column in columns:
        texts = [row[column].text for row in parts if row[column].text]
        if len(texts) > 1 and (column not in shape.labels or any(is_decimal(text) for text in texts)):
            return False
        if len(texts) > 1 and any(is_code(text) and not is_code("".join(texts)) for text in texts):
            return False
    return _is_whole(_joined(parts), shape)


def _is_whole(row: Row, shape: _Shape) -> bool:
    """Whether a row has labels and an amount: what a row needs to say something."""
    labels = [row[column].text for column in shape.usual]
    if not any(is_decimal(cell.text) for cell in row):
        return False
    first = next((cell.text for cell in row if cell.text), "")
    return all(labels) or is_total(first) or (is_item(first) and not is_decimal(first))


def _joined(parts: Sequence[Row]) -> Row:
    return tuple(_cell([row[column] for row in parts]) for column in range(len(parts[0])))


def _cell(cells: Sequence[Cell]) -> Cell:
    shown = [replace(cell, trust=Trust.CERTAIN) for cell in cells if cell.text]
    if len(shown) < 2:
        return shown[0] if shown else replace(cells[0], trust=Trust.CERTAIN)
    texts = [cell.text for cell in shown]
    text = "".join(texts) if is_code("".join(texts)) else tidy_cell(BREAK.join(texts))
    return replace(shown[0], text=text)


def _together(
    header: Sequence[Row], rows: Sequence[Row], pages: Sequence[int | None], torn: Sequence[tuple[int, int]]
) -> Alternative:
    parts = list(_groups(len(rows), torn))
    numbers = "、".join(f"{start + 1}–{end + 1}" for start, end in torn)
    return Alternative(
        tuple(header),
        tuple(_joined(rows[start : end + 1]) if end > start else rows[start] for start, end in parts),
        Doubt("rows-torn", message("input.doubt.rows_put_together", rows=numbers), is_repair=True),
        tuple(page for start, _ in parts if (page := pages[start]) is not None),
    )


def _groups(count: int, torn: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    ends = dict(torn)
    index = 0
    while index < count:
        end = ends.get(index, index)
        yield index, end
        index = end + 1
