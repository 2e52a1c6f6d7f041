"""U04: a department's three-public expenses are not below those of its units. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, BOUND_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_department import department, units
from reviewer.rules.table_facts import evidence, graded
from reviewer.rules.units import THREE_PUBLIC, Pair, pairs, refusal
from reviewer.words import Words

WHOLES = (*THREE_PUBLIC, ("operating-cost", "@whole", "total", ""))


def check(material: Material) -> CheckResult:
    """Holds with some units missing, too: the parts at hand cannot exceed the whole."""
    refused = refusal(material)
    if refused is not None:
        return refused
    compared = list(pairs(material, WHOLES))
    return executed(_observations(material, compared), len(compared))


def _observations(material: Material, compared: list[Pair]) -> Iterator[Observation]:
    for pair in compared:
        if graded(Law.BOUND, pair.stated, pair.parts).grade is Grade.CONTRADICTION:
            params = {"text": pair.stated.text or "0", "sum": " + ".join(part.text or "0" for part in pair.parts)}
            yield Observation(anchor_of(pair.spot.ref, material), params, evidence=evidence(material, [pair.spot]))


RULE = Rule(
    code="U04",
    name=Words("部门不小于单位之和", "department ≥ units"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "部门三公经费、机关运行经费不小于所属单位之和。",
            "Three-public expenses and operating cost of a department are not below those of its units.",
        ),
        why=Words("部门数包含所属单位。", "The department includes its units."),
        tolerance=BOUND_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages={
        "default": Words(
            "部门列示 {text}，小于所属单位之和 {sum}", "the department prints {text}, below its units {sum}"
        )
    },
    example=Example(department(), units=units(change=(("公务接待费\t1.50", "公务接待费\t2.50"),))),
    check=check,
)
