"""What the parts of the desk share: its state, the plan, painting, the line in the bar, saving, remembering.

Base of `review.ReviewScreen`, which adds the panes and what keys do; the groups of keys, the panes and the pictures of
the source see the screen as this.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.layout import Layout
from textual.timer import Timer
from textual.widgets import Input

from reviewer.session.session import Session
from reviewer.tui.actions import Action, Context
from reviewer.tui.bar.editing import Editing
from reviewer.tui.bar.mode import Mode
from reviewer.tui.bar.paint import prompt
from reviewer.tui.ink import width_of
from reviewer.tui.lens.source_text import source_of
from reviewer.tui.painted import Painted
from reviewer.tui.screens.desk_layout import DeskLayout
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.screens.looking import Looking
from reviewer.tui.screens.plan import FOCUSABLE, LOWER_PANES, Plan, Wish, make_plan
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.memory import recall, remember
from reviewer.words import Message

SAVE_AFTER = 0.3
"""Seconds after the last change until the overlay file is written."""


class DeskScreen(KeyedScreen):
    """See the module. `pane`: the one with the cursor; `sizes`: cells added to panes by hand."""

    def __init__(self, model: Session) -> None:
        super().__init__()
        self.load(model)
        self.plan = Plan({}, {})
        self._desk_layout = DeskLayout(self._planned)
        self._save: Timer | None = None
        self.panes: dict[str, Painted] = {}
        """Every pane there is by id, in the order they are painted."""

    def load(self, model: Session) -> None:
        """Look at a session from the beginning: nothing of what was looked at before stays."""
        app = self.desk_app
        self.desk = Desk(model, app.look)
        self.editing = Editing(self.desk, advances=app.settings.advances)
        self.source = source_of(model.analysis.document)
        self.lens = Looking(self.desk, app)
        self.pane, self.lower_pane, self.is_zoomed = "middle", "evidence", False
        self.sizes = {"left": 0, "lower": 0, "right": 0}
        self.evidence_cursor = 0
        self.reader.reset()

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
            has_picture=self.lens.is_image,
            is_typing=bar.is_editor,
            is_number=bar.mode in {Mode.CORRECT, Mode.TRY},
            prompt=width_of(prompt(self.desk, bar)) if bar.is_editor else 0,
            **self.sizes,
        )

    def _planned(self, size: Size) -> Plan:
        plan = make_plan(size.width, size.height, self.wish)
        if plan.regions != self.plan.regions:  # panes that keep their size may speak of one that does not
            self.call_after_refresh(self.repaint_all)
        self.plan = plan
        return plan

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
        """Every pane on the screen looks at its lines again; the middle first, because it moves the view. Where the
        plan is another one, the panes are placed anew."""
        if not self.is_attached:
            return
        if make_plan(self.size.width, self.size.height, self.wish).regions != self.plan.regions:
            # a screen keeps its arrangement until one of its children asks for another
            self.query_one("#middle").refresh(layout=True)
        for name in [name for name in self.panes if name in self.plan.regions]:
            self.panes[name].repaint()
        self._draw()

    def focus_pane(self, name: str) -> None:
        """Give a pane the cursor."""
        self.pane = name
        if name == "evidence":
            self.evidence_cursor = max(1, self.evidence_cursor)
        if name in LOWER_PANES:
            self.lower_pane = name
        self.query_one(f"#{name}").focus(scroll_visible=False)
        self.repaint_all()

    def restyle(self) -> None:
        """Language, glyphs or settings changed."""
        self.desk.restyle(self.desk_app.look)
        self.editing.advances = self.desk_app.settings.advances

    def _draw(self) -> None:
        """Have the picture of the source made, off the screen's thread, where another one is wanted."""
        wanted = self.lens.wanted(self.plan.regions.get("source"))
        if wanted is not None:
            self.work(lambda: self.lens.make(wanted), self._drawn, group="lens")

    def _drawn(self, _picture: object) -> None:
        for drawing in self.query("#picture"):  # there is one where the terminal draws pictures
            region = self.plan.regions["source"]
            drawing.styles.width, drawing.styles.height = region.width, max(1, region.height - 2)
            drawing.image = self.lens.image  # type: ignore[attr-defined]  # see `lens.drawing`
        self.repaint_all()

    # -- saving -------------------------------------------------------------------------------------------------------

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

    # -- the line itself ----------------------------------------------------------------------------------------------

    def sync_editor(self) -> None:
        """The input widget follows the bar: shown with its text, or put away."""
        bar = self.editing.bar
        line = self.query_one("#input", Input)
        if bar.is_editor:
            with line.prevent(Input.Changed):
                line.value = bar.text
            line.cursor_position = bar.caret
            self.repaint_all()
            line.focus(scroll_visible=False)
        elif line.has_focus or self.plan.has("input"):
            self.query_one(f"#{self.pane}").focus(scroll_visible=False)
            self.repaint_all()
