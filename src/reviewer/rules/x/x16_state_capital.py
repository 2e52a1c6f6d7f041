"""X16: state capital agrees between the tables.

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
    code="X16",
    name=Words("国有资本经营预算各表一致", "state capital"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "国有资本经营预算表等于收支总表、财政拨款收支总表的相应栏。",
            "The state capital table equals the same fund in the two summaries.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "appropriation-summary", "state-capital", change=(("合计\t\t60.00\t\t\t60.00", "合计\t\t60.00\t\t\t61.00"),)
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
