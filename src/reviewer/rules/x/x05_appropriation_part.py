"""X05: appropriation in the summary is that of the appropriation summary.

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
    code="X05",
    name=Words("收支总表↔财政拨款收支总表", "appropriation part"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "财政拨款收支总表的各来源等于收支总表中的财政拨款来源；无其他资金时总计相等。",
            "Each source of appropriation equals that of the summary; the totals agree where there are no other funds.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "appropriation-summary",
            change=(
                (
                    "二、政府性基金预算\t20.00\t二、卫生健康支出\t20.00\t20.00\t\t",
                    "二、政府性基金预算\t25.00\t二、卫生健康支出\t20.00\t20.00\t\t",
                ),
            ),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
