"""A01: vehicles by kind. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="A01",
    name=Words("车辆分项", "vehicles by kind"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words("实有车辆数等于各类车辆之和。", "Vehicles at hand are the sum of their kinds."),
        why=Words(
            "车辆按类公开，分项与总数应吻合。",
            "Vehicles are published by kind; kinds and total must agree.",
        ),
        tolerance=Words("数量没有误差，必须完全相等。", "Counts are exact."),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "{place}：总数为 {stated}，分类合计为 {expected}",
            "{place}: total {stated}, kinds {expected}",
        ),
    },
    example=Example(
        budget(
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局共有公务用车编制3辆，实有3辆，其中：机要通"
            "信用车1辆，应急保障用车1辆，其他公务用车2辆。",
        )
    ),
    is_first_release=True,
)
