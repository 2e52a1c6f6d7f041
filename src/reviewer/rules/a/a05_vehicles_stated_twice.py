"""A05: vehicles stated twice. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="A05",
    name=Words("车辆数前后不一", "vehicles stated twice"),
    severity=Severity.ERROR,
    law=Law.COUNT,
    page=Page(
        what=Words(
            "概况、资产、“三公”各处的车辆数一致。",
            "The number of vehicles is the same wherever it is stated.",
        ),
        why=Words("同一日期的车辆数只有一个。", "There is one number of vehicles on one date."),
        tolerance=Words("数量没有误差，必须完全相等。", "Counts are exact."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：一处为 {stated} 辆，另一处为 {expected} 辆",
            "{place}: {stated} in one place, {expected} in another",
        ),
    },
    example=Example(
        budget(
            overview="第一部分 概况\n\n一、本单位职责\n\n承担全县示例工作。\n\n"
            "二、机构设置情况\n\n示例县示例局内设办公室，实有公务用车4辆。",
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局共有公务用车编制3辆，实有3辆。",
        )
    ),
    is_first_release=False,
)
