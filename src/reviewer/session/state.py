"""What a session shows: findings with status, texts in both layers, what was done, where it is kept. Changes nothing.

The half of `Session` that screens and exports read. Does not own how it came about (`standing`, `overlay.history`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from reviewer.model.document import LITERAL, Alternative, Document, Doubt, Table
from reviewer.model.equation import Verdict
from reviewer.model.finding import Status
from reviewer.overlay.entries import Conflict, Correction, Decision, Fault, Overlay, Plain
from reviewer.overlay.history import History, Step
from reviewer.overlay.store import SaveState, Store
from reviewer.session import making, status
from reviewer.session.batch import preview_batch
from reviewer.session.preview import Effect
from reviewer.session.reading import Layers, Reading
from reviewer.session.results import BatchPreview
from reviewer.session.standing import Standing
from reviewer.session.status import ReviewedFinding
from reviewer.session.values import Refusal
from reviewer.words import message

if TYPE_CHECKING:
    from reviewer.session.analysis import Analysis


class SessionState:
    """See the module."""

    _standing: Standing
    _history: History
    _origin: Reading
    """The analysis before any decision, also before those about the readings of tables."""
    _store: Store

    @property
    def document(self) -> Document:
        """The document as first read."""
        return self._standing.first.document

    @property
    def analysis(self) -> Analysis:
        """The analysis of the reading layer; what a session itself needs of it is `session.reading.Reading`."""
        return cast("Analysis", self._standing.analysis)

    @property
    def overlay(self) -> Overlay:
        """All decisions of the moment."""
        return self._standing.overlay

    @property
    def layers(self) -> Layers:
        """The texts of the document in both layers."""
        return self._standing.layers

    @property
    def findings(self) -> tuple[ReviewedFinding, ...]:
        """Findings with their status, in document order."""
        return self._standing.findings

    @property
    def gone(self) -> tuple[ReviewedFinding, ...]:
        """Findings that a reading correction took away."""
        return self._standing.gone

    def finding(self, key: str) -> ReviewedFinding | None:
        """One finding; None where there is none of that key."""
        return self._standing.by_key.get(key)

    @property
    def corrected_verdicts(self) -> dict[str, Verdict]:
        """Verdicts of the corrected layer by equation id, where they may differ from the reading layer."""
        return dict(self._standing.corrected)

    @property
    def history(self) -> tuple[Step, ...]:
        """Everything done so far, oldest first, undo and redo included; also what was done before a restart."""
        return self._history.steps

    @property
    def standing_steps(self) -> tuple[Step, ...]:
        """What was done and not taken back, oldest first."""
        return self._history.standing

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._history.can_redo

    @property
    def save_state(self) -> SaveState:
        """Where the decisions are: saved, journalled, or in memory only and why."""
        return self._store.state

    @property
    def saved_at(self) -> datetime | None:
        """When the overlay file was last written by this session; None before."""
        return self._store.state.saved_at

    @property
    def dirty(self) -> bool:
        """Whether something is not in the overlay file yet (it is in the journal all the same)."""
        return self._store.state.is_dirty

    def printed_text(self, ref: str) -> str | None:
        """The text of a place as first read."""
        return self.layers.printed(ref)

    def read_text(self, ref: str) -> str | None:
        """The text of a place in the reading layer: what the file says."""
        return self.layers.read(ref)

    def effective_text(self, ref: str) -> str | None:
        """The text of a place in the corrected layer: what the file should say."""
        return self.layers.effective(ref)

    def counts(self) -> dict[Status, int]:
        """How many findings stand where; every status is present."""
        return status.count(self.findings)

    def anchor(self, ref: str) -> str:
        """The semantic anchor of a place."""
        return self._standing.anchor(ref)

    def is_place(self, ref: str) -> bool:
        """Whether a reference names a place of this document, or the document."""
        return self._standing.is_place(ref)

    def last_reason(self, code: str) -> str:
        """The reason last used to dismiss a finding of that rule; "" where none was."""
        return making.last_reason(self._history.standing, code)

    def preview(self, ref: str, value_text: str, fault: Fault = Fault.DISCLOSURE) -> Effect:
        """What a value would do; nothing is changed."""
        accepted = making.accept(self._standing, ref, value_text, fault)
        if isinstance(accepted, Refusal):
            return Effect(refusal=accepted.message)
        before = self.layers.disclosure_texts
        effect = self._standing.judge.effect(accepted.text, before, {**before, ref: accepted.text}, ref)
        return replace(effect, converted=accepted.converted)

    def preview_batch(self, keys: Iterable[str]) -> BatchPreview:
        """What a batch would take and leave."""
        return preview_batch(self._standing, keys)

    def readings(self, table: str) -> tuple[Alternative, ...]:
        """All readings of a table in a fixed order, the first being that of arithmetic; () where there is one only."""
        block = self._as_first_read(table)
        if block is None or not block.alternatives:
            return ()
        own = block.reading or Doubt(LITERAL, message("laws.reading.literal"))
        return (Alternative(block.header, block.rows, own, block.row_pages), *block.alternatives)

    def _as_first_read(self, table: str) -> Table | None:
        return next((item for item in self._origin.document.tables if item.id == table), None)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What two people said differently; none of it stands until it is settled."""
        return self.overlay.conflicts

    @property
    def orphans(self) -> tuple[Plain, ...]:
        """Entries whose place is not in this document."""
        return self._standing.orphans

    @property
    def unmatched(self) -> tuple[Decision, ...]:
        """Decisions about findings that are no more, though their place is there."""
        return self._standing.unmatched

    @property
    def fixed(self) -> tuple[Correction, ...]:
        """Corrections that the document follows by now."""
        return self._standing.settled
