"""T19: revenue of a fund meets its expenditure.

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
    code="T19",
    name=Words("基金与国资收支对应", "fund revenue and expenditure"),
    severity=Severity.WARNING,
    law=Law.TIE,
    page=Page(
        what=Words(
            "政府性基金、国有资本经营预算（均不含结转时）的收入合计等于支出合计。",
            "Where neither table holds carry-over, revenue of a fund equals its expenditure.",
        ),
        why=Words("专款专用，当年收入对应当年支出。", "Fund money is tied to its purpose."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "government-funds-revenue",
            "government-funds-expenditure",
            change=(("合计\t\t20.00\n103", "合计\t\t25.00\n103"),),
        )
    ),
)
