"""The one way an overlay changes: a frozen command goes in, a new overlay comes out, and the difference can be undone.

Owns `reduce` (pure), the changes between two overlays, applying and inverting them. Does not own: what a key on the
screen means (`session`), keeping commands (`journal`). Used by `session`, `journal`, `merge` and `rebase`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.overlay.entries import Decision, Entry, Kind, Overlay, identity, kind_of, order_of


@dataclass(frozen=True, slots=True)
class Command:
    """What a person did, as one step: entries to put in and identities to take out.

    `name`: `confirm`, `dismiss`, `defer`, `reopen`, `correct`, `note`, `recheck`, `raise`, `batch`, … ; `finding` and
    `ref`: where it was given, so that undo can bring the cursor back; `label`: that place in the document's words."""

    name: str
    put: tuple[Entry, ...] = ()
    drop: tuple[str, ...] = ()
    finding: str = ""
    ref: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry before and after; None where it was not, or is no more. `index`: its place among its kind (in the
    overlay that has it; where both have it, the place is the same)."""

    index: int
    before: Entry | None
    after: Entry | None

    @property
    def kind(self) -> Kind:
        """The kind of the entry."""
        entry = self.after if self.after is not None else self.before
        assert entry is not None
        return kind_of(entry)

    @property
    def inverted(self) -> Change:
        """The change back."""
        return Change(self.index, self.after, self.before)


class Clash(Exception):  # noqa: N818 - internal signal, always turned into a refusal by the caller
    """A change does not fit the overlay it is applied to: somebody else changed the same entry."""


def reduce(overlay: Overlay, command: Command) -> Overlay:
    """The overlay after a command. An entry with a known identity takes the place of the old one; a new entry is put
    in by document order; dropping what is not there changes nothing."""
    return apply(overlay, changes_of(overlay, command))


def changes_of(overlay: Overlay, command: Command) -> tuple[Change, ...]:
    """What a command would change, in the order in which it is to be applied."""
    changes: list[Change] = []
    dropped = set(command.drop) - {identity(entry) for entry in command.put}
    for kind in Kind:
        entries = list(overlay.of(kind))
        if dropped:
            changes.extend(_drop(entries, [identity(entry) in dropped for entry in entries]))
        wanted = {identity(entry): entry for entry in command.put if kind_of(entry) is kind}
        if wanted:
            changes.extend(_put(entries, wanted))
    return tuple(changes)


def apply(overlay: Overlay, changes: Iterable[Change]) -> Overlay:
    """The overlay after some changes. Raises `Clash` where one does not fit."""
    lists: dict[Kind, list[Entry]] = {}
    for change in changes:
        entries = lists.setdefault(change.kind, list(overlay.of(change.kind)))
        _apply(entries, change)
    for kind, entries in lists.items():
        overlay = overlay.with_kind(kind, entries)
    return overlay


def inverted(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that lead back, in their order."""
    return tuple(change.inverted for change in reversed(changes))


def difference(before: Overlay, after: Overlay) -> tuple[Change, ...]:
    """Changes that turn the entries of `before` into those of `after` (document block and unknown keys left aside)."""
    changes: list[Change] = []
    for kind in Kind:
        old, new = list(before.of(kind)), after.of(kind)
        wanted, present = named(new), named(old)
        kept, known = set(wanted), set(present)
        changes.extend(_drop(old, [name not in kept for name in present]))
        present = [name for name in present if name in kept]
        for index, (entry, name) in enumerate(zip(new, wanted, strict=True)):
            if index < len(old) and present[index] == name:
                if old[index] != entry:
                    changes.append(Change(index, old[index], entry))
                    old[index] = entry
                continue
            if name in known:
                place = present.index(name, index)
                changes.append(Change(place, old.pop(place), None))
                del present[place]
            changes.append(Change(index, None, entry))
            old.insert(index, entry)
            present.insert(index, name)
    return tuple(changes)


def named(entries: Sequence[Entry]) -> list[str]:
    """Identities, told apart by a number where a hand-written file says a thing twice."""
    seen: Counter[str] = Counter()
    names = []
    for entry in entries:
        name = identity(entry)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return names


def _drop(entries: list[Entry], goes: Sequence[bool]) -> Iterator[Change]:
    """Take entries out, last first, so that the places of the others hold."""
    for index in range(len(goes) - 1, -1, -1):
        if goes[index]:
            yield Change(index, entries.pop(index), None)


def _put(entries: list[Entry], wanted: Mapping[str, Entry]) -> Iterator[Change]:
    """Known entries change where they stand; new ones go after everything that stands at or before them in the
    document. An order that a person wrote by hand is left as it is."""
    known = _known(entries, wanted)
    for name, place in known.items():
        before, after = entries[place], wanted[name]
        if before != after:
            entries[place] = after
            yield Change(place, before, after)
    if len(known) == len(wanted):
        return
    orders = [order_of(entry) for entry in entries]
    is_sorted = all(first <= second for first, second in pairwise(orders))
    for name, entry in wanted.items():
        if name not in known:
            own = order_of(entry)
            first_after = (place for place, order in enumerate(orders) if order > own)
            place = bisect_right(orders, own) if is_sorted else next(first_after, len(orders))
            entries.insert(place, entry)
            orders.insert(place, own)
            yield Change(place, None, entry)


FEW = 8
"""Entries put in at once up to which looking each up is quicker than naming all that are there."""


def _known(entries: Sequence[Entry], wanted: Mapping[str, Entry]) -> dict[str, int]:
    """Places of the wanted entries that are there already; of several with one identity the last."""
    if len(wanted) > FEW:
        places = {identity(entry): place for place, entry in enumerate(entries)}
        return {name: places[name] for name in wanted if name in places}
    found: dict[str, int] = {}
    for name, entry in wanted.items():
        place = next((at for at in range(len(entries) - 1, -1, -1) if _is_same(entries[at], entry, name)), None)
        if place is not None:
            found[name] = place
    return found


def _is_same(entry: Entry, wanted: Entry, name: str) -> bool:
    """Whether an entry has the identity of another, `name`; decisions are told by their finding alone."""
    if isinstance(entry, Decision) and isinstance(wanted, Decision):
        return entry.finding == wanted.finding
    return identity(entry) == name


def _apply(entries: list[Entry], change: Change) -> None:
    if change.before is None:
        if change.after is None or change.index > len(entries):
            raise Clash
        entries.insert(change.index, change.after)
        return
    if change.index >= len(entries) or entries[change.index] != change.before:
        raise Clash
    if change.after is None:
        del entries[change.index]
    else:
        entries[change.index] = change.after
