"""Keys that ask: why is this a finding, what proves this number, what if it were another. A group of keys."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.session.questions import Line, what_if_text, why, why_not
from reviewer.tui.screens.key_group import KeyGroup
from reviewer.tui.state.raised import is_raised


class AskKeys(KeyGroup):
    """`do_ask_*`; the answers are `session.questions`'s."""

    def do_ask_why(self) -> None:
        """Why the finding looked at is one."""
        item = self.desk.current
        if item is None or is_raised(item.key):
            self.say("bar.no-finding" if item is None else "bar.raised")
            return
        self._answer("why", why(item.finding, self.desk.model.analysis))

    def do_ask_why_not(self) -> None:
        """What proves the number under the cursor, and what speaks against it."""
        ref = self.desk.cursor_ref
        if ref not in self.desk.model.analysis.coverage.states:
            self.say("ask.no-number")
            return
        self._answer("why-not", why_not(ref, self.desk.model.analysis))

    def do_ask_what_if(self) -> None:
        """Try another value without keeping it: the effect while typing, the whole answer on enter."""
        self.editing.open_try()
        self.screen.sync_editor()

    def tried(self, ref: str, text: str) -> None:
        """The value typed: the whole answer; says so where it is no number."""
        answer = what_if_text(ref, text, self.desk.model.analysis)
        if answer:
            self._answer("what-if", answer)
        else:
            self.say("ask.no-value")

    def _answer(self, kind: str, sentences: Sequence[Line]) -> None:
        from reviewer.tui.screens.answer import AnswerScreen

        self.screen.app.push_screen(AnswerScreen(kind, sentences))
