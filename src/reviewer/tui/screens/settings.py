"""Settings: enter changes a line at once and keeps it; below, where the files are and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.tui.fit import pad_right
from reviewer.tui.glyphs import GlyphSet
from reviewer.tui.ink import BLANK, Ink, Line, Span, fitted
from reviewer.tui.screens.ask import Ask
from reviewer.tui.screens.list_screen import ListScreen
from reviewer.tui.settings import FILE, KEYS_FILE, THEMES_FOLDER

NAME = 20
WIDTH_TEST = "①“…—×"


class SettingsScreen(ListScreen):
    """See the module."""

    def heading(self) -> str:
        """What this is."""
        return self.look.say("settings.heading")

    def content(self, width: int) -> Sequence[Line]:
        """One line per setting, then files and complaints."""
        app, settings, look = self.desk_app, self.desk_app.settings, self.look
        named = app.themes.by_name.get(app.theme)
        ambiguous = (
            look.say("settings.asked", width=app.probed_width) if not settings.ambiguous else str(settings.ambiguous)
        )
        rows = (
            ("language", "中文" if look.language == "zh" else "English"),
            ("author", look.clean(settings.author) or look.say("settings.nobody")),
            ("theme", look.words(named.title) if named else look.say("settings.plain")),
            ("glyphs", settings.glyphs),
            ("ambiguous", ambiguous),
            ("mouse", look.say("settings.on" if settings.mouse else "settings.off")),
            ("advances", look.say("settings.advance.next" if settings.advances else "settings.advance.stay")),
            ("lens", look.say(f"settings.lens.{settings.lens}")),
        )
        lines: list[Line] = []
        for name, value in rows:
            label = pad_right(look.say(f"settings.name.{name}"), NAME)
            lines.append((Span(label, Ink.HEADER, f"set:{name}"), Span(value, Ink.TEXT, f"set:{name}")))
        lines += [BLANK, (Span(look.say("settings.width-test"), Ink.MUTED),)]
        lines += [(Span(WIDTH_TEST + "|", Ink.TEXT),), (Span("-" * len(WIDTH_TEST) + "|", Ink.MUTED),), BLANK]
        folder = app.folder
        for file in (FILE, KEYS_FILE, THEMES_FOLDER) if folder else ():
            lines.append((Span(look.clean(str(folder / file)) if folder else "", Ink.MUTED),))
        complaints = (*settings.complaints, *app.keymap.complaints, *app.themes.complaints)
        lines.append((Span(look.say("settings.complaints" if complaints else "settings.no-complaints"), Ink.HEADER),))
        lines += [(Span("! " + look.words(complaint), Ink.WARNING),) for complaint in complaints]
        return [fitted(line, width) for line in lines]

    async def chosen(self, target: str) -> None:
        """Change the setting."""
        app, settings = self.desk_app, self.desk_app.settings
        name = target.partition(":")[2]
        if name == "author":
            app.push_screen(Ask("settings.ask-author", settings.author, self._named))
            return
        if name == "theme":
            await self.perform_id("theme.next")
            return
        if name == "language":
            await self.perform_id("view.language")
            return
        dots = GlyphSet.DOTS.value if settings.glyphs == GlyphSet.ASCII.value else GlyphSet.ASCII.value
        lenses = ("auto", "page", "lens", "image")
        changed = {
            "glyphs": replace(settings, glyphs=dots),
            "ambiguous": replace(settings, ambiguous=(settings.ambiguous + 1) % 3),
            "mouse": replace(settings, mouse=not settings.mouse),
            "advances": replace(settings, advances=not settings.advances),
            "lens": replace(
                settings,
                lens=lenses[(lenses.index(settings.lens) + 1) % len(lenses) if settings.lens in lenses else 0],
            ),
        }
        if name in changed:
            app.change(changed[name])
        if name == "mouse" or (name == "lens" and app.settings.lens == "image" and app.drawing is None):
            self.notice = self.look.say("settings.next-start")

    def _named(self, author: str) -> None:
        app = self.desk_app
        app.change(replace(app.settings, author=author.strip()))
        if app.model is not None:
            app.model.author = author.strip()
