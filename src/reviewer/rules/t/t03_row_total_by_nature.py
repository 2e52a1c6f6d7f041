"""T03: in each row the total is basic plus project expenditure.

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
    code="T03",
    name=Words("行内合计=基本+项目", "row total by nature"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "每行合计等于基本支出、项目支出及其他性质支出之和。",
            "In each row the total equals basic, project and other expenditure together.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("expenditure-summary", change=(("2210201\t住房公积金\t30.00", "2210201\t住房公积金\t31.00"),))
    ),
    is_first_release=True,
)
