"""What a grid is at a cheap look: a performance form, a code directory, or an ordinary table.

Called by assembly before anything else is asked of a grid. Reads a few cells only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reviewer.extract.shapes import bare, is_decimal, plain
from reviewer.model.document import Row, TableKind

_DIRECTORY_CODE = re.compile(r"^[A-F](\d{2}){0,4}$")
_FORM_LABELS = (
    "项目名称", "主管部门及代码", "主管部门", "实施单位", "项目属性", "项目期", "项目日期", "项目资金",
    "实施期资金总额", "年度资金总额", "总体目标", "实施期目标", "年度目标", "绩效指标", "一级指标", "二级指标",
    "三级指标", "指标值", "项目概况", "立项依据", "项目设立必要性", "项目实施计划", "负责人", "经办人", "填报日期",
    "满意度指标", "产出指标", "效益指标", "时效指标",
    "数量指标", "质量指标", "成本指标", "社会效益", "经济效益", "生态效益", "可持续影响",
)  # fmt: skip
_LABELS = frozenset(_FORM_LABELS) | {"服务对象满意度", "实施期总目标", "市县(区)财政资金", "省级财政资金", "单位自筹"}
_FORM_LABEL = re.compile("|".join(sorted(_FORM_LABELS, key=len, reverse=True)))
_MAX_LABEL = 24
"""Characters of a label with the blanks in it."""
_MIN_FORM_LABELS = 5
"""Different labels; an ordinary table of projects shows one or two of them."""
_MIN_FORM_ROWS = 4
"""Rows in which they stand; a list of projects has them all in its header."""
_SERVICE_HEADS = frozenset({"目录编码", "目录代码", "目录名称", "服务项目", "服务内容", "服务项目说明", "品目名称"})
_MIN_SERVICE_HEADS = 2
_AMOUNT_HEAD = re.compile(r"金额|预算|资金|经费|支出|合计")
_MIN_INDEX_ROWS = 8
_LOOK_ROWS = 60
_DIRECTORY_SHARE = 0.6


def kind_of(rows: Sequence[Row]) -> TableKind:
    """The kind of a grid from its texts."""
    if is_directory(rows) or is_index(rows):
        return TableKind.DIRECTORY
    sample = rows[:_LOOK_ROWS]
    if count_form_labels(sample) >= _MIN_FORM_LABELS:
        labelled = sum(count_form_labels([row]) > 0 for row in sample)
        if labelled >= _MIN_FORM_ROWS:
            return TableKind.PERFORMANCE
    return TableKind.GRID


def directory_heads(rows: Sequence[Row]) -> int:
    """How many rows at the top of a directory are its header: one where it is known by its words or has no code above
    a row with one."""
    if is_directory_header(rows[0]):
        return 1
    coded = [any(_DIRECTORY_CODE.match(bare(cell.text)) for cell in row[:2]) for row in rows[:2]]
    return int(len(coded) == 2 and not coded[0] and coded[1])


def is_directory_header(row: Row) -> bool:
    """The header row 代码 | 一级目录 | 二级目录 …, also where one word was misread; 目录编码 | 服务项目 | 服务内容."""
    texts = {bare(cell.text) for cell in row}
    if len(texts & _SERVICE_HEADS) >= _MIN_SERVICE_HEADS and not any(_AMOUNT_HEAD.search(text) for text in texts):
        return True
    return len(texts & {"代码", "一级目录", "二级目录", "三级目录", "四级目录"}) >= 3


def is_directory(rows: Sequence[Row]) -> bool:
    """A long list of letter codes, with or without its header row."""
    if rows and is_directory_header(rows[0]):
        return True
    if len(rows) < 3:
        return False
    sample = rows[:_LOOK_ROWS]
    coded = sum(1 for row in sample if row and _DIRECTORY_CODE.match(bare(row[0].text)))
    if coded < _DIRECTORY_SHARE * len(sample):
        return False
    return not any(is_decimal(bare(cell.text)) for row in sample for cell in row[1:])  # services bought, with amounts


def is_index(rows: Sequence[Row]) -> bool:
    """A list of names with page numbers that never go down: the contents of an appendix."""
    if len(rows) < _MIN_INDEX_ROWS or any(len([cell for cell in row if cell.text]) != 2 for row in rows):
        return False
    pages = [bare(row[-1].text) for row in rows]
    if not all(page.isdecimal() and len(page) <= 3 for page in pages):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(pages)) and int(pages[0]) < int(pages[-1])


def count_form_labels(rows: Sequence[Row]) -> int:
    """How many different labels of a performance form stand in `rows`."""
    found: set[str] = set()
    for row in rows:
        for cell in row:
            if 2 < len(cell.text) <= _MAX_LABEL and (match := _FORM_LABEL.match(plain(cell.text))):
                found.add(match[0])
    return len(found)


def completes_label(start: str, rest: str) -> bool:
    """Whether two pieces that a page break parted make a label of a performance form that neither is alone."""
    first, second = plain(start), plain(rest)
    if not first or not second or len(first) + len(second) > _MAX_LABEL:
        return False
    whole = first + second
    known = whole in _LABELS or whole.removesuffix("指标") in _LABELS
    return known and not any(part in _LABELS or f"{part}指标" in _LABELS for part in (first, second))


def begins_form(rows: Sequence[Row]) -> bool:
    """Whether the first rows are the head of a performance form."""
    return any(plain(cell.text).startswith("项目名称") for row in rows[:2] for cell in row[:2])


_SIGNATURE = (
    "负责人", "单位负责人", "项目负责人(签字)", "经办人", "填报人", "填表人", "制表人", "联系电话", "填报日期",
    "填报时间", "填表日期",
)  # fmt: skip


def ends_form(rows: Sequence[Row]) -> bool:
    """Whether a form is signed off: its last rows have 负责人 / 经办人 / 填报日期."""
    return any(plain(cell.text).startswith(_SIGNATURE) for row in rows[-3:] for cell in row)
