"""How things are shown: the language, the glyphs and the width of ambiguous characters, passed to every painter."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.document import Source
from reviewer.tui.fit import clean
from reviewer.tui.glyphs import GlyphSet
from reviewer.words import Language, Message, Words, say


@dataclass(frozen=True, slots=True)
class Look:
    """`ambiguous`: cells the terminal gives to characters of ambiguous width (1 or 2)."""

    language: Language = Language.CHINESE
    glyphs: GlyphSet = GlyphSet.ASCII
    ambiguous: int = 1

    def say(self, sentence: str, /, **params: object) -> str:
        """A sentence of the screen (`tui.<sentence>`) in the current language; slots are made harmless."""
        spoken = {key: self.clean(value) if isinstance(value, str) else value for key, value in params.items()}
        return self.clean(say(f"tui.{sentence}", self.language, **spoken))

    def words(self, words: Words | Message | str) -> str:
        """Words, a message or foreign text, harmless and in the current language."""
        return self.clean(words if isinstance(words, str) else words.text(self.language))

    def clean(self, text: str) -> str:
        """Foreign text made harmless."""
        return clean(text, self.ambiguous)

    def place(self, source: Source) -> str:
        """Page or line of a source in short form (`p7`, `L225`, `Sheet1!C7`), "" where unknown."""
        if source.page is not None:
            return f"p{source.page}"
        if source.line is not None:
            return f"L{source.line}"
        if source.address:
            return self.clean(f"{source.sheet}!{source.address}" if source.sheet else source.address)
        return ""
