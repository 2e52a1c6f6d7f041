"""Actions that mean the same on every screen: language, theme, pushed screens, leaving. A group of keys of the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.tui.app import DeskApp


class AppKeys:
    """`do_view_language`, `do_theme_next`, `do_screen_*`, `do_help`, `do_palette`, `do_quit`."""

    def __init__(self, app: DeskApp) -> None:
        self.app = app

    def do_view_language(self) -> None:
        """中文 / English, at once."""
        self.app.change(replace(self.app.settings, language="zh" if self.app.look.language == "en" else "en"))

    def do_theme_next(self) -> None:
        """The next theme."""
        names = list(self.app.themes.by_name)
        if names and not self.app.is_plain:
            at = names.index(self.app.theme) if self.app.theme in names else -1
            self.app.change(replace(self.app.settings, theme=names[(at + 1) % len(names)]))

    def do_screen_redraw(self) -> None:
        """Draw everything again."""
        self.app.screen.refresh(layout=True)

    def do_quit(self) -> None:
        """Leave; everything is saved already."""
        review = self.app.review
        if review is not None:
            review.remember()
        if self.app.model is not None:
            self.app.model.close()
        self.app.exit(0)
