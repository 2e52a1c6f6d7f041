"""N21: published share of projects. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.model.equation import Law, Role, Verdict
from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

HUNDREDTHS = Decimal("0.01")


def check(material: Material) -> CheckResult:
    """Shares that hold only for a base without carry-over; the arithmetic itself is checked by equations."""
    shares = [verdict for verdict in material.verdicts if verdict.equation.rule == "N21" and verdict.grade.holds]
    return executed((seen for verdict in shares for seen in _partial(verdict, material)), len(shares))


def _partial(verdict: Verdict, material: Material) -> Iterator[Observation]:
    by_role = {item.role: item for item in verdict.equation.operands}
    base = material.facts_by_ref.get(by_role[Role.BASE].ref)
    part = material.figures.get(by_role[Role.ADDEND].ref)
    if base is None or part is None or base.dimensions.vintage != "current":
        return
    wider = [
        fact
        for fact in material.facts
        if fact.dimensions == base.dimensions.but(vintage="", organisation="") and fact.figure.base > base.figure.base
    ]
    if not wider:
        return
    whole = wider[0].figure
    share = (Decimal(100) * part.base / whole.base).quantize(HUNDREDTHS)
    stated = material.figures[by_role[Role.STATED].ref]
    if stated.interval.contains(share):
        return
    params = {"stated": stated.text, "share": share, "base": written(whole.base, whole), "unit": unit_label(whole)}
    yield Observation(
        anchor_of(by_role[Role.STATED].ref, material), params, "partial", severity=Severity.QUESTION, proofs=(verdict,)
    )


RULE = Rule(
    code="N21",
    name=Words("公开绩效目标占比", "published share of projects"),
    severity=Severity.ERROR,
    law=Law.SHARE,
    page=Page(
        what=Words(
            "公开绩效目标的项目金额占项目支出总额的比例复算；分母应说明是否含上年结转。",
            "The share of project money with published targets is recomputed; the text says whether carry-over "
            "is in the base.",
        ),
        why=Words("比例是公开程度的依据。", "The share shows how much is disclosed."),
        tolerance=Words(
            "分母为本年项目支出或含结转的项目支出，任一吻合即可；只与前者吻合时请说明口径。",
            "This year's projects or all projects may be the base; where only the former fits, the scope is asked for.",
        ),
        basis=Words("预算绩效管理办法", "rules on performance budgeting"),
    ),
    messages={
        "default": Words(
            "{place}：文字为 {stated}%，计算为 {expected}%",
            "{place}: {stated}% in the text, {expected}% computed",
        ),
        "partial": Words(
            "{stated}% 只在分母不含上年结转时成立，含结转项目支出（{base} {unit}）时为 {share}%，请说明口径",
            "{stated}% holds only without carry-over; of all project expenditure ({base} {unit}) it is {share}%",
        ),
    },
    example=Example(
        budget(
            narrative="十、绩效管理情况\n\n2030年示例县示例局公开项目绩效目标2个，涉及项目金额30.00万元，占部门（单位）项目支出"
            "总额的90%。",
        )
    ),
    check=check,
    is_first_release=True,
)
