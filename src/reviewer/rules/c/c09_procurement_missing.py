"""C09: procurement. Called by the engine."""

from __future__ import annotations

import re

from reviewer.forms.profile import DocumentKind
from reviewer.model.finding import Severity
from reviewer.rules.c.presence import is_provincial_set, required
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Executed, Observation, Page, Rule, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words

TOPIC = "procurement"
WORDS = re.compile(r"政府采购|采购预算|采购支出")


def check(material: Material) -> CheckResult:
    """The paragraph, and the three kinds."""
    found = required(material, TOPIC, WORDS)
    if not isinstance(found, Executed) or found.observations:
        return found
    topics = {
        item.dimensions.topic: number
        for item in material.ledger.statements
        if item.dimensions is not None and (number := material.ledger.number(item.amount("now"))) is not None
    }
    total = topics.get(TOPIC)
    has_kinds = any(topic.startswith(f"{TOPIC}.") for topic in topics)
    if total is None or total.figure.value == 0 or has_kinds:
        return found
    # The kinds are asked for by name in final accounts and in provincial budget sets; elsewhere one line is usual.
    is_asked = material.profile.kind is DocumentKind.FINAL or is_provincial_set(material)
    severity = Severity.WARNING if is_asked else Severity.ADVICE
    return executed([Observation(anchor_of(total.ref, material), {}, "kinds", severity=severity)], 1)


RULE = Rule(
    code="C09",
    name=Words("政府采购", "procurement"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "应说明政府采购总额及货物、工程、服务分项；没有的也应写明。",
            "Procurement is explained with its total and three kinds; a zero is said.",
        ),
        why=Words("预算法要求说明政府采购情况。", "The Budget Law requires procurement to be explained."),
        tolerance=Words(
            "全文任何一处即可；总额大于零而缺分项的，决算和省级十三表样式为建议修改，其他样式为提示。",
            "Anywhere counts; a total without its kinds is a warning in final accounts and the provincial set, "
            "advice elsewhere.",
        ),
        basis=Words("预算法第十四条；财办发〔2019〕77号", "Budget Law, article 14; 财办发〔2019〕77号"),
    ),
    messages={
        "default": Words("未见政府采购说明", "no paragraph on procurement found"),
        "kinds": Words(
            "政府采购未分货物、工程、服务",
            "procurement is not broken down into goods, works and services",
        ),
    },
    example=Example(budget(narrative=narrative(without="procurement"))),
    check=check,
)
