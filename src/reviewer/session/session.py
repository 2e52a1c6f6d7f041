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
from typing import TYPE_CHECKING

from reviewer.errors import OverlayError
from reviewer.extract.options import Progress, ReadOptions
from reviewer.overlay.commands import Clash, Command, apply, changes_of, difference
from reviewer.overlay.entries import Fault, Judgement, Overlay, Plain
from reviewer.overlay.file_store import open_store
from reviewer.overlay.history import History, Step, step_of
from reviewer.overlay.merge import merge
from reviewer.overlay.order import ordered
from reviewer.overlay.store import MemoryStore, SaveState, Store
from reviewer.session import making, rearranging
from reviewer.session.identity import ensure_same, identity_of
from reviewer.session.opening import carried_over, opened, overlay_path
from reviewer.session.preview import Evaluate, Judge
from reviewer.session.reading import Reading
from reviewer.session.results import Outcome, refused
from reviewer.session.standing import Standing, readings_in
from reviewer.session.state import SessionState
from reviewer.session.values import Refusal

if TYPE_CHECKING:
    from reviewer.session.settings import Settings

Clock = Callable[[], datetime]


def time_of_day() -> datetime:
    """Now, with the zone; the clock of a session unless it is given another."""
    return datetime.now().astimezone()


class Session(SessionState):
    """See the module. Make one with `open` or `from_analysis`."""

    def __init__(self, first: Reading, store: Store, *, author: str, clock: Clock, evaluate: Evaluate) -> None:
        self._store = store
        self._clock = clock
        self._evaluate = evaluate
        self.author = author
        self._history = History(lambda: store.steps, store.last_sequence)
        self._origin = first
        chosen = readings_in(store.overlay)
        first = first.reread(chosen) if chosen else first
        start = Standing.at_start(first, store.overlay, self._judge_of(first))
        rebased = carried_over(start.overlay, first, start.anchors)
        if rebased is not None:
            start = replace(start, overlay=rebased.overlay)
            self._postpone("rebase", store.overlay, rebased.overlay)
        self.opened = opened(store, rebased)
        self._standing = self._stand(start, {}, chosen)

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
        settings: Settings | None = None,
        progress: Callable[[Progress], None] | None = None,
        overlay_folder: Path | None = None,
        take_over: bool = False,
    ) -> Session:
        """Read and analyse a file and open the overlay over it.

        `overlay`: where decisions are kept, else beside the file or in `overlay_folder`; `take_over`: even where
        another process holds the lock. Raises `InputError`, `OverlayError`; `LockedError` says who has it open."""
        from reviewer.extract.read import read, read_with_second
        from reviewer.session.analysis import analyse

        document, second = read_with_second(path, options or ReadOptions(), progress)
        earlier = read(prior, options or ReadOptions()) if prior is not None else None
        analysis = analyse(document, settings, prior=earlier, second=second)
        return cls.over(
            analysis,
            path,
            overlay=overlay,
            author=author,
            clock=clock,
            overlay_folder=overlay_folder,
            take_over=take_over,
        )

    @classmethod
    def over(
        cls,
        analysis: Reading,
        path: Path,
        *,
        overlay: Path | None = None,
        author: str = "",
        clock: Clock = time_of_day,
        overlay_folder: Path | None = None,
        take_over: bool = False,
    ) -> Session:
        """A session over a file analysed already: opens the overlay. See `open`; raises `OverlayError`."""
        about = identity_of(analysis.document, analysis.material.profile)
        chosen = overlay_path(path, overlay, overlay_folder)
        store = open_store(chosen, about, clock=clock, user=author, take_over=take_over)
        try:
            ensure_same(store.overlay.document, about, chosen.name)
            return cls.from_analysis(analysis, store, author=author, clock=clock)
        except OverlayError:
            store.let_go()
            raise

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
        """Put a value in the place of a printed one; a finding given is confirmed where that repairs it."""
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

    def read_as(self, table: str, name: str, reason: str = "") -> Outcome:
        """Read a whole table (by id) otherwise: `name` of one of its readings; the first one takes the choice back."""
        block = self._as_first_read(table)
        if block is None:
            return refused("session.refuse.no-place", ref=table)
        before = {reviewed.key for reviewed in self.findings}
        outcome = self._made(making.read_as(self._standing, block, name, reason=reason, stamp=self._stamp()))
        gone = before - {reviewed.key for reviewed in self.findings}
        return replace(outcome, gone=tuple(sorted(gone))) if outcome.is_done else outcome

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

    def take_in(self, entries: Iterable[Plain]) -> Outcome:
        """Put in what others wrote outside this program, as one step; the same identity is replaced."""
        put = tuple(entries)
        first = put[0] if put else None
        where = (first.at, first.anchor) if first is not None else ("", "")
        return self._made(Command("comments", put, (), "", *where))

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

    # -- several writers, other editions ------------------------------------------------------------------------------

    def settle(self, about: str, side: int | None) -> Outcome:
        """Decide a conflict: the number of the side that stands; None: no side does."""
        return self._made(rearranging.settle(self._standing, about, side))

    def attach(self, name: str, ref: str) -> Outcome:
        """Put an orphan (by identity) at a place of this document."""
        return self._made(rearranging.attach(self._standing, name, ref))

    def drop(self, name: str) -> Outcome:
        """Take an entry (by identity) out of the overlay; undo brings it back."""
        return self._made(rearranging.drop(self._standing, name))

    def merge_outside(self) -> Outcome:
        """Join the file as somebody else left it with what stands here; disagreements become conflicts. Raises
        `OverlayError` where that file cannot be read."""
        theirs = self._store.theirs()
        joined = merge(self.overlay, theirs, self._store.synced).overlay if theirs is not None else self.overlay
        return self._accept(theirs, joined, "merge")

    def take_theirs(self) -> Outcome:
        """Let the file stand as somebody else left it; what stood here stays in the history."""
        theirs = self._store.theirs()
        return self._accept(theirs, theirs or self.overlay, "outside")

    def keep_mine(self) -> Outcome:
        """Let stand what stands here; the file of the other is kept aside as `.bak`."""
        return self._accept(self._store.theirs(), self.overlay, "keep")

    def save_as(self, path: Path) -> SaveState:
        """Go on at another place, history included. Raises `OverlayError` where that cannot be written."""
        return self._store.save_as(path, user=self.author)

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
        self._standing = self._stand(earlier.after(overlay), earlier.layers.reading_texts, earlier.table_readings)
        return Outcome(step=step, is_durable=failure is None, warning=failure)

    def _postpone(self, name: str, before: Overlay, after: Overlay) -> None:
        """Take note of a change nobody asked for: it is written with the next step, for looking writes nothing."""
        if (changes := difference(before, after)) or before.document != after.document:
            by, time = self._stamp()
            step = Step(self._history.next_sequence, name, changes, by, time)
            self._store.postpone(step, after)
            self._history.add(step)

    def _accept(self, theirs: Overlay | None, overlay: Overlay, name: str) -> Outcome:
        """Go on with `overlay` after somebody else changed the file."""
        try:
            self._store.accept(theirs)
        except OSError as fault:
            return refused("overlay.not-writable", name=str(self.save_state.path), detail=fault.strerror or str(fault))
        earlier = self._standing
        rebased = carried_over(overlay, earlier.first, earlier.anchors)
        overlay = ordered(rebased.overlay if rebased is not None else overlay, self.document)
        by, time = self._stamp()
        step = Step(self._history.next_sequence, name, difference(self.overlay, overlay), by, time)
        outcome = self._take(step)
        self.flush()
        return outcome

    def _stand(self, standing: Standing, read_with: Mapping[str, str], tables: Mapping[str, str]) -> Standing:
        """Read anew where corrections of the reading are not those the analysis was made with: cells in `read_with`,
        readings of whole tables in `tables`. With another reading the entries go to their new places."""
        if standing.table_readings != tables:
            chosen = standing.table_readings
            first = self._origin.reread(chosen) if chosen else self._origin
            moved = Standing.at_start(first, standing.overlay, self._judge_of(first))
            rebased = carried_over(moved.overlay, first, moved.anchors)
            if rebased is not None:
                moved = replace(moved, overlay=rebased.overlay)
                self._postpone("rebase", standing.overlay, rebased.overlay)
            standing, read_with = moved, {}
        if (texts := standing.layers.reading_texts) == read_with:
            return standing
        analysis = standing.first.reread(texts) if texts else standing.first
        return replace(standing, analysis=analysis, judge=self._judge_of(analysis))

    def _judge_of(self, reading: Reading) -> Judge:
        material = reading.material
        return Judge(reading.verdicts, material.figures, material.profile.regime, self._evaluate)
