"""Shares: a printed percentage against its part and the whole it was taken of (N06, N21; R7).

Owns the choice of the denominator: the one named, else the whole above, else total or current-year total of the same
flow; the first that fits is taken, and only where none fits is the share broken. Called by `narrative.read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.fact import Dimensions
from reviewer.model.figure import Figure
from reviewer.narrative.drafts import Draft, ShareDraft
from reviewer.narrative.equations import cell, equation, operand
from reviewer.narrative.fitting import HUNDRED, share_fits, sum_fits
from reviewer.narrative.labels import Meaning, meaning_of
from reviewer.narrative.phrases import stripped_label
from reviewer.narrative.sourcing import Sources

PERFORMANCE = "performance"
FEWEST_OTHERS = 2
"""Shares beside a wrong one that tell of what they all were taken."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A possible denominator. `is_named`: the sentence says that it is this one, or it stands right above."""

    operand: Operand
    figure: Figure
    is_named: bool


def share_equations(draft: Draft, drafts: list[Draft], sources: Sources, scenario: str) -> Iterator[Equation]:
    """N06 (N21 in the performance section) for the shares of one statement."""
    part = draft.money or draft.leading
    if part is None:
        return
    for share in draft.shares:
        if share.number.kind != "percent":
            continue
        wholes = list(_wholes(draft, share, drafts, sources, scenario))
        fitting = [whole for whole in wholes if share_fits(part.figure, whole.figure, share.number.figure)]
        # A part larger than what was taken for its whole: the words meant another whole.
        possible = (whole for whole in wholes if whole.is_named and _may_hold(part.figure, whole.figure, share))
        chosen = fitting[0] if fitting else next(possible, None)
        if chosen is None and not share.base:
            chosen = next((whole for whole in wholes if _is_whole_of_list(whole, draft, drafts)), None)
        if chosen is None or chosen.figure.value == 0:
            continue
        yield equation(
            "N21" if draft.section == PERFORMANCE else "N06",
            Law.SHARE,
            (operand(share.number, Role.STATED), operand(part, Role.ADDEND, draft.label), chosen.operand),
            draft,
            f"{draft.label} 占 {chosen.operand.label}",
        )


def sibling_shares(drafts: list[Draft], found: list[Equation]) -> Iterator[Equation]:
    """Shares in a list whose whole no words name: the whole is that of the shares around it, where these agree."""
    wholes = {
        operand.ref: next(other for other in item.operands if other.role is Role.BASE)
        for item in found
        if item.rule in {"N06", "N21"}
        for operand in item.operands
        if operand.role is Role.STATED
    }
    listed = [
        (draft, share)
        for draft in drafts
        if draft.money is not None and not draft.in_reason
        for share in draft.shares
        if share.number.kind == "percent"
    ]
    for place, (draft, share) in enumerate(listed):
        part = draft.money
        if share.number.ref in wholes or part is None:
            continue
        around = [*reversed(listed[max(0, place - NEAR) : place]), *listed[place + 1 : place + 1 + NEAR]]
        near = [
            wholes[other.number.ref]
            for beside, other in around
            if beside.section == draft.section and other.base == share.base and other.number.ref in wholes
        ]
        if len(near) >= LEAST_NEAR and len({whole.ref for whole in near}) == 1:
            operands = (operand(share.number, Role.STATED), operand(part, Role.ADDEND, draft.label), near[0])
            yield equation("N06", Law.SHARE, operands, draft, f"{draft.label} 占 {near[0].label}")


NEAR = 4
"""Shares before and behind one that may tell what it was taken of."""
LEAST_NEAR = 3
"""Shares around one that must have the same whole before it is taken for its own."""


def _may_hold(part: Figure, whole: Figure, share: ShareDraft) -> bool:
    return part.interval.low <= whole.interval.high or share.number.figure.value > HUNDRED


def _is_whole_of_list(whole: _Whole, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the parts of the paragraph make it, and every other share, at least two, was taken of it."""
    others = [
        (part.figure, share.number.figure)
        for other in drafts
        if other.block == draft.block and other is not draft and (part := other.money or other.leading) is not None
        for share in other.shares
        if share.number.kind == "percent" and not share.base and part.figure.value
    ]
    own = draft.money or draft.leading
    if own is None or len(others) < FEWEST_OTHERS:
        return False
    makes_it = sum_fits([own.figure, *(part for part, _ in others)], whole.figure)
    return makes_it and all(share_fits(part, whole.figure, rate) for part, rate in others)


def _wholes(draft: Draft, share: ShareDraft, drafts: list[Draft], sources: Sources, scenario: str) -> Iterator[_Whole]:
    if share.base:
        yield from _named(draft, share.base, drafts, sources, scenario)
    above = draft.parent
    has_whole = _has_whole(draft)
    yield from _topic_above(draft, drafts, sources, named=not share.base and not has_whole)
    first = not share.base
    while above is not None:
        if above.leading is not None and above.leading.figure.unit.is_money:
            yield _Whole(operand(above.leading, Role.BASE, above.label), above.leading.figure, is_named=first)
            first = False
        above = above.parent
    before = [other for other in _section_before(draft, drafts) if other.leading is not None and other is not draft]
    for other in before:
        assert other.leading is not None
        if (
            other.leading.figure.unit.is_money
            and other.leading.figure.base >= (draft.money or other.leading).figure.base
        ):
            yield _Whole(operand(other.leading, Role.BASE, other.label), other.leading.figure, is_named=False)
    flow, fund = draft.meaning.dimensions.flow, draft.meaning.dimensions.fund
    if fund:
        for vintage in ("", "current"):
            own = Dimensions(flow=flow or "expenditure", fund=fund, scenario=scenario, vintage=vintage)
            yield from _cells(Meaning(own), sources, named=False)
    for vintage in ("", "current"):
        for side in {flow, "expenditure"} if flow else ("expenditure", "revenue"):
            yield from _cells(Meaning(Dimensions(flow=side, scenario=scenario, vintage=vintage)), sources, named=False)


def _has_whole(draft: Draft) -> bool:
    """Whether a statement above it gives an amount of money."""
    above = draft.parent
    while above is not None:
        if above.money is not None:
            return True
        above = above.parent
    return False


_ABOVE = {
    "three_public.abroad": ("three_public",),
    "three_public.reception": ("three_public",),
    "three_public.vehicles": ("three_public",),
    "three_public.purchase": ("three_public.vehicles", "three_public"),
    "three_public.running": ("three_public.vehicles", "three_public"),
    "procurement.goods": ("procurement",),
    "procurement.works": ("procurement",),
    "procurement.services": ("procurement",),
}


def _topic_above(draft: Draft, drafts: list[Draft], sources: Sources, *, named: bool) -> Iterator[_Whole]:
    """The whole of a three-public or procurement item, wherever it is stated."""
    own = draft.meaning.dimensions
    for topic in _ABOVE.get(own.topic, ()):
        for other in drafts:
            found = other.leading
            if other.meaning.dimensions.topic == topic and found is not None and found.figure.unit.is_money:
                yield _Whole(operand(found, Role.BASE, other.label), found.figure, is_named=named)
        yield from _cells(Meaning(own.but(topic=topic)), sources, named=named)


def _section_before(draft: Draft, drafts: list[Draft]) -> list[Draft]:
    """Statements of the same section before this one, the nearest top-level first."""
    place = drafts.index(draft)
    found: list[Draft] = []
    for other in reversed(drafts[:place]):
        if other.section != draft.section:
            break
        if not other.in_reason and not other.is_count:
            found.append(other)
    return sorted(found, key=lambda other: other.parent is not None)


def _named(draft: Draft, words: str, drafts: list[Draft], sources: Sources, scenario: str) -> Iterator[_Whole]:
    called = {words, stripped_label(words)}
    for other in reversed(drafts[: drafts.index(draft)]):
        if other.section == draft.section and other.label in called and other.money is not None and not other.in_reason:
            yield _Whole(operand(other.money, Role.BASE, other.label), other.money.figure, is_named=True)
            break
    meaning = meaning_of(words, scenario)
    own = draft.meaning.dimensions
    if not meaning.is_known or meaning.name:
        return
    if draft.section == PERFORMANCE and "项目" in words:
        for vintage in ("current", ""):
            wanted = Dimensions(
                flow="expenditure", nature="project", scenario=scenario, vintage=vintage, fund=meaning.dimensions.fund
            )
            yield from _cells(Meaning(wanted), sources, named=True)
        return
    for other in drafts:
        own_words = meaning_of(other.label, scenario)
        same = own_words.dimensions == meaning.dimensions and own_words.source == meaning.source
        if (
            same
            and _one_fund(other, meaning, draft)
            and own_words.name == meaning.name
            and other.leading is not None
            and not other.in_reason
            and other is not draft
        ):
            yield _Whole(operand(other.leading, Role.BASE, other.label), other.leading.figure, is_named=True)
    yield from _cells(meaning, sources, named=True)
    if not meaning.dimensions.fund and own.fund:
        wider = replace(meaning, dimensions=meaning.dimensions.but(fund=own.fund))
        yield from _cells(wider, sources, named=False)
    for vintage in ("", "current"):
        yield from _cells(replace(meaning, dimensions=meaning.dimensions.but(vintage=vintage)), sources, named=False)


def _one_fund(other: Draft, meaning: Meaning, draft: Draft) -> bool:
    """占本年支出合计的…: a statement of the same words under the heading of another fund is not the whole meant."""
    theirs = other.meaning.dimensions.fund
    return bool(meaning.dimensions.fund) or theirs in {"", draft.meaning.dimensions.fund}


def _cells(meaning: Meaning, sources: Sources, *, named: bool) -> Iterator[_Whole]:
    for fact, is_certain in sources.all_of(meaning):
        yield _Whole(cell(fact, Role.BASE, sources.place_of(fact)), fact.figure, is_named=named and is_certain)
