"""Lists of projects with their indicators: one head over the whole table, a project in several rows.

Budget systems print performance targets as one long list (单位名称 | 项目名称 | 年度绩效目标 | 一级指标 | … | 指标值)
instead of a form for each project. Owns: telling such a list from a form, cutting it into projects, the fields and
amounts in its columns. Called by `read_performance`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.forms.indicator_columns import Head, head_in, is_head
from reviewer.forms.performance import Field, Funding, FundingSource, Half
from reviewer.forms.performance_funding import amount_of
from reviewer.forms.performance_grid import Block, Line, Token
from reviewer.forms.performance_labels import compact, field_of, funding_of, half_of, unit_in
from reviewer.model.figure import Unit

HEAD_ROWS = 4
"""Rows in which the head of a list ends: number row and two or three levels."""
_PROJECT = frozenset(
    {"项目", "单位名称、项目名称", "单位、项目名称", "单位(项目)名称", "单位项目名称", "项目(单位)名称"}
)
_MONEY = frozenset(
    {"预算数", "金额", "预算金额", "项目预算", "项目金额", "项目资金", "资金", "总计", "合计", "安排金额"}
)
_GOALS = frozenset({"goal", "goal_year"})


@dataclass(frozen=True, slots=True)
class ListHead:
    """The columns of a list. `rows`: number of head rows; `fields`: column → field name; `money`: column → label."""

    rows: int
    indicators: Head
    fields: dict[int, str]
    money: dict[int, tuple[FundingSource, Half, str]]
    unit: Unit | None


@dataclass(slots=True)
class Entry:
    """One project of a list: its rows, its fields by name and its amounts."""

    lines: list[Line]
    fields: dict[str, Field] = field(default_factory=dict)
    funding: list[Funding] = field(default_factory=list)


def list_head(block: Block) -> ListHead | None:
    """The head of a list; None where the block is a form (its 项目名称 has a value beside it)."""
    rows = block[:HEAD_ROWS]
    place = next((order for order, line in enumerate(rows) if is_head(line)), None)
    if place is None:
        return None
    head = head_in(rows)
    assert head is not None
    count = max(order for order, line in enumerate(rows) if line.name in head.lines) + 1
    fields: dict[int, str] = {}
    money: dict[int, tuple[FundingSource, Half, str]] = {}
    unit: Unit | None = None
    for line in rows[:count]:
        own = [token for token in line.tokens if token.column < head.first_column]
        for token in own:
            name = _column_field(token.text)
            funds = _column_money(token.text)
            if name is not None:
                fields[token.column] = name
            elif funds is not None:
                money[token.column] = funds
                unit = unit or unit_in(token.text)
    if "project" not in fields.values():
        return None
    above = [token for line in rows[:place] for token in line.tokens if token.column < head.first_column]
    if any(not _is_column_head(token.text) for token in above):
        return None
    return ListHead(count, head, fields, money, unit)


def entries(block: Block, head: ListHead, unit: Unit) -> Iterator[Entry]:
    """The projects of a list in printed order, amounts in `unit`. A row with a name and no indicator names a body."""
    projects = [column for column, name in head.fields.items() if name == "project"]
    current: Entry | None = None
    carried: dict[str, Field] = {}
    for line in block[head.rows :]:
        if is_head(line) or _is_number_row(line):
            continue
        at = {token.column: token for token in line.tokens}
        name = next((at[column] for column in projects if column in at), None)
        has_indicator = any(column >= head.indicators.first_column for column in at)
        _carry(at, head, carried)
        if name is not None and not has_indicator:
            if current is not None:
                yield current
            current = None
            carried["executing_unit"] = Field("executing_unit", name.text, name.ref, name.source)
            continue
        if name is not None and (current is None or compact(name.text) != compact(current.fields["project"].text)):
            if current is not None:
                yield current
            current = Entry([], dict(carried))
            current.fields["project"] = Field("project", name.text, name.ref, name.source)
            current.funding = list(_funding(at, head, unit))
        if current is None:
            continue
        _fill(current, at, head)
        current.lines.append(line)
    if current is not None:
        yield current


def _carry(at: dict[int, Token], head: ListHead, carried: dict[str, Field]) -> None:
    """Bodies stand once for all their projects."""
    for column, name in head.fields.items():
        if name in {"executing_unit", "department"} and column in at:
            token = at[column]
            carried[name] = Field(name, token.text, token.ref, token.source)


def _fill(entry: Entry, at: dict[int, Token], head: ListHead) -> None:
    for column, name in head.fields.items():
        token = at.get(column)
        shown = "goal_year" if name in _GOALS else name
        if token is not None and shown not in entry.fields:
            entry.fields[shown] = Field(shown, token.text, token.ref, token.source)


def _funding(at: dict[int, Token], head: ListHead, unit: Unit) -> Iterator[Funding]:
    for column, (source, half, label) in head.money.items():
        token = at.get(column)
        if token is not None and (figure := amount_of(token.text, unit)) is not None:
            yield Funding(half, source, label, figure, token.ref, token.source)


def _column_field(text: str) -> str | None:
    shaped = compact(text)
    return "project" if shaped in _PROJECT else field_of(text)


def _column_money(text: str) -> tuple[FundingSource, Half, str] | None:
    source = funding_of(text)
    shaped = compact(text)
    if source is None and shaped.split("(")[0].rstrip(":") in _MONEY:
        source = FundingSource.TOTAL
    return (source, half_of(text) or Half.YEAR, text) if source is not None else None


def _is_column_head(text: str) -> bool:
    shaped = compact(text)
    return (
        _column_field(text) is not None
        or _column_money(text) is not None
        or shaped.endswith(
            ("编码", "代码", "名称", "序号", "目标", "指标", "类别", "属性", "类型", "级次", "年度", "处室", "科室")
        )
        or unit_in(text) is not None
    )


def _is_number_row(line: Line) -> bool:
    return len(line.tokens) > 2 and all(token.text.isdecimal() and len(token.text) <= 2 for token in line.tokens)


def rows_of(entry: Entry, block: Sequence[Line], head: ListHead) -> Block:
    """The head rows and the rows of one project, as a block of its own for the reader of indicators; what stands left
    of the indicators is left out."""
    heads = [line for line in block[: head.rows] if line.name in head.indicators.lines]
    first = head.indicators.first_column
    cut = (
        Line(line.name, tuple(t for t in line.tokens if t.column >= first), line.cells)
        for line in (*heads, *entry.lines)
    )
    return tuple(line for line in cut if line.tokens)
