"""A page redrawn as text: every glyph where it stands, as far as a grid of cells allows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.model.document import BBox
from reviewer.tui.fit import cells
from reviewer.tui.ink import Ink, Line, Span

ROW_SHARE = 0.6
"""Glyphs whose middles are closer than this share of their height stand on one line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box in points, origin top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def page_lines(glyphs: Iterable[Glyph], page_width: float, width: int, mark: BBox | None) -> list[tuple[float, Line]]:
    """Lines from top to bottom with the middle of each in points; what lies in `mark` is marked."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: ((item.y0 + item.y1) / 2, item.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if rows:
            last = rows[-1][0]
            if abs(middle - (last.y0 + last.y1) / 2) < ROW_SHARE * max(1.0, last.y1 - last.y0):
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    return [((row[0].y0 + row[0].y1) / 2, _line(row, page_width, width, mark)) for row in rows]


def _line(row: list[Glyph], page_width: float, width: int, mark: BBox | None) -> Line:
    spans: list[Span] = []
    at = 0
    for glyph in sorted(row, key=lambda item: item.x0):
        if not glyph.text.strip():
            continue
        wanted = int(glyph.x0 / max(1.0, page_width) * width)
        if wanted > at:
            spans.append(Span(" " * (wanted - at)))
            at = wanted
        is_marked = mark is not None and _inside(glyph, mark)
        spans.append(Span(glyph.text, Ink.CULPRIT if is_marked else Ink.TEXT))
        at += cells(glyph.text)
    return tuple(spans)


def _inside(glyph: Glyph, box: BBox) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
