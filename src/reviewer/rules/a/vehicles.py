"""Vehicles of the prose: how many are allowed, how many are at hand. Called by rules of this family."""

from __future__ import annotations

import re

from reviewer.narrative.ledger import ProseNumber
from reviewer.rules.material import Material

_ALLOWED = re.compile(r"编制")
_HELD = re.compile(r"实有|共有(?:公务用车|公务车|车辆)|现有(?:公务用车|公务车|车辆)|拥有(?:公务用车|车辆)")
_NEITHER = re.compile(r"购置|更新|保有")
TOPICS = frozenset({"assets", "vehicles"})


def establishment(material: Material) -> ProseNumber | None:
    """Number of vehicles the establishment allows, None where the text does not say."""
    return _first(material, _ALLOWED)


def vehicles_held(material: Material) -> ProseNumber | None:
    """Number of vehicles at hand, None where the text does not say."""
    return _first(material, _HELD)


def _first(material: Material, wanted: re.Pattern[str]) -> ProseNumber | None:
    for statement in material.ledger.statements:
        if statement.section not in TOPICS or _NEITHER.search(statement.label) or not wanted.search(statement.label):
            continue
        if wanted is _HELD and _ALLOWED.search(statement.label):
            continue
        number = material.ledger.number(statement.amount("count"))
        block, _, span = number.ref.partition("/") if number is not None else ("", "", "")
        text = getattr(material.document.block(block), "text", "") if block else ""
        if number is not None and text[int(span.partition("-")[2]) :].lstrip().startswith("辆"):
            return number
    return None
