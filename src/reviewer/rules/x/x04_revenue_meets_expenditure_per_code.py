"""X04: for each code revenue and carry-over make the expenditure.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X04",
    name=Words("收入+结转=支出（逐科目）", "revenue + carry-over = expenditure per code"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "逐科目：收入总表合计加上年结转等于支出总表合计。",
            "For each code, revenue plus carry-over equals expenditure.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "revenue-summary",
            "expenditure-summary",
            change=(("2130306\t水利工程运行与维护\t330.00", "2130306\t水利工程运行与维护\t335.00"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
