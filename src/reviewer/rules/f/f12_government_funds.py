"""F12: government funds of final accounts add up.

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
    code="F12",
    name=Words("政府性基金决算", "government funds"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "年初结转加本年收入减本年支出等于年末结转；支出等于基本加项目；与财政拨款总表一致。",
            "Opening balance plus revenue less expenditure is the closing balance; the table agrees with the summary.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("final-government-funds", change=(("合计\t\t\t50.00\t50.00", "合计\t\t\t55.00\t50.00"),))),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
