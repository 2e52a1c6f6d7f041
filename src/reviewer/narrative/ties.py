"""Ties of the prose: with the tables (N01, N02, N27, F13) and with itself (N04).

Owns which rule a disagreement is reported under. Called by `narrative.read`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reviewer.model.equation import Equation, Role
from reviewer.narrative.drafts import Draft, Found, MovementDraft
from reviewer.narrative.equations import cell, operand, tie
from reviewer.narrative.fitting import agree, growth_fits, in_other_units
from reviewer.narrative.labels import meaning_of
from reviewer.narrative.movements import budget_cell
from reviewer.narrative.resolve import is_stranger
from reviewer.narrative.sourcing import Sources

TELLING_DIGITS = 3
"""Significant digits from which two equal numbers are hardly a coincidence."""
TOTALS = frozenset({"overall", "revenue", "expenditure", "appropriation"})
FISCAL = frozenset(
    {"general_budget", "general_budget_scale", "general_budget_structure", "general_budget_use", "basic"}
)


def bind(draft: Draft, sources: Sources) -> None:
    """Finds the cell for the leading amount of a statement."""
    found = draft.slot("now")
    if found is None or not found.figure.unit.is_money or draft.is_count or draft.in_reason:
        return
    if not draft.meaning.is_known or _is_unbound(draft) or _is_of_targets(draft):
        return
    if is_stranger(draft):
        _bind_by_value(draft, found, sources)
        return
    sourced = sources.find(draft.meaning, found.figure)
    own = draft.meaning
    is_named = bool(own.dimensions.function or own.dimensions.economic or own.path)
    agrees = sourced.fact is not None and agree(sourced.fact.figure, found.figure)
    if own.name and not is_named and not agrees:
        return
    draft.fact, draft.is_certain = sourced.fact, sourced.is_certain and (is_named or not own.name)
    if sourced.fact is not None:
        draft.facts = (sourced.fact.ref,)
        draft.table_label = sources.label_of(sourced.fact)


def _bind_by_value(draft: Draft, found: Found, sources: Sources) -> None:
    """A label that names no row, beside labels that do: the row of its level with the same amount, if there is one."""
    own = draft.meaning.dimensions
    facts = sources.functional(7 if draft.meaning.path else 3, own.but(function=""))
    if draft.meaning.path:
        likely = sources.names.likely_items(draft.meaning.path) or sources.names.siblings(draft.meaning.path)
        facts = tuple(fact for fact in facts if fact.dimensions.function in likely)
    equal = sources.by_value(found.figure, facts)
    if len({fact.dimensions.function for fact in equal}) == 1:
        draft.fact, draft.facts = equal[0], (equal[0].ref,)
        draft.table_label = sources.label_of(equal[0])


def _is_of_targets(draft: Draft) -> bool:
    """涉及一般公共预算当年财政拨款8万元, said of performance targets: part of the budget wherever it stands."""
    return draft.label.startswith("涉及") and "绩效" in draft.sentence


def _is_unbound(draft: Draft) -> bool:
    """Statements whose words name something else than the row they resemble."""
    own = draft.meaning.dimensions
    empty = not (own.fund or own.nature or own.vintage or own.topic or own.function or draft.meaning.source)
    return empty and not (draft.meaning.is_total or own.flow or draft.meaning.is_both)


def table_ties(draft: Draft, sources: Sources, scenario: str) -> Iterator[Equation]:
    """The amount of a statement against its cell; a budget beside a final amount is a proof where it agrees."""
    for slot, found in draft.amounts:
        planned = budget_cell(draft, sources) if slot in {"opening", "adjusted"} else None
        if planned is not None and agree(found.figure, planned.figure):
            stated = operand(found, Role.SAME, draft.label)
            yield tie("N02", draft, stated, cell(planned, Role.SAME, sources.place_of(planned)))
    if draft.fact is None:
        return
    for slot, found in draft.amounts:
        if slot == "now":
            agrees = agree(found.figure, draft.fact.figure)
            if agrees or draft.is_certain:
                printed = draft.fact.figure
                slips = not agrees and any(agree(slip, printed) for slip in in_other_units(found.figure))
                yield tie(
                    "N19" if slips else _code(draft, scenario),
                    draft,
                    operand(found, Role.SAME, draft.label),
                    cell(draft.fact, Role.SAME, sources.place_of(draft.fact)),
                    f"{draft.label} ↔ {sources.place_of(draft.fact)}",
                )


def _code(draft: Draft, scenario: str) -> str:
    own = draft.meaning.dimensions
    if is_stranger(draft):
        return "N13"
    if own.topic == "operating_cost":
        return "N27"
    if own.topic.startswith("procurement"):
        return "A08"
    if scenario == "final" and draft.section in FISCAL and not own.function and own.fund:
        return "F13"
    is_total = not (own.function or own.topic or own.economic)
    return "N01" if is_total and draft.parent is None and draft.section in TOTALS else "N02"


def repeated(drafts: list[Draft]) -> Iterator[Equation]:
    """N04: one thing stated several times in the prose."""
    for draft in drafts:
        current = [found for slot, found in draft.amounts if slot == "now"]
        for first, second in pairwise(current):
            yield tie("N04", draft, operand(first, Role.SAME, draft.label), operand(second, Role.SAME, draft.label))
    stated = [draft for draft in drafts if not draft.in_reason and draft.leading is not None]
    for place, draft in enumerate(stated):
        earlier = next((other for other in reversed(stated[:place]) if _is_same(other, draft)), None)
        if earlier is not None and earlier.leading is not None and draft.leading is not None:
            yield tie(
                "N04",
                draft,
                operand(draft.leading, Role.SAME, draft.label),
                operand(earlier.leading, Role.SAME, earlier.label),
            )
    yield from _repeated_changes(drafts)
    yield from _odd_repetitions(drafts)
    yield from _repeated_stages(drafts)


def _repeated_stages(drafts: list[Draft]) -> Iterator[Equation]:
    """Money of one stage stated again for the next (编报, 自评; 预留, 中标): a proof where equal, else nothing."""
    mine = [draft for draft in drafts if draft.section in {"performance", "procurement"} and draft.fact is None]
    for place, draft in enumerate(mine):
        found = draft.slot("now")
        if found is None or found.figure.value == 0:
            continue
        for other in reversed(mine[:place]):
            before = other.slot("now")
            if before is not None and before.figure.value == found.figure.value and other.section == draft.section:
                yield tie("N04", draft, operand(found, Role.SAME, draft.label), operand(before, Role.SAME, other.label))
                break


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two statements certainly speak of one thing."""
    if one.is_count or other.is_count or one.leading is None or other.leading is None:
        return False
    if one.fact is not None and other.fact is not None and one.is_certain and other.is_certain:
        return one.fact.dimensions == other.fact.dimensions
    if one.meaning != other.meaning or one.section != other.section:
        return False
    told, same = meaning_of(one.label), meaning_of(other.label)
    if told.dimensions.topic.startswith("three_public"):
        return told.dimensions.topic == same.dimensions.topic
    own = told.dimensions
    is_told = own.topic or own.fund or own.nature or told.path
    return bool(is_told and one.label == other.label and one.parent is None and other.parent is None)


def _repeated_changes(drafts: list[Draft]) -> Iterator[Equation]:
    changes = [(draft, movement) for draft in drafts for movement in draft.movements if movement.change is not None]
    for place, (draft, movement) in enumerate(changes):
        for other, before in reversed(changes[:place]):
            relation = _relation(other, before, draft, movement)
            if relation == "none":
                continue
            assert movement.change is not None and before.change is not None
            agrees = agree(movement.change.figure, before.change.figure)
            turned = agrees and _is_turned(other, before, draft, movement)
            overstated = not agrees and _overstates(drafts, other, before, draft, movement)
            if relation == "certain" or turned or overstated or (movement.sign == before.sign and agrees):
                yield tie(
                    "N08" if turned else "N04",
                    draft,
                    operand(movement.change, Role.SAME, f"{draft.label}{movement.word}", movement.sign or 1),
                    operand(before.change, Role.SAME, f"{other.label}{before.word}", before.sign or 1),
                    f"{draft.label}{movement.word}",
                )
                break


def _is_turned(one: Draft, first: MovementDraft, other: Draft, second: MovementDraft) -> bool:
    """The same change of the same amount, both telling enough to be no coincidence, said to be a rise and a fall."""
    found, leading = second.change, other.leading
    if {first.sign, second.sign} != {1, -1} or one.in_reason or other.in_reason or found is None:
        return False
    if _is_borne_out(one, first) and _is_borne_out(other, second):
        return False
    return leading is not None and _leadings_agree(one, other) and _is_telling(found) and _is_telling(leading)


def _is_borne_out(draft: Draft, movement: MovementDraft) -> bool:
    """Whether the rate printed with a change is right for its direction, so that the word is no slip."""
    if draft.leading is None or movement.change is None or movement.rate is None or not movement.sign:
        return False
    return growth_fits(draft.leading.figure, None, movement.change.figure, movement.sign, movement.rate.figure) is True


def _is_telling(found: Found) -> bool:
    return len(found.figure.value.normalize().as_tuple().digits) >= TELLING_DIGITS


def _overstates(drafts: list[Draft], one: Draft, first: MovementDraft, other: Draft, second: MovementDraft) -> bool:
    """公务接待费…减少8万元，原因是公务接待费减少88万元: the reason restates the change, and states more than all."""
    if one.in_reason or not other.in_reason or first.change is None or second.change is None:
        return False
    if one.label != other.label or first.sign != second.sign or not first.sign:
        return False
    between = drafts[drafts.index(one) + 1 : drafts.index(other)]
    if any(not draft.in_reason for draft in between) or other.block != one.block:
        return False
    following = drafts[drafts.index(other) + 1 :]
    reasons = [*between, *(draft for draft in following if draft.in_reason and draft.sentence == other.sentence)]
    alone = all(movement.sign == second.sign for draft in reasons for movement in draft.movements)
    return alone and second.change.figure.interval.low > first.change.figure.interval.high


def _odd_repetitions(drafts: list[Draft]) -> Iterator[Equation]:
    """One sentence written three times or more, in other sections too, word for word: a change that differs in one."""
    groups: dict[tuple[str, str], list[tuple[Draft, MovementDraft]]] = {}
    for draft in drafts:
        words = _SLIPPED.sub("#", draft.sentence)
        if draft.in_reason and len(words) >= LEAST_WORDS:
            for movement in draft.movements:
                if movement.change is not None and movement.sign:
                    groups.setdefault((words, draft.label), []).append((draft, movement))
    for said in groups.values():
        values = [(movement.sign, movement.change.figure.value) for _, movement in said if movement.change is not None]
        usual = max(values, key=values.count)
        if values.count(usual) != len(said) - 1 or values.count(usual) < LEAST_ALIKE:
            continue
        place = next(index for index, value in enumerate(values) if value != usual)
        (odd, movement), (other, before) = said[place], said[0 if place else 1]
        if movement.change is None or before.change is None:
            continue
        if movement.change.figure.value == usual[1] or _is_slip(movement.change.figure.text, before.change.figure.text):
            yield tie(
                "N08" if movement.change.figure.value == usual[1] else "N04",
                odd,
                operand(movement.change, Role.SAME, f"{odd.label}{movement.word}", movement.sign or 1),
                operand(before.change, Role.SAME, f"{other.label}{before.word}", before.sign or 1),
                f"{odd.label}{movement.word}",
            )


def _is_slip(one: str, other: str) -> bool:
    """Whether two printed numbers differ as by a slip of the pen: one digit, two exchanged, one more or less, or the
    point alone. Another amount may well stand in the same words."""
    first, second = (re.sub(r"\D", "", text) for text in (one, other))
    short, long = sorted((first, second), key=len)
    if len(short) < TELLING_DIGITS or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:cut] + long[cut + 1 :] == short for cut in range(len(long)))
    places = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    is_swapped = len(places) == 2 and places[1] == places[0] + 1 and sorted(first) == sorted(second)
    return len(places) <= 1 or is_swapped


_SLIPPED = re.compile(r"\d[\d.,]*|增加|减少|增长|下降")
LEAST_WORDS = 20
"""Characters of a sentence that is repeated on purpose."""
LEAST_ALIKE = 2
"""Repetitions that agree before one that differs is a slip."""


def _relation(one: Draft, first: MovementDraft, other: Draft, second: MovementDraft) -> str:
    """Whether two changes are one change: certain, likely (used only where they agree), none."""
    if {first.base_year, second.base_year} - {"", "-1"} and first.base_year != second.base_year:
        return "none"
    if one is other:
        return "none"
    balanced = one.meaning.is_total and other.meaning.is_total and one.section == other.section == "overall"
    both_certain = one.fact is not None and other.fact is not None and one.fact.dimensions == other.fact.dimensions
    if not one.in_reason and not other.in_reason and (balanced or both_certain) and _leadings_agree(one, other):
        return "certain" if balanced or (one.is_certain and other.is_certain) else "likely"
    if one.label and (one.label == other.label or one.meaning == other.meaning) and (one.in_reason or other.in_reason):
        return "likely"
    return "likely" if _leadings_agree(one, other) else "none"


def _leadings_agree(one: Draft, other: Draft) -> bool:
    first: Found | None = one.leading
    second = other.leading
    return first is not None and second is not None and agree(first.figure, second.figure)
