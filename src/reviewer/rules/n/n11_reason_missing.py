"""N11: reason missing. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Movement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

REQUIRED = {
    "overall": Severity.ERROR,
    "three_public": Severity.ERROR,
    "operating_cost": Severity.WARNING,
    "appropriation": Severity.WARNING,
    "general_budget": Severity.WARNING,
    "general_budget_scale": Severity.WARNING,
}
_REASON = re.compile(r"原因|由于|因为|主要是|主要系|是因|系因|因[^公此而]")


def check(material: Material) -> CheckResult:
    """Sections with a movement and no reason, and reasons announced but empty."""
    return executed((*_empty(material), *_unexplained(material)), len(REQUIRED))


def _empty(material: Material) -> Iterator[Observation]:
    for statement in material.ledger.statements:
        moved = [movement for movement in statement.movements if movement.sign != 0]
        if statement.reason == "" and moved and not statement.in_reason:
            yield Observation(anchor_of(statement.ref, material), {}, "empty", severity=Severity.ERROR)


def _unexplained(material: Material) -> Iterator[Observation]:
    for topic, severity in REQUIRED.items():
        mine = [item for item in material.ledger.statements if item.section == topic and not item.in_reason]
        moved = [(item, movement) for item in mine for movement in item.movements if _is_change(movement, material)]
        if not moved or any(item.reason is not None for item in mine) or _speaks_of_reason(topic, material):
            continue
        statement, movement = moved[0]
        params = {"label": statement.label, "word": movement.word}
        yield Observation(anchor_of(movement.ref, material), params, severity=severity)


def _is_change(movement: Movement, material: Material) -> bool:
    """A movement with a number other than zero, against last year."""
    if movement.sign not in {1, -1} or movement.base_year == "0":
        return False
    number = material.ledger.number(movement.change or movement.rate)
    return number is not None and number.figure.value != 0


def _speaks_of_reason(topic: str, material: Material) -> bool:
    """Reasons written in other words, anywhere in the section."""
    texts = [
        getattr(block, "text", "")
        for section in material.sections
        if section.topic == topic
        for block in section.blocks
    ]
    return any(_REASON.search(text) for text in texts)


RULE = Rule(
    code="N11",
    name=Words("原因缺失", "reason missing"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "收支总额、“三公”经费、机关运行经费等有增减的，应说明原因。",
            "Movements of totals, three-public and operating cost are explained.",
        ),
        why=Words(
            "只列增减不说原因，不符合公开要求。",
            "A movement without a reason does not meet the requirements of disclosure.",
        ),
        tolerance=Words(
            "同一节中任一处说明了原因即可；“持平”“与上年相同”不需原因；“主要原因是”后为空为错误。",
            "One reason anywhere in the section is enough; unchanged needs none; an announced but empty reason "
            "is an error.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("{label}{word}，未说明原因", "{label} moved ({word}), no reason given"),
        "empty": Words("写有“主要原因”，其后为空", "A reason is announced and nothing follows"),
    },
    example=Example(
        budget(
            narrative="一、单位预算收支数据变动情况及原因\n\n"
            "2030年度示例县示例局预算收入总计120.00万元，比上年增加20.00万元，增长20.00%。",
        )
    ),
    check=check,
    is_first_release=True,
)
