"""T04: in each row of a revenue table the total is the sum of the sources.

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
    code="T04",
    name=Words("行内收入来源之和", "row total by source"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "收入表每行合计等于各来源之和；上年结转是否计入合计由该表自身判断。",
            "In each row of a revenue table the total equals its sources; whether carry-over is inside "
            "is learned from the table.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("revenue-summary", change=(("2210201\t住房公积金\t30.00", "2210201\t住房公积金\t31.00"),))),
    is_first_release=True,
)
