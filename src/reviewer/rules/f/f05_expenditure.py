"""F05: expenditure agrees between two tables of final accounts.

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
    code="F05",
    name=Words("决算总表↔支出决算表", "expenditure"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收入支出决算总表的支出合计与各类等于支出决算表。",
            "Expenditure and each class of the final summary equal the expenditure table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-summary", "final-expenditure", change=(("合计\t\t1010.00", "合计\t\t1011.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
