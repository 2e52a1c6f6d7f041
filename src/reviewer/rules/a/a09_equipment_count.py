"""A09: equipment count. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

_LIMIT = re.compile(r"(\d+)万元")
GENERAL = "通用设备"


def check(material: Material) -> CheckResult:
    """One kind named for both limits, where general and special equipment are meant; counts are checked by equations."""
    found = [
        statement
        for statement in material.ledger.statements
        if statement.section == "assets" and GENERAL in statement.label and _LIMIT.search(statement.label)
    ]
    limits = {match[1] for statement in found if (match := _LIMIT.search(statement.label))}
    if len(limits) < 2 or _is_broken(material):
        return executed((), len(found))
    anchor = anchor_of(found[-1].ref, material)
    return executed([Observation(anchor, {"kind": GENERAL}, "kind", severity=Severity.WARNING)], len(found))


def _is_broken(material: Material) -> bool:
    return any(v.equation.rule == "A09" and v.grade is Grade.CONTRADICTION for v in material.verdicts)


RULE = Rule(
    code="A09",
    name=Words("设备台数", "equipment count"),
    severity=Severity.ERROR,
    law=Law.BOUND,
    page=Page(
        what=Words(
            "单价较高的设备包含在较低限额以上的设备中；两个限额的设备类别应当不同或可比。",
            "Equipment over the higher limit is part of that over the lower one.",
        ),
        why=Words(
            "高限额台数大于低限额台数，必有一处写错。",
            "More pieces over the higher limit than over the lower one means one number is wrong.",
        ),
        tolerance=Words(
            "数量没有误差；通用与专用设备不互相比较；两处同为一类时建议核对类别。",
            "Counts are exact; general and special equipment are not compared; the same kind named twice is a warning.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("{place}：{expected}台大于{stated}台", "{place}: {expected} pieces against {stated}"),
        "kind": Words("两个限额均写“{kind}”，请核对类别", "Both limits name {kind}: check the kind"),
    },
    example=Example(
        budget(
            narrative="十一、国有资产占有使用情况\n\n截至2029年12月31日，示例县示例局占有使用价值50万元（原值）以上的通用设备2"
            "台（套）；占有使用价值100万元（原值）以上的通用设备6台（套）。",
        )
    ),
    check=check,
    is_first_release=True,
)
