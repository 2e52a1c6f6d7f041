"""One paragraph in normal form, every character still knowing where it stands in the printed text.

Owns: half-width forms, dropped blanks, the map back to the printed characters. Does not own numbers or words. Blanks
are dropped because readers and word processors put them anywhere in Chinese text; between two digits one blank is kept,
so that "1. 2024年" does not become 1.2024. Called by `narrative.numerals` and the readers of clauses.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

_KEPT = frozenset("，。；：？！、“”‘’《》〈〉【】〔〕—…·①②③④⑤⑥⑦⑧⑨⑩")
_BRACKETS = str.maketrans({"（": "(", "）": ")", "﹙": "(", "﹚": ")", ";": "；", ":": "：", "!": "！", "?": "？"})
_INSIDE_NUMBER = frozenset("0123456789.,")


@dataclass(frozen=True)
class Flow:
    """`text`: normal form; `offsets[i]`: offset of its character i in the printed text of its block. `block`: the block
    the text begins in; `joins`: where a further block begins (place in `text`, block), for a paragraph cut in two."""

    block: str
    text: str
    offsets: tuple[int, ...]
    joins: tuple[tuple[int, str], ...] = ()

    def block_at(self, place: int) -> str:
        """The block the character at `place` stands in."""
        found = self.block
        for start, block in self.joins:
            if start <= place:
                found = block
        return found

    def ref(self, start: int, end: int) -> str:
        """Reference of the characters `start` to `end` (half open, in normal form) of the printed text; of those in
        the first block where they stand in two."""
        block = self.block_at(start)
        last = end - 1
        while last > start and self.block_at(last) != block:
            last -= 1
        return f"{block}/{self.offsets[start]}-{self.offsets[last] + 1}"

    def followed_by(self, other: Flow) -> Flow:
        """This text with another behind it, as one paragraph."""
        joins = (*self.joins, (len(self.text), other.block))
        moved = tuple((start + len(self.text), block) for start, block in other.joins)
        return Flow(self.block, self.text + other.text, self.offsets + other.offsets, joins + moved)


def flow_of(block: str, printed: str) -> Flow:
    """The normal form of `printed`. Marks of emphasis (* and #) are dropped with the blanks."""
    characters: list[str] = []
    offsets: list[int] = []
    pending_blank = -1
    for offset, printed_character in enumerate(printed):
        if printed_character.isspace() or printed_character in "\u200b\ufeff":
            pending_blank = offset
            continue
        if printed_character in "*#":
            continue
        normal = _normal(printed_character)
        if pending_blank >= 0 and characters and characters[-1] in _INSIDE_NUMBER and normal[:1].isdigit():
            characters.append(" ")
            offsets.append(pending_blank)
        pending_blank = -1
        for character in normal:
            characters.append(character)
            offsets.append(offset)
    return Flow(block, _commas("".join(characters)), tuple(offsets))


def normal_text(printed: str) -> str:
    """Only the normal form."""
    return flow_of("", printed).text.replace(" ", "")


@cache
def _normal(character: str) -> str:
    if character in _KEPT:
        return character
    changed = unicodedata.normalize("NFKC", character).translate(_BRACKETS)
    return {"−": "-", "﹣": "-", "﹪": "%", "?": "？"}.get(changed, changed)


def _commas(text: str) -> str:
    """Commas between digits stay half-width if they can be separators of thousands; all others become full-width."""
    out = list(text)
    for place, character in enumerate(text):
        if character not in ",，":
            continue
        before = place > 0 and text[place - 1].isdigit()
        after = text[place + 1 : place + 2].isdigit()
        if not (before and after):
            out[place] = "，"
        elif character == "，":
            group = text[place + 1 : place + 4]
            ends = not text[place + 4 : place + 5].isdigit()
            out[place] = "," if len(group) == 3 and group.isdigit() and ends else "，"
    return "".join(out)
