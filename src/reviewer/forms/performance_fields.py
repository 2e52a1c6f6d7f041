"""The text fields of a performance form: project, bodies, kind, period, texts, goals, signature line.

Owns: pairing labels with values wherever they stand: beside, in the same cell, or on the next line. Does not own the
funding block nor the indicators. Called by `read_performance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reviewer.forms.performance import Field, Half
from reviewer.forms.performance_grid import Block, Line, Token
from reviewer.forms.performance_labels import (
    TEXT_FIELDS,
    field_of,
    goal_head_of,
    is_result_head,
    may_be_label,
    split_cell,
    unit_in,
)
from reviewer.model.document import NOWHERE, Source

_CODE_FIRST = re.compile(r"^\s*(?:[\[(（【]([0-9A-Z]{3,12})[\])）】][-—–_ ]*|([0-9A-Z]{3,12})\s*[-—–_ ]+\s*)(\D.*)$")
_CODE_LAST = re.compile(r"^(.*\D)\s*[-—–_(（\[【]\s*([0-9A-Z]{3,12})[\])）】]?$")
_GOALS = frozenset({"goal", "goal_year"})
GOAL_FIELDS = MappingProxyType({Half.PERIOD: "goal_period", Half.YEAR: "goal_year"})


@dataclass(slots=True)
class _Open:
    """A label that was read and the values found for it so far; `name` "" for a label nobody knows."""

    name: str
    line: Line
    column: int
    values: list[Token] = field(default_factory=list)


def read_fields(block: Block, skip: frozenset[str]) -> Mapping[str, Field]:
    """Fields by stable name; rows named in `skip` belong to other blocks. A label without value is empty."""
    opened: list[_Open] = []
    goal_heads: dict[Half, int] = {}
    for line in block:
        if line.name not in skip:
            _read_line(line, opened, goal_heads)
    fields: dict[str, Field] = {}
    for item in _settled_goals(opened, goal_heads):
        for found in _fields_of(item, goal_heads):
            present = fields.get(found.name)
            if present is None or (not present.text and found.text):
                fields[found.name] = found
    return _with_code(fields)


def _read_line(line: Line, opened: list[_Open], goal_heads: dict[Half, int]) -> None:
    here: list[_Open] = []
    loose: list[Token] = []
    for place, token in enumerate(line.tokens):
        inside = split_cell(token.text)
        name = field_of(token.text)
        head = goal_head_of(token.text)
        if inside:
            for part in inside:
                value = [replace(token, text=part.value)] if part.value else []
                here.append(_Open(part.name, line, token.column, value))
        elif head is not None and (not here or here[-1].name in _GOALS) and _is_goal_head(line, place):
            if here:
                here[-1].name = "goal"
            goal_heads.setdefault(head, token.column)
        elif is_result_head(token.text) and goal_heads:
            goal_heads.pop(Half.PERIOD, None)
        elif name is not None:
            here.append(_Open(name, line, token.column))
        elif here and _is_unknown_label(here[-1], token):
            here.append(_Open("", line, token.column))
        elif here:
            here[-1].values.append(token)
        elif unit_in(token.text) is None:
            loose.append(token)
    if here:
        opened += here
    elif loose and opened:
        _continue(loose, line, opened)


def _is_goal_head(line: Line, place: int) -> bool:
    """Whether 年度目标 stands over a column of goals; else it is the label of the text beside it."""
    if place == 0 and any(is_result_head(token.text) for token in line.tokens):
        return False  # 年度总体目标 | 预期目标 | 实际完成情况
    if place + 1 < len(line.tokens):
        return _is_about_goals(line.tokens[place + 1].text)
    return place > 0 and _is_about_goals(line.tokens[place - 1].text)


def _is_about_goals(text: str) -> bool:
    name = field_of(text)
    return goal_head_of(text) is not None or is_result_head(text) or (name is not None and name.startswith("goal"))


def _is_unknown_label(last: _Open, token: Token) -> bool:
    """Whether a cell behind a label that has its value opens another pair: a field has one value cell, only long
    texts and goals are read in pieces."""
    if not last.name or last.name == "goal":
        return not last.name and bool(last.values) and may_be_label(token.text)
    return bool(last.values) and (last.name not in TEXT_FIELDS or may_be_label(token.text))


def _continue(loose: list[Token], line: Line, opened: list[_Open]) -> None:
    """A row without labels: values of the labels above that have none, the rest of the last text, or a row whose label
    nobody knows."""
    above = opened[-1].line.name
    labels = [item for item in opened if item.line.name == above]
    waiting = [item for item in labels if not item.values]
    is_own_row = loose[0].column <= labels[0].column and may_be_label(loose[0].text)
    if is_own_row and (len(loose) > 1 or not waiting):
        opened.append(_Open("", line, loose[0].column, loose[1:]))
        return
    if len(waiting) == 1 or (waiting and waiting[-1].name == "goal"):
        waiting[-1].values += loose
        return
    for item, token in zip(waiting, loose, strict=False):
        item.values.append(token)
    last = opened[-1]
    if not waiting and len(loose) > 1 and last.name and last.name not in TEXT_FIELDS:
        opened.append(_Open("", line, loose[0].column, loose))
    elif not waiting and last.values and last.name != "goal":
        opened[-1].values.append(replace(loose[0], text="".join(token.text for token in loose)))


def _settled_goals(opened: list[_Open], goal_heads: dict[Half, int]) -> Iterator[_Open]:
    """总体绩效目标 beside a goal of the year in a row of its own is the goal of the whole period."""
    has_year = any(item.name == "goal_year" for item in opened) and not goal_heads
    for item in opened:
        if item.name:
            yield replace(item, name="goal_period") if has_year and item.name == "goal" else item


def _fields_of(item: _Open, goal_heads: dict[Half, int]) -> Iterator[Field]:
    if item.name == "goal":
        yield from _goals(item, goal_heads)
        return
    text = "".join(token.text for token in item.values)
    yield Field(item.name, text, *_place(item))


def _goals(item: _Open, goal_heads: dict[Half, int]) -> Iterator[Field]:
    """The texts of 总体目标: two stand for both halves, one for the half its column belongs to."""
    halves = list(goal_heads) or [Half.YEAR]
    if len(item.values) >= 2 and halves == [Half.YEAR] and goal_heads:
        token = item.values[0]  # the other column tells what was reached
        yield Field("goal_year", token.text, token.ref, token.source)
        return
    if len(item.values) >= 2:
        first, second = item.values[0], item.values[1]
        yield Field("goal_period", first.text, first.ref, first.source)
        yield Field("goal_year", second.text, second.ref, second.source)
        return
    if len(item.values) == 1:
        token = item.values[0]
        half = halves[0]
        if len(halves) == 2 and token.column >= goal_heads[Half.YEAR] > goal_heads.get(Half.PERIOD, 0):
            half = Half.YEAR
        elif len(halves) == 2:
            half = Half.PERIOD
        yield Field(GOAL_FIELDS[half], token.text, token.ref, token.source)
        halves = [other for other in halves if other is not half]
        for other in halves:
            yield Field(GOAL_FIELDS[other], "", item.line.ref(goal_heads[other]), token.source, is_lost=True)
        return
    for half in halves:
        yield Field(GOAL_FIELDS[half], "", *_place(item))


def _place(item: _Open) -> tuple[str, Source]:
    if item.values:
        return item.values[0].ref, item.values[0].source
    source = item.line.source(item.column)
    return item.line.ref(item.column + 1), source if source is not None else NOWHERE


def _with_code(fields: dict[str, Field]) -> Mapping[str, Field]:
    """`241-示例省示例局` is the code and the name of the supervising body."""
    department = fields.get("department")
    if department is None:
        return fields
    code, name = "", department.text
    if found := _CODE_FIRST.match(department.text):
        code, name = found[1] or found[2], found[3]
    elif found := _CODE_LAST.match(department.text):
        name, code = found[1], found[2]
    if code:
        fields["department"] = replace(department, text=name.strip())
        fields["department_code"] = replace(department, name="department_code", text=code)
    return fields
