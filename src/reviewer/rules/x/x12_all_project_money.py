"""X12: project expenditure is both project tables together.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X12",
    name=Words("支出总表项目支出↔两张项目表", "all project money"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "支出总表项目支出等于本年项目与上年结转项目之和（无其他资金时）。",
            "Project expenditure equals current and carried-over projects together, where there are no other funds.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "expenditure-summary",
            "appropriation-summary",
            "project-expenditure-current",
            "project-expenditure-carried-over",
            change=(("合计\t\t1020.00\t610.00\t410.00", "合计\t\t1020.00\t610.00\t411.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
