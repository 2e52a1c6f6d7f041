"""The first screen: the file is being read. Shows pages, time left and the tables read so far; can be cancelled.

Imports nothing of the desk before the reading has begun, so that it is on the screen at once.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from reviewer.extract.options import Progress
from reviewer.tui.actions import Context
from reviewer.tui.fit import wrap
from reviewer.tui.ink import BLANK, Ink, Line, Span
from reviewer.tui.painted import Painted
from reviewer.tui.panes.glimpse_pane import glimpse_lines
from reviewer.tui.reading_work import Checking, Seen
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.state.glance import Glance
from reviewer.words import Message

if TYPE_CHECKING:
    from reviewer.session.session import Session
    from reviewer.tui.opening import Step

METER = 40
LOCKED = "overlay.locked"
"""Start of the keys of errors that say who holds the overlay."""


class ReadingScreen(KeyedScreen):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.step: Step | None = None
        self.error: Message | None = None
        self.is_cancelled = False
        self.glance = Glance()
        self._started = 0.0

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Looking at what is read, and cancelling."""
        return (Context.READING,)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Painted(self._lines, id="reading")

    def on_mount(self) -> None:
        """Begin reading."""
        self._started = time.monotonic()
        if self.desk_app.opener is not None:
            self.work(self._open, self._opened)

    def do_reading_take_over(self) -> None:
        """Somebody else has the decisions open, or left them locked: take them over."""
        if self.error is not None and self.error.key.startswith(LOCKED) and self.desk_app.opener is not None:
            self.error = None
            self.desk_app.opener.take_over()
            self.work(self._open, self._opened)

    def do_reading_cancel(self) -> None:
        """Stop reading, or leave after an error."""
        self.is_cancelled = True
        if self.desk_app.opener is not None:
            self.desk_app.opener.cancel()
        self.desk_app.exit(2 if self.error else 130)

    def do_reading_down(self) -> None:
        """One row down."""
        self._look(self.glance.scrolled(1))

    def do_reading_up(self) -> None:
        """One row up."""
        self._look(self.glance.scrolled(-1))

    def do_reading_page_down(self) -> None:
        """Half a screen down."""
        self._look(self.glance.scrolled(self.size.height // 2))

    def do_reading_page_up(self) -> None:
        """Half a screen up."""
        self._look(self.glance.scrolled(-(self.size.height // 2)))

    def do_reading_next_table(self) -> None:
        """The next table read so far."""
        self._look(self.glance.turned(1))

    def do_reading_prev_table(self) -> None:
        """The previous table read so far."""
        self._look(self.glance.turned(-1))

    def _look(self, glance: Glance) -> None:
        self.glance = glance
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint again."""
        self.query_one(Painted).repaint()

    def _open(self) -> Session | None:
        """On a worker thread: everything that touches the screen goes through `call_from_thread`."""
        opener = self.desk_app.opener
        return opener.open(lambda step: self.app.call_from_thread(self._report, step)) if opener is not None else None

    def _opened(self, model: Session | None) -> None:
        if model is not None and not self.is_cancelled:
            self.desk_app.show_desk(model)

    def failed(self, said: Message) -> None:
        """Nothing came of it: say why."""
        self.error = said
        if not self.is_cancelled:
            self.repaint_all()

    def _report(self, step: Step) -> None:
        if isinstance(step, Seen):
            self.glance = self.glance.with_seen(step.tables)
        else:
            self.step = step
        if isinstance(step, Checking):
            Thread(target=_load_desk, name="desk", daemon=True).start()
        self.repaint_all()

    def _lines(self, width: int, height: int, _focused: bool) -> Sequence[Line]:
        look = self.desk_app.look
        name = self.desk_app.opener.name if self.desk_app.opener else ""
        is_looking = self.error is None and self.glance.current is not None
        lines: list[Line] = [BLANK] * (1 if is_looking else max(1, height // 3))
        lines.append((Span("  " + look.clean(name), Ink.TITLE),))
        if self.error is not None:
            text = look.words(self.error)
            lines += [(Span("  " + part, Ink.BAD),) for _offset, part in wrap(text, max(8, width - 4))]
            if self.error.key.startswith(LOCKED):
                lines += [BLANK, (Span("  " + look.say("reading.take-over"), Ink.KEY, "action:reading.take-over"),)]
            return [*lines, BLANK, (Span("  " + look.say("reading.leave"), Ink.MUTED, "action:reading.cancel"),)]
        lines += self._progress()
        lines += [BLANK, (Span("  " + look.say("reading.cancel"), Ink.MUTED, "action:reading.cancel"),)]
        if not is_looking:
            return lines
        return [*lines, BLANK, *glimpse_lines(look, self.glance, width, height - len(lines) - 1)]

    def _progress(self) -> list[Line]:
        look = self.desk_app.look
        step = self.step
        if isinstance(step, Checking):
            return [(Span("  " + look.say("reading.checking"), Ink.TEXT),)]
        if not isinstance(step, Progress) or not step.of:
            return [(Span("  " + look.say("reading.starting"), Ink.TEXT),)]
        spent = time.monotonic() - self._started
        rest = spent / step.page * (step.of - step.page) if step.page else 0.0
        full = METER * step.page // step.of
        words = look.say("reading.pages", page=step.page, of=step.of)
        if step.page and spent > 1:
            words += "  " + look.say("reading.rest", seconds=round(rest))
        return [(Span("  " + words, Ink.TEXT),), (Span("  [" + "=" * full + "-" * (METER - full) + "]", Ink.MUTED),)]


def _load_desk() -> None:
    """What the desk needs, loaded while the analysis is being made elsewhere."""
    import reviewer.session.session
    import reviewer.tui.screens.review  # noqa: F401 - for the modules it loads
    from reviewer.rules.registry import all_rules

    all_rules()
