"""Drives a running app in tests: press keys, read panes as text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from reviewer.tui.app import DeskApp
from reviewer.tui.painted import Painted, plain
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.settings import DeskSettings

if TYPE_CHECKING:
    from reviewer.session.session import Session
    from reviewer.tui.screens.review import ReviewScreen


class Run:
    """A running desk."""

    def __init__(self, app: DeskApp, pilot: Pilot[int], model: Session) -> None:
        self.app = app
        self.pilot = pilot
        self.model = model

    @property
    def screen(self) -> ReviewScreen:
        """The review screen."""
        from reviewer.tui.screens.review import ReviewScreen

        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ReviewScreen))

    @property
    def input(self) -> Input:
        """The line being typed."""
        return self.screen.query_one("#input", Input)

    @property
    def ref(self) -> str:
        """The reference under the cursor."""
        return self.screen.desk.cursor_ref

    async def press(self, *keys: str) -> None:
        """Press keys as a terminal would and wait until everything is painted."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def reach(self, *keys: str) -> None:
        """Bring the desk somewhere: keys given to the open screen itself, which is quicker than a terminal's way."""
        for key in keys:
            screen = self.app.screen
            if isinstance(self.app.focused, Input) or not isinstance(screen, KeyedScreen):
                await self.press(key)
                continue
            character = key if len(key) == 1 else None
            await screen.on_key(events.Key(key, character))
            if self.app.screen is not screen or self.screen.editing.bar.is_editor:
                await self.pilot.pause()

    async def renew(self, model: Session) -> None:
        """Begin again with another session on the same screen."""
        while self.app.screen is not self.screen:
            await self.app.pop_screen()
        self.model = self.app.model = model
        self.app.settings = DeskSettings()
        self.app.look = self.app.settings.look()
        self.app.theme = "dark"
        self.app._clipboard = ""
        self.screen.load(model)
        self.screen.begin()
        self.screen.repaint_all()
        await self.pilot.pause()

    def glyph(self, key: str) -> str:
        """Where a finding stands."""
        item = self.model.finding(key)
        return item.glyph if item is not None else "gone"

    def text(self, pane: str) -> str:
        """The text of a pane of the open screen."""
        return plain(self.app.screen.query_one(f"#{pane}", Painted).lines)

    def line(self, pane: str) -> str:
        """The first line of a pane."""
        return self.text(pane).split("\n")[0]

    def whole(self) -> list[str]:
        """The screen as a terminal would show it."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@asynccontextmanager
async def desk(
    model: Session,
    size: tuple[int, int] = (80, 24),
    *,
    settings: DeskSettings | None = None,
    folder: Path | None = None,
    is_plain: bool = False,
) -> AsyncIterator[Run]:
    """An app on a session in hand."""
    app = DeskApp(model, settings=settings, folder=folder, is_plain=is_plain)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Run(app, pilot, model)
