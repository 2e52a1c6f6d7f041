"""A fuzzy list over the upper half of the screen: tables, commands, findings, facets. Type to narrow, enter to take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input

from reviewer.tui.actions import Context
from reviewer.tui.ink import Ink, Line, Span, fitted, spread
from reviewer.tui.look import Look
from reviewer.tui.painted import Painted
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.state.fuzzy import ranked


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that can be picked. `words` is searched, `target` is what enter means, `right` stands at the end."""

    target: str
    label: str
    right: str = ""
    words: str = ""
    glyph: str = " "
    ink: Ink = Ink.TEXT

    @property
    def haystack(self) -> str:
        """Everything searched."""
        return f"{self.label} {self.words} {self.right}"


class PickerScreen(KeyedScreen, ModalScreen[None]):
    """See the module. `is_tall`: takes the whole screen (help)."""

    is_tall = False

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.cursor = 0
        self.found: list[Pick] = []
        self.set_class(self.is_tall, "-tall")

    @property
    def look(self) -> Look:
        """How things are shown."""
        return self.desk_app.look

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Letters go to the line; the rest are the keys of a picker."""
        return (Context.PICKER,)

    # -- what a picker says of itself ---------------------------------------------------------------------------------

    def heading(self) -> str:
        """The title."""
        raise NotImplementedError

    def picks(self) -> Sequence[Pick]:
        """Everything there is to pick."""
        raise NotImplementedError

    async def picked(self, pick: Pick) -> None:
        """Enter; the picker is closed already unless `stays`."""

    stays = False
    """Picking does not close (facets)."""

    # -- painting -----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, line, list, rule."""
        from textual.containers import Container

        with Container(id="box"):
            yield Painted(self._heading, id="heading", is_raised=True)
            yield Input(id="line", select_on_focus=False, compact=True)
            yield Painted(self._list, id="list", is_raised=True)
            yield Painted(lambda w, _h, _f: [(Span("-" * w, Ink.RULE),)], id="rule", is_raised=True)

    def on_mount(self) -> None:
        """Ready to type."""
        self.refilter()
        self.query_one(Input).focus(scroll_visible=False)

    def refilter(self) -> None:
        """What is typed changed, or the picks did."""
        found = ranked(self.picks(), self.typed, lambda pick: pick.haystack)
        self.found = sorted(found, key=lambda pick: pick.target != self.typed.strip())
        self.cursor = min(self.cursor, max(0, len(self.found) - 1))

    def after_action(self) -> None:
        """Paint what changed."""
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint again."""
        for pane in self.query(Painted):
            pane.repaint()

    def _heading(self, width: int, _height: int, _focused: bool) -> Sequence[Line]:
        right = self.look.say("picker.keys", number=min(self.cursor + 1, len(self.found)), total=len(self.found))
        return [spread((Span(" " + self.heading(), Ink.TITLE),), (Span(right + " ", Ink.MUTED),), width)]

    def _list(self, width: int, height: int, _focused: bool) -> Sequence[Line]:
        first = max(0, min(self.cursor - height // 2, len(self.found) - height))
        lines = [self._line(n, width) for n in range(first, min(len(self.found), first + height))]
        return lines or [(Span("  " + self.look.say("picker.nothing"), Ink.MUTED),)]

    def _line(self, number: int, width: int) -> Line:
        pick = self.found[number]
        is_cursor = number == self.cursor
        target = f"pick:{number}"
        base = Ink.CURSOR if is_cursor else pick.ink
        left = (
            Span(">" if is_cursor else " ", Ink.STRONG, target),
            Span(pick.glyph + " ", pick.ink, target),
            Span(pick.label, base, target),
        )
        return fitted(spread(left, (Span(pick.right + " ", Ink.MUTED, target),), width), width)

    # -- keys ---------------------------------------------------------------------------------------------------------

    def do_picker_next(self) -> None:
        """Down."""
        self.cursor = min(self.cursor + 1, max(0, len(self.found) - 1))

    def do_picker_prev(self) -> None:
        """Up."""
        self.cursor = max(0, self.cursor - 1)

    def do_picker_page_down(self) -> None:
        """A page down."""
        self.cursor = min(self.cursor + 10, max(0, len(self.found) - 1))

    def do_picker_page_up(self) -> None:
        """A page up."""
        self.cursor = max(0, self.cursor - 10)

    async def do_picker_take(self) -> None:
        """Enter."""
        if not self.found:
            return
        pick = self.found[self.cursor]
        if not self.stays:
            self.close()
        await self.picked(pick)
        if self.stays and self.is_attached:
            self.refilter()

    def do_picker_close(self) -> None:
        """Escape."""
        self.close()

    def close(self) -> None:
        """Back to the screen below."""
        self.desk_app.pop_screen()
        self.desk_app.refresh_desk()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list."""
        message.stop()
        self.typed = message.value
        self.cursor = 0
        self.refilter()
        self.repaint_all()

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter."""
        message.stop()
        await self.perform_id("picker.take")

    async def pressed(self, _message: Painted.Pressed, kind: str, value: str) -> None:
        """A click takes."""
        if kind == "pick":
            self.cursor = int(value)
            await self.perform_id("picker.take")

    def on_painted_wheeled(self, message: Painted.Wheeled) -> None:
        """The wheel."""
        message.stop()
        self.cursor = min(max(0, self.cursor + message.lines), max(0, len(self.found) - 1))
        self.repaint_all()
