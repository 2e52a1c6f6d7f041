"""F14: state capital of final accounts adds up.

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
    code="F14",
    name=Words("国有资本经营决算", "state capital"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "国有资本经营支出等于基本加项目，并与财政拨款总表一致。",
            "State capital expenditure equals basic plus project and agrees with the summary.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-state-capital", change=(("合计\t\t\t\t", "合计\t\t9.00\t\t8.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
