"""The desk itself: table, findings, evidence, source and bar on one screen; the middle pane follows the finding.

Composes the panes, places them by the plan and paints them from the desk's state. What keys do is in the groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.layout import Layout
from textual.timer import Timer
from textual.widgets import Input

from reviewer.tui.actions import Action, Context
from reviewer.tui.bar.editing import Editing
from reviewer.tui.bar.footer import REVIEW, footer_line
from reviewer.tui.bar.mode import Mode
from reviewer.tui.bar.paint import batch_lines, choice_line, effect_line, idle_line, prompt, verdict_line
from reviewer.tui.desk_model import DeskModel
from reviewer.tui.fit import cells, crop
from reviewer.tui.ink import Ink, Line, Span, width_of
from reviewer.tui.lens.looking import Looking
from reviewer.tui.lens.source_text import source_of
from reviewer.tui.painted import Painted
from reviewer.tui.panes.evidence_pane import evidence_lines
from reviewer.tui.panes.middle_pane import cursor_text, linked_lines, middle_lines, position_text
from reviewer.tui.panes.queue_pane import queue_lines
from reviewer.tui.panes.side_panes import note_lines, recent_line, table_list_lines
from reviewer.tui.panes.source_pane import source_lines
from reviewer.tui.panes.title import finding_line, title_line
from reviewer.tui.screens.desk_layout import DeskLayout
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.screens.plan import LOWER_PANES, Plan, Wish, make_plan
from reviewer.tui.screens.review_decide import DecideKeys
from reviewer.tui.screens.review_move import MoveKeys
from reviewer.tui.screens.review_view import ViewKeys
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.memory import recall, remember
from reviewer.words import Message

FOCUSABLE = ("middle", "evidence", "queue", "source", "notes", "tables")
SAVE_AFTER = 0.3
"""Seconds after the last change until the overlay file is written."""


class ReviewScreen(KeyedScreen):
    """See the module. One per document."""

    def __init__(self, model: DeskModel) -> None:
        super().__init__()
        app = self.desk_app
        self.desk = Desk(model, app.look)
        self.editing = Editing(self.desk, advances=app.settings.advances)
        self.moves, self.views, self.decides = MoveKeys(self), ViewKeys(self), DecideKeys(self)
        self.source = source_of(model.analysis.document)
        self.lens = Looking(self)
        self.pane = "middle"
        self.lower_pane = "evidence"
        self.is_zoomed = False
        self.sizes = {"left": 0, "lower": 0, "right": 0}
        self.evidence_cursor = 0
        self.plan = Plan({}, {})
        self._desk_layout = DeskLayout(self._planned)
        self._save: Timer | None = None
        self._warned_of_input_method = False

    # -- making it ----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """One widget per pane, all children of the screen, placed by the plan."""
        desk = self.desk
        yield Painted(lambda w, _h, _f: [title_line(desk, w)], id="title")
        yield Painted(lambda w, _h, _f: [finding_line(desk, w)], id="finding")
        for name in ("rule-top", "rule-bar", "rule-left", "rule-right", "rule-linked"):
            yield Painted(self._rule(name), id=name)
        for name in ("wall-left", "wall-right"):
            yield Painted(lambda _w, h, _f: [(Span("|", Ink.RULE),)] * h, id=name)
        yield Painted(lambda w, h, f: middle_lines(desk, w, h, focused=f), id="middle", can_focus=True)
        yield Painted(lambda w, _h, _f: [self._position(w)], id="position")
        yield Painted(lambda w, h, _f: linked_lines(desk, w, h), id="linked")
        yield Painted(self._evidence, id="evidence", can_focus=True)
        yield Painted(lambda w, h, f: queue_lines(desk, w, h, focused=f), id="queue", can_focus=True)
        yield Painted(
            lambda w, h, _f: source_lines(desk, self.source, self.lens.picture, w, h), id="source", can_focus=True
        )
        yield Painted(lambda w, h, _f: note_lines(desk, w, h), id="notes", can_focus=True)
        yield Painted(lambda w, h, _f: table_list_lines(desk, w, h), id="tables", can_focus=True)
        yield Painted(lambda w, _h, _f: [verdict_line(desk, self.desk_app.keymap, w)], id="verdicts")
        yield Painted(self._bar, id="bar")
        yield Input(id="input", select_on_focus=False, compact=True)
        yield Painted(lambda w, _h, _f: [effect_line(desk, self.editing.bar, w)], id="effect")
        yield Painted(lambda w, _h, _f: [recent_line(desk, w)], id="recent")
        yield Painted(lambda w, _h, _f: [footer_line(REVIEW, self.desk_app.keymap, desk.look, w)], id="footer")

    def on_mount(self) -> None:
        """Begin where the person left off; a new file begins at the first finding, under its cover page."""
        known = self.recall()
        if not self.desk.finding_key:
            first = self.desk.queue.first()
            if first is not None:
                self.desk.show(first.key)
        self.query_one(f"#{self.pane}").focus(scroll_visible=False)
        self.desk.notice = "  ".join(self.desk.look.words(said) for said in self.desk.model.opened.messages)
        if not known and self.desk_app.opener is not None:
            self.desk_app.groups[0].do_screen_overview()

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
            self.refresh(layout=True)
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
        self.refresh(layout=True)
        self.repaint_all()

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
        if name in LOWER_PANES:
            self.lower_pane = name
        self.query_one(f"#{name}").focus(scroll_visible=False)
        self.relayout()

    def _rule(self, name: str) -> PainterOfRule:
        return PainterOfRule(self, name)

    def _position(self, width: int) -> Line:
        text = f" {position_text(self.desk, width)} --"
        place = crop(cursor_text(self.desk), max(0, width - cells(text) - 6))
        lead = f"-- {place} " if place else ""
        fill = "-" * max(0, width - cells(text) - cells(lead))
        return (Span(lead[:3], Ink.RULE), Span(lead[3:], Ink.MUTED), Span(fill, Ink.RULE), Span(text, Ink.MUTED))

    def _evidence(self, width: int, height: int, focused: bool) -> Sequence[Line]:
        if self.editing.bar.mode is Mode.BATCH:
            return batch_lines(self.desk, self.editing.bar, width, height)
        titled = not self.plan.has("finding")
        return evidence_lines(self.desk, width, height, focused=focused, cursor=self.evidence_cursor, is_titled=titled)

    def _bar(self, width: int, _height: int, _focused: bool) -> Sequence[Line]:
        bar = self.editing.bar
        if bar.is_editor:
            return [prompt(self.desk, bar)]
        if bar.is_choice:
            return [choice_line(self.desk, bar, width)]
        return [idle_line(self.desk, self.reader.half_typed, width)]

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


class PainterOfRule:
    """A horizontal rule with `+` where walls meet it."""

    def __init__(self, screen: ReviewScreen, name: str) -> None:
        self._screen = screen
        self._name = name

    def __call__(self, width: int, _height: int, _focused: bool) -> Sequence[Line]:
        joints = set(self._screen.plan.rules.get(self._name, ()))
        return [(Span("".join("+" if x in joints else "-" for x in range(width)), Ink.RULE),)]
