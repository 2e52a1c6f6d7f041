"""A03: vehicles and running cost. Called by the engine."""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.rules.a.vehicles import vehicles_held
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

RUNNING = "three_public.running"


def check(material: Material) -> CheckResult:
    """Vehicles at hand against the running cost of the table."""
    held = vehicles_held(material)
    costs = [
        fact
        for fact in material.facts
        if fact.dimensions.topic == RUNNING
        and fact.dimensions.fund in {"", "fiscal"}
        and fact.dimensions.year == "0"
        and fact.dimensions.scenario == material.profile.kind.value
    ]
    if held is None or not costs:
        return NotApplicable(message("narrative.no-vehicles"))
    cost = max(costs, key=lambda fact: fact.figure.base)
    if (held.figure.value == 0) == (cost.figure.value == 0):
        return executed((), 1)
    params = {
        "held": held.figure.text,
        "cost": written(cost.figure.base, cost.figure),
        "unit": unit_label(cost.figure),
    }
    return executed([Observation(anchor_of(held.ref, material), params)], 1)


RULE = Rule(
    code="A03",
    name=Words("车与运行费", "vehicles and running cost"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "有车应有运行费，无车不应有运行费。",
            "Vehicles at hand have a running cost, and no vehicles have none.",
        ),
        why=Words(
            "二者不配时，可能是租赁、平台用车，也可能是漏报。",
            "Where they do not match, vehicles may be hired or from a pool, or something is left out.",
        ),
        tolerance=Words("只看是否为零。", "Only zero against not zero."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "实有车辆{held}辆，公务用车运行费{cost} {unit}",
            "{held} vehicles at hand, running cost {cost} {unit}",
        ),
    },
    example=Example(
        tables("three-public") + told("十一、国有资产占有使用情况", "截至2029年12月31日，示例县示例局实有公务用车0辆。")
    ),
    check=check,
)
