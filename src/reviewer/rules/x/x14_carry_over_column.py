"""X14: the carry-over column is the list of carried-over projects.

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
    code="X14",
    name=Words("收入总表结转栏↔结转项目表", "carry-over column"),
    severity=Severity.WARNING,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收入总表的上年结转合计等于结转项目合计（结转均为项目时）。",
            "The carry-over column of the revenue table equals the carried-over projects.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "revenue-summary",
            "expenditure-summary",
            "appropriation-summary",
            "general-budget-expenditure",
            "project-expenditure-carried-over",
            change=(("示例县示例局\t40.00", "示例县示例局\t45.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
