"""X06: without other funds both summaries show the same classes.

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
    code="X06",
    name=Words("两总表各类一致", "classes equal"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "无财政拨款以外资金时，两张总表的各类支出相等。",
            "Where there are no other funds, each class is equal in both summaries.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "appropriation-summary",
            change=(("二、卫生健康支出\t20.00\t20.00\t\t", "二、卫生健康支出\t21.00\t21.00\t\t"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
