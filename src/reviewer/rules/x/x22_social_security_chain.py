"""X22: social security agrees between both classifications.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, TIE_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X22",
    name=Words("社保缴费链", "social-security chain"),
    severity=Severity.QUESTION,
    law=Law.TIE,
    page=Page(
        what=Words(
            "养老、年金、公务员医疗补助、公积金的经济科目金额等于对应功能科目的基本支出。",
            "Pension, annuity, medical supplement and housing fund are equal in economic and functional "
            "classification.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "general-budget-expenditure",
            "basic-expenditure-economic",
            change=(("住房公积金\t住房公积金\t30.00", "住房公积金\t住房公积金\t31.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    suspicion=True,
)
