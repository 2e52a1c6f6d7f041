"""F07: appropriation revenue of final accounts adds up.

Equations come from `laws.stack`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="F07",
    name=Words("财政拨款收入决算", "appropriation revenue"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "财政拨款收入各项之和等于收入决算表的财政拨款收入；年初结转等于其各项；两侧总计相等。",
            "Appropriation equals its funds and the revenue table; balances brought forward equal their "
            "parts; both totals agree.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "final-appropriation-summary",
            change=(("二、政府性基金预算财政拨款\t50.00", "二、政府性基金预算财政拨款\t55.00"),),
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
