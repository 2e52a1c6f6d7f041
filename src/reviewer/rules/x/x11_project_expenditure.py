"""X11: project expenditure equals the project table.

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
    code="X11",
    name=Words("一般公共预算项目支出↔项目表", "project expenditure"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "一般公共预算项目支出等于项目支出表（本年预算）一般公共预算栏合计。",
            "Project expenditure of the general public budget equals the general column of the project table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "general-budget-expenditure",
            "project-expenditure-current",
            change=(("示例县示例局\t370.00\t290.00", "示例县示例局\t370.00\t291.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
