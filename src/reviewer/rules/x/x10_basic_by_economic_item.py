"""X10: basic expenditure equals its table by economic item.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import LAW_MESSAGES, NOTICE_143, TIE_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X10",
    name=Words("基本支出两表一致", "basic expenditure by economic item"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "一般公共预算基本支出合计等于分经济科目表合计。",
            "Basic expenditure of the general public budget equals the table by economic item.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "general-budget-expenditure",
            "basic-expenditure-economic",
            change=(("合计\t\t610.00\t530.00\t80.00", "合计\t\t611.00\t530.00\t80.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
