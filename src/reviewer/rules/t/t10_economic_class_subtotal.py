"""T10: each economic class is the sum of its items.

Equations come from `laws.hierarchy`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T10",
    name=Words("经济科目类小计", "economic class subtotal"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "工资福利、商品和服务等各类小计等于其下各款之和，合计等于各类之和。",
            "Each economic class equals the items below it, and the total equals the classes.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("basic-expenditure-economic", change=(("办公费\t办公经费\t60.50", "办公费\t办公经费\t61.50"),))
    ),
    is_first_release=True,
)
