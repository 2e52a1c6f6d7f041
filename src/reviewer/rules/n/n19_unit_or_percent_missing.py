"""N19: unit or % missing or wrong. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import ProseNumber
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

PERCENTLESS = frozenset({"unitless-rate", "unitless-share"})


def check(material: Material) -> CheckResult:
    """Numbers without % or unit; a unit that only the other one would make right is told by equations."""
    numbers = material.ledger.numbers
    return executed((*_missing(material), *_short(material)), len(numbers))


def _missing(material: Material) -> Iterator[Observation]:
    for number in material.ledger.numbers:
        if number.measure in PERCENTLESS:
            yield _seen(number, material, "default")
        elif number.measure == "unitless-amount":
            yield _seen(number, material, "unitless", severity=Severity.WARNING)


def _short(material: Material) -> Iterator[Observation]:
    for number in material.ledger.numbers:
        if not number.figure.unit.is_money:
            continue
        block, _, span = number.ref.partition("/")
        behind = getattr(material.document.block(block), "text", "")[int(span.partition("-")[2]) :].lstrip()
        if behind.startswith("万") and not behind[1:].lstrip().startswith("元"):
            yield _seen(number, material, "short", severity=Severity.WARNING)


def _seen(number: ProseNumber, material: Material, which: str, *, severity: Severity | None = None) -> Observation:
    anchor = anchor_of(number.ref, material)
    params = {"text": number.figure.text, "quote": anchor.text}
    return Observation(anchor, params, which, severity=severity, stake=number.figure.base)


RULE = Rule(
    code="N19",
    name=Words("单位/百分号缺失或错", "unit or % missing or wrong"),
    severity=Severity.ERROR,
    law=Law.TIE,
    page=Page(
        what=Words(
            "百分比带“%”，金额带单位，同一段内金额单位一致。",
            "Percentages carry %, amounts carry a unit, and the amounts of one passage use one unit.",
        ),
        why=Words("少一个“万”字金额相差一万倍。", "One missing 万 changes an amount ten-thousandfold."),
        tolerance=Words(
            "以元为单位的绩效表、单价和限额不计；单位疑错须使分项之和或表数恰好成立才报。",
            "Forms in 元, unit prices and limits are left out; a doubtful unit counts only where the other unit "
            "makes a sum or a table figure hold.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("“{text}”缺百分号：{quote}", "{text} lacks the percent sign: {quote}"),
        "unitless": Words("金额“{text}”缺单位：{quote}", "Amount {text} lacks its unit: {quote}"),
        "short": Words("“{text}万”缺“元”字：{quote}", "{text}万 lacks 元: {quote}"),
        "roll-up": Words(
            "{place}：单位疑错（元、万元），换算后分项合计 {expected} {unit}，总数 {stated} {unit}",
            "{place}: probably the wrong unit (元 for 万元 or the reverse); parts {expected} {unit}, total {stated} {unit}",
        ),
        "tie": Words(
            "{place}：单位疑错（元、万元），文字折合 {stated} {unit}，表中为 {expected} {unit}",
            "{place}: probably the wrong unit (元 for 万元 or the reverse); text {stated} {unit}, table {expected} {unit}",
        ),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，比2029年预算增加2.03万元，增长8.64。原因是人员增加。",
        )
    ),
    check=check,
    is_first_release=True,
)
