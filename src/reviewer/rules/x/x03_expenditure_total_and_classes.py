"""X03: expenditure in the summary is that of the expenditure table.

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
    code="X03",
    name=Words("收支总表↔支出总表", "expenditure total and classes"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收支总表本年支出合计及各类等于支出总表。",
            "Expenditure and each class in the summary equal the expenditure table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", "expenditure-summary", change=(("合计\t\t1020.00", "合计\t\t1021.00"),))),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
