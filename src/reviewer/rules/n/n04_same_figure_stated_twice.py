"""N04: same figure stated twice. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget
from reviewer.words import Words

RULE = Rule(
    code="N04",
    name=Words("文内重复披露不一致", "same figure stated twice"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "同一指标在说明中多次出现时数值一致。",
            "A figure stated several times in the text is the same each time.",
        ),
        why=Words("一处修改、另一处漏改。", "One place was changed and the other forgotten."),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：一处为 {stated} {unit}，另一处为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: {stated} {unit} in one place, {expected} {unit} in another, difference {difference} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="九、政府采购情况\n\n2030年政府采购预算总额25.00万元。2030年政府采购预算总额26.00万元。",
        )
    ),
    is_first_release=True,
)
