"""P09: the amount of the overall target is the body's total or current expenditure. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Role
from reviewer.model.fact import Fact
from reviewer.model.finding import Evidence, Severity
from reviewer.narrative.performance import performance_statements
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

TOTAL_FORMS = ("expenditure-summary", "budget-summary", "revenue-summary", "appropriation-summary", "final-expenditure")


def check(material: Material) -> CheckResult:
    """The stated amount against the totals of the expenditure and revenue tables."""
    stated = next(
        (
            item
            for item in performance_statements(material.ledger)
            if item.stage == "overall" and not item.nature and item.amount
        ),
        None,
    )
    if stated is None or stated.amount is None:
        return NotApplicable(message("performance.no-overall"))
    totals = list(_totals(material))
    if not totals:
        return Unable(message("performance.no-total"))
    figure = stated.amount.figure
    if any(figure.interval.overlaps(fact.figure.interval) for fact in totals):
        return executed((), len(totals))
    anchor = anchor_of(stated.amount.ref, material)
    nearest = max(totals, key=lambda fact: fact.figure.base)
    params = {
        "stated": figure.text,
        "unit": unit_label(figure),
        "total": written(nearest.figure.base, figure),
    }
    evidence = (
        Evidence(Role.SAME, nearest.ref, nearest.source, nearest.figure.text, nearest.figure.base, nearest.label),
    )
    return executed([Observation(anchor, params, evidence=evidence)], len(totals))


def _totals(material: Material) -> Iterator[Fact]:
    """Every amount in a total row of the tables of the whole."""
    for form in TOTAL_FORMS:
        for bound in material.by_form.get(form, ()):
            rows = {row.index for row in bound.rows if row.role in {"total", "subtotal"} or row.key.startswith("total")}
            yield from (fact for fact in bound.facts if fact.row in rows and not fact.figure.is_blank)


RULE = Rule(
    code="P09",
    name=Words("整体目标金额", "overall amount"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "整体绩效目标涉及资金等于部门（单位）总支出或当年支出。",
            "The amount of the overall target is the body's total or current expenditure.",
        ),
        why=Words("整体目标应覆盖全部资金。", "The overall target covers all money."),
        tolerance=Words(
            "总额、当年额、财政拨款额任一相符即可。", "Total, current or appropriation: any of them will do."
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words(
            "整体绩效目标涉及资金 {stated} {unit}，与总支出 {total} {unit} 及其他合计均不符",
            "The overall target covers {stated} {unit}, no total of the tables is that (largest {total} {unit})",
        )
    },
    example=Example(
        budget(narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n2030年编报单位整体支出绩效目标，涉及资金102.00万元。"),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)
