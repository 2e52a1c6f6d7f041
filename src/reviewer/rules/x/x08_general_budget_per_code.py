"""X08: the general column of the revenue table is the general public budget table.

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
    code="X08",
    name=Words("收入总表↔一般公共预算逐科目", "general budget per code"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收入总表的一般公共预算栏逐科目等于一般公共预算支出表合计。",
            "For each code the general column of the revenue table equals the general public budget table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "revenue-summary",
            "general-budget-expenditure",
            change=(
                ("2130306\t水利工程运行与维护\t290.00\t\t290.00", "2130306\t水利工程运行与维护\t291.00\t\t290.00"),
            ),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
