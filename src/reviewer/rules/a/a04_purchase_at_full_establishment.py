"""A04: purchase against establishment. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.a.vehicles import establishment, vehicles_held
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

PURCHASE = "three_public.purchase"


def check(material: Material) -> CheckResult:
    """Purchase money while no place is free."""
    allowed, held = establishment(material), vehicles_held(material)
    bought = [fact for fact in material.facts if fact.dimensions.topic == PURCHASE and fact.figure.value > 0]
    if allowed is None or held is None:
        return NotApplicable(message("narrative.no-vehicles"))
    if not bought or held.figure.value < allowed.figure.value:
        return executed((), 1)
    cost = bought[0].figure
    params = {
        "held": held.figure.text,
        "allowed": allowed.figure.text,
        "cost": written(cost.base, cost),
        "unit": unit_label(cost),
    }
    return executed([Observation(anchor_of(bought[0].ref, material), params)], 1)


RULE = Rule(
    code="A04",
    name=Words("购置与编制", "purchase against establishment"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "车辆已满编时安排购置费的，请说明是否更新。",
            "Where all places are filled, a purchase needs to be explained as a replacement.",
        ),
        why=Words(
            "满编仍购置，除报废更新外无依据。",
            "At full establishment only a replacement justifies a purchase.",
        ),
        tolerance=Words("数量没有误差。", "Counts are exact."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "实有{held}辆已达编制{allowed}辆，仍安排购置费{cost} {unit}",
            "{held} of {allowed} places filled, yet {cost} {unit} for purchase",
        ),
    },
    example=Example(
        tables(
            "three-public",
            change=(("①公务用车购置费\t\t\t\t", "①公务用车购置费\t18.00\t18.00\t\t"),),
        )
        + told("十一、国有资产占有使用情况", "截至2029年12月31日，示例县示例局共有公务用车编制3辆，实有3辆。")
    ),
    check=check,
    kinds=frozenset({"budget"}),
)
