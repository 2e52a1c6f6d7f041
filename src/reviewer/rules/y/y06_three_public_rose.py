"""Y06: three-public growth. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

TOPIC = "three_public"
_CUT = re.compile(r"压减|过紧日子|只减不增|厉行节约|从严控制")


def check(material: Material) -> CheckResult:
    """The totals of both years' tables, and claims of cuts."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    now, before = _total(material), _total(material.prior)
    if now is None or before is None:
        return NotApplicable(message("narrative.no-three-public"))
    claims = [
        (item, found)
        for item in material.passages
        if item.is_prose and TOPIC in item.topics and (found := _CUT.search(item.text))
    ]
    if now.figure.interval.low <= before.figure.interval.high or not claims:
        return executed((), 1)
    passage, found = claims[0]
    params = {
        "now": written(now.figure.base, now.figure),
        "before": written(before.figure.base, now.figure),
        "unit": unit_label(now.figure),
        "word": found.group(),
    }
    return executed([Observation(passage.anchor(found.start(), found.end()), params)], 1)


def _total(material: Material) -> Fact | None:
    """The total of this year's three-public table."""
    kind = material.profile.kind.value
    for fact in material.facts:
        own = fact.dimensions
        if own.topic == TOPIC and own.year == "0" and own.fund in {"", "fiscal"} and own.scenario == kind:
            return fact
    return None


RULE = Rule(
    code="Y06",
    name=Words("三公增长", "three-public growth"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "“三公”经费比上年公开数增加而说明称压减的，请说明。",
            "Three-public expenditure above last year's, while the text claims cuts, is to be explained.",
        ),
        why=Words("“三公”经费只减不增是一般要求。", "Three-public expenditure is expected not to grow."),
        tolerance=Words(
            "以两年表格的合计比较；说明未提压减的不报。",
            "Totals of both years' tables; silent where the text claims no cuts.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "“三公”经费由{before}增至{now} {unit}，说明称{word}",
            "Three-public expenditure rose from {before} to {now} {unit}; the text says {word}",
        ),
    },
    example=Example(
        tables("three-public")
        + told(
            "七、“三公”经费增减变动原因说明",
            "2030年示例县示例局“三公”经费预算9.50万元，落实过紧日子要求，压减“三公”经费。",
        ),
        prior=tables("three-public", change=(("9.50\t9.50", "7.50\t7.50"), ("8.00\t8.00", "6.00\t6.00"))),
    ),
    check=check,
)
