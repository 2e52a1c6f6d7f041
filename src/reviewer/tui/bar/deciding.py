"""Verdicts: from a key to a call on the session, and on to the next open finding. No widgets; driven by the screen.

Owns what happens around a decision (what is said, where the cursor goes); the session owns the decision itself.
"""

from __future__ import annotations

from collections.abc import Callable

from reviewer.model.finding import Category
from reviewer.overlay.entries import Fault
from reviewer.session.results import Outcome
from reviewer.session.status import ReviewedFinding
from reviewer.tui.bar.mode import BarState
from reviewer.tui.panes.side_panes import step_text
from reviewer.tui.panes.suggestion import cause_text, stands_alone
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.raised import is_raised


class Deciding:
    """Decisions without an editor. `advances`: go on to the next open finding by itself."""

    def __init__(self, desk: Desk, *, advances: bool = True) -> None:
        self.desk = desk
        self.bar = BarState()
        self.advances = advances

    def confirm(self) -> None:
        """Fault of the disclosure, right value open."""
        item = self._current()
        if item is None:
            return
        if item.finding.category is Category.EXTRACTION:
            self._say("bar.not-for-reading")
            return
        self._done(self.desk.model.confirm(item.key), "confirm", item)

    def defer(self) -> None:
        """Not now."""
        self._on_current(self.desk.model.defer, "defer")

    def reopen(self) -> None:
        """Take the decision back."""
        item = self.desk.current
        if item is not None and is_raised(item.key):
            self._quiet(self.desk.model.drop(item.key), "drop")
            return
        self._on_current(self.desk.model.reopen, "reopen", advances=False)

    def repeat(self) -> None:
        """The last verdict again."""
        self._on_current(self.desk.model.repeat, "repeat")

    def dismiss(self, reason: str) -> None:
        """False alarm, with the reason given."""
        item = self.desk.model.finding(self.bar.finding) if self.bar.finding else self._current()
        self.close()
        if item is not None:
            self._done(self.desk.model.dismiss(item.key, reason), "dismiss", item)

    def take_suggestion(self) -> bool:
        """Commit the first suggestion if it stands alone; False: the editor is to be opened instead."""
        item = self._current()
        if item is None or not item.finding.culprits:
            if item is not None:
                self._say("bar.no-suggestion")
            return True
        if not stands_alone(item):
            return False
        culprit = item.finding.culprits[0]
        reason = self.desk.look.say("suggestion.reason", cause=cause_text(self.desk, culprit), proofs=culprit.repairs)
        fault = default_fault(self.desk, item, culprit.ref, culprit.suggested)
        outcome = self.desk.model.correct(culprit.ref, culprit.suggested, fault, item.key, reason)
        self._done(outcome, "correct", item)
        return True

    def recheck(self) -> None:
        """Ask for a second reader at the finding, or at the cursor."""
        item = self.desk.current
        ref = item.finding.anchor.ref if item and item.finding.anchor.ref else self.desk.cursor_ref or "document"
        self._quiet(self.desk.model.recheck(ref), "recheck")

    def read_otherwise(self) -> None:
        """The next reading of the table under the cursor, in the order they are known; after the last the first."""
        desk = self.desk
        table = desk.cursor_ref.partition("/")[0]
        readings = desk.model.readings(table)
        if not readings:
            self._say("bar.one-reading")
            return
        names = [reading.name for reading in readings]
        now = desk.model.analysis.document.table(table).reading_name
        number = (names.index(now) + 1) % len(names) if now in names else 0
        outcome = desk.model.read_as(table, names[number])
        if not outcome.is_done:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""
            return
        desk.refresh()
        words = desk.look.words(readings[number].doubt.message)
        said = desk.look.say("bar.done.read-as", number=number + 1, of=len(names), what=words)
        desk.notice = "  ".join([said, *self._besides(outcome)])

    def undo(self) -> None:
        """Take back; the cursor returns to where it was given."""
        self._back(self.desk.model.undo(), "bar.undone")

    def redo(self) -> None:
        """Do it again."""
        self._back(self.desk.model.redo(), "bar.redone")

    def select(self) -> None:
        """Mark the finding for a batch."""
        key = self.desk.finding_key
        if key:
            self.desk.selected ^= {key}

    def close(self) -> None:
        """The bar waits again."""
        self.bar = BarState()

    def _current(self) -> ReviewedFinding | None:
        item = self.desk.current
        if item is None:
            self._say("bar.no-finding")
        elif is_raised(item.key):
            self._say("bar.raised")
            return None
        return item

    def _on_current(self, call: Callable[[str], Outcome], name: str, *, advances: bool = True) -> None:
        item = self._current()
        if item is not None:
            self._done(call(item.key), name, item, advances=advances)

    def _done(self, outcome: Outcome, name: str, item: ReviewedFinding, *, advances: bool = True) -> None:
        """Say what became of it; the next open finding comes by itself."""
        desk = self.desk
        if not outcome.is_done:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""
            return
        desk.refresh()
        words = [
            desk.look.say(f"bar.done.{name}", code=item.finding.code, place=desk.look.clean(item.finding.anchor.row))
        ]
        words += self._besides(outcome)
        desk.selected.discard(item.key)
        still = desk.model.finding(item.key)
        moves = advances and self.advances and (still is None or not still.is_open)
        if moves and not desk.step_finding(forward=True):
            words.append(desk.look.say("bar.all-decided"))
        desk.notice = "  ".join(words)

    def _quiet(self, outcome: Outcome, name: str) -> None:
        """Say what became of something that leaves the finding where it is."""
        desk = self.desk
        if outcome.is_done:
            desk.refresh()
            desk.notice = "  ".join(
                [desk.look.say(f"bar.done.{name}", code="", place=""), *self._besides(outcome)]
            ).strip()
        else:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""

    def _back(self, outcome: Outcome, key: str) -> None:
        desk = self.desk
        if outcome.step is None:
            desk.notice = desk.look.words(outcome.refusal) if outcome.refusal else ""
            return
        desk.refresh()
        if outcome.step.finding and desk.model.finding(outcome.step.finding) is not None:
            desk.show(outcome.step.finding)
        if outcome.step.ref:
            desk.go(outcome.step.ref, leaves=False)
        undone = next((step for step in desk.model.history if step.sequence == outcome.step.of), outcome.step)
        desk.notice = desk.look.say(key, step=step_text(undone, desk))

    def _besides(self, outcome: Outcome) -> list[str]:
        look = self.desk.look
        words = []
        if outcome.effect is not None:
            words.append(effect_text(self.desk, outcome.effect))
        if outcome.gone:
            words.append(look.say("bar.gone", count=len(outcome.gone)))
        words += [look.words(message) for message in (outcome.hint, outcome.warning) if message is not None]
        return words

    def _say(self, key: str, **params: object) -> None:
        self.desk.notice = self.desk.look.say(key, **params)


def effect_text(desk: Desk, effect: object) -> str:
    """`3 式全部成立 · 新破坏 0`, `仍差 9.00`, or why the value cannot be taken."""
    from reviewer.session.preview import Effect

    assert isinstance(effect, Effect)
    look = desk.look
    if effect.refusal is not None:
        return look.words(effect.refusal)
    words = []
    if effect.converted is not None:
        words.append(look.words(effect.converted))
    if not effect.touched:
        words.append(look.say("effect.untouched"))
    elif effect.still_off is None and effect.holding == effect.touched:
        words.append(look.say("effect.all", count=effect.touched, breaks=len(effect.breaks)))
    else:
        off = f"{effect.still_off:f}" if effect.still_off is not None else "-"
        words.append(look.say("effect.some", repairs=len(effect.repairs), breaks=len(effect.breaks), off=off))
    return "  ".join(words)


def default_fault(desk: Desk, item: ReviewedFinding | None, ref: str, value: str) -> Fault:
    """Whose fault it is unless told otherwise (UX 4.2)."""
    from reviewer.model.document import Table, Trust
    from reviewer.overlay.refs import parse_ref

    if item is not None and item.finding.category is Category.EXTRACTION:
        return Fault.EXTRACTION
    parts = parse_ref(ref)
    if parts is not None and parts.block and parts.row >= 0 and parts.column >= 0 and not parts.is_header:
        block = desk.model.analysis.document.block(parts.block)
        if isinstance(block, Table) and parts.row < len(block.rows):
            cell = block.cell(parts.row, parts.column)
            if cell.trust is Trust.DOUBTFUL and value in cell.readings:
                return Fault.EXTRACTION
    return Fault.DISCLOSURE
