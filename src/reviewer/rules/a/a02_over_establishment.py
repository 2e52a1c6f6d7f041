"""A02: over establishment. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.a.vehicles import establishment, vehicles_held
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Vehicles at hand against the establishment stated with them."""
    allowed, held = establishment(material), vehicles_held(material)
    if allowed is None or held is None:
        return NotApplicable(message("narrative.no-vehicles"))
    if held.figure.value <= allowed.figure.value:
        return executed((), 1)
    params = {"held": held.figure.text, "allowed": allowed.figure.text}
    return executed([Observation(anchor_of(held.ref, material), params)], 1)


RULE = Rule(
    code="A02",
    name=Words("超编", "over establishment"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words("公务用车实有数不超过编制数。", "Vehicles at hand do not exceed the establishment."),
        why=Words("超编配备车辆需要说明。", "Vehicles beyond the establishment need an explanation."),
        tolerance=Words(
            "数量没有误差；未写编制数的不查。",
            "Counts are exact; silent where no establishment is given.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("实有{held}辆，编制{allowed}辆", "{held} vehicles at hand, {allowed} allowed"),
    },
    example=Example(
        budget(
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局共有公务用车编制3辆，实有4辆。",
        )
    ),
    check=check,
)
