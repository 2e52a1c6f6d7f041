"""N05: parts and whole. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N05",
    name=Words("分项之和", "parts and whole"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "“其中”各项之和等于总数（金额与个数）。",
            "The parts listed after 其中 make the whole, in money and in number.",
        ),
        why=Words(
            "分项与总数不符，至少有一个数字写错。",
            "Where parts and whole differ, one of the numbers is wrong.",
        ),
        tolerance=Words(
            "按显示位数取区间相加，允许四舍五入产生的末位差（ROUNDING R4–R5）。",
            "Intervals of the printed digits are added; differences that rounding explains are allowed (ROUNDING "
            "R4–R5).",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：总数为 {stated} {unit}，分项合计为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: whole {stated} {unit}, parts {expected} {unit}, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="一、单位预算收支数据变动情况及原因\n\n"
            "2030年度示例县示例局预算收入总计120.00万元，其中：本年收入110.00万元，上年结转20.00万元。",
        )
    ),
    is_first_release=True,
)
