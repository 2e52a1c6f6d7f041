"""The editor in the bar: correct a value with live preview, write a note, raise a finding, search, choose a reason.

Owns what is typed and what committing it means. No widgets: the screen passes text in and reads `BarState` out.
"""

from __future__ import annotations

from reviewer.errors import OverlayError
from reviewer.overlay.entries import Fault, Judgement
from reviewer.session.reasons import NEEDS_TEXT, REASONS, reason_text
from reviewer.tui.bar.deciding import Deciding, default_fault
from reviewer.tui.bar.mode import CHOOSES_TARGET, SEVERITIES, BarState, Mode, first_difference
from reviewer.tui.bar.targets import operands, own_note, ref_to_correct, targets_at
from reviewer.words import Message


class Editing(Deciding):
    """Deciding, with everything that needs a line to type or a choice to make."""

    # -- correcting ---------------------------------------------------------------------------------------------------

    def open_correct(self, suggestion: int = 0) -> bool:
        """Open the editor on the cell under the cursor if it is meant, else on the first culprit."""
        desk = self.desk
        item = desk.current
        ref = ref_to_correct(desk)
        printed = desk.model.effective_text(ref)
        if not ref or printed is None:
            self._say("bar.nothing-to-correct")
            return False
        culprits = [c.suggested for c in item.finding.culprits if c.ref == ref] if item else []
        if suggestion and item and suggestion < len(item.finding.culprits):
            ref = item.finding.culprits[suggestion].ref
            culprits = [item.finding.culprits[suggestion].suggested]
            printed = desk.model.effective_text(ref) or ""
        text = culprits[0] if culprits else printed
        is_of_finding = item is not None and ref in operands(desk)
        self.bar = BarState(
            Mode.CORRECT, ref=ref, finding=item.key if item and is_of_finding else "", text=text,
            caret=first_difference(text, printed), suggestions=tuple(dict.fromkeys((*culprits, printed))),
            fault=default_fault(desk, item, ref, text),
        )  # fmt: skip
        self.typed(text)
        return True

    def open_other_suggestion(self, step: int) -> bool:
        """Another of the finding's suggestions, each on its own cell; False where there is none."""
        item = self.desk.current
        if item is None or self.bar.mode is not Mode.CORRECT or len(item.finding.culprits) < 2:
            return False
        number = (self.bar.suggestion + step) % len(item.finding.culprits)
        culprit = item.finding.culprits[number]
        printed = self.desk.model.effective_text(culprit.ref) or ""
        self.bar = BarState(
            Mode.CORRECT, ref=culprit.ref, finding=item.key, text=culprit.suggested, suggestion=number,
            caret=first_difference(culprit.suggested, printed),
            fault=default_fault(self.desk, item, culprit.ref, culprit.suggested),
        )  # fmt: skip
        self.typed(culprit.suggested)
        return True

    # -- other lines --------------------------------------------------------------------------------------------------

    def open_note(self) -> None:
        """A note on the cell or sentence at the cursor; tab offers table, page, document."""
        desk, targets = self.desk, targets_at(self.desk)
        own = own_note(desk, targets[0])
        self.bar = BarState(Mode.NOTE, ref=targets[0], text=own, caret=len(own), targets=targets)

    def open_raise(self) -> None:
        """A fault nobody found yet, at the cursor."""
        targets = targets_at(self.desk)
        self.bar = BarState(Mode.RAISE, ref=targets[0], targets=targets)

    def open_try(self) -> None:
        """Another value for the number under the cursor, to see what it would do; nothing is kept."""
        ref = self.desk.cursor_ref
        printed = self.desk.model.read_text(ref)
        if ref not in self.desk.model.analysis.figures or printed is None:
            self._say("ask.no-number")
            return
        self.bar = BarState(Mode.TRY, ref=ref, text=printed, caret=len(printed))

    def open_search(self) -> None:
        """Search while typing."""
        self.bar = BarState(Mode.SEARCH, text="", origin=self.desk.where)

    def open_reasons(self) -> None:
        """The line of reasons for `x`."""
        item = self._current()
        if item is not None:
            self.bar = BarState(Mode.REASON, finding=item.key, reason=self.desk.model.last_reason(item.finding.code))

    def open_batch(self) -> None:
        """Preview of a batch over the selected findings, else over all that the filter shows."""
        desk = self.desk
        keys = tuple(item.key for item in desk.queue.items if not desk.selected or item.key in desk.selected)
        preview = desk.model.preview_batch(keys)
        if not preview.taken:
            self._say("batch.nothing")
            return
        self.bar = BarState(Mode.BATCH, keys=keys, preview=preview)

    def notice_outside(self) -> None:
        """Somebody else changed the overlay file: ask what is to stand, once the bar is free."""
        if self.desk.model.save_state.outside and self.bar.mode is Mode.IDLE:
            self.bar = BarState(Mode.OUTSIDE)

    # -- while it is open ---------------------------------------------------------------------------------------------

    def typed(self, text: str) -> None:
        """The line changed."""
        bar = self.bar
        bar.text = text
        if bar.mode in {Mode.CORRECT, Mode.TRY}:
            bar.effect = self.desk.model.preview(bar.ref, text, bar.fault)
        elif bar.mode is Mode.SEARCH:
            self.desk.look_for(text)

    def switch(self, step: int = 1) -> None:
        """Fault, target of the note, or severity of the raised finding."""
        bar = self.bar
        if bar.mode is Mode.CORRECT:
            bar.fault = Fault.EXTRACTION if bar.fault is Fault.DISCLOSURE else Fault.DISCLOSURE
            self.typed(bar.text)
        elif bar.mode is Mode.NOTE:
            self.retarget(step)
        elif bar.mode in {Mode.RAISE, Mode.EXPECTED}:
            bar.severity = (bar.severity + step) % len(SEVERITIES)

    def retarget(self, step: int) -> bool:
        """Let what is written be about something larger or smaller; False where there is no choice."""
        bar = self.bar
        if bar.mode not in CHOOSES_TARGET:
            return False
        bar.target = (bar.target + step) % len(bar.targets)
        bar.ref = bar.targets[bar.target]
        return True

    def choose(self, key: str) -> bool:
        """A one-key choice; False where the key is none."""
        bar = self.bar
        reason = next((entry.code for entry in REASONS if entry.key == key), "")
        if bar.mode is Mode.REASON:
            if key == "x" and bar.reason:
                self.dismiss(bar.reason)
                return True
            return self._reason(reason)
        if bar.mode is Mode.BATCH:
            verdicts = {"a": Judgement.CONFIRMED, "s": Judgement.DEFERRED, "x": Judgement.DISMISSED}
            if key in verdicts:
                bar.verdict, bar.reason = verdicts[key], ""
                return True
            if bar.verdict is Judgement.DISMISSED and reason and reason != NEEDS_TEXT:
                bar.reason = reason
                return True
        if bar.mode is Mode.OUTSIDE:
            return self._outside(key)
        return False

    def commit(self) -> None:
        """Enter."""
        bar = self.bar
        commits = {
            Mode.TRY: self.close,
            Mode.CORRECT: self._commit_correct, Mode.NOTE: self._commit_note, Mode.RAISE: self._commit_raise,
            Mode.EXPECTED: self._commit_expected, Mode.OTHER: self._commit_other, Mode.SEARCH: self._commit_search,
            Mode.REASON: self._commit_reason, Mode.BATCH: self._commit_batch,
        }  # fmt: skip
        if bar.mode in commits:
            commits[bar.mode]()

    def cancel(self) -> None:
        """Escape: no trace."""
        if self.bar.mode is Mode.SEARCH:
            from reviewer.tui.state.desk import Where

            self.desk.end_search()
            if isinstance(self.bar.origin, Where):
                self.desk.come_to(self.bar.origin)
        self.close()

    # -- committing ---------------------------------------------------------------------------------------------------

    def _commit_correct(self) -> None:
        bar, desk = self.bar, self.desk
        outcome = desk.model.correct(bar.ref, bar.text, bar.fault, bar.finding or None)
        if not outcome.is_done:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""
            return
        item = desk.model.finding(bar.finding) if bar.finding else None
        self.close()
        if item is not None:
            self._done(outcome, "correct", item)
        else:
            self._quiet(outcome, "correct")
            if bar.finding and desk.model.finding(bar.finding) is None and self.advances:
                desk.step_finding(forward=True)

    def _commit_note(self) -> None:
        bar = self.bar
        self.close()
        self._quiet(self.desk.model.note(bar.ref, bar.text.strip()), "note")

    def write_note(self, ref: str, text: str) -> None:
        """Keep a note written elsewhere."""
        self._quiet(self.desk.model.note(ref, text.strip()), "note")

    def _commit_raise(self) -> None:
        if self.bar.text.strip():
            self.bar.first_text, self.bar.text, self.bar.caret, self.bar.mode = (
                self.bar.text.strip(),
                "",
                0,
                Mode.EXPECTED,
            )
        else:
            self._say("bar.raise-needs-words")

    def _commit_expected(self) -> None:
        bar = self.bar
        self.close()
        severity = SEVERITIES[bar.severity].value
        self._quiet(self.desk.model.raise_finding(bar.ref, severity, bar.first_text, bar.text.strip()), "raise")

    def _commit_other(self) -> None:
        if self.bar.text.strip():
            self.dismiss(reason_text(NEEDS_TEXT, self.bar.text))
        else:
            self._say("bar.reason-needs-words")

    def _commit_search(self) -> None:
        self.close()
        self.desk.jumps.leave(self.desk.where)

    def _commit_reason(self) -> None:
        if self.bar.reason:
            self.dismiss(self.bar.reason)

    def _commit_batch(self) -> None:
        bar, desk = self.bar, self.desk
        if bar.verdict is None or (bar.verdict is Judgement.DISMISSED and not bar.reason):
            self._say("batch.choose")
            return
        outcome = desk.model.batch(bar.keys, bar.verdict, bar.reason)
        count = len(bar.preview.taken) if bar.preview else 0
        self.close()
        if outcome.is_done:
            desk.selected.clear()
            desk.refresh()
            desk.step_finding(forward=True)
            self._say("batch.done", count=count)
        else:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""

    def _outside(self, key: str) -> bool:
        model = self.desk.model
        ways = {"r": model.take_theirs, "k": model.keep_mine, "m": model.merge_outside}
        if key not in ways:
            return False
        self.close()
        try:
            outcome = ways[key]()
        except OverlayError as error:
            self.desk.notice = self.desk.look.words(Message(error.key, dict(error.params)))
            return True
        self.desk.refresh()
        count = len(model.conflicts)
        if outcome.refusal is not None:
            self.desk.notice = self.desk.look.words(outcome.refusal)
        else:
            self._say("outside.conflicts" if count else "outside.done", count=count)
        return True

    def _reason(self, code: str) -> bool:
        if not code:
            return False
        if code == NEEDS_TEXT:
            self.bar = BarState(Mode.OTHER, finding=self.bar.finding)
            return True
        self.dismiss(code)
        return True
