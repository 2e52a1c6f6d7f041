"""Help: the keys valid here first, then all others; searched by word, or by the key itself. The glyph legend on top."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.tui.actions import Action, Context
from reviewer.tui.bar.paint import key_name
from reviewer.tui.fit import pad_right
from reviewer.tui.glyphs import GLYPHS, INKS, Mark
from reviewer.tui.ink import Ink
from reviewer.tui.keymap import token
from reviewer.tui.registry import ACTIONS
from reviewer.tui.screens.picker import Pick, PickerScreen

KEYS = 16


class HelpScreen(PickerScreen):
    """`here`: the contexts of the screen below; `is_bare`: the key table without words around it."""

    is_tall = True

    def __init__(self, here: tuple[Context, ...], *, is_bare: bool = False) -> None:
        super().__init__()
        self.here = here
        self.is_bare = is_bare

    def heading(self) -> str:
        """What can be typed."""
        return self.look.say("picker.keys-table" if self.is_bare else "picker.help")

    def picks(self) -> Sequence[Pick]:
        """Those of the key typed, else the legend, the keys of this place, all others."""
        wanted = self.typed.strip()
        by_key = [action for action in ACTIONS if wanted and token(wanted, wanted) in self._keys(action)]
        if by_key:
            return [self._pick(action, self.typed) for action in by_key]
        actions = sorted(ACTIONS, key=lambda action: not action.contexts & set(self.here))
        picks = [self._pick(action) for action in actions]
        return picks if self.is_bare or wanted else [*self._legend(), *picks]

    async def picked(self, pick: Pick) -> None:
        """Help only tells."""

    def _keys(self, action: Action) -> tuple[str, ...]:
        return self.desk_app.keymap.keys.get(action.id, ())

    def _pick(self, action: Action, words: str = "") -> Pick:
        keys = " ".join(key_name(key) for key in self._keys(action)) or "-"
        title = self.look.words(action.title)
        label = pad_right(keys, KEYS) + "  " + (title if self.is_bare else f"{title}: {self.look.words(action.help)}")
        is_here = bool(action.contexts & set(self.here))
        searched = f"{action.title.zh} {action.title.en} {action.help.zh} {action.help.en} {action.id} {words}"
        return Pick(
            action.id, label, action.id if self.is_bare else "", searched, " ", Ink.TEXT if is_here else Ink.MUTED
        )

    def _legend(self) -> list[Pick]:
        glyphs = GLYPHS[self.look.glyphs]
        marks = [mark for mark in Mark if mark is not Mark.NONE]
        picks = [_glyph(glyphs[mark], self.look.say(f"glyph.{mark.value}"), INKS[mark]) for mark in marks]
        return picks + [_glyph(glyph, self.look.say(f"glyph.role.{name}"), Ink.STRONG) for glyph, name in ROLES]


ROLES = (("+", "addend"), ("-", "subtracted"), ("=", "total"), ("&", "same"), ("/", "base"))


def _glyph(glyph: str, words: str, ink: Ink) -> Pick:
    return Pick(f"glyph:{glyph}", words, "", "", glyph, ink)
