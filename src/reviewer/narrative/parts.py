"""Parts and wholes inside the prose: amounts, counts and changes (N03, N05, N12, N24, N28, A01).

Owns which statements form a complete set (基本+项目, 货物+工程+服务, kinds of vehicles). An incomplete or unknown set
is used as proof where it adds up and is never called wrong where it does not. Called by `narrative.read`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.figure import Figure
from reviewer.narrative.drafts import Draft, Found, MovementDraft
from reviewer.narrative.equations import equation, operand
from reviewer.narrative.fitting import in_other_units, sum_fits
from reviewer.narrative.labels import meaning_of

_THREE = frozenset({"three_public.abroad", "three_public.reception", "three_public.vehicles"})
_VEHICLES = frozenset({"three_public.purchase", "three_public.running"})
_PROCUREMENT = frozenset({"procurement.goods", "procurement.works", "procurement.services"})
_OUTSIDE = re.compile(r"离休|退休|编外|聘用|临时|劳务派遣|派遣|遗属|抚恤")
"""People who are counted beside the staff, not always within it."""
LAST_CHILDREN = 40
"""A list of more parts than this is no list of parts."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A way to break a whole down. `key`: which part a statement is; `complete`: parts that make the whole."""

    name: str
    key: Callable[[Draft], str]
    complete: frozenset[str]


def _nature(draft: Draft) -> str:
    return draft.meaning.dimensions.nature


def _fund(draft: Draft) -> str:
    own = draft.meaning
    if own.source:
        return own.source
    if own.dimensions.vintage in {"carried_over", "year_end", "current"} and own.dimensions.fund in {"", "fiscal"}:
        return own.dimensions.vintage
    return own.dimensions.fund


def _topic(draft: Draft) -> str:
    return draft.meaning.dimensions.topic


def _vintage(draft: Draft) -> str:
    return draft.meaning.dimensions.vintage


_FLOORS = re.compile(r"地上|地下|不计容|计容")


def _floors(draft: Draft) -> str:
    found = _FLOORS.search(draft.label)
    return found.group() if found is not None and draft.slot("area") is not None else ""


_KINDS = (
    _Kind("floors", _floors, frozenset({"地上", "地下"})),
    _Kind("floors", _floors, frozenset({"计容", "不计容"})),
    _Kind("topic", _topic, _THREE),
    _Kind("topic", _topic, _VEHICLES),
    _Kind("topic", _topic, _PROCUREMENT),
    _Kind("nature", _nature, frozenset({"basic.personnel", "basic.operating"})),
    _Kind("nature", _nature, frozenset({"basic", "project"})),
    _Kind("vintage", _vintage, frozenset({"current", "carried_over"})),
    _Kind("fund", _fund, frozenset({"general", "government_funds", "state_capital"})),
)


def single_parts(drafts: list[Draft], spoken_of: set[str]) -> Iterator[Equation]:
    """A part nothing else speaks of is not larger than its whole; said of parts of one topic, else used as proof."""
    for draft in drafts:
        found, above = draft.money, draft.parent
        if found is None or found.ref in spoken_of or above is None or draft.in_reason:
            continue
        whole = above.money
        topic, wider = draft.meaning.dimensions.topic, above.meaning.dimensions.topic
        is_part = bool(wider) and topic.startswith(wider) and whole is not None and whole.figure.value != 0
        if whole is not None and (is_part or found.figure.base <= whole.figure.base):
            operands = (operand(found, Role.ADDEND, draft.label), operand(whole, Role.TOTAL, above.label))
            yield equation("N05", Law.BOUND, operands, draft, f"{draft.label} ≤ {above.label}")


def part_equations(drafts: list[Draft]) -> Iterator[Equation]:
    """All equations of parts and wholes."""
    for whole in drafts:
        if whole.in_reason or whole.leading is None:
            continue
        yield from _amounts(whole, drafts)
        yield from _changes(whole, drafts)


def _amounts(whole: Draft, drafts: list[Draft]) -> Iterator[Equation]:
    leading = whole.leading
    assert leading is not None
    done: set[tuple[str, ...]] = set()
    for kind, parts in _sets(whole, drafts):
        figures = [part.leading for part in parts]
        found = [item for item in figures if item is not None]
        if len(found) != len(parts) or tuple(item.ref for item in found) in done:
            continue
        if any(item.figure.unit.is_money != leading.figure.unit.is_money for item in found):
            # A number of bodies is not made of money.
            continue
        done.add(tuple(item.ref for item in found))
        fits = sum_fits([item.figure for item in found], leading.figure)
        if not fits and (kind is None or any(_is_outside(part) for part in parts)):
            continue
        named = [(item, part.label) for item, part in zip(found, parts, strict=True)]
        slip = None if fits else _unit_slip(found, leading)
        if slip is not None:
            yield _roll_up(
                "N19", whole, named, note=f"{parts[slip].label} {found[slip].figure.text}{found[slip].unit_text}"
            )
        else:
            yield _roll_up(_code(whole, kind), whole, named)
    if whole.is_count:
        yield from _amounts_of_counts(whole)


def _amounts_of_counts(whole: Draft) -> Iterator[Equation]:
    """The money beside the counts (11个项目，金额…；其中…5个，金额…)."""
    money = whole.slot("now")
    parts = [child for child in whole.children if child.is_count]
    if money is None or len(parts) < 2:
        return
    amounts = [child.slot("now") for child in parts]
    found = [item for item in amounts if item is not None]
    if len(found) == len(parts):
        yield _roll_up("N05", whole, [(item, part.label) for item, part in zip(found, parts, strict=True)], money)


def _unit_slip(parts: list[Found], total: Found) -> int | None:
    """Which part makes the sum right when it is read in the other unit, None where none does."""
    figures = [item.figure for item in parts]
    for place, figure in enumerate(figures):
        if figure.unit is total.figure.unit:
            continue
        for other in in_other_units(figure):
            if sum_fits([*figures[:place], other, *figures[place + 1 :]], total.figure):
                return place
    return None


def _roll_up(
    code: str, whole: Draft, parts: list[tuple[Found, str]], total: Found | None = None, note: str = ""
) -> Equation:
    leading = total or whole.leading
    assert leading is not None
    operands: list[Operand] = [operand(leading, Role.TOTAL, whole.label)]
    operands += [operand(found, Role.ADDEND, label) for found, label in parts]
    spelled = f"{whole.label} = " + " + ".join(label for _, label in parts)
    return equation(code, Law.ROLL_UP, operands, whole, note or spelled)


def _code(whole: Draft, kind: _Kind | None) -> str:
    if kind is not None and kind.complete is _PROCUREMENT:
        return "N28"
    if whole.section in {"assets", "vehicles"}:
        return "A01"
    if whole.section in {"staff", "organisation"}:
        return "N24"
    return "N05"


def _sets(whole: Draft, drafts: list[Draft]) -> Iterator[tuple[_Kind | None, list[Draft]]]:
    """Sets of parts of a whole, each with its kind; kind None: only as proof."""
    every = [child for child in whole.children if child.leading is not None and not child.in_reason]
    if whole.leading is not None and whole.leading.figure.unit.is_money:
        every = [child for child in every if child.leading is not None and child.leading.figure.unit.is_money]
    for group in dict.fromkeys(child.group for child in every):
        children = [child for child in every if child.group == group]
        is_open = group in whole.open_groups
        if not 2 <= len(children) <= LAST_CHILDREN:
            continue
        if whole.is_count:
            unit = whole.leading.unit_text if whole.leading is not None else ""
            same = [child for child in children if child.leading is not None and child.leading.unit_text == unit]
            within = [child for child in same if not _is_outside(child)]
            for counted in (same, within):
                if len(counted) > 1:
                    is_whole = not is_open and _counts_are_parts(whole, counted)
                    yield (_COUNTS if is_whole else _floors_of(whole, counted)), counted
            continue
        yield (_kind_of(children) if not is_open and _one_vintage(whole, children) else None), children
        yield from _runs(children)
    for kind in _KINDS:
        parts = _semantic(whole, drafts, kind)
        if parts and not _is_covered(parts, every):
            yield (kind if kind.name == "topic" else None), parts


def _one_vintage(whole: Draft, children: list[Draft]) -> bool:
    """What went over to the next year consists of no basic and project expenditure; its parts say what went over."""
    vintage = whole.meaning.dimensions.vintage
    if vintage not in {"carried_over", "year_end"}:
        return True
    return any(meaning_of(child.label).dimensions.vintage == vintage for child in children)


def _floors_of(whole: Draft, parts: list[Draft]) -> _Kind | None:
    """Areas above and below ground make the area; an area said to be 约 so large is made by nothing."""
    if whole.slot("area") is None or f"{whole.label}约" in whole.sentence:
        return None
    kind = _kind_of(parts)
    return kind if kind is not None and kind.name == "floors" else None


_COUNTS = _Kind("count", lambda draft: draft.label, frozenset())


def _is_outside(draft: Draft) -> bool:
    """People counted beside the staff; vehicles of the retired are vehicles."""
    leading = draft.leading
    return leading is not None and leading.unit_text in {"人", "名"} and bool(_OUTSIDE.search(draft.label))


def _counts_are_parts(whole: Draft, parts: list[Draft]) -> bool:
    """Vehicles, projects, people: parts and whole count the same thing (same unit word), and there are at least two."""
    leading = whole.leading
    units = {part.leading.unit_text for part in parts if part.leading is not None}
    return leading is not None and units == {leading.unit_text} and whole.section in {
        "assets", "vehicles", "performance", "staff", "organisation",
    }  # fmt: skip


def _kind_of(children: list[Draft]) -> _Kind | None:
    """The kind a list of parts completes, None where it completes none. Only funds may have further parts beside."""
    for kind in _KINDS:
        keys = [kind.key(child) for child in children]
        has_all = kind.complete == set(keys) or (kind.name == "fund" and kind.complete < set(keys))
        if kind.name == "fund" and "current" in keys:
            # 本年收入 and the sources it consists of stand in one list: they are not beside each other.
            continue
        if has_all and len(set(keys)) == len(keys) and all(keys):
            return kind
    return None


def _runs(children: list[Draft]) -> Iterator[tuple[_Kind | None, list[Draft]]]:
    """A complete set among further parts of one list: 出国, 接待, 公车 with 运行 and 购置 beside them."""
    for kind in _KINDS:
        run = [child for child in children if kind.key(child) in kind.complete]
        keys = {kind.key(child) for child in run}
        if kind.complete == keys and len(run) == len(keys) < len(children):
            yield (kind if kind.complete is _THREE else None), run


def _is_covered(parts: list[Draft], children: list[Draft]) -> bool:
    return all(any(part is child for child in children) for part in parts)


def _semantic(whole: Draft, drafts: list[Draft], kind: _Kind) -> list[Draft]:
    """Parts that stand in sentences of their own behind the whole, in the same section."""
    mine = whole.meaning.dimensions
    if kind.name == "topic":
        expected = {_THREE: "three_public", _VEHICLES: "three_public.vehicles", _PROCUREMENT: "procurement"}
        if mine.topic != expected[kind.complete]:
            return []
    elif kind.name == "nature":
        if mine.nature != ("basic" if "basic.personnel" in kind.complete else "") or mine.topic:
            return []
    else:
        return []
    place = next(index for index, draft in enumerate(drafts) if draft is whole)
    found: dict[str, Draft] = {}
    for draft in drafts[place + 1 :]:
        if draft.section != whole.section or _repeats(draft, whole):
            break
        key = kind.key(draft)
        if draft.in_reason or draft.leading is None or key not in kind.complete or key in found:
            continue
        if draft.meaning.dimensions.fund in {mine.fund, ""} or not mine.fund:
            found[key] = draft
    return list(found.values()) if kind.complete <= set(found) else []


def _repeats(draft: Draft, whole: Draft) -> bool:
    own, other = draft.meaning, whole.meaning
    return not draft.in_reason and draft.leading is not None and own == other and draft.label == whole.label


# changes


def _changes(whole: Draft, drafts: list[Draft]) -> Iterator[Equation]:
    """N12: the changes of the parts make the change of the whole."""
    for kind, parts in _sets(whole, drafts):
        if whole.is_count:
            return
        for total in whole.movements:
            if total.change is None or total.sign in {0, None}:
                continue
            moved = [_same_base(part, total) for part in parts]
            if any(item is None for item in moved):
                continue
            movements = [item for item in moved if item is not None]
            addends = [item for item in movements if item.change is not None]
            figures: list[Figure] = [item.change.figure for item in addends if item.change is not None]
            weights = [item.sign or 0 for item in addends]
            signed = [*figures, total.change.figure], [*weights, -(total.sign or 0)]
            zero = Figure("0", total.change.figure.value * 0, 0, total.change.figure.unit, is_blank=True)
            if not addends or (kind is None and not sum_fits(signed[0], zero, signed[1])):
                continue
            operands = [operand(total.change, Role.TOTAL, whole.label, total.sign or 1)]
            for item, part in zip(movements, parts, strict=True):
                if item.change is not None:
                    operands.append(operand(item.change, Role.ADDEND, part.label, item.sign or 1))
            yield equation("N12", Law.ROLL_UP, operands, whole, f"{whole.label} {total.base} 增减额")


def _same_base(part: Draft, total: MovementDraft) -> MovementDraft | None:
    """The comparison of a part with the same year as that of the whole; unchanged counts as zero."""
    for movement in part.movements:
        known = movement.sign == 0 or (movement.change is not None and movement.sign is not None)
        years = {movement.base_year, total.base_year}
        if known and (len(years) == 1 or "" in years):
            return movement
    return None
