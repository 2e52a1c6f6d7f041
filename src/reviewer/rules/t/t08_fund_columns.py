"""T08: in each row the fund columns make the subtotal.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T08",
    name=Words("财政拨款支出各资金之和", "fund columns"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "财政拨款收支总表每行小计等于一般公共预算、政府性基金、国有资本经营预算之和。",
            "In each row of the appropriation summary the subtotal equals its three funds.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("appropriation-summary", change=(("四、农林水支出\t800.00", "四、农林水支出\t810.00"),))),
    is_first_release=True,
)
