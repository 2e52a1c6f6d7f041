"""F03: both totals of the final summary are one figure.

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
    code="F03",
    name=Words("决算收支平衡", "balance"),
    severity=Severity.ERROR,
    law=Law.BALANCE,
    page=Page(
        what=Words("收入支出决算总表两侧总计相等。", "Both totals of the final summary are equal."),
        why=Words("收支总计由同一数额列示。", "Both sides end in one figure."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-summary", change=(("总计\t1020.00\t总计", "总计\t1030.00\t总计"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
