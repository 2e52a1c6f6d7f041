"""P22: a form filled in 万元 under a head that says 元, or the reverse. Equations come from `performance_equations`."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words

RULE = Rule(
    code="P22",
    name=Words("单位混淆", "form in the wrong unit"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "绩效目标表金额与项目行恰好相差一万倍，说明元、万元混用。",
            "A form's amount that is exactly ten thousand times off its row was filled in the other unit.",
        ),
        why=Words("单位填错，金额放大或缩小一万倍。", "The amount is ten thousand times too large or too small."),
        tolerance=Words(
            "小额结转（如 612.40 元对应 0.06 万元）是对的，不报。",
            "Small amounts such as 612.40 元 for 0.06 万元 are right.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{place}：金额与项目支出预算表恰好相差一万倍，疑为元与万元混用",
            "{place}: the amount is exactly ten thousand times off the project table, 元 and 万元 are mixed up",
        )
    },
    example=Example(budget(forms=form(period="18", year="18")), fires=1),
)
