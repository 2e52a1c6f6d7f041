"""U02: a unit's document states what the department's row of that unit states. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_department import department, units
from reviewer.rules.table_facts import evidence, graded, tables_of
from reviewer.rules.units import refusal, unit_name, unit_rows
from reviewer.words import Words


def check(material: Material) -> CheckResult:
    """Tables that list units: operating cost and projects."""
    return refusal(material) or executed(_observations(material), len(material.units))


def _observations(material: Material) -> Iterator[Observation]:
    for unit in material.units:
        for form, spot in unit_rows(material, unit_name(unit)):
            own = tables_of(unit).spot(form, "@whole", "total")
            stated, printed = material.figures.get(spot.ref), unit.figures.get(own.ref) if own else None
            if stated is None or printed is None:
                continue
            if graded(Law.TIE, stated, [printed]).grade is Grade.CONTRADICTION:
                anchor = anchor_of(spot.ref, material)
                params = {"unit": unit.profile.organisation, "text": stated.text or "0", "own": printed.text or "0"}
                yield Observation(anchor, params, evidence=evidence(material, [spot]))


RULE = Rule(
    code="U02",
    name=Words("单位文件=部门文件该行", "unit file = row in department file"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "部门机关运行经费表、项目支出表中某单位的一行等于该单位文件的合计。",
            "The row of a unit in the department's tables equals the total of the unit's own document.",
        ),
        why=Words("两份文件披露同一单位的同一数额。", "Both documents state the same money of one unit."),
        tolerance=TIE_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages={
        "default": Words(
            "部门文件列 {unit} {text}，该单位文件为 {own}", "{unit}: {text} in the department's file, {own} in its own"
        )
    },
    example=Example(department(), units=units(change=(("部门合计\t80.00\t80.00", "部门合计\t88.00\t88.00"),))),
    check=check,
)
