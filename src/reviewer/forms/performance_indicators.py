"""The indicator block of a performance form: level 1, 2, 3 and target in one or two halves.

Owns: finding the block, binding cells by column where the row keeps to the head's columns and by order where it slid,
marking rows whose labels cannot be trusted. Called by `read_performance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.forms.indicator_columns import HALVES, Head, Part, by_column, head_in, is_head
from reviewer.forms.indicator_labels import SPLIT_COSTS, first_level, follows_block, is_block_label, second_level
from reviewer.forms.performance import Half, Indicator
from reviewer.forms.performance_grid import Block, Line, Token
from reviewer.forms.performance_labels import SIGNATURE, compact, field_of, split_cell


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """What was read. `lines`: names of the rows it took; `halves`: the halves the form has."""

    indicators: tuple[Indicator, ...]
    lines: frozenset[str]
    halves: tuple[Half, ...]


@dataclass(frozen=True, slots=True)
class _RowRead:
    line: Line
    first: str
    parts: tuple[Part, ...]
    is_shifted: bool


def read_indicators(block: Block, *, has_period: bool) -> IndicatorBlock:
    """Indicators in printed order, left half before right half within a row. `has_period`: the funding block has the
    half 实施期, so a form whose indicator head was lost has two halves as well."""
    lines = _block_lines(block)
    if not lines:
        return IndicatorBlock((), frozenset(), ())
    head = head_in(lines)
    halves = head.halves if head is not None else (2 if has_period else 1)
    heads = head.lines if head is not None else frozenset[str]()
    splits_cost = any(second_level(token.text) in SPLIT_COSTS for line in lines for token in line.tokens)
    body = [line for line in lines if line.name not in heads and not is_head(line)]
    rows = [row for line in body if (row := _read_row(line, head, halves, splits_cost))]
    shown = head.shown if head is not None else (HALVES if halves == 2 else (Half.YEAR,))
    read = with_lost_labels(tuple(_indicators(rows, shown, splits_cost)))
    return IndicatorBlock(read, frozenset(line.name for line in lines), shown)


def _block_lines(block: Block) -> tuple[Line, ...]:
    """From the head of the block (or its first level-1 row) to the signature line."""
    start = next((place for place, line in enumerate(block) if _opens(line)), None)
    if start is None:
        return ()
    taken: list[Line] = []
    for line in block[start:]:
        if _is_signature(line) or (taken and _ends_block(line)):
            break
        taken.append(line)
    return tuple(taken)


def _ends_block(line: Line) -> bool:
    """Whether a row speaks of something else: 总分, 其他需要说明的问题, another field of the form."""
    first = line.tokens[0].text
    name = field_of(first)
    return follows_block(first) or (name is not None and not name.startswith("goal"))


def _opens(line: Line) -> bool:
    if is_head(line):
        return True
    texts = [token.text for token in line.tokens]
    return any(first_level(text) for text in texts) and any(second_level(text) for text in texts)


def _is_signature(line: Line) -> bool:
    first = line.tokens[0].text
    names = {field_of(first)} | {part.name for part in split_cell(first)}
    return bool(names & SIGNATURE)


def _read_row(line: Line, head: Head | None, halves: int, splits_cost: bool) -> _RowRead | None:
    tokens = [token for token in line.tokens if not is_block_label(token.text)]
    if not tokens:
        return None
    bound = by_column(tokens, head) if head is not None else None
    if bound is not None and (not bound[0] or _is_level(bound, splits_cost)):
        return _RowRead(line, bound[0], bound[1], _is_slid(bound[1]))
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
    parts = _by_order(rest, halves)
    slid = _labels_twice(rest, halves) or _is_slid(parts)
    return _RowRead(line, first, parts, slid or any(not part.is_sure for part in parts))


def _is_level(bound: tuple[str, tuple[Part, ...]], splits_cost: bool) -> bool:
    """Whether the word in the column of level 1 is one: 成本指标 of a form that does not split it slid from level 2."""
    return bound[0] != "成本" or splits_cost or any(part.second for part in bound[1])


def _is_slid(parts: tuple[Part, ...]) -> bool:
    """Whether the two halves of a row print different kinds of indicators, or only one of them prints its kind."""
    labels = [part.second for part in parts]
    return len(set(labels)) > 1


def _slid_cost(follows: str) -> bool:
    """成本指标 before another level-2 word stands in the column of level 1: the row slid."""
    return second_level(follows) is not None


def _labels_twice(tokens: list[Token], halves: int) -> bool:
    levels = [second_level(token.text) for token in tokens]
    pairs = sum(1 for a, b in pairwise(levels) if a and b)
    count = sum(level is not None for level in levels)
    return count > halves or (pairs > 0 and count == len(levels) and halves == 1)


def _by_order(tokens: list[Token], halves: int) -> tuple[Part, ...]:
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
        parts.append(Part(label, name, target, target.text if target is not None else "", sure))
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


def _indicator(row: _RowRead, part: Part, half: Half, levels: tuple[str, str], *, is_shifted: bool) -> Indicator:
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
        own = _LOOKS_LIKE.get(indicator.second)
        if own is not None and own.search(indicator.name):
            marked.append(indicator)
            continue
        lost = [kind for kind, pattern in _LOOKS_LIKE.items() if kind not in labels and pattern.search(indicator.name)]
        is_output = indicator.first == "产出" and indicator.second not in lost
        marked.append(replace(indicator, is_shifted=True) if lost and is_output else indicator)
    return tuple(marked)
