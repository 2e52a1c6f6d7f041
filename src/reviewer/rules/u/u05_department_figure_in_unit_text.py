"""U05: the text of a unit states an amount of its department. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.equation import Grade, Law
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import Figure
from reviewer.model.finding import Severity
from reviewer.rules.law_words import PRACTICE, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_department import OWN, STATION, department, unit
from reviewer.rules.table_facts import graded
from reviewer.rules.units import refusal
from reviewer.words import Words

SENTENCE = (
    "\n第三部分 2030年度单位预算情况说明\n\n一、单位预算收支数据变动情况及原因\n\n"
    "2030年度{name}预算收入总计{amount}万元，比上年增加20.00万元，增长2.00%，主要原因是新增项目。\n"
)


def check(material: Material) -> CheckResult:
    """Amounts of the unit's text that its own tables contradict and the department's tables state."""
    refused = refusal(material)
    if refused is not None:
        return refused
    stated = _by_meaning(material)
    return executed(_observations(material, stated), len(material.units))


def _by_meaning(material: Material) -> dict[Dimensions, Fact]:
    found: dict[Dimensions, Fact] = {}
    for fact in material.facts:
        if fact.form and not fact.figure.is_blank:
            found.setdefault(fact.dimensions, fact)
    return found


def _observations(material: Material, stated: dict[Dimensions, Fact]) -> Iterator[Observation]:
    for unit_document in material.units:
        own = _by_meaning(unit_document)
        for number in unit_document.ledger.numbers:
            if number.measure != "amount" or number.dimensions is None:
                continue
            fact, mine = stated.get(number.dimensions), own.get(number.dimensions)
            if fact is None or mine is None or _agree(number.figure, mine.figure):
                continue
            if _agree(number.figure, fact.figure):
                anchor = anchor_of(fact.ref, material)
                params = {
                    "unit": unit_document.profile.organisation,
                    "text": number.figure.text,
                    "own": mine.figure.text,
                }
                yield Observation(anchor, params)


def _agree(one: Figure, other: Figure) -> bool:
    return graded(Law.TIE, one, [other]).grade is not Grade.CONTRADICTION


RULE = Rule(
    code="U05",
    name=Words("单位说明沿用部门数字", "department's figure in unit text"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "单位说明中的金额取自本单位的表，不沿用部门的数字。",
            "Amounts in the text of a unit are those of its own tables, not of the department.",
        ),
        why=Words("多为复制部门文本所致。", "Mostly the department's text was copied."),
        tolerance=TIE_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words(
            "{unit}的说明写 {text}，与部门表一致，本单位表为 {own}",
            "the text of {unit} says {text} as the department does; its own table says {own}",
        )
    },
    example=Example(department(), units=(unit(OWN), unit(STATION) + SENTENCE.format(name=STATION, amount="2040.00"))),
    check=check,
)
