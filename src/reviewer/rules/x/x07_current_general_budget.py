"""X07: the general public budget agrees between two tables.

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
    code="X07",
    name=Words("财政拨款↔一般公共预算当年支出", "current-year general budget"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "财政拨款收支总表一般公共预算支出减上年结转等于一般公共预算支出表（不含结转）；含结转的省份直接相等。",
            "General public budget in the appropriation summary, less carry-over where the table "
            "excludes it, equals the table.",
        ),
        why=Words("两处披露的是同一笔金额。", "Both places state the same money."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "budget-summary",
            "revenue-summary",
            "appropriation-summary",
            "general-budget-expenditure",
            change=(
                (
                    "210\t卫生健康支出\t20.00\t20.00\t\n21011\t行政事业单位医疗\t20.00\t20.00\t\n2101101\t行政单位医疗\t16.00\t16.00\t\n",
                    "210\t卫生健康支出\t21.00\t20.00\t\n21011\t行政事业单位医疗\t20.00\t20.00\t\n2101101\t行政单位医疗\t16.00\t16.00\t\n",
                ),
            ),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
