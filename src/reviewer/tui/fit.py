"""How many cells text takes, and making it fit: cut with a mark, pad, wrap; characters a terminal may draw too wide.

Owns widths. A label may be cut (`..`), a number never is (the grid makes room). Used by every painter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from reviewer.words import visible

CUT = ".."
"""Stands where text was cut; two cells, drawn alike by every terminal."""

_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NEVER_FIRST = frozenset("，。、；：？！）》】〉」』”’％,.;:?!)]}%'\"~·∘○●◐")
_PIECE = re.compile(r"[A-Za-z0-9.,%+\-]+|.", re.DOTALL)
_WIDE_FORMS = {
    "“": "＂", "”": "＂", "‘": "＇", "’": "＇", "…": "..", "—": "--", "–": "-", "―": "--", "·": "・", "×": "x",
    "÷": "/", "±": "+-", "≥": ">=", "≤": "<=", "≠": "!=", "●": "*", "○": "o", "◎": "o", "■": "#", "□": "[]",
    "▲": "^", "△": "^", "▼": "v", "▽": "v", "◆": "*", "◇": "o", "★": "*", "☆": "*", "→": "->", "←": "<-",
    "↑": "^", "↓": "v", "§": "S.", "°": "deg", "─": "-", "━": "-", "│": "|", "┃": "|", "∶": ":", "√": "v/",
    "※": "*",
}  # fmt: skip


def cells(text: str) -> int:
    """Width in terminal cells: W and F two, ambiguous one, combining none."""
    return len(text) if text.isascii() else cell_len(text)


def clean(text: str, ambiguous: int = 1) -> str:
    """Foreign text made harmless and drawable on one line; `ambiguous`: cells the terminal gives to ambiguous ones."""
    if text.isascii() and text.isprintable():
        return text
    return _clean(text, ambiguous)


@lru_cache(maxsize=16384)
def _clean(text: str, ambiguous: int) -> str:
    text = visible(_SELECTORS.sub("", text)).replace("\t", "␉").replace("\n", "␊")
    if ambiguous == 2:
        text = "".join(_drawable(char) for char in text)
    return text


def _drawable(char: str) -> str:
    """A stand-in for a character of ambiguous width, whose own width is certain."""
    if char.isascii() or unicodedata.east_asian_width(char) != "A":
        return char
    known = _WIDE_FORMS.get(char)
    if known:
        return known
    plain = unicodedata.normalize("NFKC", char)
    if "①" <= char <= "⑳":
        return f"({plain})"
    if all(unicodedata.east_asian_width(c) != "A" for c in plain):
        return plain
    return f"⟨{ord(char):04X}⟩"


def crop(text: str, width: int) -> str:
    """`text` in at most `width` cells; what is cut is marked."""
    if cells(text) <= width:
        return text
    if width <= len(CUT):
        return CUT[: max(0, width)]
    room = width - len(CUT)
    kept = []
    for char in text:
        room -= cells(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + CUT


def pad_right(text: str, width: int) -> str:
    """`text` followed by blanks up to `width` cells."""
    return text + " " * (width - cells(text))


def pad_left(text: str, width: int) -> str:
    """Blanks, then `text`, `width` cells together."""
    return " " * (width - cells(text)) + text


def wrap(text: str, width: int) -> list[tuple[int, str]]:
    """The lines of a paragraph, each with the offset of its first character in `text`.

    Breaks between Chinese characters, never inside a number or a Latin word that fits on a line, and lets no closing
    punctuation begin a line. At least one line.
    """
    lines: list[tuple[int, str]] = []
    start, used = 0, 0
    for match in _PIECE.finditer(text):
        size = cells(match[0])
        if used and used + size > width and match[0] not in _NEVER_FIRST:
            lines.append((start, text[start : match.start()]))
            start, used = match.start(), 0
        while size > width:  # a word longer than the line
            part = _head(text[start : match.end()], width)
            if not part or start + len(part) >= match.end():
                break
            lines.append((start, part))
            start += len(part)
            size = cells(text[start : match.end()])
            used = 0
        used += size
    lines.append((start, text[start:]))
    return lines


def _head(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            return text[:index]
    return text
