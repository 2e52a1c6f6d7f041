"""A06: small-business share. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="A06",
    name=Words("中小企业预留", "small-business share"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "面向中小企业预留不超过采购总额，小微不超过中小企业，合同分项不超过总额。",
            "What is reserved for small businesses does not exceed procurement, micro does not exceed small, "
            "parts do not exceed the total.",
        ),
        why=Words("预留份额是采购总额的一部分。", "The reserved part is a part of procurement."),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("财办发〔2019〕77号", "财办发〔2019〕77号"),
    ),
    messages={
        "default": Words(
            "{place}：部分合计 {expected} {unit}，超过总额 {stated} {unit}",
            "{place}: parts {expected} {unit} exceed the total {stated} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="九、政府采购情况\n\n2030年政府采购预算总额25.00万元。2030年面向中小企业预留政府采购项目预算金额30.00万元"
            "，其中，预留给小型和微型企业的政府采购项目预算为10.00万元。",
        )
    ),
    is_first_release=False,
)
