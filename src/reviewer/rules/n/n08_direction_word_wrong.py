"""N08: direction word. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Movement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

SPLIT = "…"


def check(material: Material) -> CheckResult:
    """Direction words of change and rate that contradict each other; the figures are checked by equations."""
    moved = [
        (statement, movement)
        for statement in material.ledger.statements
        for movement in statement.movements
        if movement.rate or movement.change
    ]
    return executed((seen for statement, movement in moved for seen in _conflict(movement, material)), len(moved))


def _conflict(movement: Movement, material: Material) -> Iterator[Observation]:
    first, split, second = movement.word.partition(SPLIT)
    broken = {
        ref
        for verdict in material.verdicts
        if verdict.equation.rule == "N08" and verdict.grade is Grade.CONTRADICTION
        for ref in verdict.equation.refs
    }
    if split and not {movement.rate, movement.change} & broken:
        yield Observation(
            anchor_of(movement.rate or movement.change, material), {"first": first, "second": second}, "words"
        )


RULE = Rule(
    code="N08",
    name=Words("增减方向", "direction word"),
    severity=Severity.ERROR,
    law=Law.GROWTH,
    page=Page(
        what=Words(
            "增加、减少等方向词与数额一致，同一处的增减额与增减率方向一致。",
            "The direction word agrees with the figures, and change and rate move the same way.",
        ),
        why=Words(
            "方向词写反是说明中最常见的错误之一。",
            "A reversed direction word is among the commonest faults of the text.",
        ),
        tolerance=Words(
            "方向由两年数额决定；模板二选一残留归 N18。",
            "Both years' figures decide; alternatives left in from a template belong to N18.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：方向词与数额不符",
            "{place}: the direction word does not agree with the figures",
        ),
        "bound": Words(
            "{place}：{expected} {unit} 与 {stated} {unit} 的大小与文字相反",
            "{place}: {expected} {unit} against {stated} {unit} is the other way round",
        ),
        "tie": Words(
            "{place}：同一增减额，另一处的方向词与此相反",
            "{place}: the same change goes the other way in another place",
        ),
        "words": Words("同一处先写“{first}”后写“{second}”", "First {first}, then {second}, of one movement"),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2029年预算减少2.03万元，增长8.64%，原因是人员增加。",
        )
    ),
    check=check,
    is_first_release=True,
)
