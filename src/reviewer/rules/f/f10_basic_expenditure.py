"""F10: basic expenditure agrees between two tables of final accounts.

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
    code="F10",
    name=Words("基本支出两表一致", "basic expenditure"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "一般公共预算基本支出等于人员经费与公用经费之和。",
            "Basic expenditure of the general public budget equals personnel and public expense.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "final-general-expenditure",
            "final-basic-expenditure",
            change=(("合计\t\t900.00\t640.00", "合计\t\t900.00\t641.00"),),
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
