"""The indicator block of a performance form: level 1, 2, 3 and target in one or two halves.

Owns: finding the block, binding cells by column where the row keeps to the head's columns and by order where it slid,
marking rows whose labels cannot be trusted. Called by `read_performance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.forms.performance import Half, Indicator
from reviewer.forms.performance_grid import Block, Line, Token
from reviewer.forms.performance_labels import (
    SIGNATURE,
    SPLIT_COSTS,
    compact,
    field_of,
    first_level,
    indicator_head_of,
    second_level,
    split_cell,
)

BLOCK_LABELS = frozenset({"绩效指标", "年度绩效指标", "绩效目标指标", "指标", "项目绩效指标"})
HALVES = (Half.PERIOD, Half.YEAR)


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """What was read. `lines`: names of the rows it took; `halves`: the halves the form has."""

    indicators: tuple[Indicator, ...]
    lines: frozenset[str]
    halves: tuple[Half, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """Columns of the block by role; `column` → (role, 0 for the left half, 1 for the right)."""

    roles: dict[int, tuple[str, int]]
    halves: int


@dataclass(frozen=True, slots=True)
class _Part:
    """What one row says about one half. `second` "" where it prints none."""

    second: str
    name: Token | None
    target: Token | None
    target_text: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _RowRead:
    line: Line
    first: str
    parts: tuple[_Part, ...]
    is_shifted: bool


def read_indicators(block: Block, *, has_period: bool) -> IndicatorBlock:
    """Indicators in printed order, left half before right half within a row. `has_period`: the funding block has the
    half 实施期, so a form whose indicator head was lost has two halves as well."""
    lines = _block_lines(block)
    if not lines:
        return IndicatorBlock((), frozenset(), ())
    head = next((found for line in lines if (found := _head(line)) is not None), None)
    halves = head.halves if head is not None else (2 if has_period else 1)
    splits_cost = any(second_level(token.text) in SPLIT_COSTS for line in lines for token in line.tokens)
    rows = [row for line in lines if _head(line) is None and (row := _read_row(line, head, halves, splits_cost))]
    shown = HALVES if halves == 2 else (Half.YEAR,)
    read = with_lost_labels(tuple(_indicators(rows, shown, splits_cost)))
    return IndicatorBlock(read, frozenset(line.name for line in lines), shown)


def _block_lines(block: Block) -> tuple[Line, ...]:
    """From the head of the block (or its first level-1 row) to the signature line."""
    start = next((place for place, line in enumerate(block) if _opens(line)), None)
    if start is None:
        return ()
    taken: list[Line] = []
    for line in block[start:]:
        if _is_signature(line):
            break
        taken.append(line)
    return tuple(taken)


def _opens(line: Line) -> bool:
    if _head(line) is not None:
        return True
    texts = [token.text for token in line.tokens]
    return any(first_level(text) for text in texts) and any(second_level(text) for text in texts)


def _is_signature(line: Line) -> bool:
    first = line.tokens[0].text
    names = {field_of(first)} | {part.name for part in split_cell(first)}
    return bool(names & SIGNATURE)


def _head(line: Line) -> _Head | None:
    """The head row with 三级指标 and 指标值; halves are counted by 三级指标."""
    roles: dict[int, tuple[str, int]] = {}
    seen: dict[str, int] = {}
    for token in line.tokens:
        role = indicator_head_of(token.text)
        if role is None:
            continue
        half = seen.get(role, 0)
        seen[role] = half + 1
        roles[token.column] = (role, min(half, 1))
    if "name" not in seen or "target" not in seen:
        return None
    halves = 2 if seen["name"] >= 2 else 1
    if halves == 1:
        roles = {column: (role, 0) for column, (role, _) in roles.items()}
    return _Head(roles, halves)


def _read_row(line: Line, head: _Head | None, halves: int, splits_cost: bool) -> _RowRead | None:
    tokens = [token for token in line.tokens if compact(token.text) not in BLOCK_LABELS]
    if not tokens:
        return None
    first = ""
    rest: list[Token] = []
    for place, token in enumerate(tokens):
        level = first_level(token.text)
        follows = tokens[place + 1].text if place + 1 < len(tokens) else ""
        is_cost = compact(token.text) == "成本指标" and not splits_cost
        if level is not None and not first and not rest and (not is_cost or _slid_cost(follows)):
            first = level if not is_cost else ""
            if is_cost:
                rest.append(token)
            continue
        rest.append(token)
    by_column = _by_column(rest, head, halves)
    parts = by_column if by_column is not None else _by_order(rest, halves)
    labels = [part.second for part in parts]
    slid = _labels_twice(rest, halves) or (halves == 2 and bool(labels[0]) != bool(labels[1]))
    slid = slid or (halves == 2 and all(labels) and labels[0] != labels[1])
    return _RowRead(line, first, parts, slid or any(not part.is_sure for part in parts))


def _slid_cost(follows: str) -> bool:
    """成本指标 before another level-2 word stands in the column of level 1: the row slid."""
    return second_level(follows) is not None


def _labels_twice(tokens: list[Token], halves: int) -> bool:
    levels = [second_level(token.text) for token in tokens]
    pairs = sum(1 for a, b in pairwise(levels) if a and b)
    count = sum(level is not None for level in levels)
    return count > halves or (pairs > 0 and count == len(levels) and halves == 1)


def _by_column(tokens: list[Token], head: _Head | None, halves: int) -> tuple[_Part, ...] | None:
    """Bind by the columns of the head; None where a cell does not fit its column."""
    if head is None:
        return None
    placed: dict[tuple[str, int], Token] = {}
    for token in tokens:
        role = head.roles.get(token.column)
        if role is None or role[0] == "first" or (role[0] == "second") != (second_level(token.text) is not None):
            return None
        placed[role] = token
    parts = []
    for half in range(halves):
        second = placed.get(("second", half))
        target = placed.get(("target", half))
        pieces = (placed.get(("direction", half)), target, placed.get(("measure", half)))
        text = "".join(piece.text for piece in pieces if piece is not None and piece.text not in {"定性", "无"})
        level = second_level(second.text) or "" if second is not None else ""
        parts.append(_Part(level, placed.get(("name", half)), target, text, is_sure=True))
    return tuple(parts)


def _by_order(tokens: list[Token], halves: int) -> tuple[_Part, ...]:
    """Bind by order: a level-2 word opens a half, two other cells are name and target."""
    groups: list[list[Token]] = []
    labels: list[str] = []
    for token in tokens:
        level = second_level(token.text)
        if level is not None:
            groups.append([])
            labels.append(level)
        elif groups:
            groups[-1].append(token)
        else:
            groups.append([token])
            labels.append("")
    if halves == 2:
        groups, labels = _two_halves(groups, labels)
    parts = []
    for half in range(halves):
        cells = groups[half] if half < len(groups) else []
        label = labels[half] if half < len(labels) else ""
        name = cells[0] if cells else None
        target = cells[1] if len(cells) > 1 else None
        sure = len(cells) in {0, 2}
        parts.append(_Part(label, name, target, target.text if target is not None else "", sure))
    return tuple(parts)


def _two_halves(groups: list[list[Token]], labels: list[str]) -> tuple[list[list[Token]], list[str]]:
    """One group of four cells is both halves; an unlabelled first group next to a labelled one stays the left half."""
    if len(groups) == 1 and len(groups[0]) > 2:
        middle = (len(groups[0]) + 1) // 2
        return [groups[0][:middle], groups[0][middle:]], [labels[0], ""]
    if len(groups) > 2:
        filled = [(group, label) for group, label in zip(groups, labels, strict=True) if group]
        if len(filled) == 2:
            return [filled[0][0], filled[1][0]], [filled[0][1], filled[1][1]]
    return groups, labels


def _indicators(rows: list[_RowRead], shown: tuple[Half, ...], splits_cost: bool) -> Iterator[Indicator]:
    """Carry levels down the rows; after a slid row nothing is trusted until the next level 1 with clean rows."""
    first = ""
    seconds = [""] * len(shown)
    slid = False
    for row in rows:
        if row.first and row.first != first:
            first = row.first
            seconds = [""] * len(shown)
            slid = slid and first != "满意度"
        slid = slid or row.is_shifted
        for place, part in enumerate(row.parts):
            seconds[place] = part.second or seconds[place]
        for place, (half, part) in enumerate(zip(shown, row.parts, strict=True)):
            second = seconds[place] or next((other for other in seconds if other), "")
            if part.name is None and part.target is None and not part.second:
                continue
            yield _indicator(row, part, half, (_first_for(first, second, splits_cost), second), is_shifted=slid)


def _first_for(first: str, second: str, splits_cost: bool) -> str:
    """Level 1 from level 2 where the level-1 cell was lost or stands elsewhere."""
    if second in {"数量", "质量", "时效"} or (second == "成本" and not splits_cost):
        return "产出"
    if second in SPLIT_COSTS:
        return "成本"
    if second == "服务对象满意度":
        return "满意度"
    if second in {"经济效益", "社会效益", "生态效益", "可持续影响"}:
        return "效益"
    return first


def _indicator(row: _RowRead, part: _Part, half: Half, levels: tuple[str, str], *, is_shifted: bool) -> Indicator:
    first, second = levels
    place = part.name or part.target
    column = place.column if place is not None else 0
    ref = place.ref if place is not None else row.line.ref(_label_column(row, second, half))
    target_ref = part.target.ref if part.target is not None else (row.line.ref(column + 1) if part.name else ref)
    source = place.source if place is not None else row.line.source(0)
    name = part.name.text if part.name is not None else ""
    return Indicator(half, first, second, name, part.target_text, ref, target_ref, source, is_shifted)


def _label_column(row: _RowRead, second: str, half: Half) -> int:
    """Where a row without name prints its level-2 word for that half."""
    columns = [token.column for token in row.line.tokens if second_level(token.text) == second]
    return (columns[-1] if half is Half.YEAR else columns[0]) if columns else 0


_LOOKS_LIKE = {
    "质量": re.compile(r"(?:率|合格|达标|符合|合格性|准确性|规范性)(?:\(%\))?$"),
    "时效": re.compile(r"及时|时间|时限|期限|按时|按期|时效"),
    "成本": re.compile(r"成本|费用|经费|标准|资金|金$|补助$|投资"),
}
"""Names that belong to a kind of output whose label a form does not show."""


def with_lost_labels(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """Rows marked as slid whose name belongs to a kind of output that has no label in its half: the label was lost
    and the row stands under the one above it."""
    marked = []
    for indicator in indicators:
        labels = {other.second for other in indicators if other.half is indicator.half}
        lost = [kind for kind, pattern in _LOOKS_LIKE.items() if kind not in labels and pattern.search(indicator.name)]
        is_output = indicator.first == "产出" and indicator.second not in lost
        marked.append(replace(indicator, is_shifted=True) if lost and is_output else indicator)
    return tuple(marked)
