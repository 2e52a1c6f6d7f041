"""F19: overrun explained. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.figure import Figure
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

SECTION = "three_public"
_REASON = re.compile(r"原因|由于|因为|主要是")


def check(material: Material) -> CheckResult:
    """The total of three-public expenditure against its budget."""
    mine = [item for item in material.ledger.statements if item.section == SECTION and not item.in_reason]
    if not mine:
        return NotApplicable(message("narrative.no-three-public"))
    total = next((item for item in mine if item.dimensions is not None and item.dimensions.topic == SECTION), None)
    final = material.ledger.number(total.amount("now")) if total is not None else None
    budget = _budget(total, material) if total is not None else None
    if total is None or final is None or budget is None:
        return Unable(message("narrative.no-three-public"))
    explained = any(_REASON.search(text) for text in _texts(material))
    if explained or final.figure.interval.low <= budget.interval.high:
        return executed((), 1)
    params = {"label": total.label, "final": final.figure.text, "budget": budget.text}
    return executed([Observation(anchor_of(final.ref, material), params, stake=final.figure.base)], 1)


def _budget(total: Statement, material: Material) -> Figure | None:
    for slot in ("adjusted", "opening"):
        number = material.ledger.number(total.amount(slot))
        if number is not None:
            return number.figure
    planned = [
        fact.figure
        for fact in material.facts
        if fact.dimensions.topic == SECTION and fact.dimensions.scenario in {"budget", "adjusted"}
    ]
    return planned[0] if planned else None


def _texts(material: Material) -> list[str]:
    return [
        getattr(block, "text", "")
        for section in material.sections
        if section.topic == SECTION
        for block in section.blocks
    ]


RULE = Rule(
    code="F19",
    name=Words("超预算说明", "overrun explained"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "“三公”经费决算数大于预算数的，应说明原因。",
            "Three-public expenditure above its budget is explained.",
        ),
        why=Words("超预算支出必须说明。", "Spending above the budget must be explained."),
        tolerance=Words(
            "以文字或“三公”经费决算表的预算数为准；同一节任一处说明原因即可。",
            "Against the budget in the text or in the table; one reason anywhere in the section is enough.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "{label}决算{final}超过预算{budget}，未说明原因",
            "{label}: {final} spent, {budget} budgeted, no reason given",
        ),
    },
    example=Example(
        tables(
            "final-three-public",
            change=(("12.00\t0.00\t9.00\t0.00\t9.00\t3.00", "9.00\t0.00\t6.00\t0.00\t6.00\t3.00"),),
        )
        + told(
            "七、财政拨款“三公”经费支出决算情况说明",
            "“三公”经费财政拨款支出决算为10.00万元，其中：因公出国（境）费支出决算为0.00万元；公务用车购置及运行维护费支出决算为"
            "8.00万元；公务接待费支出决算为2.00万元。",
            final=True,
        )
    ),
    check=check,
    kinds=frozenset({"final"}),
)
