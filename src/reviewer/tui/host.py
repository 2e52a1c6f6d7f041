"""What every screen may ask of the program around it: language, theme, keys, settings, the clipboard, the desk below.

Owns what outlives a screen; knows no screen. `app.DeskApp` adds the screens. Screens reach it as `desk_app`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from reviewer.tui.clipboard import copied
from reviewer.tui.colours import Inks
from reviewer.tui.keymap import load_keymap
from reviewer.tui.settings import KEYS_FILE, THEMES_FOLDER, DeskSettings, save_desk_settings
from reviewer.tui.style import STYLE
from reviewer.tui.themes import DARK_DEFAULT, PLAIN, load_themes, plain_theme, variable_defaults

if TYPE_CHECKING:
    from reviewer.session.session import Session
    from reviewer.tui.lens.drawing import DrawingWidget
    from reviewer.tui.opening import Opener
    from reviewer.tui.state.desk import Desk


class Front(Protocol):
    """The desk, as the other screens see it."""

    desk: Desk

    def go(self, target: str) -> None:
        """Show a place, a finding or a reference (`place:t02`, `finding:…`, `ref:t02/r7/c3`)."""

    def restyle(self) -> None:
        """Language, glyphs or settings changed."""

    def repaint_all(self) -> None:
        """Something changed while another screen was open."""

    def save_now(self) -> None:
        """Bring the overlay file up to date."""

    def tell(self, sentence: str) -> None:
        """Say something in the bar."""

    def compare(self, against: str) -> None:
        """Compare the document with an earlier version of it, then show what differs."""

    def remember(self) -> None:
        """Keep where the person was."""


@runtime_checkable
class Paintable(Protocol):
    """A screen that paints itself."""

    def repaint_all(self) -> None:
        """Paint what changed."""


def time_of_day() -> datetime:
    """Now, with the zone."""
    return datetime.now().astimezone()


class Host(App[int], inherit_bindings=False):
    """`model`: a session in hand, or `opener`: how to come by one. `folder`: the settings directory, None for none.

    `clock`: what exports are dated by. `is_plain`: the terminal has sixteen colours or none (NO_COLOR). `drawing`: the
    widget for pictures, where the terminal draws them."""

    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False
    TITLE = "reviewer"

    def __init__(
        self,
        model: Session | None = None,
        opener: Opener | None = None,
        *,
        settings: DeskSettings | None = None,
        folder: Path | None = None,
        probed_width: int = 1,
        is_plain: bool = False,
        clock: Callable[[], datetime] = time_of_day,
        drawing: DrawingWidget | None = None,
    ) -> None:
        self.drawing = drawing
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
        self.groups: tuple[object, ...] = ()
        """Objects with `do_<action>` methods that mean the same on every screen."""
        self.front: Front | None = None
        """The desk, where a document is open."""
        self.used: list[str] = []
        """Commands taken from the palette, the last one first."""
        self._inks: tuple[str, Inks] | None = None
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

    def show_desk(self, model: Session) -> None:
        """The document is open: the desk goes on top of the reading screen."""
        raise NotImplementedError

    def change(self, settings: DeskSettings) -> None:
        """Settings changed: keep them, show them."""
        self.settings = settings
        save_desk_settings(self.folder, settings)
        self.look = settings.look(self.probed_width)
        if settings.theme in self.themes.by_name and not self.is_plain and self.theme != settings.theme:
            self.theme = settings.theme
        if self.front is not None:
            self.front.restyle()
        for screen in self.screen_stack:
            if isinstance(screen, Paintable):
                screen.repaint_all()

    @property
    def password(self) -> str | None:
        """The password the document was opened with."""
        return self.opener.password if self.opener is not None else None

    def refresh_desk(self) -> None:
        """Something changed while another screen was open: the desk paints itself again."""
        if self.front is not None:
            self.front.repaint_all()

    def copy(self, text: str) -> str:
        """Copy text; answers in words where it went."""
        return copied(self, text, self.look)

    def _first_theme(self) -> str:
        if self.is_plain:
            return PLAIN
        return self.settings.theme if self.settings.theme in self.themes.by_name else DARK_DEFAULT
