"""Performance-target forms 项目支出绩效目标表 and the services directory, as grids without a usual header."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sample_docs.kit.content import Grid, Span

Indicator = tuple[str, str, str]
"""Second-level kind, name, target value."""

FIRST_LEVEL = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益": "效益指标",
    "社会效益": "效益指标",
    "生态效益": "效益指标",
    "可持续影响": "效益指标",
    "服务对象满意度": "满意度指标",
}


@dataclass(frozen=True)
class Goal:
    """What a unit writes into the form of one project. `sources`: central, provincial, local, own in 元."""

    project: str
    amount: Decimal
    kind: str
    period: str
    overview: str
    basis: str
    necessity: str
    measures: str
    plan: str
    aim: str
    indicators: tuple[Indicator, ...]
    stamp: str
    sources: tuple[Decimal, Decimal, Decimal, Decimal] | None = None
    whole_period: Decimal | None = None
    """Amount of the whole period where it is more than the year's."""
    unit: str = ""
    """Executing unit where it is not the body itself."""
    lasting: bool = False
    """其他运转类 where true, 特定目标类 where false."""


def yuan(amount: Decimal) -> str:
    """`3126540` → `3,126,540`; cents only where there are some."""
    text = f"{amount:,.2f}"
    return text.removesuffix(".00")


def form(goal: Goal, *, number: int, organisation: str, code: str, area: str, year: int) -> Grid:
    """One form: eight columns, whole period left, year right."""
    year_sources = goal.sources or (Decimal(0), Decimal(0), goal.amount, Decimal(0))
    whole = goal.whole_period if goal.whole_period is not None else goal.amount
    extra = whole - goal.amount
    period_sources = (year_sources[0], year_sources[1], year_sources[2] + extra, year_sources[3])
    labels = ("其中：中央财政资金", "省级财政资金", "市县（区）财政资金", "单位自筹")
    rows: list[tuple[str, ...]] = [
        ("项目名称", goal.project, "", "", "", "", "", ""),
        ("主管部门及代码", f"{code}-{organisation}", "", "", "实施单位", goal.unit or organisation, "", ""),
        ("项目属性", goal.kind, "", "", "项目期", goal.period, "", ""),
        ("项目资金（元）", "实施期资金总额：", "", yuan(whole), "年度资金总额：", "", yuan(goal.amount), ""),
    ]
    for label, period, now in zip(labels, period_sources, year_sources, strict=True):
        rows.append(("", label, "", yuan(period), label, "", yuan(now), ""))
    rows.append(("", "其他资金", "", "", "其他资金", "", "", ""))
    for label, text in (
        ("项目概况", goal.overview),
        ("立项依据", goal.basis),
        ("项目设立必要性", goal.necessity),
        ("保证项目实施的制度、措施", goal.measures),
        ("项目实施计划", goal.plan),
    ):
        rows.append((label, text, "", "", "", "", "", ""))
    rows.append(("实施期目标", "", "", "", "年度目标", "", "", ""))
    rows.append(("总体目标", goal.aim, "", "", goal.aim, "", "", ""))
    rows.append(("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"))
    spans: list[Span] = [
        (0, 1, 0, 7), (1, 1, 1, 3), (1, 5, 1, 7), (2, 1, 2, 3), (2, 5, 2, 7), (3, 0, 8, 0),
        *((row, 1, row, 2) for row in range(3, 9)), *((row, 4, row, 5) for row in range(3, 9)),
        *((row, 6, row, 7) for row in range(3, 9)), *((row, 1, row, 7) for row in range(9, 14)),
        (14, 0, 14, 3), (14, 4, 14, 7), (15, 1, 15, 3), (15, 4, 15, 7),
    ]  # fmt: skip
    start = len(rows)
    given = {kind: [item for item in goal.indicators if item[0] == kind] for kind in FIRST_LEVEL}
    for kind, first in FIRST_LEVEL.items():
        lines = given[kind] or [(kind, "", "")]
        for place, (_, name, target) in enumerate(lines):
            is_first = place == 0 and kind in {"数量指标", "经济效益", "服务对象满意度"}
            shown = kind if place == 0 else ""
            rows.append(("", first if is_first else "", shown, name, target, shown, name, target))
        if len(lines) > 1:
            spans += [(len(rows) - len(lines), column, len(rows) - 1, column) for column in (2, 5)]
    spans.append((start - 1, 0, len(rows) - 1, 0))
    starts = [row for row in range(start, len(rows)) if rows[row][1]] + [len(rows)]
    spans += [(top, 1, below - 1, 1) for top, below in pairwise(starts) if below - top > 1]
    rows.append(("负责人：", "", "经办人：", "", "联系电话：", "", "填报日期：", goal.stamp))
    return Grid(
        f"f{number:02d}", "performance", f"{area}级预算部门（单位）项目支出绩效目标表", "元", "", tuple(rows), 0,
        (0.11, 0.11, 0.12, 0.16, 0.12, 0.12, 0.14, 0.12), spans=tuple(spans), kind="performance", size=8,
        notes=(f"（{year}年度）",), title_level=0,
    )  # fmt: skip


def directory(departments: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Grid:
    """The services directory: code and name in the column of its level, one block per department."""
    rows: list[tuple[str, ...]] = [("代码", "一级目录", "二级目录", "三级目录", "四级目录")]
    spans: list[Span] = []
    for name, lines in departments:
        rows.append((name, "", "", "", ""))
        spans.append((len(rows) - 1, 0, len(rows) - 1, 4))
        for code, label in lines:
            level = {1: 1, 3: 2, 5: 3, 7: 4}[len(code)]
            cells = [code, "", "", "", ""]
            cells[level] = label
            rows.append(tuple(cells))
    return Grid(
        "directory", "services-directory", "", "", "", tuple(rows), 1, (0.12, 0.17, 0.19, 0.24, 0.28),
        spans=tuple(spans), kind="directory", repeat_header=True, size=9, title_level=0, page_break=False,
    )  # fmt: skip
