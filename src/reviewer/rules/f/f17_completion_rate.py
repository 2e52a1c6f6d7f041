"""F17: completion rate. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words

RULE = Rule(
    code="F17",
    name=Words("完成率", "completion rate"),
    severity=Severity.ERROR,
    law=Law.SHARE,
    page=Page(
        what=Words("完成率＝决算数÷预算数。", "Completion is the final amount over the budget."),
        why=Words(
            "决算数或预算数改动后，完成率常漏改。",
            "Completion is forgotten when either amount changes.",
        ),
        tolerance=Words(
            "按显示位数取区间计算（ROUNDING R7），分母过小而无法判断时不报。",
            "Computed with intervals of the printed digits (ROUNDING R7); silent where the base is too small to tell.",
        ),
        basis=Words("表间勾稽", "arithmetic of the forms"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated}%，计算为 {expected}%",
            "{place}: {stated}% in the text, {expected}% computed",
        ),
    },
    example=Example(
        tables("final-general-expenditure")
        + told(
            "五、一般公共预算财政拨款支出决算情况说明",
            "一般公共预算财政拨款支出年初预算为1,000.00万元，支出决算为900.00万元，完成年初预算的91.00%。决算数小于预算数的"
            "主要原因：部分项目未完成。",
            final=True,
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
