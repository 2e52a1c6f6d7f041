"""X01: revenue in the summary is that of the revenue table.

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
    code="X01",
    name=Words("收支总表↔收入总表", "revenue total and sources"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "收支总表本年收入合计及各来源等于收入总表合计行。",
            "Revenue and each source in the summary equal the total row of the revenue table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("budget-summary", "revenue-summary", change=(("合计\t\t980.00", "合计\t\t981.00"),))),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
