"""X09: basic expenditure agrees between two tables.

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
    code="X09",
    name=Words("支出总表↔一般公共预算基本支出", "basic expenditure"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "无其他资金且结转均为项目时，两表基本支出逐科目相等。",
            "Where there are no other funds and only projects were carried over, basic expenditure is equal per code.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "expenditure-summary",
            "appropriation-summary",
            "general-budget-expenditure",
            "project-expenditure-carried-over",
            change=(
                (
                    "2130301\t行政运行\t470.00\t470.00\t\n2130306\t水利工程运行与维护\t290.00",
                    "2130301\t行政运行\t470.00\t471.00\t\n2130306\t水利工程运行与维护\t290.00",
                ),
            ),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
