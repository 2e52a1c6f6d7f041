"""F02: the expenditure side of the final summary adds up.

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
    code="F02",
    name=Words("决算总表支出侧", "expenditure side"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "本年支出合计等于各类之和；总计另加结余分配与年末结转和结余。",
            "This year's expenditure equals its classes; the total adds what is distributed and left.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-summary", change=(("本年支出合计\t1010.00", "本年支出合计\t1011.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
