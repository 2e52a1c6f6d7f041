"""Where a review stands at one moment: overlay and analysis put together, computed once, never changed.

Owns: which place each entry stands at, the two layers of text, the verdicts of the corrected layer, the status of every
finding. A change of the overlay makes a new `Standing` that takes over what did not change. Called by `Session` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reviewer.model.equation import Verdict
from reviewer.model.finding import Finding, Status
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import Conflict, Correction, Decision, Fault, Note, Overlay, Plain
from reviewer.overlay.order import ordered
from reviewer.overlay.refs import DOCUMENT_REF, place_order, same_text, text_at
from reviewer.session.labels import anchors_of
from reviewer.session.preview import Judge
from reviewer.session.reading import Layers, Reading
from reviewer.session.status import REREAD_GLYPH, ReviewedFinding, repairing, review


@dataclass(frozen=True)
class Standing:
    """`first`: the analysis without any correction; `analysis`: with the reading corrections of the overlay."""

    first: Reading
    analysis: Reading
    overlay: Overlay
    judge: Judge
    anchors: DocumentAnchors
    known: Mapping[str, ReviewedFinding] = field(default_factory=dict)
    """Findings of the moment before, for those a change does not touch; empty where anything but decisions changed."""

    def after(self, overlay: Overlay) -> Standing:
        """The standing after a change of the overlay, same analysis."""
        same_rest = (overlay.corrections, overlay.notes) == (self.overlay.corrections, self.overlay.notes)
        return replace(self, overlay=overlay, known=self.by_key if same_rest else {})

    @classmethod
    def at_start(cls, first: Reading, overlay: Overlay, judge: Judge) -> Standing:
        """The standing of a document just read."""
        anchors = anchors_of(first.document, first.material.bound, first.material.performance)
        return cls(first, first, ordered(overlay, first.document), judge, anchors)

    def anchor(self, ref: str) -> str:
        """The semantic anchor of a place."""
        return self.anchors.of(ref)

    def is_place(self, ref: str) -> bool:
        """Whether a reference names a place of this document, or the document."""
        return ref == DOCUMENT_REF or bool(place_order(self.first.document, ref))

    @cached_property
    def layers(self) -> Layers:
        """The texts of the document in both layers."""
        by_fault: dict[Fault, dict[str, Correction]] = {fault: {} for fault in Fault}
        for correction in self.overlay.corrections:
            if correction.at and not is_of_table(correction) and not self._is_settled(correction):
                by_fault[correction.fault][correction.at] = correction
        return Layers(self.first.document, by_fault[Fault.EXTRACTION], by_fault[Fault.DISCLOSURE])

    @cached_property
    def table_readings(self) -> dict[str, str]:
        """Names of the readings a person chose, by table."""
        return readings_in(self.overlay)

    def _is_settled(self, correction: Correction) -> bool:
        """Whether the document says by now what the correction asks for (fixed by the publisher, read right)."""
        printed = text_at(self.first.document, correction.at)
        return printed is not None and same_text(correction.value, printed)

    @cached_property
    def settled(self) -> tuple[Correction, ...]:
        """Corrections that are not needed any more."""
        return tuple(item for item in self.overlay.corrections if item.at and self._is_settled(item))

    @cached_property
    def orphans(self) -> tuple[Plain, ...]:
        """Entries whose place is not in this document, with their full text."""
        return tuple(
            entry
            for entry in self.overlay.entries
            if not isinstance(entry, Conflict) and not entry.at and not self._has_finding(entry)
        )

    @cached_property
    def unmatched(self) -> tuple[Decision, ...]:
        """Decisions about findings that are no more, though their place is there."""
        gone = {reviewed.key for reviewed in self.gone}
        return tuple(
            decision
            for decision in self.overlay.decisions
            if decision.at and decision.finding not in self.by_key and decision.finding not in gone
        )

    def _has_finding(self, entry: Plain) -> bool:
        return isinstance(entry, Decision) and entry.finding in self.by_key

    @cached_property
    def notes(self) -> Mapping[str, tuple[Note, ...]]:
        """Notes by reference."""
        found: dict[str, list[Note]] = {}
        for note in self.overlay.notes:
            found.setdefault(note.at, []).append(note)
        return {ref: tuple(notes) for ref, notes in found.items()}

    @cached_property
    def corrected(self) -> Mapping[str, Verdict]:
        """Verdicts of the corrected layer by equation id, for the equations that a disclosure correction touches."""
        return self.judge.with_texts(self.layers.disclosure_texts)

    @cached_property
    def findings(self) -> tuple[ReviewedFinding, ...]:
        """Every finding of the reading layer with its status, in document order."""
        decisions, layers = self.overlay.decision_on, self.layers
        reviewed: list[ReviewedFinding] = []
        for finding in self.analysis.findings:
            decision = decisions.get(finding.key)
            known = self.known.get(finding.key)
            if known is None or known.finding is not finding or known.decision is not decision:
                known = review(
                    finding,
                    decision,
                    repair=repairing(finding, layers.disclosure, self.corrected),
                    at_anchor=layers.disclosure.get(finding.anchor.ref),
                    text_at=layers.read,
                    noted=self.notes,
                )
            reviewed.append(known)
        return tuple(reviewed)

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


def is_of_table(correction: Correction) -> bool:
    """Whether a correction of the reading is about a whole table: its value is the name of a reading."""
    return correction.fault is Fault.EXTRACTION and correction.at[:1] == "t" and correction.at[1:].isdecimal()


def readings_in(overlay: Overlay) -> dict[str, str]:
    """Names of the readings of whole tables that an overlay chooses, by table."""
    return {item.at: item.value for item in overlay.corrections if is_of_table(item)}


def _cause(finding: Finding, extraction: Mapping[str, Correction]) -> Correction | None:
    refs = (finding.anchor.ref, *(ref for proof in finding.proofs for ref in proof.equation.refs))
    return next((extraction[ref] for ref in refs if ref in extraction), None)
