"""Glyphs to printed lines: by baseline, left to right, spaces only where a reader sees one. Called by `page_layout`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reviewer.extract.pdf.marks import Glyph

WORD_GAP = 0.25
"""Of the font size; between Latin letters or digits a wider gap is a space."""
WIDE_GAP = 0.9
"""Of the font size; between any characters a wider gap is a space."""
NO_GAP = 1.0
"""Points; closer glyphs are never parted, however small they are (`WORD_GAP` of the smallest size)."""
SPLIT_GAP = 2.5
"""Of the font size; a wider gap parts two lines that only stand side by side."""


@dataclass(slots=True)
class Line:
    """One printed line or a part of one."""

    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def y0(self) -> float:
        """Top."""
        return min(glyph.y0 for glyph in self.glyphs)

    @property
    def y1(self) -> float:
        """Bottom."""
        return max(glyph.y1 for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        """Vertical middle of the largest glyphs."""
        tallest = max(self.glyphs, key=lambda glyph: glyph.size)
        return tallest.middle

    @property
    def size(self) -> float:
        """The usual font size."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @property
    def text(self) -> str:
        """The characters with the spaces a reader sees."""
        return spaced(self.glyphs)


def rows_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Glyphs grouped by baseline, top to bottom, each line left to right."""
    lines: list[Line] = []
    for glyph in sorted(glyphs, key=lambda g: (g.middle, g.x0)):
        for line in reversed(lines[-4:]):
            reference = line.glyphs[-1]
            tolerance = 0.45 * max(min(reference.y1 - reference.y0, glyph.y1 - glyph.y0), 4.0)
            if abs(reference.middle - glyph.middle) <= tolerance:
                line.glyphs.append(glyph)
                break
        else:
            lines.append(Line([glyph]))
    for line in lines:
        line.glyphs.sort(key=lambda g: g.x0)
    return sorted(lines, key=lambda line: line.y0)


def parts_of(line: Line, gap: float = SPLIT_GAP) -> list[Line]:
    """The line cut where the gap is too wide for one line of prose."""
    parts: list[Line] = []
    for glyph in line.glyphs:
        if parts:
            last = parts[-1].glyphs[-1]
            if glyph.x0 - last.x1 <= gap * max(last.size, glyph.size, 4.0):
                parts[-1].glyphs.append(glyph)
                continue
        parts.append(Line([glyph]))
    return parts


def spaced(glyphs: list[Glyph]) -> str:
    """Text of glyphs in order; a space between Latin words, or where the gap is as wide as a character."""
    text: list[str] = []
    end = float("inf")
    last: Glyph | None = None
    for glyph in glyphs:
        gap = glyph.x0 - end
        if gap > NO_GAP and last is not None:
            size = max(last.size, glyph.size, 4.0)
            latin = last.text.isascii() and glyph.text.isascii() and last.text.isalpha() and glyph.text.isalpha()
            if gap > WIDE_GAP * size or (latin and gap > WORD_GAP * size):
                text.append(" ")
        text.append(glyph.text)
        last, end = glyph, glyph.x1
    return "".join(text)
