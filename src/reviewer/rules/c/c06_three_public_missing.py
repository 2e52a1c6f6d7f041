"""C06: three-public paragraph. Called by the engine."""

from __future__ import annotations

import re

from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Severity
from reviewer.rules.c.presence import required
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Executed, Observation, Page, Rule, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words

TOPIC = "three_public"
WORDS = re.compile(r"三公")


def check(material: Material) -> CheckResult:
    """The paragraph, and any comparison in it."""
    found = required(material, TOPIC, WORDS)
    if not isinstance(found, Executed) or found.observations:
        return found
    mine = [
        item
        for item in material.ledger.statements
        if item.dimensions is not None and item.dimensions.topic.startswith(TOPIC) and not item.in_reason
    ]
    amounts = [number for item in mine if (number := material.ledger.number(item.amount("now"))) is not None]
    money = [number for number in amounts if number.figure.unit.is_money and number.figure.value > 0]
    # Final accounts may compare with the budget of the year instead.
    is_final = material.profile.kind is DocumentKind.FINAL
    compared = any(
        item.amount("prior")
        or any(m.base_year != "0" or is_final for m in item.movements)
        or (is_final and (item.completion or item.amount("opening")))
        for item in mine
    )
    if not money or compared:
        return found
    return executed(
        [Observation(anchor_of(money[0].ref, material), {}, "comparison", severity=Severity.WARNING)], len(amounts)
    )


RULE = Rule(
    code="C06",
    name=Words("三公说明", "three-public paragraph"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "应有“三公”经费说明，列明金额或写明没有。",
            "There is a three-public paragraph with amounts, or one that says there is none.",
        ),
        why=Words("“三公”经费是必须公开的内容。", "Three-public expenditure must be disclosed."),
        tolerance=Words(
            "全文任何一处即可；有金额而全无上年比较的为建议修改。",
            "Anywhere counts; amounts without any comparison are a warning.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("未见“三公”经费说明", "no three-public paragraph found"),
        "comparison": Words("“三公”经费未与上年比较", "three-public expenditure is not compared with last year"),
    },
    example=Example(budget(narrative=narrative(without="three_public"))),
    check=check,
)
