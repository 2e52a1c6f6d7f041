"""X18: three-public items of basic expenditure fit the three-public table.

Equations come from relations of the catalogue (`laws.between`); the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, BOUND_TOLERANCE, LAW_MESSAGES
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="X18",
    name=Words("基本支出中的三公不超三公表", "three-public items within basic"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "基本支出中的出国费、接待费、公车运行和购置费不超过三公经费表的对应项。",
            "Travel abroad, reception and vehicles inside basic expenditure do not exceed the three-public table.",
        ),
        why=Words(
            "三公经费表包含基本支出与项目支出中的同类费用。",
            "The three-public table holds these items of basic and of project expenditure.",
        ),
        tolerance=BOUND_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "basic-expenditure-economic",
            "three-public",
            change=(("公务接待费\t1.50\t1.50\t\t", "公务接待费\t1.00\t1.00\t\t"),),
        )
    ),
    kinds=frozenset({"budget"}),
    is_first_release=True,
)
