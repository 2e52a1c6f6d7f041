"""Y01: implied base. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.model.interval import Interval
from reviewer.narrative.ledger import Statement
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.rules.y.prior import PriorFigures
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Statements that compare with last year and are bound to a cell, against the same cell of last year's document."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    published = PriorFigures(material.prior)
    causes: dict[tuple[Decimal, Decimal], list[Observation]] = {}
    checked = 0
    for statement in material.ledger.statements:
        for base, places, is_certain in _bases(statement, material):
            fact = published.same(statement, material)
            if fact is None:
                continue
            checked += 1
            if not base.overlaps(fact.figure.interval):
                cause = (base.middle, fact.figure.base)
                observation = _seen(statement, places, base, fact, material, is_certain=is_certain)
                causes.setdefault(cause, []).append(observation)
    return executed((_one(items) for items in causes.values()), checked)


def _one(observations: list[Observation]) -> Observation:
    """One cause, one finding: the gravest observation with all places."""
    first = min(observations, key=lambda item: (item.severity or Severity.ERROR).rank)
    return replace(first, places=tuple(item.anchor for item in observations))


def _bases(statement: Statement, material: Material) -> Iterator[tuple[Interval, str, bool]]:
    """Last year's amount as the statement implies or prints it, its place, and whether the basis is said."""
    now, prior = (material.ledger.number(statement.amount(slot)) for slot in ("now", "prior"))
    kind = material.profile.kind.value
    for movement in statement.movements:
        if movement.base_year not in {"", "-1"} or movement.base_scenario == "executed" or statement.in_reason:
            continue
        is_certain = movement.base_scenario == kind and movement.is_sure
        change = material.ledger.number(movement.change)
        if prior is not None and movement.base_scenario:
            yield prior.figure.interval, prior.ref, is_certain
        elif now is not None and movement.sign == 0 and movement.base_year == "-1":
            yield now.figure.interval, now.ref, is_certain
        elif now is not None and change is not None and movement.sign is not None:
            moved = change.figure.interval.scaled(Decimal(movement.sign))
            yield now.figure.interval - moved, change.ref, is_certain


def _seen(
    statement: Statement, place: str, base: Interval, fact: Fact, material: Material, *, is_certain: bool
) -> Observation:
    number = material.ledger.number(place)
    like = number.figure if number is not None else fact.figure
    params = {
        "label": statement.label,
        "implied": written(base.middle, like),
        "published": written(fact.figure.base, like),
        "unit": unit_label(like),
    }
    severity = None if is_certain else Severity.QUESTION
    stake = abs(base.middle - fact.figure.base)
    return Observation(anchor_of(place, material), params, severity=severity, stake=stake)


RULE = Rule(
    code="Y01",
    name=Words("上年数一致", "implied base"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "由“比上年增减”推得的上年数，应与上年公开的数一致。",
            "Last year's figure implied by the comparison equals the one published last year.",
        ),
        why=Words(
            "上年数是读者唯一能核对的基数。",
            "Last year's figure is the one base a reader can check.",
        ),
        tolerance=Words(
            "增减额与本年数按显示位数取区间；比较对象写明为预算（决算文件为决算）的为错误，未写明口径的请说明；与"
            "执行数比较的不查。",
            "Intervals of this year's figure and the change; an error where the text compares with last year's "
            "budget (final accounts with last year's), a question where the basis is not said; executed figures "
            "are not compared.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{label}：推得上年数{implied} {unit}，上年公开为{published} {unit}",
            "{label}: last year implied {implied} {unit}, published {published} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative=narrative(
                expenditure="三、支出预算情况说明\n\n2030年度示例县示例局支出预算120.00万元，比2029年预算增加20.00万元，增长20.00%。"
            )
        ),
        prior=budget(),
    ),
    check=check,
    is_first_release=True,
)
