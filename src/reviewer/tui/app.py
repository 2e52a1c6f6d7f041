"""The program on the screen: opens a document, holds language, theme and keys, and the actions valid everywhere.

Owns what outlives a screen. What a document's screens do is in `screens`; nothing here knows a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from reviewer.tui.actions import Context
from reviewer.tui.app_keys import AppKeys
from reviewer.tui.clipboard import copied
from reviewer.tui.colours import Inks
from reviewer.tui.keymap import load_keymap
from reviewer.tui.screens.keyed import KeyedScreen
from reviewer.tui.settings import KEYS_FILE, THEMES_FOLDER, DeskSettings, save_desk_settings
from reviewer.tui.style import STYLE
from reviewer.tui.themes import DARK_DEFAULT, PLAIN, load_themes, plain_theme, variable_defaults

if TYPE_CHECKING:
    from reviewer.tui.desk_model import DeskModel
    from reviewer.tui.opening import Opener
    from reviewer.tui.screens.review import ReviewScreen


def time_of_day() -> datetime:
    """Now, with the zone."""
    return datetime.now().astimezone()


class DeskApp(App[int], inherit_bindings=False):
    """`model`: a session in hand, or `opener`: how to come by one. `folder`: the settings directory, None for none.

    `clock`: what exports are dated by. `is_plain`: the terminal has sixteen colours or none (NO_COLOR)."""

    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False
    TITLE = "reviewer"

    def __init__(
        self,
        model: DeskModel | None = None,
        opener: Opener | None = None,
        *,
        settings: DeskSettings | None = None,
        folder: Path | None = None,
        probed_width: int = 1,
        is_plain: bool = False,
        clock: Callable[[], datetime] = time_of_day,
    ) -> None:
        self.clock = clock
        self.settings = settings or DeskSettings()
        self.folder = folder
        self.look = self.settings.look(probed_width)
        self.probed_width = probed_width
        self.keymap = load_keymap(folder / KEYS_FILE if folder else None)
        self.themes = load_themes(folder / THEMES_FOLDER if folder else None)
        self.model = model
        self.opener = opener
        self.is_plain = is_plain
        self.groups = (AppKeys(self),)
        self._inks: tuple[str, Inks] | None = None
        self.used: list[str] = []
        """Commands taken from the palette, the last one first."""
        super().__init__(ansi_color=True if is_plain else None)
        self.animation_level = "none"
        for named in (*self.themes.by_name.values(), plain_theme()):
            self.register_theme(named.theme)
        self.theme = self._first_theme()

    @property
    def inks(self) -> Inks:
        """The colours of the theme in use."""
        if self._inks is None or self._inks[0] != self.theme:
            self._inks = (self.theme, Inks(variable_defaults(self.current_theme), is_plain=self.is_plain))
        return self._inks[1]

    def get_default_screen(self) -> KeyedScreen:
        """The desk where a document is in hand, else the reading screen."""
        from reviewer.tui.screens.reading import ReadingScreen, desk_of

        return ReadingScreen() if self.model is None else desk_of(self.model)

    def show_desk(self, model: DeskModel) -> None:
        """The document is open: the desk goes on top of the reading screen."""
        from reviewer.tui.screens.reading import desk_of

        self.model = model
        self.push_screen(desk_of(model))

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where the open screen takes its keys from."""
        return self.screen.contexts if isinstance(self.screen, KeyedScreen) else ()

    @property
    def review(self) -> ReviewScreen | None:
        """The desk, where a document is open."""
        from reviewer.tui.screens.review import ReviewScreen

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, ReviewScreen)), None)

    def change(self, settings: DeskSettings) -> None:
        """Settings changed: keep them, show them."""
        self.settings = settings
        save_desk_settings(self.folder, settings)
        self.look = settings.look(self.probed_width)
        if settings.theme in self.themes.by_name and not self.is_plain and self.theme != settings.theme:
            self.theme = settings.theme
        review = self.review
        if review is not None:
            review.restyle()
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.repaint_all()

    @property
    def password(self) -> str | None:
        """The password the document was opened with."""
        return self.opener.password if self.opener is not None else None

    def refresh_desk(self) -> None:
        """Something changed while another screen was open: the desk paints itself again."""
        review = self.review
        if review is not None and review.is_attached:
            review.repaint_all()

    def copy(self, text: str) -> str:
        """Copy text; answers in words where it went."""
        return copied(self, text, self.look)

    def _first_theme(self) -> str:
        if self.is_plain:
            return PLAIN
        return self.settings.theme if self.settings.theme in self.themes.by_name else DARK_DEFAULT
