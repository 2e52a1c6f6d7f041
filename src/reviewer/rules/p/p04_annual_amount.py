"""P04: the annual amount of a form is its row in the project table. Equations come from `performance_equations`."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words

RULE = Rule(
    code="P04",
    name=Words("年度金额=预算行", "annual amount = budget row"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "绩效目标表的年度资金总额（元）等于项目支出预算表中该项目的金额（万元）。",
            "The annual total of a form (元) equals the project's row in the project table (万元).",
        ),
        why=Words("两处为同一笔资金。", "Both state the same money."),
        tolerance=Words(
            "按各自显示位数比较：123.46 万元可对应 1,234,567.89 元。",
            "Each at its own precision: 123.46 万元 may be 1,234,567.89 元.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{place}：绩效目标表年度金额与项目支出预算表不一致，相差 {difference} {unit}",
            "{place}: the form's annual amount and the project table differ by {difference} {unit}",
        )
    },
    example=Example(budget(forms=form(period="280,000", year="280,000")), fires=1),
    is_first_release=True,
)
