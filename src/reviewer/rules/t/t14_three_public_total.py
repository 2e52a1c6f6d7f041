"""T14: the three-public items add up.

Equations come from `laws.inside`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import LAW_MESSAGES, NOTICE_143, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="T14",
    name=Words("三公经费合计", "three-public total"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "合计等于出国、接待、公车三项之和；公车等于购置与运行之和。",
            "The total equals travel abroad, reception and vehicles; vehicles equal purchase and running.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages=LAW_MESSAGES,
    example=Example(tables("three-public", change=(("公务接待费\t1.50", "公务接待费\t2.50"),))),
    is_first_release=True,
)
