"""The one widget that shows painted lines: inks become colours, changed lines are redrawn, presses become messages.

Owns nothing of the document and no scroll state; a painter is called with the size and gives the lines. Base of every
pane, bar and title of the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import groupby

from rich.segment import Segment
from textual import events
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reviewer.tui.colours import Inks
from reviewer.tui.fit import cells
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted, heard, text_of, width_of
from reviewer.words import visible

Painter = Callable[[int, int, bool], Sequence[Line]]
"""Width, height and whether the pane has the focus, to at most `height` lines of at most `width` cells."""


Watch = Callable[[], Hashable]
"""What a painter looks at; while it stays the same, the painter is not asked again."""


class Painted(Widget, can_focus=False, inherit_bindings=False):
    """Shows what its painter paints. `repaint` asks the painter again and redraws only lines that changed."""

    DEFAULT_CSS = "Painted { width: 100%; height: 100%; background: $background; color: $foreground; }"

    class Pressed(Message):
        """A target was clicked; `times` 2 for a double click, `line` 0-based from the top of the pane."""

        def __init__(self, pane: Painted, target: str, line: int, times: int) -> None:
            super().__init__()
            self.pane = pane
            self.target = target
            self.line = line
            self.times = times

    class Wheeled(Message):
        """The wheel turned over the pane; `lines` is negative upwards."""

        def __init__(self, pane: Painted, lines: int) -> None:
            super().__init__()
            self.pane = pane
            self.lines = lines

    def __init__(
        self,
        painter: Painter,
        *,
        looks_at: Watch | None = None,
        id: str,  # noqa: A002 - Textual's own name
        can_focus: bool = False,
        is_raised: bool = False,
    ) -> None:
        super().__init__(id=id)
        self.painter = painter
        self.looks_at = looks_at
        self.is_raised = is_raised
        """Lies over another screen: its paper is the theme's surface."""
        self.can_focus = can_focus
        self._lines: tuple[Line, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._painted_size = Size(0, 0)
        self._watched: Hashable = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines last painted."""
        return self._lines

    def repaint(self) -> None:
        """Paint again; refresh only what changed."""
        size = self.size  # worked out anew at every look
        width, height = size
        if not width or not height or not self.is_mounted:
            return
        if self.looks_at is not None:
            watched = (self.looks_at(), size, self.has_focus)
            if watched == self._watched:
                return
            self._watched = watched
        lines = tuple(self.painter(width, height, self.has_focus))[:height]
        if self._painted_size != size:
            self._painted_size = size
            self._lines = lines
            self._strips.clear()
            self.refresh()
            return
        old, self._lines = self._lines, lines
        changed = []
        for y in range(max(len(old), len(lines))):
            before = old[y] if y < len(old) else BLANK
            after = lines[y] if y < len(lines) else BLANK
            if before != after:
                self._strips.pop(y, None)
                changed.append(Region(0, y, width, 1))
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One line as a strip of the pane's width."""
        if self._painted_size != self.size:
            self.repaint()
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._strip(self._lines[y] if y < len(self._lines) else BLANK)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips as they are. A painted pane has no border, padding, opacity or links, and its colours are exact,
        so the steps that lay those around a line (half the cost of a frame) are left out; what a terminal without
        colours needs is kept."""
        strips = [self.render_line(y) for y in crop.line_range]
        for line_filter in self.app.get_line_filters():
            if not isinstance(line_filter, ANSIToTruecolor):
                strips = [strip.apply_filter(line_filter, self.background_colors[1]) for strip in strips]
        first, last = crop.column_span
        return strips if (first, last) == (0, self.size.width) else [strip.crop(first, last) for strip in strips]

    def notify_style_update(self) -> None:
        """Colours changed: every style is looked up again."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, _event: events.Resize) -> None:
        """The size changed: paint again."""
        self.repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor looks different in the pane that has the focus; told when the focus is there, not on its way."""
        super().watch_has_focus(has_focus)
        self.repaint()

    def on_click(self, event: events.Click) -> None:
        """A click is reported with the target under it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self._lines[offset.y] if offset.y < len(self._lines) else BLANK
        event.stop()
        self.post_message(self.Pressed(self, heard(line, offset.x), offset.y, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls by three lines."""
        event.stop()
        self.post_message(self.Wheeled(self, 3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls by three lines."""
        event.stop()
        self.post_message(self.Wheeled(self, -3))

    def _strip(self, line: Line) -> Strip:
        width = self.size.width
        used = width_of(line)
        if used > width:
            line = fitted(line, width)
            used = width_of(line)
        inks: Inks = self.app.inks  # type: ignore[attr-defined]  # every app that shows painted lines has them
        segments = []
        for ink, spans in groupby(line, key=_ink_of):
            text = "".join(span.text for span in spans)
            if not text.isprintable():  # the last gate: nothing that acts on a terminal leaves through here
                before, text = cells(text), visible(text).replace("\t", " ").replace("\n", " ")
                used += cells(text) - before
            if text:
                segments.append(Segment(text, inks.style(ink, is_raised=self.is_raised)))
        if used < width:
            segments.append(Segment(" " * (width - used), inks.style(Ink.TEXT, is_raised=self.is_raised)))
        strip = Strip(segments, max(used, width))
        return strip if used <= width else strip.crop(0, width)


def _ink_of(span: Span) -> Ink:
    return span.ink


def plain(lines: Sequence[Line]) -> str:
    """Lines as text, blanks at their ends dropped (for copies and tests)."""
    return "\n".join(text_of(line).rstrip() for line in lines)
