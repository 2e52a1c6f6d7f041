"""A10: floor area 0. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

_OFFICE = re.compile(r"办公用房|办公楼|房屋")
_EXPLAINED = re.compile(r"处置|出租|租|借用|统一管理|机关事务|无偿|合署")


def check(material: Material) -> CheckResult:
    """Floor areas of offices that are zero."""
    areas = [
        (statement, number)
        for statement in material.ledger.statements
        if _OFFICE.search(statement.label) and (number := material.ledger.number(statement.amount("area"))) is not None
    ]
    if not areas:
        return NotApplicable(message("narrative.no-floor-area"))
    zero = [
        Observation(anchor_of(number.ref, material))
        for statement, number in areas
        if number.figure.value == 0 and not _EXPLAINED.search(statement.sentence)
    ]
    return executed(zero[:1], len(areas))


RULE = Rule(
    code="A10",
    name=Words("房屋面积0", "floor area 0"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "有在职人员的单位，办公用房面积一般不为零。",
            "A body with staff does not normally have no floor area.",
        ),
        why=Words(
            "面积为零可能是由机关事务部门统一管理，应注明。",
            "A zero may mean that others manage the premises; the text should say so.",
        ),
        tolerance=Words("面积恰为零时询问。", "Asked where the area is exactly zero."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("办公用房面积为0平方米，请说明", "Floor area 0: please explain"),
    },
    example=Example(
        budget(
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局使用的办公用房建筑总面积0平方米。",
        )
    ),
    check=check,
)
