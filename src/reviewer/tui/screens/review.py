"""The desk itself: table, findings, evidence, source and bar on one screen; the middle pane follows the finding.

Composes the panes, places them by the plan and paints them from the desk's state. What keys do is in the groups.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.layout import Layout
from textual.timer import Timer
from textual.widgets import Input

from reviewer.tui.actions import Action, Context
from reviewer.tui.bar.editing import Editing
from reviewer.tui.bar.mode import Mode
from reviewer.tui.bar.paint import prompt
from reviewer.tui.desk_model import DeskModel
from reviewer.tui.ink import width_of
from reviewer.tui.lens.looking import Looking
from reviewer.tui.lens.source_text import source_of
from reviewer.tui.painted import Painted
from reviewer.tui.screens.desk_layout import DeskLayout
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.screens.plan import LOWER_PANES, Plan, Wish, make_plan
from reviewer.tui.screens.review_decide import DecideKeys
from reviewer.tui.screens.review_move import MoveKeys
from reviewer.tui.screens.review_panes import FOCUSABLE, panes_of
from reviewer.tui.screens.review_view import ViewKeys
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.memory import recall, remember
from reviewer.words import Message

SAVE_AFTER = 0.3
"""Seconds after the last change until the overlay file is written."""


class ReviewScreen(KeyedScreen):
    """See the module. One per document."""

    def __init__(self, model: DeskModel) -> None:
        super().__init__()
        self.load(model)
        self.moves, self.views, self.decides = MoveKeys(self), ViewKeys(self), DecideKeys(self)
        self.plan = Plan({}, {})
        self._desk_layout = DeskLayout(self._planned)
        self._save: Timer | None = None
        self._warned_of_input_method = False

    # -- making it ----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """One widget per pane, all children of the screen, placed by the plan."""
        yield from panes_of(self)

    def load(self, model: DeskModel) -> None:
        """Look at a session from the beginning: nothing of what was looked at before stays."""
        app = self.desk_app
        self.desk = Desk(model, app.look)
        self.editing = Editing(self.desk, advances=app.settings.advances)
        self.source = source_of(model.analysis.document)
        self.lens = Looking(self)
        self.pane, self.lower_pane, self.is_zoomed = "middle", "evidence", False
        self.sizes = {"left": 0, "lower": 0, "right": 0}
        self.evidence_cursor = 0
        self.reader.reset()

    def begin(self) -> bool:
        """Where the person left off, else at the first finding; False where this file was not open before."""
        known = self.recall()
        if not self.desk.finding_key:
            first = self.desk.queue.first()
            if first is not None:
                self.desk.show(first.key)
        self.desk.notice = "  ".join(self.desk.look.words(said) for said in self.desk.model.opened.messages)
        self.query_one(f"#{self.pane}").focus(scroll_visible=False)
        return known

    def on_mount(self) -> None:
        """A file that was not open before begins with its cover page."""
        if not self.begin() and self.desk_app.opener is not None:
            self.desk_app.groups[0].do_screen_overview()
        self.call_after_refresh(self.lens.follow)  # the page beside the cursor, once it is known where panes stand

    def on_unmount(self) -> None:
        """The document is left."""
        self.lens.close()

    @property
    def layout(self) -> Layout:
        """Panes stand where the plan puts them."""
        return self._desk_layout

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Editor, choices, or the desk."""
        bar = self.editing.bar
        if bar.is_editor:
            return (Context.EDITOR,)
        return (Context.CHOICE,) if bar.is_choice else (Context.DESK,)

    @property
    def wish(self) -> Wish:
        """What the plan is made from."""
        bar = self.editing.bar
        return Wish(
            focus=self.pane,
            lower_pane=self.lower_pane,
            is_zoomed=self.is_zoomed,
            has_linked=bool(self.desk.linked),
            is_typing=bar.is_editor,
            is_number=bar.mode is Mode.CORRECT,
            prompt=width_of(prompt(self.desk, bar)) if bar.is_editor else 0,
            **self.sizes,
        )

    def _planned(self, size: Size) -> Plan:
        self.plan = make_plan(size.width, size.height, self.wish)
        return self.plan

    # -- painting -----------------------------------------------------------------------------------------------------

    def before_action(self, action: Action) -> None:
        """What was said last is read by now."""
        if not action.id.startswith("editor."):
            self.desk.notice = ""

    def after_action(self) -> None:
        """Paint what changed; write what was decided."""
        self.repaint_all()
        if self.desk.model.dirty:
            if self._save is not None:
                self._save.stop()
            self._save = self.set_timer(SAVE_AFTER, self.save_now)

    def repaint_all(self) -> None:
        """Every pane on the screen looks at its lines again; the middle first, because it moves the view."""
        if make_plan(self.size.width, self.size.height, self.wish).regions != self.plan.regions:
            self._arrange_anew()
        for pane in self.query(Painted):
            if pane.id and self.plan.has(pane.id):
                pane.repaint()
        self.lens.follow()

    def repaint_pane(self, name: str) -> None:
        """One pane looks at its lines again."""
        if self.plan.has(name):
            self.query_one(f"#{name}", Painted).repaint()

    def relayout(self) -> None:
        """The plan changed."""
        self._arrange_anew()
        self.repaint_all()

    def _arrange_anew(self) -> None:
        """Have the panes placed again; a screen keeps its arrangement until one of its children asks for another."""
        self.query_one("#middle").refresh(layout=True)

    def save_now(self) -> None:
        """Bring the overlay file up to date, off the screen's thread."""
        self.work(self.desk.model.flush, lambda _state: self._saved(), group="save")

    def _saved(self) -> None:
        self.editing.notice_outside()
        failure = self.desk.model.save_state.failure
        if failure is not None:
            self.desk.notice = self.desk.look.words(failure)
        self.repaint_all()

    def failed(self, said: Message) -> None:
        """Work on a thread went wrong: say so."""
        self.desk.notice = self.desk.look.words(said)
        self.repaint_all()

    def restyle(self) -> None:
        """Language, glyphs or settings changed."""
        self.desk.restyle(self.desk_app.look)
        self.editing.advances = self.desk_app.settings.advances

    def remember(self) -> None:
        """Keep where the person was, for the next time."""
        screen = {"pane": self.pane, "lower": self.lower_pane, "zoomed": self.is_zoomed, "sizes": self.sizes}
        remember(self.desk_app.folder, self.desk, screen)

    def recall(self) -> bool:
        """Back to where the person was; False where this file was not open before."""
        screen = recall(self.desk_app.folder, self.desk)
        if not screen:
            return False
        self.pane = screen["pane"] if screen.get("pane") in FOCUSABLE else "middle"
        self.lower_pane = screen["lower"] if screen.get("lower") in LOWER_PANES else "evidence"
        self.is_zoomed = bool(screen.get("zoomed"))
        sizes = screen.get("sizes")
        if isinstance(sizes, dict):
            self.sizes = {name: int(sizes.get(name, 0)) for name in self.sizes}
        return True

    def focus_pane(self, name: str) -> None:
        """Give a pane the cursor."""
        self.pane = name
        if name == "evidence":
            self.evidence_cursor = max(1, self.evidence_cursor)
        if name in LOWER_PANES:
            self.lower_pane = name
        self.query_one(f"#{name}").focus(scroll_visible=False)
        self.relayout()

    @property
    def groups(self) -> tuple[object, ...]:
        """Decisions, moves, views."""
        return (self.decides, self.moves, self.views)

    async def pressed(self, message: Painted.Pressed, kind: str, value: str) -> None:
        """A click on something other than an action."""
        await self.views.pressed(message, kind, value)

    def on_painted_wheeled(self, message: Painted.Wheeled) -> None:
        """The wheel."""
        message.stop()
        self.views.wheeled(message)

    # -- the line itself ----------------------------------------------------------------------------------------------

    def sync_editor(self) -> None:
        """The input widget follows the bar: shown with its text, or put away."""
        bar = self.editing.bar
        line = self.query_one("#input", Input)
        if bar.is_editor:
            with line.prevent(Input.Changed):
                line.value = bar.text
            line.cursor_position = bar.caret
            self.relayout()
            line.focus(scroll_visible=False)
        elif line.has_focus or self.plan.has("input"):
            self.query_one(f"#{self.pane}").focus(scroll_visible=False)
            self.relayout()

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
