"""N28: procurement by kind. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N28",
    name=Words("政府采购分项", "procurement by kind"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words("政府采购总额＝货物＋工程＋服务。", "Procurement is goods, works and services together."),
        why=Words(
            "预算法要求说明政府采购情况，三类之和应等于总额。",
            "The Budget Law requires procurement to be explained; the three kinds make the total.",
        ),
        tolerance=Words(
            "按显示位数取区间相加，允许四舍五入产生的末位差（ROUNDING R4–R5）。",
            "Intervals of the printed digits are added; differences that rounding explains are allowed (ROUNDING "
            "R4–R5).",
        ),
        basis=Words("预算法第十四条", "Budget Law, article 14"),
    ),
    messages={
        "default": Words(
            "{place}：总额为 {stated} {unit}，三类合计为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: total {stated} {unit}, kinds {expected} {unit}, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="九、政府采购情况\n\n2030年示例县示例局政府采购预算总额25.00万元。其中：政府采购货物预算10.00万元、政府采"
            "购工程预算0万元、政府采购服务预算16.00万元。",
        )
    ),
    is_first_release=True,
)
