"""F06: in each row the kinds of expenditure make the total.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="F06",
    name=Words("支出决算表行内之和", "row by nature"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "支出决算各行合计等于基本、项目、上缴上级、经营、补助附属支出之和。",
            "In each row the total equals basic, project and the other kinds of expenditure.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("final-expenditure", change=(("2210201\t住房公积金\t30.00", "2210201\t住房公积金\t31.00"),))
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
