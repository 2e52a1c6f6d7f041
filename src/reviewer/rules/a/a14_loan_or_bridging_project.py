"""A14: loan or bridging project. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import TABLES, budget
from reviewer.words import Words, message

_LOAN = re.compile(r"周转金|周转资金|应急周转|借款|借支|垫资|垫付|化债|化解债务|还本付息|偿债")


def check(material: Material) -> CheckResult:
    """Names in the project tables."""
    rows = [fact for fact in material.facts if fact.dimensions.project and fact.figure.value > 0]
    seen: dict[str, Observation] = {}
    for fact in rows:
        if _LOAN.search(fact.label) and fact.label not in seen:
            params = {
                "name": fact.label,
                "amount": written(fact.figure.base, fact.figure),
                "unit": unit_label(fact.figure),
            }
            seen[fact.label] = Observation(anchor_of(fact.ref, material), params, stake=fact.figure.base)
    if not rows:
        return NotApplicable(message("narrative.no-project-table"))
    return executed(seen.values(), len(rows))


RULE = Rule(
    code="A14",
    name=Words("借款/周转/垫付", "loan or bridging project"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "以周转金、借款、垫资、化债命名的项目请说明资金性质与回收。",
            "Projects named as revolving funds, loans, advances or debt reduction are to be explained.",
        ),
        why=Words(
            "可收回的资金列作支出，预算口径可能不当。",
            "Recoverable money shown as expenditure may be out of place in a budget.",
        ),
        tolerance=Words("按项目名称判断，每个项目一次。", "By the name of the project, once each."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "项目“{name}”（{amount} {unit}）涉及周转、借款或垫付，请说明",
            "Project {name} ({amount} {unit}) is a loan, an advance or a revolving fund: please explain",
        ),
    },
    example=Example(budget(tables=TABLES.replace("档案整理经费", "城建应急周转金"))),
    check=check,
)
