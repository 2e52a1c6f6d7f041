"""N22: wording of a zero. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Movement, Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words


def check(material: Material) -> CheckResult:
    """Movements to or of zero."""
    moved = [
        (statement, movement)
        for statement in material.ledger.statements
        if not statement.in_reason
        for movement in statement.movements
        if movement.change and movement.sign in {1, -1}
    ]
    return executed(
        (seen for statement, movement in moved for seen in _zero(statement, movement, material)), len(moved)
    )


def _zero(statement: Statement, movement: Movement, material: Material) -> Iterator[Observation]:
    now, change = material.ledger.number(statement.amount("now")), material.ledger.number(movement.change)
    if change is None:
        return
    params = {
        "label": statement.label,
        "word": movement.word,
        "change": f"{change.figure.text}{change.figure.unit.label}",
    }
    if change.figure.value == 0:
        yield Observation(anchor_of(change.ref, material), params, "change", severity=Severity.ADVICE)
    elif _is_contradicted(change.ref, material):
        return
    elif now is not None and now.figure.value == 0 and movement.sign == 1 and change.figure.value > 0:
        yield Observation(anchor_of(change.ref, material), params, severity=Severity.ERROR, stake=change.figure.base)


def _is_contradicted(ref: str, material: Material) -> bool:
    """A broken equation already says that the change is wrong."""
    return any(v.grade is Grade.CONTRADICTION and ref in v.equation.refs for v in material.verdicts)


RULE = Rule(
    code="N22",
    name=Words("零值项表述", "wording of a zero"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "本年数为零的不应写“增加”若干；增减额为零的应写“持平”。",
            "A figure of zero cannot have increased; a change of zero is called unchanged.",
        ),
        why=Words(
            "零值套用增减句式多为模板未改。",
            "Movements of zero are mostly template text that was not changed.",
        ),
        tolerance=Words(
            "增减额为零仅作提示；本年为零而写增加非零金额为错误。",
            "A change of zero is advice; an increase to zero is an error.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("{label}为零，却写{word}{change}", "{label} is zero, yet {word} {change}"),
        "change": Words("{label}{word}{change}，应写“持平”", "{label} {word} {change} should read unchanged"),
    },
    example=Example(
        budget(
            narrative="七、“三公”经费增减变动原因说明\n\n"
            "2030年示例县示例局公务接待费0万元，比2029年增加1.00万元，主要原因是工作需要。",
        )
    ),
    check=check,
)
