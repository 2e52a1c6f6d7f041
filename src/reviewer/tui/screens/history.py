"""All decisions, newest first: enter goes to the place, `D` takes a decision back; a new verdict there changes it."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.overlay.history import Step
from reviewer.tui.ink import Ink, Line, Span, spread
from reviewer.tui.panes.side_panes import step_text
from reviewer.tui.screens.list_screen import ListScreen
from reviewer.tui.state.desk import Desk


class HistoryScreen(ListScreen):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def heading(self) -> str:
        """How many."""
        standing, all_steps = self.desk.model.standing_steps, self.desk.model.history
        return self.look.say("history.heading", standing=len(standing), total=len(all_steps))

    def content(self, width: int) -> Sequence[Line]:
        """One line per step; those taken back are dim."""
        standing = {step.sequence for step in self.desk.model.standing_steps}
        lines: list[Line] = []
        for step in reversed(self.desk.model.history):
            ink = Ink.TEXT if step.sequence in standing else Ink.MUTED
            target = f"step:{step.sequence}"
            reason = self.look.clean(step.reason)
            left = (Span(f"{step.sequence:>4}  ", Ink.MUTED, target), Span(step_text(step, self.desk), ink, target))
            right = (Span(f"{reason}  {self.look.clean(step.by)}", Ink.MUTED, target),)
            lines.append(spread(left, right, width))
        return lines or [(Span(self.look.say("history.empty"), Ink.MUTED),)]

    async def chosen(self, target: str) -> None:
        """To the place where it was given."""
        step, front = self._step(target), self.desk_app.front
        if step is None or front is None:
            return
        self.desk_app.pop_screen()
        if step.finding and self.desk.model.finding(step.finding) is not None:
            front.go(f"finding:{step.finding}")
        elif step.ref:
            front.go(f"ref:{step.ref}")

    def do_decide_reopen(self) -> None:
        """Take the decision under the cursor back."""
        line = self.shown[self.cursor] if self.cursor < len(self.shown) else ()
        step = self._step(next((span.target for span in line if span.target), ""))
        if step is None or not step.finding:
            self.notice = self.look.say("history.not-a-decision")
            return
        outcome = self.desk.model.reopen(step.finding)
        if outcome.refusal is not None:
            self.notice = self.look.words(outcome.refusal)
        else:
            self.desk.refresh()
            self.notice = self.look.say("bar.done.reopen", code=step.finding.split(":")[0], place="")

    def _step(self, target: str) -> Step | None:
        sequence = int(target.partition(":")[2] or 0)
        return next((step for step in self.desk.model.history if step.sequence == sequence), None)
