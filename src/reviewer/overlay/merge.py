"""Joins the work of two people entry by entry; what they disagree about becomes a `Conflict`, never a silent choice.

Without a base the join is that of sets: commutative, associative, idempotent, and no entry is lost. With a base, what
only one side changed or took away is taken. Owns joining; `agreement` owns the figures, `toml_write` the file. Called
by `store`, the command line and the session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reviewer.overlay.commands import named
from reviewer.overlay.entries import Conflict, Entry, Kind, Overlay, Plain, identity, kind_of, order_of
from reviewer.overlay.fields import mapping_of

AGREED = "agreed"
"""Unknown to the contract, so kept by every reader: who else said the same, and why."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined overlay; `conflicts` are also in it. `agreements`: entries both have in the same words."""

    overlay: Overlay
    conflicts: tuple[Conflict, ...]
    agreements: int
    only_first: int
    only_second: int


def merge(first: Overlay, second: Overlay, base: Overlay | None = None) -> Merged:
    """Both overlays in one. Entries stand in document order."""
    overlay = replace(_about(first, second), extra=_joined_extra(first.extra, second.extra))
    agreements = only_first = only_second = 0
    kept: list[Entry] = []
    ours, theirs, old = _by_name(first), _by_name(second), _by_name(base or Overlay())
    for name in dict.fromkeys((*ours, *theirs)):
        one, other, before = ours.get(name), theirs.get(name), old.get(name)
        agreements += one is not None and other is not None and _substance(one) == _substance(other)
        only_first += other is None
        only_second += one is None
        joined = _joined(one, other, before)
        if joined is not None:
            kept.append(joined)
    kept = _absorbed(kept)
    for kind in Kind:
        overlay = overlay.with_kind(kind, sorted((item for item in kept if kind_of(item) is kind), key=_sorting))
    return Merged(overlay, overlay.conflicts, agreements, only_first, only_second)


def settle(conflict: Conflict, side: int | None) -> Plain | None:
    """The side a person chose; None takes the entry away where that was one of the choices."""
    return None if side is None else conflict.sides[side]


def _joined(one: Entry | None, other: Entry | None, before: Entry | None) -> Entry | None:
    if one is None or other is None:
        present = one if one is not None else other
        assert present is not None
        if before is None or isinstance(present, Conflict):
            return present
        if _substance(present) == _substance(before):
            return None
        return Conflict(identity(present), (present,), or_none=True)
    if before is not None and before in (one, other):
        return other if one == before else one
    if _substance(one) == _substance(other):
        return _agreed(one, other)
    return _disputed(one, other)


def _disputed(*entries: Entry) -> Conflict:
    sides: list[Plain] = []
    or_none = False
    for entry in entries:
        if isinstance(entry, Conflict):
            sides.extend(entry.sides)
            or_none = or_none or entry.or_none
        else:
            sides.append(entry)
    unique: dict[str, Plain] = {}
    for side in sides:
        known = unique.get(_substance(side))
        joined = side if known is None else _agreed(known, side)
        assert not isinstance(joined, Conflict)
        unique[_substance(side)] = joined
    ordered = tuple(sorted(unique.values(), key=lambda side: (_substance(side), side.by)))
    return Conflict(identity(ordered[0]), ordered, or_none)


def _absorbed(entries: Sequence[Entry]) -> list[Entry]:
    """A conflict takes in a plain entry about the same, so that merging again with one of the sides changes nothing."""
    conflicts = {entry.about: entry for entry in entries if isinstance(entry, Conflict)}
    kept: list[Entry] = []
    for entry in entries:
        if not isinstance(entry, Conflict) and identity(entry) in conflicts:
            about = identity(entry)
            conflicts[about] = _disputed(conflicts[about], entry)
        elif not isinstance(entry, Conflict):
            kept.append(entry)
    return [*kept, *conflicts.values()]


def _agreed(one: Entry, other: Entry) -> Entry:
    """The earlier of two entries that say the same, with what the others who said it gave as their reason."""
    if isinstance(one, Conflict) or isinstance(other, Conflict):
        return _disputed(one, other)
    earlier, later = sorted((one, other), key=lambda item: (_moment(item.time), item.by, repr(mapping_of(item))))
    said = (_agreeing(earlier) | _agreeing(later) | {_statement(later)}) - {_statement(earlier), ""}
    extra = {name: value for name, value in earlier.extra.items() if name != AGREED}
    return replace(earlier, extra={**extra, AGREED: sorted(said)} if said else extra)


def _agreeing(entry: Plain) -> set[str]:
    said = entry.extra.get(AGREED, [])
    return {str(item) for item in said} if isinstance(said, list) else set()


def _statement(entry: Plain) -> str:
    """Who said it, and the reason where there is one."""
    reason = getattr(entry, "reason", "")
    return f"{entry.by}: {reason}" if reason else entry.by


def _substance(entry: Entry) -> str:
    """What an entry says: its verdict or its value, not who said it when and why, nor where this reading has it."""
    values = mapping_of(entry)
    return repr(sorted((name, _plain(value)) for name, value in values.items() if name not in _CIRCUMSTANCE))


_CIRCUMSTANCE = frozenset({"by", "time", "reason", "at", "page", "witness", AGREED})


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return repr(sorted((name, _plain(item)) for name, item in value.items() if name not in _CIRCUMSTANCE))
    if isinstance(value, list | tuple):
        return repr([_plain(item) for item in value])
    return repr(value)


def _by_name(overlay: Overlay) -> dict[str, Entry]:
    return dict(zip(named(overlay.entries), overlay.entries, strict=True))


def _sorting(entry: Entry) -> tuple[object, ...]:
    time = "" if isinstance(entry, Conflict) else _moment(entry.time)
    return (order_of(entry), identity(entry), time, _substance(entry))


def _moment(time: datetime | None) -> str:
    """Sort key of a time: a stated zone counts, a missing one is taken as it stands; no time comes last."""
    if time is None:
        return "9"
    if time.tzinfo is None:
        return time.isoformat()
    return time.astimezone(UTC).isoformat()


def _about(first: Overlay, second: Overlay) -> Overlay:
    """An empty overlay about the same document; of two identities the one that says more, then the smaller."""
    said = sorted((first.document, second.document), key=lambda item: (-_filled(item), repr(item)))
    return Overlay(said[0])


def _filled(about: object) -> int:
    return sum(bool(getattr(about, name)) for name in ("name", "sha256", "title", "organisation", "year"))


def _joined_extra(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """Unknown top-level keys of both; where both have one, lists are joined and of other values the smaller is kept."""
    joined: dict[str, object] = {}
    for name in sorted({*one, *other}):
        if name not in one or name not in other or one[name] == other[name]:
            joined[name] = one.get(name, other.get(name))
        elif isinstance(one[name], list) and isinstance(other[name], list):
            joined[name] = _joined_lists(one[name], other[name])
        else:
            joined[name] = min(one[name], other[name], key=repr)
    return joined


def _joined_lists(one: object, other: object) -> list[object]:
    items: Iterable[object] = (*_items(one), *_items(other))
    return [value for _, value in sorted({_plain(item): item for item in items}.items())]


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
