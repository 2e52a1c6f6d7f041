"""F01: the revenue side of the final summary adds up.

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
    code="F01",
    name=Words("决算总表收入侧", "revenue side"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "本年收入合计等于各项收入之和；总计另加使用结余与年初结转和结余。",
            "This year's revenue equals its items; the total adds balances used and brought forward.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-summary", change=(("本年收入合计\t1000.00", "本年收入合计\t1001.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
