"""C14: managed transfers. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.c.presence import has_narrative
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

TRANSFERS = "230"
WORDS = re.compile(r"转移支付|转移性")


def check(material: Material) -> CheckResult:
    """Class 230 in the tables against the prose."""
    if not has_narrative(material):
        return Unable(message("narrative.no-outline"))
    paid = [fact for fact in material.facts if fact.dimensions.function == TRANSFERS and fact.figure.value > 0]
    if not paid:
        return NotApplicable(message("narrative.no-transfers"))
    if any(item.is_prose and "glossary" not in item.topics and WORDS.search(item.text) for item in material.passages):
        return executed((), 1)
    params = {"amount": written(paid[0].figure.base, paid[0].figure), "unit": unit_label(paid[0].figure)}
    return executed([Observation(anchor_of(paid[0].ref, material), params)], 1)


RULE = Rule(
    code="C14",
    name=Words("主管转移支付", "managed transfers"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "部门支出中有转移性支出的，说明中应予说明。",
            "A department whose expenditure contains transfers mentions them.",
        ),
        why=Words("部门主管的转移支付应公开。", "Transfers a department manages are to be disclosed."),
        tolerance=Words(
            "仅当表中有转移性支出（230类）且全文未提转移支付时询问。",
            "Asked only where class 230 has an amount and the text never speaks of transfers.",
        ),
        basis=Words("预算法实施条例", "Regulation for the Budget Law"),
    ),
    messages={
        "default": Words(
            "表中有转移性支出{amount} {unit}，说明未提转移支付",
            "Transfers of {amount} {unit} in the table, none mentioned in the text",
        ),
    },
    example=Example(
        tables(
            "expenditure-summary",
            change=(
                ("221\t住房保障支出", "230\t转移性支出"),
                ("22102\t住房改革支出", "23002\t一般性转移支付"),
                ("2210201\t住房公积金", "2300299\t其他一般性转移支付支出"),
            ),
        )
        + told("三、支出预算情况说明", "2030年度示例县示例局支出预算1,020.00万元，比上年增加20.00万元，增长2.00%。")
    ),
    check=check,
)
