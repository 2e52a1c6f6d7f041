"""What does not fit: conflicts between people, entries whose place is gone, decisions whose finding is gone.

Enter settles a conflict for a side, puts an orphan where the desk's cursor stands; `D` takes an entry out; `u` undoes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewer.overlay.entries import Correction, Decision, Note, Plain, Raised, identity
from reviewer.session.results import Outcome
from reviewer.tui.ink import Ink, Line, Span, fitted
from reviewer.tui.look import Look
from reviewer.tui.screens.list_screen import ListScreen
from reviewer.tui.state.desk import Desk


class ConflictsScreen(ListScreen):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def heading(self) -> str:
        """How many of each."""
        model = self.desk.model
        return self.look.say(
            "conflicts.heading",
            conflicts=len(model.conflicts),
            orphans=len(model.orphans),
            unmatched=len(model.unmatched),
        )

    def content(self, width: int) -> Sequence[Line]:
        """Conflicts with their sides, orphans, decisions without a finding."""
        lines = [fitted(line, width) for line in (*self._conflicts(), *self._orphans(), *self._unmatched())]
        return lines or [(Span(self.look.say("conflicts.none"), Ink.MUTED),)]

    async def chosen(self, target: str) -> None:
        """Settle, or attach."""
        kind, _, value = target.partition(":")
        model = self.desk.model
        if kind == "side":
            number, _, side = value.partition("/")
            self._did(model.settle(model.conflicts[int(number)].about, int(side) if side else None))
        elif kind == "orphan":
            ref = self.desk.cursor_ref
            self._did(model.attach(identity(model.orphans[int(value)]), ref))

    def do_decide_reopen(self) -> None:
        """Take the entry under the cursor out of the overlay."""
        line = self.shown[self.cursor] if self.cursor < len(self.shown) else ()
        kind, _, value = next((span.target for span in line if span.target), "").partition(":")
        model = self.desk.model
        if kind == "orphan":
            self._did(model.drop(identity(model.orphans[int(value)])))
        elif kind == "unmatched":
            self._did(model.drop(identity(model.unmatched[int(value)])))

    def _did(self, outcome: Outcome) -> None:
        self.desk.refresh()
        refusal = outcome.refusal
        self.notice = self.look.words(refusal) if refusal is not None else self.look.say("conflicts.did")
        self.repaint_all()

    def _conflicts(self) -> Iterable[Line]:
        for number, conflict in enumerate(self.desk.model.conflicts):
            yield (Span(self.look.say("conflicts.conflict", place=self.look.clean(conflict.anchor)), Ink.HEADER),)
            for side, entry in enumerate(conflict.sides):
                target = f"side:{number}/{side}"
                yield (Span(f"  {side + 1} ", Ink.KEY, target), Span(entry_text(entry, self.look), Ink.TEXT, target))
            if conflict.or_none:
                yield (Span("  - " + self.look.say("conflicts.nothing"), Ink.TEXT, f"side:{number}/"),)

    def _orphans(self) -> Iterable[Line]:
        if self.desk.model.orphans:
            here = self.desk.naming.long(self.desk.cursor_ref, self.look) if self.desk.cursor_ref else ""
            yield (Span(self.look.say("conflicts.orphans", place=here), Ink.HEADER),)
        for number, entry in enumerate(self.desk.model.orphans):
            yield (Span("  ? " + entry_text(entry, self.look), Ink.DOUBTFUL, f"orphan:{number}"),)

    def _unmatched(self) -> Iterable[Line]:
        if self.desk.model.unmatched:
            yield (Span(self.look.say("conflicts.unmatched"), Ink.HEADER),)
        for number, entry in enumerate(self.desk.model.unmatched):
            yield (Span("  - " + entry_text(entry, self.look), Ink.MUTED, f"unmatched:{number}"),)


def entry_text(entry: Plain, look: Look) -> str:
    """An entry in one line: what, where, by whom."""
    by = f"  {look.clean(entry.by)}" if entry.by else ""
    when = f" {entry.time:%m-%d %H:%M}" if entry.time else ""
    place = look.clean(entry.anchor or entry.at)
    if isinstance(entry, Correction):
        words = look.say(
            "conflicts.correction",
            printed=entry.printed,
            value=entry.value,
            fault=look.say(f"fault.{entry.fault.value}"),
        )
    elif isinstance(entry, Decision):
        place = look.clean(entry.finding)
        words = f"{look.say(f'verdict.{entry.verdict.value}')} {look.clean(entry.reason)}"
    elif isinstance(entry, Raised | Note):
        words = look.clean(entry.text)
    return f"{place}  {words}{by}{when}"
