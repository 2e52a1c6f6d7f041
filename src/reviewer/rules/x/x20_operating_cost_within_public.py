"""X20: operating cost fits public expense.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import BOUND_TOLERANCE, LAW_14, LAW_MESSAGES
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X20",
    name=Words("机关运行经费↔公用经费", "operating cost"),
    severity=Severity.WARNING,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "机关运行经费不超过基本支出公用经费；仅有行政单位时二者相等。",
            "Operating cost does not exceed public expense; in offices without public-service units they are equal.",
        ),
        why=Words("机关运行经费是行政单位的公用经费。", "Operating cost is the public expense of offices."),
        tolerance=BOUND_TOLERANCE,
        basis=LAW_14,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("basic-expenditure-economic", "operating-cost", change=(("部门合计\t80.00", "部门合计\t81.00"),))
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
