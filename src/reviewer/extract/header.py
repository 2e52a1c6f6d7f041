"""Tells header rows from body rows and finds which columns a header cell covers.

Works on texts alone where the reader knows no spans (tab-separated text), else on the printed spans. Called by
assembly; does not know what a header means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.shapes import bare, is_amount, is_code, is_decimal, is_item, is_number_row, is_total
from reviewer.model.document import Cell, Row

MAX_HEADER_ROWS = 6
"""Three levels, a row that numbers the columns, and one to spare."""


def count_header_rows(rows: Sequence[Row]) -> int:
    """How many leading rows are header; 0 where the grid begins with body rows."""
    if not rows or is_body_row(rows[0]):
        return 0
    if is_number_row(_texts(rows[0])):
        return 1
    open_columns = _open_columns(rows[0], [True] * len(rows[0]), _has_spans(rows))
    count = 1
    for row in rows[1:MAX_HEADER_ROWS]:
        texts = _texts(row)
        if is_number_row(texts):
            return count + 1
        if is_body_row(row):
            break
        filled = [column for column, text in enumerate(texts) if text]
        if not filled or not _belongs_to_header(texts, filled, open_columns):
            break
        open_columns = _open_columns(row, open_columns, _has_spans(rows))
        count += 1
    return count


def is_body_row(row: Row) -> bool:
    """A row that can only be body: it has an amount, a code, or the label of a total or counted item."""
    texts = _texts(row)
    if is_number_row(texts):
        return False
    if any(is_decimal(text) or is_code(text) for text in texts):
        return True
    if any(is_amount(text) and not _is_year(text) for text in texts):
        return True
    first = next((text for text in texts if text), "")
    if is_item(first):
        return True
    return is_total(first) and all(not text or is_amount(text) or is_total(text) for text in texts)


def _belongs_to_header(texts: tuple[str, ...], filled: list[int], open_columns: list[bool]) -> bool:
    """Whether every text of a row names a column that has no name yet. Some templates print the label of the total row
    beside the last header texts; it does not make the row body."""
    waiting = [column for column in filled if open_columns[column]]
    return len(waiting) == len(filled) or (
        len(waiting) >= 2 and all(is_total(texts[column]) for column in filled if not open_columns[column])
    )


def has_header_words(row: Row) -> bool:
    """Whether a row speaks of columns (项目, 金额, 科目编码 …) rather than of things."""
    return any(any(word in bare(cell.text) for word in _HEADER_WORDS) for cell in row)


_HEADER_WORDS = (
    "项目", "科目", "编码", "名称", "金额", "预算数", "决算数", "执行数", "合计", "小计", "本年", "年度", "收入",
    "支出", "栏次", "行次", "序号", "单位", "数量", "代码", "目录", "指标", "备注", "类", "年",
)  # fmt: skip


def spanned_header(header: Sequence[Row], *, known: bool) -> tuple[Row, ...]:
    """Header rows with covered cells marked. Where the reader knew spans (`known`) they are returned as they are;
    else a blank to the right of a text under one and the same upper cell is taken as covered by that text."""
    if known or not header:
        return tuple(header)
    width = len(header[0])
    open_columns = [True] * width
    group = [0] * width  # cells of one row belong together where the row above covers them with one cell
    filled: list[list[Cell]] = [list(row) for row in header]
    for index, row in enumerate(header):
        if is_number_row(_texts(row)):
            continue
        column = 0
        next_group = list(group)
        while column < width:
            end = column + 1
            if row[column].text:
                while end < width and not row[end].text and open_columns[end] and group[end] == group[column]:
                    end += 1
                filled[index][column] = replace(row[column], column_span=end - column)
                for covered in range(column + 1, end):
                    filled[index][covered] = replace(row[covered], is_covered=True)
                for covered in range(column, end):
                    next_group[covered] = index * width + column + 1
                if end - column == 1:
                    open_columns[column] = False
            column = end
        group = next_group
    return tuple(tuple(row) for row in _cover_down(filled))


def settled_sides(header: Sequence[Row]) -> tuple[tuple[Row, ...], int]:
    """A two-sided header (收入 | 支出) whose second side begins too far left, with that cell moved to the first column
    of its side; and the column it came from, -1 where nothing had to be moved.

    Seen where a converter dropped one covered cell of the first side: below 支出 then stands a name with 收入 in it,
    followed by the columns that begin a side (科目编码, 项目)."""
    if len(header) < 2:
        return tuple(header), -1
    sides = [column for column, cell in enumerate(header[0]) if cell.text]
    if len(sides) != 2 or "收入" not in header[0][sides[0]].text or "支出" not in header[0][sides[1]].text:
        return tuple(header), -1
    start = sides[1]
    below = header[1]
    if "收入" not in below[start].text or "支出" in below[start].text:
        return tuple(header), -1
    begins = [column for column in range(start + 1, len(below)) if bare(below[column].text) in _SIDE_STARTS]
    if not begins:
        return tuple(header), -1
    top = list(header[0])
    top[start], top[begins[0]] = top[begins[0]], top[start]
    return (tuple(top), *header[1:]), start


_SIDE_STARTS = frozenset({"科目编码", "支出科目编码", "项目", "功能分类科目编码", "科目名称"})


def _cover_down(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Marks blanks below a single-column text as covered by it."""
    for column in range(len(rows[0])):
        top: int | None = None
        for index, row in enumerate(rows):
            cell = row[column]
            if cell.text:
                top = index if cell.column_span == 1 else None
            elif cell.is_covered:
                top = None
            elif top is not None and not is_number_row(_texts(tuple(row))):
                row[column] = replace(cell, is_covered=True)
                rows[top][column] = replace(rows[top][column], row_span=index - top + 1)
    return rows


def _open_columns(row: Row, before: list[bool], spans_known: bool) -> list[bool]:
    """Columns that still wait for a text of their own below `row`."""
    after = list(before)
    texts = _texts(row)
    column = 0
    while column < len(row):
        if not texts[column]:
            column += 1
            continue
        end = column + 1
        if spans_known:
            end = column + max(1, row[column].column_span)
        else:
            while end < len(row) and not texts[end] and before[end]:
                end += 1
        is_leaf = end - column == 1
        for covered in range(column, min(end, len(row))):
            after[covered] = not is_leaf
        column = end
    return after


def _has_spans(rows: Sequence[Row]) -> bool:
    return any(cell.column_span > 1 or cell.is_covered for row in rows[:MAX_HEADER_ROWS] for cell in row)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(bare(cell.text) for cell in row)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in {"19", "20"}
