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

MOST_CARRIED = 4
"""Characters that go to the next line together with punctuation that must not begin it."""

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
    """The lines of a paragraph, each with the offset of its first character in `text`; none is wider than `width`.

    Breaks between Chinese characters, never inside a number or a Latin word that fits on a line, and lets no closing
    punctuation begin a line where the character before it can go with it. At least one line.
    """
    pieces = [(match.start(), match.end(), cells(match[0])) for match in _PIECE.finditer(text)]
    lines: list[tuple[int, str]] = []
    first, used = 0, 0  # index of the line's first piece, cells used by it
    place = 0
    while place < len(pieces):
        size = pieces[place][2]
        if used + size <= width:
            used += size
            place += 1
            continue
        if place == first:  # a word longer than the line is cut
            start, end, _size = pieces[place]
            head = max(1, len(_head(text[start:end], width)))
            lines.append((start, text[start : start + head]))
            pieces[place] = (start + head, end, cells(text[start + head : end]))
            if start + head >= end:
                place += 1
                first = place
            continue
        place = _break_before(text, pieces, first, place)
        lines.append((pieces[first][0], text[pieces[first][0] : pieces[place][0]]))
        first, used = place, 0
    if first < len(pieces) or not lines:
        start = pieces[first][0] if first < len(pieces) else 0
        lines.append((start, text[start:]))
    return lines


def _break_before(text: str, pieces: list[tuple[int, int, int]], first: int, place: int) -> int:
    """The piece that begins the next line: not closing punctuation, if the line does not grow empty by it."""
    wanted = place
    while wanted > first + 1 and text[pieces[wanted][0]] in _NEVER_FIRST and place - wanted < MOST_CARRIED:
        wanted -= 1
    return place if text[pieces[wanted][0]] in _NEVER_FIRST else wanted


def _head(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            return text[:index]
    return text
