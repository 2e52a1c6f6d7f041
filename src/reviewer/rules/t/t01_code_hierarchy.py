"""T01: each code is the sum of the codes below it.

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
    code="T01",
    name=Words("类款项逐级汇总", "code hierarchy"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "每个有下级科目的科目，其各栏金额等于表中所列最近下级科目之和。",
            "Each code with deeper codes in the table equals the sum of the nearest deeper ones, column by column.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "government-funds-revenue",
            change=(("1030148\t国有土地使用权出让收入\t20.00", "1030148\t国有土地使用权出让收入\t25.00"),),
        )
    ),
    is_first_release=True,
)
