"""Vehicles, equipment, and the parts of procurement: what must be equal or must not exceed (A05, A06, A08, A09, N23).

Owns which of these statements can be compared at all. Called by `narrative.read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reviewer.model.equation import Equation, Law, Role
from reviewer.narrative.drafts import Draft
from reviewer.narrative.equations import cell, equation, operand
from reviewer.narrative.fitting import agree, sum_fits
from reviewer.narrative.labels import Meaning
from reviewer.narrative.sourcing import Sources

_HELD = re.compile(r"实有|共有(?:公务用车|公务车|车辆)|现有(?:公务用车|公务车|车辆)|拥有(?:公务用车|车辆)")
_NOT_HELD = re.compile(r"编制|购置|更新|其中|保有")
_SMALL = re.compile(r"中小企业|中小型企业")
_MICRO = re.compile(r"小微|小型和微型|小型、微型|小型微型|微型")
_OVER = re.compile(r"(\d+)万元")


def count_equations(drafts: list[Draft], sources: Sources, scenario: str) -> Iterator[Equation]:
    """All equations of this module."""
    yield from _vehicles(drafts)
    yield from _equipment(drafts)
    yield from _small_business(drafts, scenario)
    for draft in drafts:
        yield from _scope(draft, sources)


def _vehicles(drafts: list[Draft]) -> Iterator[Equation]:
    """A05: the number of vehicles at hand, stated in the overview and in the section on assets."""
    held = [draft for draft in drafts if _is_held(draft)]
    for first, second in pairwise(held):
        one, other = first.leading, second.leading
        if first.section != second.section and one is not None and other is not None:
            same = (operand(other, Role.SAME, second.label), operand(one, Role.SAME, first.label))
            yield equation("A05", Law.COUNT, same, second, "公务用车实有数")


def _is_held(draft: Draft) -> bool:
    leading = draft.leading
    if leading is None or leading.unit_text != "辆" or draft.parent is not None:
        return False
    return bool(_HELD.search(draft.label)) and not _NOT_HELD.search(draft.label)


def _equipment(drafts: list[Draft]) -> Iterator[Equation]:
    """A09: equipment over a higher limit is part of that over a lower one, if both are of one kind."""
    found: dict[tuple[str, str], list[tuple[int, Draft]]] = {}
    for draft in drafts:
        limit = _OVER.search(draft.label)
        if draft.section == "assets" and limit and "设备" in draft.label and draft.leading is not None:
            kind = "通用" if "通用" in draft.label else "专用" if "专用" in draft.label else ""
            found.setdefault((draft.section, kind), []).append((int(limit[1]), draft))
    for stated in found.values():
        ordered = sorted(stated, key=lambda pair: pair[0])
        for (low, lower), (high, higher) in pairwise(ordered):
            one, other = lower.leading, higher.leading
            if low < high and one is not None and other is not None:
                parts = (operand(other, Role.ADDEND, higher.label), operand(one, Role.TOTAL, lower.label))
                yield equation("A09", Law.BOUND, parts, higher, f"{high}万元以上设备 ≤ {low}万元以上设备")


def _small_business(drafts: list[Draft], scenario: str) -> Iterator[Equation]:
    """A06: reserved for small ≤ procurement, for micro ≤ for small. Budgets and contracts are not compared."""
    mine = [draft for draft in drafts if draft.section == "procurement" and draft.slot("now") is not None]
    total = next(
        (draft for draft in mine if draft.meaning.dimensions.topic == "procurement" and _is_total(draft)), None
    )
    small = next((draft for draft in mine if _SMALL.search(draft.label) and not _MICRO.search(draft.label)), None)
    micro = next((draft for draft in mine if _MICRO.search(draft.label) and not _SMALL.search(draft.label)), None)
    same_money = scenario == "budget" or (small is not None and "合同" in small.label)
    if total is not None and small is not None and same_money:
        yield _bound(small, total)
    if small is not None and micro is not None and (micro.parent is small or scenario == "budget"):
        yield _bound(micro, small)


def _is_total(draft: Draft) -> bool:
    return not (_SMALL.search(draft.label) or _MICRO.search(draft.label)) and draft.parent is None


def _bound(part: Draft, whole: Draft) -> Equation:
    one, other = part.slot("now"), whole.slot("now")
    assert one is not None
    assert other is not None
    operands = (operand(one, Role.ADDEND, part.label), operand(other, Role.TOTAL, whole.label))
    return equation("A06", Law.BOUND, operands, part, f"{part.label} ≤ {whole.label}")


def _scope(draft: Draft, sources: Sources) -> Iterator[Equation]:
    """N23: a fund of the appropriation section is this year's money and what was carried over."""
    own, found = draft.meaning.dimensions, draft.slot("now")
    if draft.section != "appropriation" or own.fund != "general" or own.function or own.nature or found is None:
        return
    if own.vintage or (own.scenario == "final" and own.flow == "expenditure"):
        # What was spent is less than what was there; the balance goes over to the next year.
        return
    stated = [
        (sources.only(Meaning(own.but(flow="revenue", vintage=vintage))), vintage)
        for vintage in ("current", "carried_over")
    ]
    is_certain = all(fact is not None for fact, _ in stated)
    if not is_certain:
        stated = [
            (sources.only(Meaning(own.but(flow="expenditure", vintage="current"))), "current"),
            (
                sources.only(Meaning(own.but(flow="expenditure", vintage="carried_over", nature="project"))),
                "carried_over",
            ),
        ]
    parts = [fact for fact, _ in stated if fact is not None]
    if len(parts) < len(stated) or agree(parts[0].figure, found.figure):
        return
    if is_certain or sum_fits([fact.figure for fact in parts], found.figure):
        addends = (cell(fact, Role.ADDEND, sources.place_of(fact)) for fact in parts)
        operands = (operand(found, Role.TOTAL, draft.label), *addends)
        yield equation("N23", Law.ROLL_UP, operands, draft, f"{draft.label} = 当年 + 上年结转")
