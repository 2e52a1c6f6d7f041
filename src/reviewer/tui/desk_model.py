"""The seam between the screen and the session: what the desk asks for, nothing more. Fulfilled by `session.Session`.

The screen holds view state only; every decision is one call here. Tests put a small fake in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from reviewer.model.document import Document
from reviewer.model.equation import Verdict
from reviewer.model.finding import CellState, Finding, RuleOutcome, Status
from reviewer.overlay.entries import Conflict, Decision, Fault, Judgement, Overlay, Plain
from reviewer.overlay.history import Step
from reviewer.overlay.store import SaveState
from reviewer.rules.material import Material
from reviewer.session.opening import Opened
from reviewer.session.preview import Effect
from reviewer.session.reading import Layers
from reviewer.session.results import BatchPreview, Outcome
from reviewer.session.status import ReviewedFinding


class CoverageModel(Protocol):
    """What the screen reads of the coverage."""

    @property
    def states(self) -> Mapping[str, CellState]:
        """State of every number by reference."""

    @property
    def cells(self) -> frozenset[str]:
        """References of the numbers that stand in tables and forms."""


class AnalysisModel(Protocol):
    """What the screen reads of an analysis."""

    @property
    def document(self) -> Document:
        """The document in the reading layer."""

    @property
    def material(self) -> Material:
        """What it was understood as."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All graded equations."""

    @property
    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """What became of every rule."""

    @property
    def coverage(self) -> CoverageModel:
        """State of every number."""


class DeskModel(Protocol):
    """One review, as the screen sees it."""

    author: str

    @property
    def analysis(self) -> AnalysisModel:
        """The analysis of the reading layer."""

    @property
    def overlay(self) -> Overlay:
        """All decisions of the moment."""

    @property
    def layers(self) -> Layers:
        """The texts of the document in both layers."""

    @property
    def findings(self) -> tuple[ReviewedFinding, ...]:
        """Findings with their status, in document order."""

    @property
    def gone(self) -> tuple[ReviewedFinding, ...]:
        """Findings that a reading correction took away."""

    @property
    def history(self) -> tuple[Step, ...]:
        """Everything done so far, oldest first."""

    @property
    def standing_steps(self) -> tuple[Step, ...]:
        """What was done and not taken back, oldest first."""

    @property
    def opened(self) -> Opened:
        """What happened when the overlay was opened."""

    @property
    def save_state(self) -> SaveState:
        """Where the decisions are."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What two people said differently."""

    @property
    def orphans(self) -> tuple[Plain, ...]:
        """Entries whose place is not in this document."""

    @property
    def unmatched(self) -> tuple[Decision, ...]:
        """Decisions about findings that are no more."""

    @property
    def saved_at(self) -> datetime | None:
        """When the overlay file was last written."""

    @property
    def dirty(self) -> bool:
        """Whether something is not in the overlay file yet."""

    def finding(self, key: str) -> ReviewedFinding | None:
        """One finding."""

    def printed_text(self, ref: str) -> str | None:
        """The text of a place as first read."""

    def read_text(self, ref: str) -> str | None:
        """The text of a place in the reading layer."""

    def effective_text(self, ref: str) -> str | None:
        """The text of a place in the corrected layer."""

    def counts(self) -> Mapping[Status, int]:
        """How many findings stand where."""

    def anchor(self, ref: str) -> str:
        """The semantic anchor of a place."""

    def last_reason(self, code: str) -> str:
        """The reason last used to dismiss a finding of that rule."""

    def preview(self, ref: str, value_text: str, fault: Fault = Fault.DISCLOSURE) -> Effect:
        """What a value would do."""

    def preview_batch(self, keys: Iterable[str]) -> BatchPreview:
        """What a batch would take and leave."""

    def confirm(self, key: str, reason: str = "") -> Outcome:
        """Fault of the disclosure, right value open."""

    def dismiss(self, key: str, reason: str) -> Outcome:
        """False alarm."""

    def defer(self, key: str) -> Outcome:
        """Not yet."""

    def reopen(self, key: str) -> Outcome:
        """Take the decision away."""

    def repeat(self, key: str) -> Outcome:
        """The last verdict and reason again."""

    def batch(self, keys: Iterable[str], verdict: Judgement, reason: str = "") -> Outcome:
        """Many findings as one step."""

    def correct(
        self, ref: str, value_text: str, fault: Fault | str, finding_key: str | None = None, reason: str = ""
    ) -> Outcome:
        """Put a value in the place of a printed one."""

    def uncorrect(self, ref: str) -> Outcome:
        """Take the corrections of a place away."""

    def note(self, ref: str, text: str) -> Outcome:
        """Write a note on a place; an empty text takes it away."""

    def recheck(self, ref: str) -> Outcome:
        """Ask for a second reader, or take that back."""

    def raise_finding(self, ref: str, severity: str, text: str, expected: str = "") -> Outcome:
        """Add a fault no rule found."""

    def undo(self) -> Outcome:
        """Take back the last thing done."""

    def redo(self) -> Outcome:
        """Do it again."""

    def settle(self, about: str, side: int | None) -> Outcome:
        """Decide a conflict; None takes the entry away."""

    def attach(self, name: str, ref: str) -> Outcome:
        """Put an orphan at a place of this document."""

    def drop(self, name: str) -> Outcome:
        """Take an entry out of the overlay."""

    def merge_outside(self) -> Outcome:
        """Join the file as somebody else left it with what stands here."""

    def take_theirs(self) -> Outcome:
        """Let the file stand as somebody else left it."""

    def keep_mine(self) -> Outcome:
        """Let stand what stands here."""

    def flush(self) -> object:
        """Bring the overlay file up to date; a worker may call it."""

    def close(self) -> object:
        """Flush and give the overlay free."""
