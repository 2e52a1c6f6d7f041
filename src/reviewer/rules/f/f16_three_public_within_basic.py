"""F16: three-public items of basic expenditure fit the three-public table.

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
    code="F16",
    name=Words("基本支出中的三公不超三公表", "three-public within basic"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "基本支出中的出国、接待、公车运行和购置费不超过三公决算数。",
            "These items inside basic expenditure do not exceed the three-public final figures.",
        ),
        why=Words(
            "三公决算表包含基本支出与项目支出中的同类费用。",
            "The three-public table holds these items of basic and of project expenditure.",
        ),
        tolerance=BOUND_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables(
            "final-basic-expenditure",
            "final-three-public",
            change=(("30217\t公务接待费\t2.00", "30217\t公务接待费\t3.00"),),
        )
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)
