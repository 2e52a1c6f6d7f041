"""P23: self-assessments of final accounts come out: points, scores, rates, numbers of projects by grade."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.model.document import Table
from reviewer.model.finding import Anchor, Severity
from reviewer.narrative.performance import performance_statements
from reviewer.rules.material import Material
from reviewer.rules.p.self_assessment import Execution, Scored, SelfAssessment, self_assessments
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

FULL = Decimal(100)
ALL_GRADES = 3
"""Grades told from which none is likely to be left out; fewer may not be all."""
GRADES = frozenset({"excellent", "good", "fair", "poor"})


def check(material: Material) -> CheckResult:
    """Grades in the text, then each form."""
    forms = self_assessments(material.document)
    grades = list(_grades(material))
    if not forms and not grades:
        return NotApplicable(message("performance.no-self-assessment"))
    observations = [seen for seen in grades if seen is not None]
    for form in forms:
        observations += _form(form)
    return executed(observations, len(forms) + len(grades))


def _grades(material: Material) -> Iterator[Observation | None]:
    """Assessed projects against those of each grade; None where they agree."""
    stated = [item for item in performance_statements(material.ledger) if item.stage == "self_assessed" and item.count]
    whole = next((item for item in stated if not item.kind), None)
    parts = [item for item in stated if item.kind in GRADES]
    if whole is None or whole.count is None or len(parts) < 2:
        return
    added = sum((item.count.figure.value for item in parts if item.count), Decimal(0))
    if added == whole.count.figure.value:
        yield None
        return
    anchor = anchor_of(whole.count.ref, material)
    numbers = [item.count for item in parts if item.count]
    params = {
        "stated": whole.count.figure.text,
        "expected": str(added),
        "parts": "+".join(number.figure.text for number in numbers),
    }
    places = (anchor, *(anchor_of(number.ref, material) for number in numbers))
    is_certain = len(parts) >= ALL_GRADES or added > whole.count.figure.value
    severity = Severity.ERROR if is_certain else Severity.WARNING
    yield Observation(anchor, params, message="grades", places=places, severity=severity)


def _form(form: SelfAssessment) -> Iterator[Observation]:
    for row in form.rows:
        if row.score > row.points:
            params = {"label": row.label, "score": str(row.score), "points": str(row.points)}
            yield Observation(_anchor(form.table, row), params, message="score")
    if form.execution is not None:
        yield from _rate(form, form.execution)
    yield from _sums(form)


def _rate(form: SelfAssessment, money: Execution) -> Iterator[Observation]:
    if money.budget == 0:
        return
    exact = money.spent / money.budget * 100
    half = Decimal(1).scaleb(-money.rate_decimals) / 2
    if abs(exact - money.rate) > half:
        params = {"stated": money.cell.text, "expected": f"{exact:.2f}%"}
        yield Observation(
            Anchor(money.ref, form.table.title, money.cell.source, text=money.cell.text), params, message="rate"
        )


def _sums(form: SelfAssessment) -> Iterator[Observation]:
    """Points of the rows against the total row; only where there is one."""
    total = next((row for row in form.rows if row.is_total), None)
    parts = [row for row in form.rows if not row.is_total]
    if total is None or not parts:
        return
    points = sum((row.points for row in parts), Decimal(0))
    score = sum((row.score for row in parts), Decimal(0))
    if points != total.points and total.points == FULL:
        params = {"stated": str(total.points), "expected": str(points)}
        yield Observation(_anchor(form.table, total), params, message="points", severity=Severity.WARNING)
    elif score != total.score:
        params = {"stated": str(total.score), "expected": str(score)}
        yield Observation(_anchor(form.table, total), params, message="total", severity=Severity.WARNING)


def _anchor(table: Table, row: Scored) -> Anchor:
    return Anchor(row.ref, f"{table.title} / {row.label}", row.cell.source, table.title, row.label, text=row.cell.text)


RULE = Rule(
    code="P23",
    name=Words("决算: 自评表", "self-assessment form"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "自评表分值合计100、得分不超过分值、执行率=执行数/预算数；各等级项目数之和等于自评项目数。",
            "Points add up to 100, no score exceeds its points, the rate is spending over budget, the grades add up.",
        ),
        why=Words("自评结果自相矛盾即不可信。", "A self-assessment that contradicts itself is worth nothing."),
        tolerance=Words(
            "执行率按显示位数；分值、得分合计不符为建议修改（可能漏读行）。",
            "Rates at the precision shown; sums that differ are warnings, a row may not have been read.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "grades": Words(
            "自评项目 {stated} 个，各等级合计 {parts}={expected} 个",
            "{stated} projects assessed, the grades add up to {expected}",
        ),
        "score": Words("“{label}”得分 {score} 高于分值 {points}", "“{label}” scores {score} of {points}"),
        "rate": Words(
            "预算执行率为 {stated}，按执行数/预算数应为 {expected}", "The rate is {stated}, it should be {expected}"
        ),
        "points": Words(
            "分值合计 {expected}，总分行为 {stated}", "Points add up to {expected}, the total says {stated}"
        ),
        "total": Words(
            "得分合计 {expected}，总分行为 {stated}", "Scores add up to {expected}, the total says {stated}"
        ),
    },
    example=Example(
        budget(
            narrative=NARRATIVE
            + "\n\n二、绩效管理情况\n\n绩效自评的2030年度项目4个，涉及预算金额30.00万元，平均得分95.00分"
            "（其中，绩效评级为“优”的项目2个；绩效评级为“良”的项目1个；绩效评级为“合格”的项目0个；"
            "绩效评级为“不合格”的项目0个）。"
        ),
        fires=1,
    ),
    check=check,
)
