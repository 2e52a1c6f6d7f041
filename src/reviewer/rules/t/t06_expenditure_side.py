"""T06: the expenditure side of the budget summary adds up.

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
    code="T06",
    name=Words("收支总表支出侧", "expenditure side"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "各类合计等于当年安排加结转安排；支出合计等于各类之和；支出总计另加年终结转。",
            "Each class equals current plus carried-over money; the classes make the total; the grand "
            "total adds what is left.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", change=(("四、农林水支出\t800.00", "四、农林水支出\t810.00"),))),
    is_first_release=True,
)
