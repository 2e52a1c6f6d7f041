"""What each body row of a recognised table is: a code, a class, a source, a total, a body, a project.

Owns: keys, parts and levels of rows, side by side. Called by `forms.bind` only. Vocabulary comes from the form's TOML
and from the code lists; nothing here knows a province.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reviewer.forms.bound import BoundRow
from reviewer.forms.codes import economic, functions, governmental
from reviewer.forms.form import Form, RowKind, RowPattern
from reviewer.forms.layout import Block, Layout, code_of
from reviewer.forms.normal import bare, gap_match, plain, unnumbered
from reviewer.model.document import Row, Table
from reviewer.model.fact import Dimensions
from reviewer.model.figure import BLANKS, parse_number

_CODED_LABEL = re.compile(r"^(\d{3}(?:\d{2}){0,2})(?=[^\d.,])")
_YEAR_ROW = re.compile(r"(20\d\d)年?(?:度)?(?:部门|单位)?(?:预算)?(?:数|安排)?$")
_BODY_SUFFIX = re.compile(r"\((?:本级|本部|机关|部门|单位|汇总)\)$|本级$|\(部门\)|(?:汇总)$")
TOTAL_WORDS = frozenset({"合计", "总计", "总合计", "共计", "部门合计", "单位合计"})


@dataclass(frozen=True, slots=True)
class Labels:
    """What is printed in the label columns of one side of a row. `column`: where the words stand."""

    text: str
    code: str
    column: int
    others: tuple[str, ...] = ()
    """Words of further label columns (the governmental item)."""


@dataclass
class _Walk:
    """State while reading one side from top to bottom."""

    block: str = ""
    organisation: str = ""
    year: str = ""
    """The latest year that is the label of a row."""
    seen: dict[str, int] = field(default_factory=dict)

    def unique(self, key: str) -> str:
        count = self.seen[key] = self.seen.get(key, 0) + 1
        return key if count == 1 else f"{key}#{count}"


def body_name(text: str) -> str:
    """A body's name for comparison: normal form without （本级） and the like."""
    return _BODY_SUFFIX.sub("", plain(text))


def labels_of(row: Row, block: Block) -> Labels:
    """Words and code in the label columns of one side."""
    words = [(column, row[column].text) for column in block.names if column < len(row) and row[column].text.strip()]
    code = code_of(row, block.codes)
    stray = [
        (column, row[column].text)
        for column in (*block.codes, *block.bodies)
        if column < len(row) and row[column].text.strip() and not plain(row[column].text).isdigit()
    ]
    if not words and stray:
        # 合计 is often printed in the code column, or code and name share one cell.
        words = stray
    elif stray and not code:
        code = _leading_code(stray[0][1])
    beside = [row[column].text for column in block.beside if column < len(row) and row[column].text.strip()]
    second = tuple(text for text in beside if not plain(text).isdigit())
    if not words:
        return Labels("", code, block.labels[0] if block.labels else 0, second)
    column, text = words[0]
    return Labels(text, code or _leading_code(text), column, second or tuple(word for _, word in words[1:]))


def bind_rows(
    form: Form | None, table: Table, layout: Layout, sides: tuple[tuple[str, Block], ...], bodies: frozenset[str]
) -> tuple[BoundRow, ...]:
    """Every labelled side of every body row, in table order: by row, then by side."""
    rows: list[BoundRow] = []
    for side, block in sides:
        rows += _bind_side(form, table, layout, side=side, block=block, bodies=bodies)
    if len(sides) > 1:
        rows = _total_on_both_sides(_total_over_blocks(rows, table, sides))
    return tuple(sorted(rows, key=lambda row: row.index))


def _total_over_blocks(rows: list[BoundRow], table: Table, sides: tuple[tuple[str, Block], ...]) -> list[BoundRow]:
    """A total whose label covers blocks side by side stands behind the last of them: 公用经费合计 | | | | | 12.00."""
    order = {side: place for place, (side, _) in enumerate(sides)}
    amounts = {
        side: lambda row, block=block: [table.cell(row, column).text.strip() for column in block.amounts]
        for side, block in sides
    }
    moved: dict[tuple[int, str], BoundRow] = {}
    gone: set[tuple[int, str]] = set()
    for row in rows:
        if row.role != "total" or any(text not in BLANKS for text in amounts[row.side](row.index)):
            continue
        behind = [other for other in rows if other.index == row.index and order[other.side] > order[row.side]]
        filled = [other for other in behind if any(text not in BLANKS for text in amounts[other.side](other.index))]
        if len(filled) == 1 and not filled[0].label and not any(other.label or other.code for other in behind):
            moved[row.index, filled[0].side] = replace(row, side=filled[0].side)
            gone.add((row.index, row.side))
    return [moved.get((row.index, row.side), row) for row in rows if (row.index, row.side) not in gone]


def _total_on_both_sides(rows: list[BoundRow]) -> list[BoundRow]:
    """合计 is often printed once, at the left, for both sides of the row."""
    totals = {row.index: row for row in rows if row.role == "total"}
    with_total = {row.side for row in rows if row.role == "total"}
    return [
        replace(row, key="total", role="total", label=totals[row.index].label, dimensions=Dimensions(flow=""))
        if row.index in totals and not row.label and row.side not in with_total
        else row
        for row in rows
    ]


def _bind_side(
    form: Form | None, table: Table, layout: Layout, *, side: str, block: Block, bodies: frozenset[str]
) -> list[BoundRow]:
    walk = _Walk(year=_latest_year(table, block))
    rows: list[BoundRow] = []
    kind = form.row_kind if form else _guess_kind(table, layout, block)
    for index, row in enumerate(table.rows):
        if index in layout.number_rows:
            rows.append(BoundRow(index, side, f"number:{index + 1}", "number", ""))
            continue
        labels = labels_of(row, block)
        has_amount = any(
            column < len(row) and row[column].text.strip() not in BLANKS and parse_number(row[column].text)
            for column in block.amounts
        )
        if not labels.text and not labels.code and not has_amount and not _has_total_beside(row):
            continue
        made = BoundRow(index, side, "", "other", labels.text, labels.code, label_column=labels.column)
        rows.append(_bind_row(form, kind, made, labels, walk=walk, bodies=bodies, has_amount=has_amount))
    return _with_parts(rows, kind)


def _latest_year(table: Table, block: Block) -> str:
    """Years may be the labels of rows: 2025年 above 2026年."""
    labels = (bare(row[column].text) for row in table.rows for column in block.labels if column < len(row))
    return max((found[1] for label in labels if (found := _YEAR_ROW.match(label))), default="")


def _has_total_beside(row: Row) -> bool:
    return any(bare(cell.text) in TOTAL_WORDS for cell in row if cell.text)


def _bind_row(
    form: Form | None,
    kind: RowKind | None,
    made: BoundRow,
    labels: Labels,
    *,
    walk: _Walk,
    bodies: frozenset[str],
    has_amount: bool,
) -> BoundRow:
    index = made.index
    depth, words = unnumbered(labels.text)
    words = _CODED_LABEL.sub("", words) if labels.code else words
    pattern = _pattern(form, made.side, words) if not labels.code else None
    if pattern is not None:
        return _by_pattern(made, pattern, depth, walk)
    if not labels.code and words in TOTAL_WORDS:
        return replace(made, key=walk.unique("total"), role="total", dimensions=Dimensions(flow=""))
    if form is not None and form.is_unlabelled and walk.year and (year := _YEAR_ROW.match(words)):
        offset = int(year[1]) - int(walk.year)
        key = "total" if not offset else f"year:{offset}"
        return replace(made, key=walk.unique(key), role="leaf", dimensions=Dimensions(year=str(offset)))
    if form is not None and form.is_unlabelled:
        key = "total" if has_amount and "total" not in walk.seen else f"row:{index + 1}"
        return replace(made, key=walk.unique(key), role="leaf")
    if kind is RowKind.FUNCTION:
        return _function(made, words, walk)
    if kind is RowKind.CLASS:
        return _class(made, words, depth, walk)
    if kind is RowKind.ECONOMIC:
        return _economic(made, words, labels, walk)
    if kind in {RowKind.PROJECT, RowKind.ORGANISATION}:
        return _body_or_project(made, words, kind, walk, bodies)
    return replace(made, key=walk.unique(f"label:{words}") if words else f"row:{index + 1}")


def _by_pattern(row: BoundRow, pattern: RowPattern, depth: int, walk: _Walk) -> BoundRow:
    dimensions = Dimensions(flow="").but(**dict(pattern.dimensions))
    part, key, block = pattern.part, pattern.key, walk.block
    if part == "leaf" and walk.block in {"carried_over", "year_end"}:
        # 一、二、三 stand twice in an appropriation summary: the second time they are parts of the carry-over.
        dimensions = dimensions.but(vintage=walk.block)
        part = "detail"
    elif pattern.block:
        walk.block = block = pattern.block
    elif part in {"total", "subtotal"}:
        walk.block = block = ""
    if depth >= 4 and part == "leaf":
        part = "none"
    return replace(
        row, key=walk.unique(f"{key}@{block}" if part == "detail" else key).partition("@")[0],
        role=part, level=depth, block=block, dimensions=dimensions,
    )  # fmt: skip


def _function(row: BoundRow, words: str, walk: _Walk) -> BoundRow:
    code = row.code or functions().code(words)
    if not code:
        return replace(row, key=walk.unique(f"label:{words}"))
    level = {3: 1, 5: 2, 7: 3}.get(len(code), 4)
    return replace(
        row,
        key=walk.unique(f"code:{code}"),
        role="leaf",
        code=code,
        level=level,
        dimensions=Dimensions(flow="", function=code),
    )


def _class(row: BoundRow, words: str, depth: int, walk: _Walk) -> BoundRow:
    code = functions().code(words)
    part = "none" if depth >= 4 else "leaf"
    if not code:
        # An unknown numbered row still counts in the list; without a number it may be a remark or a subtotal.
        is_item = depth and not any(word in words for word in ("小计", "合计"))
        return replace(row, key=walk.unique(f"label:{words}"), role=part if is_item else "other", level=depth)
    dimensions = Dimensions(flow="", function=code)
    return replace(row, key=walk.unique(f"class:{code}"), role=part, code=code, level=depth, dimensions=dimensions)


def _economic(row: BoundRow, words: str, labels: Labels, walk: _Walk) -> BoundRow:
    if row.code[:1] in {"1", "2"}:
        # Some places print basic expenditure by function.
        return _function(row, words, walk)
    items = economic()
    other = labels.others[0] if labels.others else ""
    code = row.code if row.code[:1] == "3" else items.code(words)
    identity = code or row.code or words
    beside = governmental().code(other) or plain(other)
    is_class = len(code) == 3 and not other
    dimensions = Dimensions(flow="", economic=identity, governmental=beside)
    key = f"economic:{identity}" + (f"/{beside}" if beside else "")
    return replace(
        row,
        key=walk.unique(key),
        role="subtotal" if is_class else "leaf",
        code=identity if identity.isdigit() else "",
        level=1 if is_class else 2,
        dimensions=dimensions,
    )


def _body_or_project(row: BoundRow, words: str, kind: RowKind | None, walk: _Walk, bodies: frozenset[str]) -> BoundRow:
    name = body_name(words)
    if kind is RowKind.ORGANISATION or name in bodies:
        walk.organisation = name
        return replace(
            row, key=walk.unique(f"org:{name}"), role="subtotal", level=1,
            dimensions=Dimensions(flow="", organisation=name),
        )  # fmt: skip
    return replace(
        row, key=walk.unique(f"project:{words}"), role="leaf", level=2,
        dimensions=Dimensions(flow="", project=words, organisation=walk.organisation),
    )  # fmt: skip


def _with_parts(rows: list[BoundRow], kind: RowKind | None) -> list[BoundRow]:
    """Parts that need the whole list: a code with deeper codes is a subtotal, a row numbered deeper is a detail."""
    if kind in {RowKind.FUNCTION, RowKind.ECONOMIC}:
        codes = {row.code for row in rows if row.code}
        return [
            replace(row, role="subtotal")
            if row.role == "leaf" and any(code != row.code and code.startswith(row.code) for code in codes if row.code)
            else row
            for row in rows
        ]
    if kind is RowKind.CLASS:
        depths = [row.level for row in rows if row.role == "leaf" and row.level]
        top = min(depths, default=0)
        return [replace(row, role="detail") if row.role == "leaf" and row.level > top and top else row for row in rows]
    return rows


def _pattern(form: Form | None, side: str, words: str) -> RowPattern | None:
    """The row pattern with the longest match; of equally long ones the first."""
    best: tuple[int, RowPattern] | None = None
    for pattern in form.rows if form else ():
        if pattern.side and pattern.side != side.partition(".")[0]:
            continue
        literal = max((gap_match(label, words) for label in pattern.labels), default=0)
        if literal and (best is None or literal > best[0]):
            best = (literal, pattern)
    return best[1] if best else None


def _guess_kind(table: Table, layout: Layout, block: Block) -> RowKind | None:
    """For a table of no known form: codes of functions or of economic items."""
    codes = [code_of(row, block.codes) for index, row in enumerate(table.rows) if index not in layout.number_rows]
    codes = [code for code in codes if code]
    if len(codes) < 2:
        return None
    first = max({code[0] for code in codes}, key=lambda digit: sum(code[0] == digit for code in codes))
    return RowKind.FUNCTION if first in "12" else RowKind.ECONOMIC if first in "35" else None


def _leading_code(text: str) -> str:
    match = _CODED_LABEL.match(plain(text))
    return match[1] if match else ""


def named_bodies(texts: Mapping[str, str] | list[str]) -> frozenset[str]:
    """Names of bodies in normal form."""
    return frozenset(name for text in texts if (name := body_name(bare(text))))
