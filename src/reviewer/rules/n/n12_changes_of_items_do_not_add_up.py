"""N12: change by item. Its equations come from `narrative`; the check asks what
an increase is made of. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.model.equation import Law
from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Movement, Statement
from reviewer.narrative.names import plain
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

SECTIONS = frozenset({"overall", "general_budget_scale", "revenue", "expenditure"})
LEAST_NAMED = 2
"""Projects a reason must name before its sum means anything."""
LEAST_STEM = 4
"""Characters of a name that can be recognised again."""
UNEXPLAINED_SHARE = Decimal("0.3")
UNEXPLAINED_AMOUNT = Decimal(500_000)
"""元. Below either limit nothing is asked; both follow inspection practice."""
NEAR = Decimal("1.1")
"""A project of at most so many times the rest may be what the reason forgets."""
_ENDING = re.compile(r"(?:项目|专项)?(?:资金|经费|费用|费|预算|支出|补助)+$")
_CARRIED = re.compile(r"上年结转|结转项目|结转资金")


def check(material: Material) -> CheckResult:
    """Increases whose reason names projects of this year: do the named ones carry the increase?"""
    told = [
        (item, movement)
        for item in material.ledger.statements
        if item.section in SECTIONS and item.reason and not item.in_reason and not item.parent
        for movement in item.movements
        if movement.sign == 1 and movement.change
    ]
    seen: dict[tuple[str | None, object], Observation] = {}
    for item, movement in told:
        for observation in _unexplained(item, movement, material):
            seen.setdefault((item.reason, observation.params["rest"]), observation)
    return executed(seen.values(), len(told))


def _unexplained(item: Statement, movement: Movement, material: Material) -> Iterator[Observation]:
    change = material.ledger.number(movement.change)
    reason = plain(item.reason or "")
    if change is None:
        return
    projects = _projects(material)
    named = [fact for fact in projects if _is_named(fact.label, item.reason or "")]
    total = sum((fact.figure.base for fact in named), Decimal(0))
    if _CARRIED.search(reason):
        total += _carried_over(material)
    rest = change.figure.base - total
    if len(named) < LEAST_NAMED or rest <= max(UNEXPLAINED_AMOUNT, UNEXPLAINED_SHARE * change.figure.base):
        return
    silent = max(
        (fact for fact in projects if fact not in named and fact.figure.base <= rest * NEAR),
        key=lambda fact: fact.figure.base,
        default=None,
    )
    params = {
        "change": change.figure.text,
        "named": written(total, change.figure),
        "rest": written(rest, change.figure),
        "unit": unit_label(change.figure),
        "project": silent.label if silent is not None else "—",
    }
    yield Observation(
        anchor_of(item.reason_ref, material), params, "unexplained", severity=Severity.QUESTION, stake=rest
    )


def _projects(material: Material) -> list[Fact]:
    """The first amount of each project of this year."""
    found: dict[str, Fact] = {}
    for fact in material.facts:
        own = fact.dimensions
        if own.project and own.vintage != "carried_over" and not own.fund and fact.figure.value > 0:
            found.setdefault(own.project, fact)
    return list(found.values())


def _is_named(project: str, reason: str) -> bool:
    """Whether a fragment of the reason is the project's name, words of it left out."""
    name = plain(project)
    for fragment in re.split(r"[、，。；,;]|以及|和|及", reason):
        stem = _ENDING.sub("", plain(re.sub(r"^.*?(?:增加了?|新增了?|安排了?)", "", fragment)))
        if len(stem) >= LEAST_STEM and _is_subsequence(stem, name):
            return True
    return False


def _is_subsequence(stem: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in stem)


def _carried_over(material: Material) -> Decimal:
    """Everything carried over from last year."""
    amounts = [
        fact.figure.base
        for fact in material.facts
        if fact.dimensions.vintage == "carried_over"
        and fact.dimensions.flow == "revenue"
        and not fact.dimensions.function
    ]
    return max(amounts, default=Decimal(0))


RULE = Rule(
    code="N12",
    name=Words("变动分解", "change by item"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "各分项增减额之和等于总增减额；“与上年相同”按零计。",
            "The changes of the items make the change of the whole; unchanged counts as zero.",
        ),
        why=Words(
            "“三公”经费等分项变动与总变动不符，必有一处有误。",
            "Where the changes of items and whole differ, one of them is wrong.",
        ),
        tolerance=Words(
            "按显示位数取区间相加，允许四舍五入产生的末位差（ROUNDING R4–R5）。",
            "Intervals of the printed digits are added; differences that rounding explains are allowed (ROUNDING "
            "R4–R5).",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{place}：总增减额为 {stated} {unit}，分项合计为 {expected} {unit}，相差 {difference} {unit}",
            "{place}: change {stated} {unit}, items {expected} {unit}, difference {difference} {unit}",
        ),
        "unexplained": Words(
            "增加{change} {unit}，原因所列项目合计{named} {unit}，尚有{rest} {unit}未说明（如“{project}”未列入原因）",
            "Increase of {change} {unit}; the projects named make {named}; {rest} {unit} are not explained "
            "({project} is not among the reasons)",
        ),
    },
    example=Example(
        budget(
            narrative="七、“三公”经费增减变动原因说明\n\n"
            "2030年示例县示例局“三公”经费预算9.00万元，比2029年增加4.00万元，主要原因是车辆老化。其中：因公出国（境）"
            "费0万元，与上年相同；公务接待费1.00万元，比上年减少2.00万元；公务用车购置及运行费8.00万元，比上年增加"
            "5.00万元。",
        )
    ),
    check=check,
    is_first_release=True,
)
