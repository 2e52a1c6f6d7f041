"""C08: operating cost. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.c.presence import LEAST_EXPLAINED, has_narrative
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

TOPIC = "operating_cost"
WORDS = re.compile(r"机关运行经费|机关运行费|运行经费")


def check(material: Material) -> CheckResult:
    """The paragraph wherever the table has an amount, and its comparison."""
    if not has_narrative(material, LEAST_EXPLAINED):
        return Unable(message("narrative.no-outline"))
    stated = [fact for fact in material.facts if fact.dimensions.topic == TOPIC and fact.figure.value > 0]
    prose = [item for item in material.passages if item.is_prose and "glossary" not in item.topics]
    told = [item for item in prose if WORDS.search(item.text)]
    if not stated and not told:
        return NotApplicable(message("narrative.no-operating-cost"))
    if stated and not told:
        params = {
            "amount": written(stated[0].figure.base, stated[0].figure),
            "unit": unit_label(stated[0].figure),
        }
        return executed([Observation(anchor_of(stated[0].ref, material), params)], 1)
    mine = [
        item for item in material.ledger.statements if item.dimensions is not None and item.dimensions.topic == TOPIC
    ]
    amounts = [number for item in mine if (number := material.ledger.number(item.amount("now"))) is not None]
    compared = any(item.movements or item.amount("prior") for item in mine)
    if not amounts or compared or all(number.figure.value == 0 for number in amounts):
        return executed((), 1)
    anchor = anchor_of(amounts[0].ref, material)
    return executed([Observation(anchor, {}, "comparison", severity=Severity.ADVICE)], 1)


RULE = Rule(
    code="C08",
    name=Words("机关运行经费", "operating cost"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "有机关运行经费的应说明金额、增减与原因。",
            "Where there is operating cost, its amount, movement and reason are explained.",
        ),
        why=Words(
            "预算法要求说明机关运行经费的安排、使用情况。",
            "The Budget Law requires operating cost to be explained.",
        ),
        tolerance=Words(
            "表中机关运行经费为零或无此表的单位不报；只缺比较的为提示。",
            "Silent where the table is absent or zero; a missing comparison alone is advice.",
        ),
        basis=Words("预算法第十四条", "Budget Law, article 14"),
    ),
    messages={
        "default": Words(
            "表中机关运行经费{amount} {unit}，说明中未提及",
            "Operating cost {amount} {unit} in the table, not mentioned in the text",
        ),
        "comparison": Words("机关运行经费未与上年比较", "operating cost is not compared with last year"),
    },
    example=Example(
        tables("expenditure-summary", "operating-cost")
        + told(
            "二、收入预算情况说明",
            "2030年度示例县示例局预算收入1,020.00万元。",
            "三、支出预算情况说明",
            "2030年度示例县示例局支出预算1,020.00万元，比上年增加20.00万元，增长2.00%。",
            "九、政府采购情况",
            "2030年无政府采购预算。",
        )
    ),
    check=check,
)
