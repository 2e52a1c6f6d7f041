"""Keys that decide, and the line in the bar. One group of the review screen's keys; the decisions are in `bar`."""

from __future__ import annotations

from reviewer.tui.bar.mode import Mode
from reviewer.tui.bar.targets import own_note, targets_at
from reviewer.tui.screens.desk_screen import DeskScreen
from reviewer.tui.screens.key_group import KeyGroup
from reviewer.tui.screens.review_ask import AskKeys


class DecideKeys(KeyGroup):
    """`do_decide_*`, `do_note_*`, `do_history_undo`, `do_editor_*`."""

    def __init__(self, screen: DeskScreen, ask: AskKeys) -> None:
        super().__init__(screen)
        self.ask = ask

    def do_decide_confirm(self) -> None:
        """Fault of the disclosure."""
        self.editing.confirm()
        self.screen.evidence_cursor = 0

    def do_decide_correct(self) -> None:
        """Open the editor."""
        self.editing.open_correct()
        self.screen.sync_editor()

    def do_decide_repair(self) -> None:
        """Take the suggestion, or open the editor where it does not stand alone; again for the next."""
        if self.editing.bar.mode is Mode.CORRECT or not self.editing.take_suggestion():
            if not self.editing.open_other_suggestion(1):
                self.editing.open_correct()
            self.screen.sync_editor()

    def do_decide_dismiss(self) -> None:
        """Ask for the reason, in the bar."""
        self.editing.open_reasons()

    def do_decide_defer(self) -> None:
        """Later."""
        self.editing.defer()

    def do_decide_reopen(self) -> None:
        """Take the decision back."""
        self.editing.reopen()

    def do_decide_repeat(self) -> None:
        """The last verdict again."""
        self.editing.repeat()

    def do_decide_batch(self) -> None:
        """Preview a batch."""
        self.editing.open_batch()

    def do_list_select(self) -> None:
        """Mark the finding for a batch."""
        self.editing.select()

    def do_table_reading(self) -> None:
        """The table's next reading."""
        self.editing.read_otherwise()

    def do_note_add(self) -> None:
        """A note in the bar."""
        self.editing.open_note()
        self.screen.sync_editor()

    def do_note_editor(self) -> None:
        """A long note in $EDITOR, where the terminal can be handed over."""
        from reviewer.tui.external_editor import edited

        ref = targets_at(self.desk)[0]
        own = own_note(self.desk, ref)
        text = edited(self.screen.desk_app, own)
        if text is None:
            self.say("note.no-editor")
        elif text.strip() != own.strip():
            self.editing.write_note(ref, text)

    def do_note_recheck(self) -> None:
        """Ask for a second reader."""
        self.editing.recheck()

    def do_finding_raise(self) -> None:
        """A finding of one's own."""
        self.editing.open_raise()
        self.screen.sync_editor()

    def do_history_undo(self, count: int | None = None) -> None:
        """Take back."""
        for _turn in range(count or 1):
            self.editing.undo()

    def do_history_redo(self, count: int | None = None) -> None:
        """Do again."""
        for _turn in range(count or 1):
            self.editing.redo()

    def do_editor_commit(self) -> None:
        """Enter in the bar."""
        bar = self.editing.bar
        self.editing.commit()
        self.screen.sync_editor()
        if bar.mode is Mode.TRY:
            self.ask.tried(bar.ref, bar.text)

    def do_editor_cancel(self) -> None:
        """Escape in the bar."""
        self.editing.cancel()
        self.screen.sync_editor()

    def do_editor_switch(self) -> None:
        """Fault, target or severity."""
        self.editing.switch()

    def do_editor_next(self) -> None:
        """The next suggestion, or something larger to write about."""
        if self.editing.retarget(1) or self.editing.open_other_suggestion(1):
            self.screen.sync_editor()

    def do_editor_prev(self) -> None:
        """The previous suggestion, or something smaller to write about."""
        if self.editing.retarget(-1) or self.editing.open_other_suggestion(-1):
            self.screen.sync_editor()
