"""F15: the three-public table of final accounts adds up.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import LAW_MESSAGES, NOTICE_143, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="F15",
    name=Words("三公决算表合计", "three-public table"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "预算数与决算数：合计等于三项之和，公车等于购置与运行之和。",
            "For budget and final figures the items make the total, purchase and running make vehicles.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-three-public", change=(("10.00\t0.00\t8.00", "11.00\t0.00\t8.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
