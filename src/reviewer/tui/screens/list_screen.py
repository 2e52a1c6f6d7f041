"""A screen that is a list of lines with a cursor. Base of overview, history, export, settings.

Owns cursor and scroll. What the lines are and what enter does is each screen's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from reviewer.tui.actions import Context
from reviewer.tui.bar.footer import footer_line
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted
from reviewer.tui.look import Look
from reviewer.tui.painted import Painted
from reviewer.tui.screens.keyed import KeyedScreen

FOOTER = ("follow", "screen.back", "screen.review", "palette", "help", "view.language", "quit")


class ListScreen(KeyedScreen):
    """See the module. `notice`: what was last said."""

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        self.first = 0
        self.notice = ""
        self.shown: tuple[Line, ...] = ()

    @property
    def look(self) -> Look:
        """How things are shown."""
        return self.desk_app.look

    @property
    def contexts(self) -> tuple[Context, ...]:
        """A list."""
        return (Context.LIST,)

    # -- what a list says of itself -----------------------------------------------------------------------------------

    def heading(self) -> str:
        """The title line."""
        raise NotImplementedError

    def content(self, width: int) -> Sequence[Line]:
        """All lines; those with a target can be stood on."""
        raise NotImplementedError

    async def chosen(self, target: str) -> None:
        """Enter or a click on a target."""

    # -- painting -----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, rule, body, rule, what was said, footer."""
        yield Painted(lambda w, _h, _f: [fitted((Span(self.heading(), Ink.TITLE),), w)], id="heading")
        yield Painted(lambda w, _h, _f: [(Span("-" * w, Ink.RULE),)], id="rule")
        yield Painted(self._body, id="body", can_focus=True)
        yield Painted(lambda w, _h, _f: [self._position(w)], id="rule-below")
        yield Painted(lambda w, _h, _f: [(Span(self.notice, Ink.STRONG),)], id="said")
        yield Painted(lambda w, _h, _f: [footer_line(FOOTER, self.desk_app.keymap, self.look, w)], id="footer")

    def on_mount(self) -> None:
        """The body has the keys."""
        self.query_one("#body").focus(scroll_visible=False)

    def after_action(self) -> None:
        """Paint what changed."""
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint again."""
        for pane in self.query(Painted):
            pane.repaint()

    def _body(self, width: int, height: int, _focused: bool) -> Sequence[Line]:
        self.shown = tuple(self.content(width - 1))
        stops = self.stops()
        if stops and self.cursor not in stops:
            self.cursor = min(stops, key=lambda stop: abs(stop - self.cursor))
        self.cursor = min(self.cursor, max(0, len(self.shown) - 1))
        self.first = max(0, min(self.first, self.cursor, len(self.shown) - 1))
        if self.cursor >= self.first + height:
            self.first = self.cursor - height + 1
        if stops and self.cursor == stops[0] and self.cursor < height:
            self.first = 0
        lines = self.shown[self.first : self.first + height]
        return [_led(line, is_cursor=self.first + n == self.cursor and bool(stops)) for n, line in enumerate(lines)]

    def _position(self, width: int) -> Line:
        """The rule below, with the lines in view where there are more than fit."""
        height = self.query_one("#body").size.height
        if len(self.shown) <= height:
            return (Span("-" * width, Ink.RULE),)
        last = min(len(self.shown), self.first + height)
        text = f" {self.first + 1}-{last}/{len(self.shown)} "
        return (Span("-" * max(0, width - len(text) - 2), Ink.RULE), Span(text, Ink.MUTED), Span("--", Ink.RULE))

    # -- keys ---------------------------------------------------------------------------------------------------------

    def stops(self) -> list[int]:
        """Numbers of the lines the cursor can stand on."""
        return [number for number, line in enumerate(self.shown) if any(span.target for span in line)]

    def do_move_down(self, count: int | None = None) -> None:
        """Down."""
        self.step(count or 1)

    def do_move_up(self, count: int | None = None) -> None:
        """Up."""
        self.step(-(count or 1))

    def do_move_page_down(self, count: int | None = None) -> None:
        """A screenful down."""
        self.step((count or 1) * self.page)

    def do_move_page_up(self, count: int | None = None) -> None:
        """A screenful up."""
        self.step(-(count or 1) * self.page)

    def do_move_first(self) -> None:
        """To the top."""
        self.step(-len(self.shown))

    def do_move_last(self) -> None:
        """To the end."""
        self.step(len(self.shown))

    async def do_follow(self) -> None:
        """Enter."""
        line = self.shown[self.cursor] if self.cursor < len(self.shown) else BLANK
        target = next((span.target for span in line if span.target), "")
        if target:
            await self.chosen(target)

    def do_screen_back(self) -> None:
        """To the screen before."""
        self.desk_app.pop_screen()
        self.desk_app.refresh_desk()

    def do_screen_review(self) -> None:
        """To the desk."""
        self.do_screen_back()

    @property
    def page(self) -> int:
        """Lines of the body."""
        return max(1, self.query_one("#body").size.height - 1)

    def step(self, lines: int) -> None:
        """Move by lines that can be stood on; where there are none, scroll."""
        stops = self.stops()
        if not stops:
            self.first = min(max(0, self.first + lines), max(0, len(self.shown) - self.page))
            self.cursor = self.first
            return
        if abs(lines) == 1:
            at = stops.index(self.cursor) if self.cursor in stops else 0
            self.cursor = stops[min(max(at + lines, 0), len(stops) - 1)]
        else:
            wanted = self.cursor + lines
            self.cursor = min(stops, key=lambda stop: abs(stop - wanted))

    def before_action(self, _action: object) -> None:
        """What was said last is read by now."""
        self.notice = ""

    async def pressed(self, message: Painted.Pressed, kind: str, value: str) -> None:
        """A click stands on the line and follows it."""
        if message.pane.id == "body":
            self.cursor = self.first + message.line
            if kind:
                await self.chosen(f"{kind}:{value}")
        if self.is_attached:
            self.repaint_all()

    def on_painted_wheeled(self, message: Painted.Wheeled) -> None:
        """The wheel."""
        message.stop()
        self.step(message.lines)
        self.repaint_all()


def _led(line: Line, *, is_cursor: bool) -> Line:
    """The line behind a column for the cursor's sign."""
    return (Span(">" if is_cursor else " ", Ink.STRONG), *line)
