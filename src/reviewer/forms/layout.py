"""What stands in each column of a grid, before any form is considered: labels, codes, amounts, running numbers.

Owns: telling label columns from amount columns and cutting a grid into blocks side by side (labels, then amounts).
Two-sided tables hide row labels in the middle; a reader that takes labels from column 1 only never checks the balance.
Called by `forms.recognise` and `forms.bind`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reviewer.forms.normal import plain
from reviewer.model.document import Row, Table
from reviewer.model.figure import BLANKS, parse_number

_CODE = re.compile(r"^(?:[1-5]\d{2}(?:\d{2}){0,2}|[1-5]\d{2} \d{2}(?: \d{2})?)$")
_CLASSES = frozenset((*range(101, 112), *range(201, 236), *range(301, 314), 399, *range(501, 516), 599))
"""First three digits of a code of revenue, functions, economic items of departments and of governments; whole
amounts in 元 have as many digits and other beginnings."""
_SMALL = re.compile(r"^\d{1,2}$")
_CODE_HEADERS = ("编码", "代码", "科目编号")
_PART_HEADERS = ("类", "款", "项")
_BODY_HEADERS = (
    "单位代码",
    "单位编码",
    "部门代码",
    "部门编码",
    "部门(单位)代码",
    "预算单位编码",
    "项目代码",
    "项目编码",
)
"""Header words of columns whose codes name bodies or projects; they are no part of a code of the classification."""
_AMOUNT_HEADERS = re.compile(
    r"合计|小计|总计|预算数|执行数|决算数|金额|支出$|收入$|经费$|费$|拨款$|资金$|结转|结余|增减|一般公共预算|政府性基金|国有资本"
)
"""Header words of amounts: whole amounts of 元 without decimals have the shape of codes."""
MOST_HEADER_ROWS = 5
_SECOND = ("政府预算", "政府经济", "政府支出经济")
"""Header words of the second economic classification."""
_NUMBER_ROW_WORDS = frozenset({"栏次", "栏目", "栏号"})
"""Words in front of a row that numbers the columns."""
_LINE_HEADERS = ("行次", "栏次", "序号")
_NAME_HEADERS = ("名称", "项目", "科目", "单位", "类型", "内容", "备注", "说明", "部门")


class ColumnSort(StrEnum):
    """What a column holds."""

    CODE = "code"
    NAME = "name"
    AMOUNT = "amount"
    LINE = "line"
    """Running numbers 行次."""
    BODY = "body"
    """Codes of bodies and projects, and a 合计 printed among them."""


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that belong together: labels (codes, names) and the amounts they label; 0-based, left to right."""

    codes: tuple[int, ...]
    names: tuple[int, ...]
    amounts: tuple[int, ...]
    beside: tuple[int, ...] = ()
    """Label columns of a second classification printed beside the first: 政府预算支出经济科目."""
    bodies: tuple[int, ...] = ()
    """Columns of body or project codes."""

    @property
    def labels(self) -> tuple[int, ...]:
        """All label columns."""
        return (*self.codes, *self.names)

    @property
    def first(self) -> int:
        """The leftmost column."""
        return min((*self.codes, *self.names, *self.amounts))


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of a table in blocks side by side. `number_rows`: body rows that hold no data ("1 2 3 …", a repeated
    header, header rows the reading left in the body). `paths`: header path per column, those rows included."""

    paths: tuple[tuple[str, ...], ...]
    sorts: tuple[ColumnSort, ...]
    blocks: tuple[Block, ...]
    number_rows: frozenset[int]


def lay_out(table: Table) -> Layout:
    """Sort the columns of a table and cut it into blocks."""
    leading = _leading_header(table)
    numbers = frozenset(index for index, row in enumerate(table.rows) if is_number_row(row) or _repeats(row, table))
    numbers |= frozenset(range(leading))
    body = [row for index, row in enumerate(table.rows) if index not in numbers]
    heads, empty = _without_gaps(_paths(table, leading), body)
    paths = [tuple(plain(word) for word in path) for path in heads]
    sorts = [_sort(column, paths[column], body) for column in range(table.width)]
    _settle_parts(sorts, paths, body)
    for column in empty:
        sorts[column] = ColumnSort.LINE
    return Layout(heads, tuple(sorts), tuple(_told_apart(block, paths) for block in _blocks(sorts)), numbers)


def _leading_header(table: Table) -> int:
    """Number of body rows at the top that are header: words where numbers stand below, and no number of their own."""
    amounts = {
        column
        for row in table.rows
        for column, cell in enumerate(row)
        if "." in cell.text and parse_number(cell.text) is not None
    }
    for index, row in enumerate(table.rows[:MOST_HEADER_ROWS]):
        words = [column for column in amounts if column < len(row) and row[column].text.strip() not in BLANKS]
        if not words or any(parse_number(row[column].text) is not None for column in words):
            return index
    return 0


def _paths(table: Table, leading: int) -> tuple[tuple[str, ...], ...]:
    """Header paths with the rows left in the body; a blank takes the words left of it where words stand below it."""
    paths = [
        [word for word in path if not word.strip().isdigit() and plain(word) not in _NUMBER_ROW_WORDS]
        for path in table.header_paths
    ]
    for index in range(leading):
        row = table.rows[index]
        spanning = ""
        for column in range(table.width):
            text = row[column].text.strip() if column < len(row) else ""
            below = any(column < len(r) and r[column].text.strip() for r in table.rows[index + 1 : leading])
            spanning = text or (spanning if below else "")
            if spanning and (not paths[column] or paths[column][-1] != spanning):
                paths[column].append(spanning)
    return tuple(tuple(path) for path in paths)


def _without_gaps(paths: tuple[tuple[str, ...], ...], body: list[Row]) -> tuple[tuple[tuple[str, ...], ...], list[int]]:
    """A grid may have a column too many, empty from top to bottom: one cell drawn as two. Its header words belong to
    the column beside it, which has none or only begins with the same ones. Returns paths and the empty columns."""
    used = [any(column < len(row) and row[column].text.strip() for row in body) for column in range(len(paths))]
    settled, empty = list(paths), []
    for column, path in enumerate(paths):
        if used[column] or column + 1 >= len(paths) or not used[column + 1]:
            continue
        after = paths[column + 1]
        if path and not after:
            settled[column + 1], settled[column] = path, ()
            empty.append(column)
        elif not path or (len(path) < len(after) and after[: len(path)] == path):
            empty.append(column)
    return tuple(settled), empty


def is_number_row(row: Row) -> bool:
    """A row of running numbers: "1 2 3 …", 栏次 in front or not, blanks allowed."""
    texts = [cell.text.strip() for cell in row if cell.text.strip() and plain(cell.text) not in _NUMBER_ROW_WORDS]
    if len(texts) < 3 or not all(_SMALL.match(text) for text in texts):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(texts))


def code_of(row: Row, columns: tuple[int, ...]) -> str:
    """The code printed in one column ("2080505"), in one with spaces ("208 05 05") or split over 类, 款, 项."""
    texts = [plain(row[column].text) for column in columns if column < len(row)]
    pieces = [text for text in texts if text]
    if not pieces or not all(piece.isdigit() for piece in pieces):
        return ""
    if len(pieces) == 1:
        return pieces[0] if len(pieces[0]) in {3, 5, 7} or len(pieces[0]) > 7 else ""
    # 款 and 项 are two digits each; a leading zero is often lost (301 | 2 means 30102).
    return pieces[0] + "".join(piece.zfill(2) for piece in pieces[1:])


def _sort(column: int, path: tuple[str, ...], body: list[Row]) -> ColumnSort:
    texts = [row[column].text.strip() for row in body if column < len(row)]
    filled = [text for text in texts if text not in BLANKS]
    head = path[-1] if path else ""
    if head in _LINE_HEADERS or _counts_up(filled):
        return ColumnSort.LINE
    if head in _BODY_HEADERS:
        return ColumnSort.BODY
    if any(word in head for word in _CODE_HEADERS):
        return ColumnSort.CODE
    codes = sum(1 for text in filled if _CODE.match(text) and int(text[:3]) in _CLASSES)
    if filled and codes >= 0.6 * len(filled) and not _AMOUNT_HEADERS.search(head):
        return ColumnSort.CODE
    amounts = sum(1 for text in filled if parse_number(text) is not None)
    if filled and amounts < 0.5 * len(filled):
        return ColumnSort.NAME
    if filled:
        return ColumnSort.AMOUNT if amounts else ColumnSort.NAME
    return _sort_by_header(head)


def _sort_by_header(head: str) -> ColumnSort:
    """A column without any text in its body is told by its header."""
    if head in _NAME_HEADERS or head.endswith(("名称", "科目", "项目")):
        return ColumnSort.NAME
    return ColumnSort.AMOUNT


def _settle_parts(sorts: list[ColumnSort], paths: list[tuple[str, ...]], body: list[Row]) -> None:
    """类, 款 and 项 of a split code hold two digits and look like amounts; their headers or neighbours tell."""
    for column, path in enumerate(paths):
        head = path[-1] if path else ""
        if head in _PART_HEADERS:
            sorts[column] = ColumnSort.CODE
        elif column and sorts[column] is ColumnSort.AMOUNT and sorts[column - 1] is ColumnSort.CODE:
            filled = [row[column].text.strip() for row in body if column < len(row) and row[column].text.strip()]
            beside = [row for row in body if column < len(row) and row[column].text.strip()]
            if filled and all(_SMALL.match(text) for text in filled) and all(row[column - 1].text for row in beside):
                sorts[column] = ColumnSort.CODE


def _blocks(sorts: list[ColumnSort]) -> tuple[Block, ...]:
    """Labels followed by amounts, again and again. Amounts in front of any label form a block of their own."""
    blocks: list[Block] = []
    codes: list[int] = []
    names: list[int] = []
    amounts: list[int] = []
    bodies: list[int] = []

    def close() -> None:
        if amounts or codes or names:
            blocks.append(Block(tuple(codes), tuple(names), tuple(amounts), bodies=tuple(bodies)))
        for columns in (codes, names, amounts, bodies):
            columns.clear()

    for column, sort in enumerate(sorts):
        if sort is ColumnSort.LINE:
            continue
        if sort is ColumnSort.AMOUNT:
            amounts.append(column)
            continue
        if amounts:
            close()
        (codes if sort is ColumnSort.CODE else bodies if sort is ColumnSort.BODY else names).append(column)
    close()
    labelled = [block for block in blocks if block.amounts]
    return tuple(labelled)


def _told_apart(block: Block, paths: list[tuple[str, ...]]) -> Block:
    """Label columns headed 政府预算… stand beside those of the department, where both are there."""
    beside = {column for column in block.labels if any(word.startswith(_SECOND) for word in paths[column])}
    if not beside or beside == set(block.labels):
        return block
    return Block(
        tuple(column for column in block.codes if column not in beside),
        tuple(column for column in block.names if column not in beside),
        block.amounts,
        tuple(sorted(beside)),
        block.bodies,
    )


def _counts_up(filled: list[str]) -> bool:
    """Running numbers 1, 2, 3 … from the first row on; three are needed to tell."""
    if len(filled) < 3 or not all(_SMALL.match(text) for text in filled):
        return False
    numbers = [int(text) for text in filled]
    return numbers[0] == 1 and all(after - before == 1 for before, after in pairwise(numbers))


def _repeats(row: Row, table: Table) -> bool:
    """The header printed again after a page break."""
    texts = [plain(cell.text) for cell in row]
    if not any(texts):
        return False
    return any([plain(cell.text) for cell in header] == texts for header in table.header)
