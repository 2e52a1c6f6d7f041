"""C04: overall movement explained. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import budget, narrative
from reviewer.words import Words, message

_NEW = re.compile(r"新成立|新设立|新组建|新增单位|无上年|上年无|首次|机构改革后|上年度未")
LEAST_SECTIONS = 3
"""Sections with amounts below which the text is no full narrative."""
SECTIONS = frozenset(
    {"overall", "revenue", "expenditure", "narrative", "appropriation", "general_budget_scale", "general_budget"}
)


def check(material: Material) -> CheckResult:
    """Comparisons of totals anywhere in the narrative."""
    mine = [item for item in material.ledger.statements if item.section in SECTIONS and not item.in_reason]
    if not any(item.amount("now") for item in mine):
        return Unable(message("narrative.no-totals"))
    compared = [item for item in mine if _is_total(item) and _is_compared(item)]
    text = "".join(passage.text for passage in material.passages if passage.is_prose)
    if compared or _NEW.search(text):
        return executed((), len(mine))
    if len({item.section for item in mine if item.section}) < LEAST_SECTIONS:
        return Unable(message("narrative.no-outline"))
    return executed([Observation(anchor_of(mine[0].ref, material))], len(mine))


def _is_total(statement: Statement) -> bool:
    own = statement.dimensions
    return own is not None and not (own.function or own.topic or own.economic)


def _is_compared(statement: Statement) -> bool:
    return bool(statement.amount("prior")) or any(movement.base_year != "0" for movement in statement.movements)


RULE = Rule(
    code="C04",
    name=Words("收支总体说明", "overall movement explained"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "收支总额应与上年比较并说明增减。",
            "Total revenue and expenditure are compared with last year.",
        ),
        why=Words("没有比较，读者无从了解变动。", "Without a comparison nobody can see what changed."),
        tolerance=Words(
            "任何一处总收支的比较均可；新设单位和写明无上年数的不报；原因是否说明归 N11。",
            "Any comparison of totals counts; silent for new bodies and where the text says there is no prior "
            "year; reasons belong to N11.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "未见收支总额与上年的比较",
            "no comparison of total revenue or expenditure with last year",
        ),
    },
    example=Example(
        budget(
            narrative=narrative(
                overall="一、单位预算收支情况\n\n2030年度示例县示例局预算收入总计120.00万元，支出总计120.00万元。"
            )
        )
    ),
    check=check,
)
