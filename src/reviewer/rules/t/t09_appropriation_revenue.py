"""T09: the revenue side of the appropriation summary adds up.

Equations come from `laws.stack`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T09",
    name=Words("财政拨款收入侧", "appropriation revenue"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "本年收入合计等于三项资金之和；上年财政拨款结转等于其三项；收入总计等于二者之和。",
            "This year's appropriation equals its three funds, so does the carry-over, and the total is both together.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("appropriation-summary", change=(("一、一般公共预算\t900.00", "一、一般公共预算\t910.00"),))
    ),
    is_first_release=True,
)
