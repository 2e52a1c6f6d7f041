"""N23: scope of a fund. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Page, Rule
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
    is_first_release=False,
)
