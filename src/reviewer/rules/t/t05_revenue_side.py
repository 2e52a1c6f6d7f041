"""T05: the revenue side of the budget summary adds up.

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
    code="T05",
    name=Words("收支总表收入侧", "revenue side"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "本年收入合计等于各来源之和；收入总计等于本年收入合计加上年结转等。",
            "This year's revenue equals its sources; total revenue adds what was carried over.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", change=(("本年收入合计\t980.00", "本年收入合计\t990.00"),))),
    is_first_release=True,
)
