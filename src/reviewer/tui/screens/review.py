"""The desk itself: table, findings, evidence, source and bar on one screen; the middle pane follows the finding.

Composes the panes and the groups of keys. State and painting are in `desk_screen`, what keys do is in the groups.
"""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from reviewer.session.session import Session
from reviewer.tui.painted import Painted
from reviewer.tui.reading_work import Compared
from reviewer.tui.screens.desk_screen import DeskScreen
from reviewer.tui.screens.differences import DifferencesScreen
from reviewer.tui.screens.review_ask import AskKeys
from reviewer.tui.screens.review_decide import DecideKeys
from reviewer.tui.screens.review_move import MoveKeys
from reviewer.tui.screens.review_panes import panes_of
from reviewer.tui.screens.review_view import ViewKeys


class ReviewScreen(DeskScreen):
    """See the module. One per document."""

    def __init__(self, model: Session) -> None:
        super().__init__(model)
        self._moves = MoveKeys(self)
        self._views = ViewKeys(self, self._moves)
        ask = AskKeys(self)
        self._groups = (DecideKeys(self, ask), self._moves, self._views, ask)
        self._warned_of_input_method = False
        self.desk_app.front = self

    def compose(self) -> ComposeResult:
        """One widget per pane, all children of the screen, placed by the plan."""
        self.panes = {str(pane.id): pane for pane in panes_of(self)}
        yield from self.panes.values()
        if self.desk_app.drawing is not None:
            yield self.desk_app.drawing(id="picture")
        yield Input(id="input", select_on_focus=False, compact=True)

    def begin(self) -> bool:
        """Where the person left off, else at the first finding; False where this file was not open before."""
        known = self.recall()
        opener = self.desk_app.opener
        if opener is not None and opener.compared is not None:
            self.desk.compare(opener.compared.differences)
        if not self.desk.finding_key:
            first = self.desk.queue.first()
            if first is not None:
                self.desk.show(first.key)
        self.desk.notice = "  ".join(self.desk.look.words(said) for said in self.desk.model.opened.messages)
        self.query_one(f"#{self.pane}").focus(scroll_visible=False)
        return known

    async def on_mount(self) -> None:
        """A file that was not open before begins with its cover page."""
        if not self.begin() and self.desk_app.opener is not None:
            await self.perform_id("screen.overview")
        self.call_after_refresh(self.repaint_all)  # the page beside the cursor, once it is known where panes stand

    def go(self, target: str) -> None:
        """Show a place, a finding or a reference, from another screen."""
        self._views.follow_target(target)
        self.focus_pane("middle")

    def tell(self, sentence: str) -> None:
        """Say something in the bar."""
        self.desk.notice = self.desk.look.say(sentence)
        self.repaint_all()

    def compare(self, against: str) -> None:
        """Compare the document with an earlier version, off the screen's thread, then show what differs."""
        opener = self.desk_app.opener
        path = Path(against.strip()).expanduser()
        if opener is None or not path.is_file():
            self.tell("differences.no-file")
            return
        self.tell("differences.reading")
        self.work(lambda: opener.compare(path, lambda _step: None), self._compared, group="compare")

    def _compared(self, compared: Compared | None) -> None:
        if compared is not None:
            self.desk.compare(compared.differences)
            self.desk.notice = ""
            self.app.push_screen(DifferencesScreen(compared))

    @property
    def groups(self) -> tuple[object, ...]:
        """Decisions, moves, views, questions."""
        return self._groups

    async def pressed(self, message: Painted.Pressed, kind: str, value: str) -> None:
        """A click on something other than an action."""
        await self._views.pressed(message, kind, value)

    def on_painted_wheeled(self, message: Painted.Wheeled) -> None:
        """The wheel."""
        message.stop()
        self._views.wheeled(message)

    def on_input_changed(self, message: Input.Changed) -> None:
        """A character was typed: preview, or search."""
        message.stop()
        if self.editing.bar.is_editor:
            self.editing.typed(message.value)
            self.repaint_all()

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter."""
        message.stop()
        if self.editing.bar.is_editor:
            self.editing.typed(message.value)
            await self.perform_id("editor.commit")

    # -- keys that are no action --------------------------------------------------------------------------------------

    def takes(self, key: str) -> bool:
        """One-key choices come before everything else."""
        if self.editing.bar.is_choice and self.editing.choose(key):
            self.sync_editor()
            self.after_action()
            return True
        return False

    def unknown(self, _key: str, character: str | None) -> bool:
        """Characters of an input method change nothing; the bar says so once."""
        if character and not character.isascii() and not self.editing.bar.is_editor:
            self.desk.notice = ""
            self._warn_of_input_method()
            return True
        return False

    def on_paste(self, event: events.Paste) -> None:
        """An input method may hand its text over as a paste."""
        if not event.text.isascii():
            self._warn_of_input_method()
            self.after_action()

    def _warn_of_input_method(self) -> None:
        if not self._warned_of_input_method:
            self._warned_of_input_method = True
            self.desk.notice = self.desk.look.say("bar.input-method")
