"""T07: revenue and expenditure totals are one figure.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, TIE_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T07",
    name=Words("收支平衡", "revenue = expenditure"),
    severity=Severity.ERROR,
    law=Law.BALANCE,
    page=Page(
        what=Words(
            "收支总表、财政拨款收支总表的收入总计等于支出总计。",
            "Total revenue equals total expenditure in the two summaries.",
        ),
        why=Words("收支总计由同一数额列示。", "Both sides end in one figure."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", change=(("收入总计\t1020.00", "收入总计\t1030.00"),))),
    is_first_release=True,
)
