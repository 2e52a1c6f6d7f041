"""Opening a review: read, analyse, open the overlay, carry its entries over where the document is another edition.

Owns the order of these steps and what is said about them (`Opened`). Called by `Session.open`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.model.finding import Finding
from reviewer.overlay.carrying import Outcome
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import Overlay
from reviewer.overlay.rebase import Rebased, holds, rebase
from reviewer.overlay.store import Store
from reviewer.session.identity import identity_of
from reviewer.session.reading import Reading
from reviewer.words import Message, message

SUFFIX = ".review.toml"


@dataclass(frozen=True, slots=True)
class Opened:
    """What happened when the overlay was opened, to be said once.

    `recovered`: steps that a killed process had only put into the journal; `unfit`: those that could not be taken;
    `outside`: entries somebody changed in the file meanwhile; `damaged`: journal lines that cannot be read;
    `is_file_missing`: the file was gone and is made again from the journal; `rebased`: what became of every entry in
    another edition, None where nothing had to move; `stale_owner`: who left a lock behind."""

    recovered: int = 0
    unfit: int = 0
    outside: int = 0
    damaged: tuple[int, ...] = ()
    is_file_missing: bool = False
    has_comments: bool = False
    rebased: Rebased | None = None
    stale_owner: str = ""

    @property
    def messages(self) -> tuple[Message, ...]:
        """One sentence for each thing that happened."""
        said = []
        if self.is_file_missing:
            said.append(message("session.opened.missing"))
        if self.recovered:
            said.append(message("session.opened.recovered", count=self.recovered))
        if self.unfit:
            said.append(message("session.opened.unfit", count=self.unfit))
        if self.outside:
            said.append(message("session.opened.outside", count=self.outside))
        if self.damaged:
            said.append(message("session.opened.damaged", lines=", ".join(map(str, self.damaged[:10]))))
        if self.has_comments:
            said.append(message("session.opened.comments"))
        if self.stale_owner:
            said.append(message("session.opened.stale-lock", owner=self.stale_owner))
        if self.rebased is not None:
            counts = {outcome.value: count for outcome, count in self.rebased.counts.items()}
            said.append(message("session.opened.rebased", **counts))
        return tuple(said)


def overlay_path(document: Path, chosen: Path | None = None, folder: Path | None = None) -> Path:
    """Where the overlay of a document lies: where the person says, else in the settings' folder, else beside it."""
    if chosen is not None:
        return chosen
    return (folder or document.parent) / (document.name + SUFFIX)


def carried_over(overlay: Overlay, first: Reading, anchors: DocumentAnchors) -> Rebased | None:
    """The overlay with every entry at its place in this document; None where everything stands where it should."""
    about = identity_of(first.document, first.material.profile)
    if not overlay.entries:
        return None
    if overlay.document.sha256 in {"", about.sha256} and holds(overlay, anchors) and _all_found(overlay, first):
        return None

    def findings(texts: Mapping[str, str]) -> Sequence[Finding]:
        return (first.reread(texts) if texts else first).findings

    return rebase(overlay, anchors, findings, about)


def _all_found(overlay: Overlay, first: Reading) -> bool:
    """Whether every decision is about a finding. With corrections this cannot be told yet: they take findings away."""
    if overlay.corrections:
        return True
    keys = {finding.key for finding in first.findings}
    return all(decision.finding in keys for decision in overlay.decisions)


def opened(store: Store, rebased: Rebased | None) -> Opened:
    """What is to be said about a store just opened."""
    found = getattr(store, "opened", None)
    lock = getattr(store, "lock", None)
    if rebased is not None and not any(rebased.counts[outcome] for outcome in Outcome if outcome is not Outcome.KEPT):
        rebased = None
    if found is None:
        return Opened(rebased=rebased)
    owner = lock.was_stale if lock is not None else None
    return Opened(
        recovered=len(found.recovered),
        unfit=len(found.unfit),
        outside=len(found.outside),
        damaged=found.damaged,
        is_file_missing=found.file_is_missing,
        has_comments=found.has_comments,
        rebased=rebased,
        stale_owner=f"{owner.user}@{owner.host} {owner.time}" if owner is not None else "",
    )
