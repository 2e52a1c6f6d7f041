"""T11: in each row personnel and public expense make the total.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T11",
    name=Words("合计=人员+公用", "personnel + operating"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "基本支出各行合计等于人员经费与公用经费之和。",
            "In each row of basic expenditure the total equals personnel and public expense.",
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
