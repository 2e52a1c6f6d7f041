"""N17: zero base. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words


def check(material: Material) -> CheckResult:
    """Rates whose base is zero."""
    rated = [
        statement
        for statement in material.ledger.statements
        if statement.completion or any(movement.rate for movement in statement.movements)
    ]
    return executed((seen for statement in rated for seen in _zero(statement, material)), len(rated))


def _zero(statement: Statement, material: Material) -> Iterator[Observation]:
    ledger = material.ledger
    now, prior = ledger.number(statement.amount("now")), ledger.number(statement.amount("prior"))
    for movement in statement.movements:
        rate, change = ledger.number(movement.rate), ledger.number(movement.change)
        if rate is None or rate.figure.value == 0 or movement.base_year == "0":
            continue
        implied = (
            prior is None
            and now is not None
            and change is not None
            and now.figure.value != 0
            and now.figure.base == (movement.sign or 1) * change.figure.base
        )
        if (prior is not None and prior.figure.value == 0) or implied:
            params = {"label": statement.label, "word": movement.word, "rate": rate.figure.text}
            yield Observation(anchor_of(rate.ref, material), params)
    completion = ledger.number(statement.completion)
    if completion is not None and _budget(statement, material) == 0:
        params = {"label": statement.label, "rate": completion.figure.text}
        # 支出0元，完成预算0%: the sentence of the form, filled in with zeros.
        is_form = now is not None and now.figure.value == 0 and completion.figure.value in {0, 100}
        severity = Severity.ADVICE if is_form else None
        yield Observation(anchor_of(completion.ref, material), params, "completion", severity=severity)


def _budget(statement: Statement, material: Material) -> Decimal | None:
    """The budget a completion is taken of: printed beside it, else in the table."""
    printed = [material.ledger.number(statement.amount(slot)) for slot in ("opening", "adjusted")]
    known = [number.figure.value for number in printed if number is not None]
    if known:
        return max(known)
    own = statement.dimensions
    if own is None or not own.topic:
        return None
    budgets = [
        fact.figure.value
        for fact in material.facts
        if fact.dimensions.topic == own.topic and fact.dimensions.scenario in {"budget", "adjusted"}
    ]
    return max(budgets) if budgets else None


RULE = Rule(
    code="N17",
    name=Words("零基数", "zero base"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "上年数为零时不应写增减率；预算数为零时不应写完成率。",
            "No rate where last year was zero; no completion where the budget was zero.",
        ),
        why=Words(
            "零基数没有百分比，“增长100%”是常见误写。",
            "A zero base has no percentage; growth of 100% is a common slip.",
        ),
        tolerance=Words(
            "只在基数写明为零，或由本年数与增减额推得为零时报。",
            "Only where the base is printed as zero or follows as zero from this year and the change.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{label}：上年数为零，却写{word}{rate}%",
            "{label}: last year was zero, yet {word} {rate}%",
        ),
        "completion": Words(
            "{label}：预算数为零，却写完成预算的{rate}%",
            "{label}: the budget was zero, yet completion {rate}%",
        ),
    },
    example=Example(
        budget(
            narrative="四、部门预算编制说明\n\n1．“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴"
            "费支出（项）”20.00万元，主要用于缴费。2029年当年预算执行数为0.00万元，2030年预算安排20.00万元，比2029年"
            "预算执行数增加100.00%。主要原因是：新增缴费。",
        )
    ),
    check=check,
    is_first_release=True,
)
