"""X15: government funds agree between two tables.

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
    code="X15",
    name=Words("政府性基金两表一致", "government funds"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "财政拨款收支总表的政府性基金栏等于政府性基金预算表（口径一致时）。",
            "Government funds in the appropriation summary equal their own table, in the same scope.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "appropriation-summary",
            "government-funds-expenditure",
            change=(("合计\t\t20.00\t\t20.00", "合计\t\t21.00\t\t20.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
