"""F09: the general public budget agrees between two tables of final accounts.

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
    code="F09",
    name=Words("一般公共预算两表一致", "general budget"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "财政拨款决算总表一般公共预算栏的合计与各类等于一般公共预算支出决算表。",
            "The general column of the appropriation summary equals the general public budget table, "
            "total and classes.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "final-appropriation-summary", "final-general-expenditure", change=(("合计\t\t900.00", "合计\t\t901.00"),)
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
