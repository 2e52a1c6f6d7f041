"""X17: state-capital projects agree between two tables.

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
    code="X17",
    name=Words("国资支出↔项目表国资栏", "state-capital projects"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "国有资本经营预算项目支出等于项目支出表国有资本经营预算栏合计。",
            "Project expenditure of state capital equals that column of the project table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "state-capital",
            "project-expenditure-current",
            change=(("示例县示例局\t370.00\t290.00\t20.00\t60.00", "示例县示例局\t370.00\t290.00\t20.00\t61.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
