"""X25: a table titled without carry-over does not exceed the current year.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, BOUND_TOLERANCE, LAW_MESSAGES
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X25",
    name=Words("表题口径", "table scope"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "标题注明“不含上年结转”的表，其合计不超过当年安排数。",
            "A table titled without carry-over does not exceed this year's money.",
        ),
        why=Words("口径由表题注明。", "The title states the scope."),
        tolerance=BOUND_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("budget-summary", "general-budget-expenditure", change=(("合计\t\t900.00", "合计\t\t990.00"),))
    ),
    kinds=frozenset({"budget"}),
)
