"""X02: carry-over is stated twice.

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
    code="X02",
    name=Words("上年结转两表一致", "carry-over"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收支总表的上年结转等于收入总表的上年结转。", "Carry-over in the summary equals that of the revenue table."
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", "revenue-summary", change=(("上年结转\t40.00", "上年结转\t45.00"),))),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
