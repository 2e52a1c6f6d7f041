"""T02: the total row is the sum of the classes.

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
    code="T02",
    name=Words("合计=Σ类", "total row"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words("合计行等于各类（表中最上级科目）之和。", "The total row equals the sum of the topmost codes."),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("government-funds-revenue", change=(("合计\t\t20.00", "合计\t\t25.00"),))),
    is_first_release=True,
)
