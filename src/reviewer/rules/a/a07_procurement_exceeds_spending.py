"""A07: procurement against spending. Called by the engine."""

from __future__ import annotations

from reviewer.model.figure import Figure
from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """The procurement total of the text against the tables."""
    total = next(
        (
            number
            for statement in material.ledger.statements
            if statement.dimensions is not None
            and statement.dimensions.topic == "procurement"
            and not statement.parent
            and (number := material.ledger.number(statement.amount("now"))) is not None
        ),
        None,
    )
    projects, operating = _largest(material, "project"), _largest(material, "basic.operating")
    if total is None or projects is None:
        return NotApplicable(message("narrative.no-procurement"))
    limit = projects.interval.high + (operating.interval.high if operating is not None else 0)
    if operating is None or total.figure.interval.low <= limit:
        return executed((), 1)
    params = {
        "total": total.figure.text,
        "limit": written(projects.base + operating.base, total.figure),
        "unit": unit_label(total.figure),
    }
    return executed([Observation(anchor_of(total.ref, material), params, stake=total.figure.base)], 1)


def _largest(material: Material, nature: str) -> Figure | None:
    """The largest total of that nature: all funds, carry-over included where the tables have it."""
    figures = [
        fact.figure
        for fact in material.facts
        if fact.dimensions.nature == nature and fact.dimensions.year == "0" and fact.figure.unit.is_money
    ]
    return max(figures, key=lambda figure: figure.base, default=None)


RULE = Rule(
    code="A07",
    name=Words("采购与支出", "procurement against spending"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "政府采购总额不应大于项目支出与公用经费之和。",
            "Procurement is not more than project and operating expenditure together.",
        ),
        why=Words(
            "采购资金来自项目支出和公用经费。",
            "Procurement is paid from projects and operating cost.",
        ),
        tolerance=Words("按显示位数取区间比较。", "Compared by intervals of the printed digits."),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "采购总额{total}大于项目支出与公用经费之和{limit} {unit}",
            "Procurement {total} exceeds project and operating expenditure, {limit} {unit}",
        ),
    },
    example=Example(
        tables("expenditure-summary", "basic-expenditure-economic")
        + told("九、政府采购情况", "2030年示例县示例局政府采购预算总额600.00万元。")
    ),
    check=check,
)
