"""F04: revenue agrees between two tables of final accounts.

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
    code="F04",
    name=Words("决算总表↔收入决算表", "revenue"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收入决算总表的合计与各项等于收入决算表合计行。",
            "Revenue and each item of the final summary equal the revenue table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-summary", "final-revenue", change=(("合计\t\t1000.00", "合计\t\t1001.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
