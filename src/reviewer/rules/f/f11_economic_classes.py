"""F11: economic classes of final accounts add up.

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
    code="F11",
    name=Words("经济分类汇总", "economic classes"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "各类等于其下各款之和；人员经费等于301与303之和，公用经费等于其余各类之和。",
            "Each class equals its items; personnel is 301 and 303, public expense all other classes.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-basic-expenditure", change=(("30302\t退休费\t30.00", "30302\t退休费\t35.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
