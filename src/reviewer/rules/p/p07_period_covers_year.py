"""P07: the total of the whole period is at least that of the year. Equations come from `performance_equations`."""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words

RULE = Rule(
    code="P07",
    name=Words("实施期≥年度", "period ≥ year"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words("实施期资金总额不小于年度资金总额。", "The total of the period is at least that of the year."),
        why=Words("年度是实施期的一部分。", "The year is part of the period."),
        tolerance=Words("年度栏未读出时不执行。", "Not run where the year's half was not read."),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "{place}：年度资金总额 {expected} {unit} 大于实施期资金总额 {stated} {unit}",
            "{place}: the year's total {expected} {unit} exceeds the period's {stated} {unit}",
        )
    },
    example=Example(budget(forms=form(period="80,000")), fires=1),
    is_first_release=True,
)
