"""N03: list complete. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")
LEAST_CLOSED = 2
"""A list without 等 of fewer classes makes no claim to be complete."""
CLASS_DIGITS = 3


def check(material: Material) -> CheckResult:
    """Lists of functional classes against the column their amounts stand in."""
    lists = [(whole, _classes(whole, material)) for whole in material.ledger.statements]
    lists = [(whole, facts) for whole, facts in lists if len(facts) >= (1 if whole.is_open else LEAST_CLOSED)]
    return executed((seen for whole, facts in lists for seen in _missing(whole, facts, material)), len(lists))


def _classes(whole: Statement, material: Material) -> list[Fact]:
    """Cells of the classes a list names."""
    by_ref = material.facts_by_ref
    facts = [by_ref[ref] for part in material.ledger.parts_of(whole) for ref in part.facts if ref in by_ref]
    return [fact for fact in facts if len(fact.dimensions.function) == CLASS_DIGITS]


def _missing(whole: Statement, facts: list[Fact], material: Material) -> Iterator[Observation]:
    first = facts[0]
    table = first.ref.partition("/")[0]
    parts = material.ledger.parts_of(whole)
    named = {fact.dimensions.function for fact in facts}
    # A class the list names with an amount of another scope (this year's beside one with carry-over) is named.
    named |= {part.dimensions.function for part in parts if part.dimensions is not None}
    column = [
        fact
        for fact in material.bound[table].facts
        if fact.column == first.column
        and len(fact.dimensions.function) == CLASS_DIGITS
        and fact.dimensions.function not in named
        and fact.figure.base > 0
    ]
    largest = max(fact.figure.base for fact in facts)
    left_out = [fact for fact in column if not whole.is_open or fact.figure.base > largest]
    if left_out:
        worst = max(left_out, key=lambda fact: fact.figure.base)
        yield Observation(
            anchor_of(whole.ref, material),
            {
                "missing": "、".join(_NUMBERED.sub("", fact.label) for fact in left_out),
                "amount": written(worst.figure.base, worst.figure),
                "unit": unit_label(worst.figure),
            },
            stake=worst.figure.base,
            severity=None if worst.figure.base > largest else Severity.ADVICE,
        )


RULE = Rule(
    code="N03",
    name=Words("列举完整", "list complete"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "列举支出科目时，不带“等”的应列全；带“等”的至少列出最大的一项。",
            "A list of classes without 等 names all of them; one with 等 names at least the largest.",
        ),
        why=Words(
            "漏列大额科目会使说明失去意义。",
            "A list that leaves out a large class explains nothing.",
        ),
        tolerance=Words("以表中非零的同级科目为准。", "Against the rows of the same level that are not zero."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "列举未含“{missing}”（表中 {amount} {unit}）",
            "The list leaves out {missing} ({amount} {unit} in the table)",
        ),
    },
    example=Example(
        budget(
            narrative="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，主要用于：社会保障和就业支出20.00万元等。",
        )
    ),
    check=check,
)
