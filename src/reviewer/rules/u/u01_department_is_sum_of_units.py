"""U01: totals of a department are the sums of its units. Needs the unit documents. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, SUM_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_department import department, units
from reviewer.rules.table_facts import amount, evidence, graded, tables_of
from reviewer.rules.units import THREE_PUBLIC, TOTALS, Pair, listed_units, pairs, refusal, unit_name
from reviewer.words import Words, message

TRANSFERS = ("superior", "subordinate")
"""Revenue from and to bodies of the same department; set off when the department adds up."""


def check(material: Material) -> CheckResult:
    """Only with all listed units at hand; internal transfers turn an error into a question."""
    refused = refusal(material)
    if refused is not None:
        return refused
    given = {unit_name(unit) for unit in material.units}
    lacking = [name for name in listed_units(material) if name not in given]
    if lacking:
        return Unable(message("laws.unable.some_units", names="、".join(lacking)))
    compared = list(pairs(material, (*TOTALS, *THREE_PUBLIC)))
    return executed(_observations(material, compared), len(compared))


def _observations(material: Material, compared: list[Pair]) -> Iterator[Observation]:
    is_complete = bool(listed_units(material)) and not _has_transfers(material)
    for pair in compared:
        verdict = graded(Law.ROLL_UP, pair.stated, pair.parts)
        if verdict.grade is not Grade.CONTRADICTION:
            continue
        anchor = anchor_of(pair.spot.ref, material)
        params = {"text": pair.stated.text or "0", "sum": " + ".join(part.text or "0" for part in pair.parts)}
        severity = None if is_complete else Severity.QUESTION
        yield Observation(anchor, params, evidence=evidence(material, [pair.spot]), severity=severity)


def _has_transfers(material: Material) -> bool:
    for document in (material, *material.units):
        for kind in TRANSFERS:
            spot = tables_of(document).spot("budget-summary", f"source:{kind}", "total", "revenue")
            if spot is not None and amount(document, spot):
                return True
    return False


RULE = Rule(
    code="U01",
    name=Words("部门=Σ单位", "department = units"),
    severity=Severity.ERROR,
    page=Page(
        what=Words("部门各表合计等于所属各单位之和。", "Totals of a department equal the sums of its units."),
        why=Words(
            "部门预决算由所属单位汇总而成；内部往来需抵销。", "A department adds up its units; transfers are set off."
        ),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages={"default": Words("部门列示 {text}，所属单位为 {sum}", "the department prints {text}, its units {sum}")},
    example=Example(department(), units=units(change=(("②公务用车运行维护费\t8.00", "②公务用车运行维护费\t9.00"),))),
    check=check,
)
