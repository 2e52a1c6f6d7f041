"""Where a review stands at one moment: overlay and analysis put together, computed once, never changed.

Owns: which place each entry stands at, the two layers of text, the verdicts of the corrected layer, the status of every
finding. A change of the overlay makes a new `Standing` that takes over what did not change. Called by `Session` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reviewer.model.equation import Verdict
from reviewer.model.finding import Finding, Status
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import Correction, Entry, Fault, Note, Overlay
from reviewer.overlay.order import ordered
from reviewer.overlay.places import stray_places
from reviewer.session.labels import anchors_of
from reviewer.session.preview import Judge
from reviewer.session.reading import Layers, Reading
from reviewer.session.status import REREAD_GLYPH, ReviewedFinding, repairing, review

Places = Mapping[str, str]
"""Semantic anchor → reference, for entries whose own reference does not hold any more (or was never given)."""


@dataclass(frozen=True)
class Standing:
    """`first`: the analysis without any correction; `analysis`: with the reading corrections of the overlay."""

    first: Reading
    analysis: Reading
    overlay: Overlay
    judge: Judge
    anchors: DocumentAnchors
    places: Places

    @classmethod
    def at_start(cls, first: Reading, overlay: Overlay, judge: Judge) -> Standing:
        """The standing of a document just read."""
        anchors = anchors_of(first.document, first.material.bound)
        return cls(first, first, ordered(overlay, first.document), judge, anchors, stray_places(overlay, anchors))

    def anchor(self, ref: str) -> str:
        """The semantic anchor of a place."""
        return self.anchors.of(ref)

    def ref_of(self, entry: Entry) -> str:
        """The reference an entry stands at; "" where its place is not in this document."""
        if entry.anchor in self.places:
            return self.places[entry.anchor]
        return entry.at

    @cached_property
    def layers(self) -> Layers:
        """The texts of the document in both layers."""
        by_fault: dict[Fault, dict[str, Correction]] = {fault: {} for fault in Fault}
        for correction in self.overlay.corrections:
            ref = self.ref_of(correction)
            if ref:
                by_fault[correction.fault][ref] = correction
        return Layers(self.first.document, by_fault[Fault.EXTRACTION], by_fault[Fault.DISCLOSURE])

    @cached_property
    def notes(self) -> Mapping[str, tuple[Note, ...]]:
        """Notes by reference."""
        found: dict[str, list[Note]] = {}
        for note in self.overlay.notes:
            found.setdefault(self.ref_of(note), []).append(note)
        return {ref: tuple(notes) for ref, notes in found.items()}

    @cached_property
    def corrected(self) -> Mapping[str, Verdict]:
        """Verdicts of the corrected layer by equation id, for the equations that a disclosure correction touches."""
        return self.judge.with_texts(self.layers.disclosure_texts)

    @cached_property
    def findings(self) -> tuple[ReviewedFinding, ...]:
        """Every finding of the reading layer with its status, in document order."""
        noted: dict[str, bool] = {}
        for ref, notes in self.notes.items():
            noted[ref] = any(note.asks_recheck for note in notes)
        decisions, layers = self.overlay.decision_on, self.layers
        return tuple(
            review(
                finding,
                decisions.get(finding.key),
                repair=repairing(finding, layers.disclosure, self.corrected),
                at_anchor=layers.disclosure.get(finding.anchor.ref),
                text_at=layers.read,
                noted=noted,
            )
            for finding in self.analysis.findings
        )

    @cached_property
    def by_key(self) -> Mapping[str, ReviewedFinding]:
        """Findings by key."""
        return {reviewed.key: reviewed for reviewed in self.findings}

    @cached_property
    def gone(self) -> tuple[ReviewedFinding, ...]:
        """Findings of the first reading that a reading correction took away (glyph `r`)."""
        if not self.layers.extraction:
            return ()
        present = {finding.key for finding in self.analysis.findings}
        return tuple(
            ReviewedFinding(
                finding,
                Status.CONFIRMED,
                REREAD_GLYPH,
                self.overlay.decision_on.get(finding.key),
                _cause(finding, self.layers.extraction),
            )
            for finding in self.first.findings
            if finding.key not in present
        )


def _cause(finding: Finding, extraction: Mapping[str, Correction]) -> Correction | None:
    refs = (finding.anchor.ref, *(ref for proof in finding.proofs for ref in proof.equation.refs))
    return next((extraction[ref] for ref in refs if ref in extraction), None)
