"""One review of one document, without a screen: every key of the desk is one call here.

Owns: the analysed document, the overlay over it, what was done and can be undone, the status of every finding. Does
not own: analysing (`analysis`), files (`overlay.store`), how commands are made (`making`). Called by the screen, the
exports and the tests of behaviour. One thread only, except `flush`, which a worker may call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.extract.options import Progress, ReadOptions
from reviewer.model.document import Document
from reviewer.model.equation import Verdict
from reviewer.model.finding import Status
from reviewer.overlay.commands import Clash, Command, apply, changes_of
from reviewer.overlay.entries import Fault, Judgement, Overlay
from reviewer.overlay.history import History, Step, step_of
from reviewer.overlay.store import MemoryStore, SaveState, Store
from reviewer.session import making, status
from reviewer.session.batch import preview_batch
from reviewer.session.preview import Effect, Evaluate, Judge
from reviewer.session.reading import Layers, Reading
from reviewer.session.results import BatchPreview, Outcome, refused
from reviewer.session.standing import Standing
from reviewer.session.status import ReviewedFinding
from reviewer.session.values import Refusal

Clock = Callable[[], datetime]


def time_of_day() -> datetime:
    """Now, with the zone; the clock of a session unless it is given another."""
    return datetime.now().astimezone()


class Session:
    """See the module. Make one with `open` or `from_analysis`."""

    def __init__(self, first: Reading, store: Store, *, author: str, clock: Clock, evaluate: Evaluate) -> None:
        self._store = store
        self._clock = clock
        self._evaluate = evaluate
        self.author = author
        self._history = History(lambda: store.steps, store.last_sequence)
        judge = self._judge_of(first)
        self._standing = self._stand(Standing.at_start(first, store.overlay, judge), {})

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        overlay: Path | None = None,
        prior: Path | None = None,
        author: str = "",
        clock: Clock = time_of_day,
        options: ReadOptions | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Session:
        """Read and analyse a file and open the overlay over it. Raises `InputError`, `OverlayError`."""
        from reviewer.extract.read import read
        from reviewer.session.analysis import analyse

        document = read(path, options or ReadOptions(), progress)
        earlier = read(prior, options or ReadOptions()) if prior is not None else None
        return cls.from_analysis(analyse(document, prior=earlier), author=author, clock=clock)

    @classmethod
    def from_analysis(
        cls,
        analysis: Reading,
        store: Store | None = None,
        *,
        author: str = "",
        clock: Clock = time_of_day,
        evaluate: Evaluate | None = None,
    ) -> Session:
        """A session over an analysis in hand; without a store nothing is written anywhere."""
        if evaluate is None:
            from reviewer.laws.evaluate import evaluate as evaluate_law

            evaluate = evaluate_law
        return cls(analysis, store or MemoryStore(), author=author, clock=clock, evaluate=evaluate)

    # -- what is there ------------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document as first read."""
        return self._standing.first.document

    @property
    def analysis(self) -> Any:  # the protocol names what is used here; callers want the whole Analysis
        """The analysis of the reading layer."""
        return self._standing.analysis

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

    # -- what a person does -------------------------------------------------------------------------------------------

    def confirm(self, key: str, reason: str = "") -> Outcome:
        """Fault of the disclosure, right value open."""
        return self._judge(key, Judgement.CONFIRMED, reason)

    def dismiss(self, key: str, reason: str) -> Outcome:
        """False alarm; `reason` is a code of `session.reasons`, optionally `code: text`."""
        return self._judge(key, Judgement.DISMISSED, reason)

    def defer(self, key: str) -> Outcome:
        """Not yet: after all open ones."""
        return self._judge(key, Judgement.DEFERRED, "")

    def reopen(self, key: str) -> Outcome:
        """Take the decision on a finding away."""
        return self._made(making.reopen(self._standing, key))

    def repeat(self, key: str) -> Outcome:
        """Give a finding the last verdict and reason; never a value."""
        last = making.last_verdict(self._history.standing)
        if last is None:
            return refused("session.refuse.nothing-to-repeat")
        return self._judge(key, *last)

    def batch(self, keys: Iterable[str], verdict: Judgement, reason: str = "") -> Outcome:
        """Decide many findings as one step; those already decided or stale are left as they are."""
        return self._made(making.batch(self._standing, keys, Judgement(verdict), reason=reason, stamp=self._stamp()))

    def correct(
        self, ref: str, value_text: str, fault: Fault | str, finding_key: str | None = None, reason: str = ""
    ) -> Outcome:
        """Put a value in the place of a printed one; a finding given with it is confirmed where that repairs it."""
        fault = Fault(fault)
        effect = self.preview(ref, value_text, fault)
        if effect.refusal is not None:
            return Outcome(refusal=effect.refusal)
        before = {reviewed.key for reviewed in self.findings}
        outcome = self._made(
            making.correct(
                self._standing, ref, text=effect.text, fault=fault, key=finding_key, reason=reason, stamp=self._stamp()
            )
        )
        if not outcome.is_done:
            return outcome
        gone = before - {reviewed.key for reviewed in self.findings} if fault is Fault.EXTRACTION else set()
        return replace(outcome, effect=effect, gone=tuple(sorted(gone)), hint=making.hint(self.document, ref))

    def uncorrect(self, ref: str) -> Outcome:
        """Take the corrections of a place away."""
        return self._made(making.uncorrect(self._standing, ref))

    def note(self, ref: str, text: str) -> Outcome:
        """Write one's note on a place (`document` for the whole); an empty text takes it away."""
        return self._made(making.note(self._standing, ref, text, self._stamp()))

    def recheck(self, ref: str) -> Outcome:
        """Ask for a second reader of a place, or take that back."""
        return self._made(making.recheck(self._standing, ref, self._stamp()))

    def raise_finding(self, ref: str, severity: str, text: str, expected: str = "") -> Outcome:
        """Add a fault no rule found."""
        return self._made(
            making.raise_finding(
                self._standing, ref, severity=severity, text=text, expected=expected, stamp=self._stamp()
            )
        )

    def undo(self) -> Outcome:
        """Take back the last thing done, also across restarts."""
        step = self._history.undo(*self._stamp())
        return refused("session.refuse.nothing-to-undo") if step is None else self._take(step)

    def redo(self) -> Outcome:
        """Do the last thing taken back again."""
        step = self._history.redo(*self._stamp())
        return refused("session.refuse.nothing-to-redo") if step is None else self._take(step)

    # -- keeping ------------------------------------------------------------------------------------------------------

    def flush(self) -> SaveState:
        """Bring the overlay file up to date. A worker may call it; it never raises for a failing disk."""
        return self._store.flush()

    def close(self) -> SaveState:
        """Flush and give the overlay free for others."""
        return self._store.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _stamp(self) -> tuple[str, datetime]:
        return self.author, self._clock()

    def _judge(self, key: str, verdict: Judgement, reason: str) -> Outcome:
        return self._made(making.decide(self._standing, key, verdict, reason=reason, stamp=self._stamp()))

    def _made(self, made: Command | Refusal) -> Outcome:
        if isinstance(made, Refusal):
            return Outcome(refusal=made.message)
        changes = changes_of(self.overlay, made)
        if not changes:
            return refused("session.refuse.same")
        return self._take(step_of(self._history.next_sequence, made, changes, *self._stamp()))

    def _take(self, step: Step) -> Outcome:
        """Apply a step: journal first, then memory, so that nothing is shown as done that is not on disk."""
        try:
            overlay = apply(self.overlay, step.changes)
        except Clash:
            return refused("session.refuse.changed-elsewhere", label=step.label)
        failure = self._store.record(step, overlay)
        self._history.add(step)
        earlier = self._standing
        self._standing = self._stand(replace(earlier, overlay=overlay), earlier.layers.reading_texts)
        return Outcome(step=step, is_durable=failure is None, warning=failure)

    def _stand(self, standing: Standing, read_with: Mapping[str, str]) -> Standing:
        """Read anew where corrections of the reading are not those the analysis was made with."""
        texts = standing.layers.reading_texts
        if texts == read_with:
            return standing
        analysis = standing.first.reread(texts) if texts else standing.first
        return replace(standing, analysis=analysis, judge=self._judge_of(analysis))

    def _judge_of(self, reading: Reading) -> Judge:
        material = reading.material
        return Judge(reading.verdicts, material.figures, material.profile.regime, self._evaluate)
