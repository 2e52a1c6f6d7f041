"""F13: fiscal figure in the text. A law rule: its equations come from `narrative`. Called by the engine."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words

RULE = Rule(
    code="F13",
    name=Words("说明用财政拨款数", "fiscal figure in the text"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "一般公共预算财政拨款各节的总数、基本支出、人员与公用经费应取财政拨款数，而非全口径数。",
            "Sections on the general budget state fiscal figures for total, basic, personnel and operating "
            "expenditure, not those of all funds.",
        ),
        why=Words(
            "误取支出决算表的全口径数，会使财政拨款数虚增。",
            "Taking the figure of all funds from the expenditure table overstates fiscal money.",
        ),
        tolerance=Words(
            "说明与表格为同一数字，按各自显示的小数位取区间比较（ROUNDING R3）；元与万元先换算。",
            "Both print one number; the intervals of their printed digits must meet (ROUNDING R3), 元 and 万元 "
            "converted.",
        ),
        basis=Words("表间勾稽", "arithmetic of the forms"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated} {unit}，表中为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: {stated} {unit} in the text, {expected} {unit} in the table, difference {difference} {unit}",
        ),
    },
    example=Example(
        tables("final-expenditure", "final-general-expenditure", "final-basic-expenditure")
        + told(
            "六、一般公共预算财政拨款基本支出决算情况说明",
            "一般公共预算财政拨款基本支出650.00万元。其中：人员经费560.00万元，主要包括：基本工资、津贴补贴、退休费等。",
            final=True,
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
