"""Carries single entries over to another document: where their place is now, which finding they are about now.

Owns the outcome per entry and the alignment of witnesses. `matching` finds places; `rebase` puts the overlay together.
Called by `rebase` only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from reviewer.model.document import Document
from reviewer.model.finding import Finding
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import (
    Conflict,
    Correction,
    Decision,
    Entry,
    Fault,
    Plain,
    identity,
)
from reviewer.overlay.matching import Matcher
from reviewer.overlay.refs import DOCUMENT_REF, page_of, parse_ref, place_order, same_text, text_at, witness_of

P = TypeVar("P", bound=Plain)
WAS_AT = "was_at"
"""Unknown to the contract, so kept by every reader: the reference an orphaned entry had."""


class Outcome(StrEnum):
    """What became of an entry."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    FIXED = "fixed"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Carried:
    """One entry before and after. `was` and `now`: the text of the place, where it has one and that changed;
    `has_finding`: False for a decision whose finding is not found any more."""

    before: Entry
    after: Entry
    outcome: Outcome
    was: str = ""
    now: str = ""
    has_finding: bool = True


Findings = Callable[[Mapping[str, str]], Sequence[Finding]]
"""Findings of the target with some places read otherwise: decisions are about the reading layer."""


class Places:
    """Places of the target, and the entries that are about a place only."""

    def __init__(self, target: DocumentAnchors, source: DocumentAnchors | None) -> None:
        self._target = target
        self.document: Document = target.document
        self._source = source
        self._matcher = Matcher(target)
        self.reread: dict[str, str] = {}
        """Reading corrections that still hold, by reference in the target."""

    def carry(self, entry: Plain) -> Carried:
        """An entry about a place."""
        was = getattr(entry, "printed", None)
        ref = self.find(entry, was)
        if ref is None:
            return self.orphan(entry)
        after = self.placed(entry, ref)
        now = text_at(self.document, ref)
        if isinstance(entry, Correction) and now is not None and not same_text(entry.printed, now):
            fixed = same_text(entry.value, now)
            return Carried(entry, after, Outcome.FIXED if fixed else Outcome.CHANGED, entry.printed, now)
        if was and now is not None and not same_text(was, witness_of(now)):
            return Carried(entry, after, Outcome.CHANGED, was, now)
        if isinstance(entry, Correction) and entry.fault is Fault.EXTRACTION:
            self.reread[ref] = entry.value
        return Carried(entry, after, Outcome.KEPT if ref == entry.at else Outcome.MOVED)

    def find(self, entry: Plain, text: str | None) -> str | None:
        """Where an entry stands in the target; None where its place is not there."""
        if entry.at == DOCUMENT_REF:
            return DOCUMENT_REF
        anchor = entry.anchor
        if self._source is not None and entry.at and (not anchor or self._source.ref(anchor) != entry.at):
            anchor = self._source.of(entry.at) if place_order(self._source.document, entry.at) else anchor
        return self._matcher.find(anchor, text) if anchor else None

    def placed(self, entry: P, ref: str) -> P:
        """The entry at its new place; where the reference names none (a watermark, the whole), it has words only."""
        document = self.document
        is_place = ref == DOCUMENT_REF or bool(place_order(document, ref))
        return replace(
            entry,
            anchor=self._target.of(ref) if is_place else entry.anchor,
            at=ref if is_place else "",
            page=page_of(document, ref),
            order=place_order(document, ref),
            extra={name: value for name, value in entry.extra.items() if name != WAS_AT},
        )

    def orphan(self, entry: Plain) -> Carried:
        """The entry without a place."""
        extra = {**entry.extra, WAS_AT: entry.at} if entry.at else entry.extra
        was = getattr(entry, "printed", "")
        return Carried(entry, replace(entry, at="", page=None, extra=extra), Outcome.ORPHANED, str(was))

    def text(self, ref: str) -> str | None:
        """The text of a place in the reading layer of the target."""
        return self.reread[ref] if ref in self.reread else text_at(self.document, ref)

    def same_place(self, ref: str, text: str) -> str | None:
        """Where a place of the source lies in the target; None where there is no source."""
        return self._matcher.find(self._source.of(ref), text) if self._source is not None else None


class Decisions:
    """Decisions and conflicts, for which findings count as well as places."""

    def __init__(self, places: Places, findings: Findings) -> None:
        self._places = places
        found = findings(places.reread)
        self._findings = {finding.key: finding for finding in found}
        self._taken: set[str] = set()
        self._by_code: dict[str, list[Finding]] = {}
        for finding in found:
            self._by_code.setdefault(finding.code, []).append(finding)

    def carry(self, entry: Entry) -> Carried:
        """One entry. Of two decisions that would end at one finding the second keeps its own words and stays apart."""
        if isinstance(entry, Conflict):
            sides = [
                self._decision(side) if isinstance(side, Decision) else self._places.carry(side) for side in entry.sides
            ]
            after = tuple(side.after for side in sides if not isinstance(side.after, Conflict))
            moved = replace(entry, sides=after, about=identity(after[0]))
            return Carried(entry, moved, sides[0].outcome, sides[0].was, sides[0].now)
        if not isinstance(entry, Decision):
            return self._places.carry(entry)
        carried = self._decision(entry)
        key = carried.after.finding if isinstance(carried.after, Decision) else ""
        if carried.has_finding and key in self._taken:
            return replace(self._places.orphan(entry), has_finding=False)
        self._taken.add(key)
        return carried

    def _decision(self, entry: Decision) -> Carried:
        witness = dict(entry.witness)
        ref = self._places.find(entry, witness.get(entry.at))
        finding = self._finding(entry, ref)
        if finding is None:
            return self._without_finding(entry, ref)
        ref = finding.anchor.ref
        now = self._now(finding)
        pairs = self._aligned(entry, now)
        after = replace(self._places.placed(entry, ref), finding=finding.key, witness=pairs)
        changed = [(was, now[at]) for at, was in pairs if at in now and not same_text(was, now[at])]
        if changed:
            return Carried(entry, after, Outcome.CHANGED, *changed[0])
        is_kept = finding.key == entry.finding and after.at == entry.at
        return Carried(entry, after, Outcome.KEPT if is_kept else Outcome.MOVED)

    def _without_finding(self, entry: Decision, ref: str | None) -> Carried:
        """The place without the finding: corrected by the publisher where a number changed, else a finding less."""
        if ref is None:
            return replace(self._places.orphan(entry), has_finding=False)
        was, now = dict(entry.witness).get(entry.at), self._places.text(ref)
        after = self._places.placed(entry, ref)
        if was is not None and now is not None and _is_small(ref) and not same_text(was, witness_of(now)):
            return Carried(entry, after, Outcome.FIXED, was, now, has_finding=False)
        gone = [text for at, text in entry.witness if at != entry.at and not self._still_says(at, text)]
        if gone:
            return Carried(entry, after, Outcome.FIXED, gone[0], "", has_finding=False)
        return Carried(entry, after, Outcome.KEPT if ref == entry.at else Outcome.MOVED, has_finding=False)

    def _still_says(self, at: str, text: str) -> bool:
        """Whether another witness still says the same; one whose place cannot be told is taken to."""
        ref = self._places.same_place(at, text)
        now = self._places.text(ref) if ref is not None else None
        return now is None or same_text(text, witness_of(now))

    def _finding(self, entry: Decision, ref: str | None) -> Finding | None:
        """The finding a decision is about: same rule, same place, and where the rule says several things of one place,
        the same ending of the key."""
        same = self._findings.get(entry.finding)
        if same is not None and (ref is None or same.anchor.ref == ref):
            return same
        if ref is None:
            return None
        code = entry.finding.partition(":")[0]
        found = [item for item in self._by_code.get(code, ()) if item.anchor.ref == ref]
        if not found:
            found = [item for item in self._by_code.get(code, ()) if _overlaps(item.anchor.ref, ref)]
        if len(found) > 1:
            found = self._closest(entry, found)
        return found[0] if len(found) == 1 else None

    def _closest(self, entry: Decision, found: list[Finding]) -> list[Finding]:
        ending = entry.finding.rpartition(":")[2]
        alike = [item for item in found if item.key.rpartition(":")[2] == ending]
        if len(alike) == 1:
            return alike
        wanted = Counter(text for _, text in entry.witness)
        scored = [(sum((wanted & Counter(self._now(item).values())).values()), item) for item in found]
        best = max(score for score, _ in scored)
        return [item for score, item in scored if score == best]

    def _now(self, finding: Finding) -> dict[str, str]:
        """Anchor and evidence of a finding with their texts."""
        refs = dict.fromkeys((finding.anchor.ref, *(item.ref for item in finding.evidence)))
        texts = {ref: self._places.text(ref) for ref in refs if ref}
        return {ref: witness_of(text) for ref, text in texts.items() if text is not None}

    def _aligned(self, entry: Decision, now: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """The old texts under the new references: by place where it can be told, else in the order of the evidence."""
        if not entry.witness:
            return ()
        if all(ref in now for ref, _ in entry.witness) and len(now) == len(entry.witness):
            return entry.witness
        refs, old = list(now), [text for _, text in entry.witness]
        found = [(self._places.same_place(ref, text), text) for ref, text in entry.witness]
        if all(ref in now for ref, _ in found):
            return tuple((str(ref), text) for ref, text in found)
        if len(refs) == len(old):
            return tuple(zip(refs, old, strict=True))
        left = Counter(now.values()) - Counter(old)
        missing = Counter(old) - Counter(now.values())
        if not missing:
            return tuple(now.items())
        gone, news = list(missing.elements()), set(left.elements())
        place = next((ref for ref, text in now.items() if text in news), refs[0] if refs else "")
        return tuple((ref, gone[0] if ref == place else text) for ref, text in now.items())


def _is_small(ref: str) -> bool:
    """Whether a reference names a cell or a span; a paragraph says something else as soon as it is cut otherwise."""
    parts = parse_ref(ref)
    return parts is not None and (parts.column >= 0 or parts.start >= 0)


def _overlaps(one: str, other: str) -> bool:
    """Whether two references of prose share characters, or one is the block of the other."""
    first, second = parse_ref(one), parse_ref(other)
    if first is None or second is None or not first.block or first.block != second.block:
        return False
    if first.row >= 0 or second.row >= 0:
        return False
    if first.start < 0 or second.start < 0:
        return True
    return first.start < second.end and second.start < first.end
