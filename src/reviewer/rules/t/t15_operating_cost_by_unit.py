"""T15: operating cost is the sum of the units.

Equations come from `laws.organisations`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T15",
    name=Words("机关运行经费=Σ单位", "operating cost by unit"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "机关运行经费的部门合计等于各单位之和。", "The department's operating cost equals that of its units."
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("operating-cost", change=(("示例县示例局\t80.00", "示例县示例局\t70.00"),))),
    is_first_release=True,
)
