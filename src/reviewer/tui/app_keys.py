"""Actions that mean the same on every screen: language, theme, pushed screens, leaving. A group of keys of the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.tui.host import Host
from reviewer.tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from reviewer.tui.state.desk import Desk


class AppKeys:
    """`do_view_language`, `do_theme_next`, `do_screen_*`, `do_help`, `do_palette`, `do_quit`."""

    def __init__(self, app: Host) -> None:
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

    def do_screen_overview(self) -> None:
        """The cover page of the review."""
        from reviewer.tui.screens.overview import OverviewScreen

        self._push(OverviewScreen)

    def do_history_list(self) -> None:
        """All decisions."""
        from reviewer.tui.screens.history import HistoryScreen

        self._push(HistoryScreen)

    def do_screen_export(self) -> None:
        """Write the issue list and the opinion."""
        from reviewer.tui.screens.export import ExportScreen

        self._push(ExportScreen)

    def do_screen_conflicts(self) -> None:
        """Conflicts, orphans, decisions without a finding."""
        from reviewer.tui.screens.conflicts import ConflictsScreen

        self._push(ConflictsScreen)

    def do_screen_settings(self) -> None:
        """What can be set."""
        from reviewer.tui.screens.settings import SettingsScreen

        self._push(lambda _desk: SettingsScreen())

    def do_screen_differences(self) -> None:
        """What differs from an earlier version; asks for one where none was given."""
        from reviewer.tui.screens.ask import Ask
        from reviewer.tui.screens.differences import DifferencesScreen

        opener, front = self.app.opener, self.app.front
        if front is None:
            return
        if opener is not None and opener.compared is not None:
            compared = opener.compared
            self._push(lambda _desk: DifferencesScreen(compared))
        elif opener is None:
            front.tell("differences.impossible")
        else:
            self._push(lambda _desk: Ask("differences.ask", "", front.compare))

    def do_table_pick(self) -> None:
        """The list of places."""
        from reviewer.tui.screens.place_picker import PlacePicker

        self._push(PlacePicker)

    def do_filter_open(self) -> None:
        """Facets of the findings."""
        from reviewer.tui.screens.filter_picker import FilterPicker

        self._push(FilterPicker)

    def do_palette(self) -> None:
        """All commands."""
        from reviewer.tui.screens.palette import Palette

        if isinstance(self.app.screen, KeyedScreen):
            self.app.push_screen(Palette(self.app.screen))

    def do_help(self) -> None:
        """Keys and glyphs."""
        self._help(is_bare=False)

    def do_keys(self) -> None:
        """The bare key table."""
        self._help(is_bare=True)

    async def do_screen_narrative(self) -> None:
        """From another screen: to the desk, at its prose."""
        await self._on_desk("screen.narrative")

    async def do_screen_performance(self) -> None:
        """From another screen: to the desk, at its forms."""
        await self._on_desk("screen.performance")

    def do_save(self) -> None:
        """Write now."""
        if self.app.front is not None:
            self.app.front.save_now()

    def do_screen_redraw(self) -> None:
        """Draw everything again."""
        self.app.screen.refresh(layout=True)

    def do_quit(self) -> None:
        """Leave; everything is saved already."""
        if self.app.front is not None:
            self.app.front.remember()
        if self.app.model is not None:
            self.app.model.close()
        self.app.exit(0)

    def _help(self, *, is_bare: bool) -> None:
        from reviewer.tui.screens.help import HelpScreen

        if isinstance(self.app.screen, KeyedScreen):
            self.app.push_screen(HelpScreen(self.app.screen.contexts, is_bare=is_bare))

    def _push(self, make: Callable[[Desk], KeyedScreen]) -> None:
        """Open a screen over the desk, in the place of another list that is open."""
        front = self.app.front
        if front is not None:
            self._to_desk()
            self.app.push_screen(make(front.desk))

    async def _on_desk(self, action_id: str) -> None:
        if self.app.front is not None and self._to_desk():
            screen = self.app.screen
            assert isinstance(screen, KeyedScreen)
            await screen.perform_id(action_id)

    def _to_desk(self) -> bool:
        """Close what lies over the desk; False where nothing does."""
        front: object = self.app.front
        lay_over = self.app.screen is not front
        while self.app.screen is not front:
            self.app.pop_screen()
        return lay_over
