"""A08: procurement table. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words

PROCUREMENT = (
    "\n\n2030年政府采购预算表\n\n单位：万元\n\n采购类别\t采购预算\n货物\t4.00\n工程\t\n服务\t6.00\n合计\t10.00"
)

RULE = Rule(
    code="A08",
    name=Words("采购与采购表", "procurement table"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "有政府采购表的，说明中的采购总额与表一致。",
            "Where there is a procurement table, the text states its total.",
        ),
        why=Words("同一总额不应有两个数。", "One total cannot be two numbers."),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("预算法第十四条", "Budget Law, article 14"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated} {unit}，表中为 {expected} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} in the table",
        ),
    },
    example=Example(
        budget(
            tables=TABLES + PROCUREMENT,
            narrative="九、政府采购情况\n\n2030年示例县示例局政府采购预算总额12.00万元。",
        )
    ),
    is_first_release=False,
)
