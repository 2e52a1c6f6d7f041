"""X13: carried-over projects make the carry-over.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, BOUND_TOLERANCE, LAW_MESSAGES
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X13",
    name=Words("上年结转↔结转项目表", "carry-over projects"),
    severity=Severity.WARNING,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "结转项目合计不超过上年结转；基本支出无结转时二者相等。",
            "Carried-over projects do not exceed the carry-over; they equal it where no basic "
            "expenditure was carried over.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=BOUND_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "project-expenditure-carried-over",
            change=(("示例县示例局\t40.00", "示例县示例局\t45.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
