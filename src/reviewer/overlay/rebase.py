"""Carries an overlay over to another reading or another edition of its document; every entry ends in one of five ways.

Kept, moved, changed (the place says something else now: shown as stale), fixed (the publisher corrected it), orphaned
(the place is not there; the entry stays with its full text and no reference). Nothing is dropped. `carrying` owns
the outcome per entry. Called by the session when a file changed and by `reviewer overlay rebase`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reviewer.overlay.carrying import Carried, Decisions, Findings, Outcome, Places
from reviewer.overlay.document_anchors import DocumentAnchors, normal
from reviewer.overlay.entries import Decision, Identity, Kind, Overlay
from reviewer.overlay.refs import DOCUMENT_REF, place_order


@dataclass(frozen=True, slots=True)
class Rebased:
    """The overlay on the new document and an account of every entry."""

    overlay: Overlay
    carried: tuple[Carried, ...]

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many entries ended how; every outcome is present."""
        found = Counter(item.outcome for item in self.carried)
        return {outcome: found[outcome] for outcome in Outcome}

    def of(self, outcome: Outcome) -> tuple[Carried, ...]:
        """The entries that ended so."""
        return tuple(item for item in self.carried if item.outcome is outcome)


def rebase(
    overlay: Overlay, target: DocumentAnchors, findings: Findings, about: Identity,
    source: DocumentAnchors | None = None,
) -> Rebased:  # fmt: skip
    """Carry every entry over. `findings`: those of the target; `about`: the target's identity; `source`: the document
    the overlay was made on, which helps where an entry has no semantic anchor and with the order of witnesses."""
    places = Places(target, source)
    result = replace(overlay, document=replace(about, extra=overlay.document.extra))
    corrections = [places.carry(entry) for entry in overlay.corrections]
    carrier = Decisions(places, findings)
    carried: list[Carried] = []
    for kind in Kind:
        moved = corrections if kind is Kind.CORRECTION else [carrier.carry(entry) for entry in overlay.of(kind)]
        carried.extend(moved)
        result = result.with_kind(kind, (item.after for item in moved))
    return Rebased(result, tuple(carried))


def holds(overlay: Overlay, anchors: DocumentAnchors) -> bool:
    """Whether every entry stands where it says: its reference is in the document and has its anchor there."""
    for entry in overlay.entries:
        if not entry.at and (not entry.anchor or isinstance(entry, Decision)):
            continue  # a decision about the document as a whole is found by its key
        if entry.at != DOCUMENT_REF and not place_order(anchors.document, entry.at):
            return False
        if entry.anchor and entry.anchor != (now := anchors.of(entry.at)) and normal(entry.anchor) != normal(now):
            return False
    return True
