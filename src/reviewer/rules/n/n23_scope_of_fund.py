"""N23: scope of a fund. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words

RULE = Rule(
    code="N23",
    name=Words("口径句", "scope of a fund"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "财政拨款说明中某项资金的总额等于当年安排与上年结转之和。",
            "The total of a fund in the appropriation section is this year's money and what was carried over.",
        ),
        why=Words("口径混用会使同一资金出现两个数。", "Mixed scopes print two figures for one fund."),
        tolerance=Words(
            "按显示位数取区间相加，允许四舍五入产生的末位差（ROUNDING R4–R5）。",
            "Intervals of the printed digits are added; differences that rounding explains are allowed (ROUNDING "
            "R4–R5).",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated} {unit}，当年与结转合计为 {expected} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} with carry-over",
        ),
    },
    example=Example(
        tables("appropriation-summary")
        + told(
            "四、财政拨款收支预算总体情况说明",
            "2030年度示例县示例局财政拨款收支总预算1,020.00万元。其中：一般公共预算拨款930.00万元，政府性基金预算拨款20.00万元，"
            "国有资本经营预算拨款60.00万元。",
        )
    ),
    is_first_release=False,
)
