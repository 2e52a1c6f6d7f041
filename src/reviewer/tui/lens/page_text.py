"""A page redrawn as text: every glyph where it stands, as far as a grid of cells allows. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from reviewer.model.document import BBox
from reviewer.tui.fit import CUT, cells, crop, pad_left, pad_right
from reviewer.tui.ink import Ink, Line, Span

TOUCH, GAP = 0.15, 0.4
"""Shares of the height: closer glyphs stand in one word; wider gaps part columns."""
SPARE = 0.9
"""Share of the width that is used: a glyph may take more cells than its points ask for."""
ROW_SHARE = 0.6
"""Glyphs whose middles are closer than this share of their height stand on one line."""

_NUMBER_AT_END = re.compile(r"[\d.,%-]+$")
_NUMBER_AT_START = re.compile(r"^[\d.,%-]+")


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
    printed = [glyph for glyph in glyphs if glyph.text.strip()]
    left = min((glyph.x0 for glyph in printed), default=0.0)
    scale = SPARE * width / max(1.0, max((glyph.x1 for glyph in printed), default=page_width) - left)
    for glyph in sorted(printed, key=lambda item: ((item.y0 + item.y1) / 2, item.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if rows:
            last = rows[-1][0]
            if abs(middle - (last.y0 + last.y1) / 2) < ROW_SHARE * max(1.0, last.y1 - last.y0):
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    return [((row[0].y0 + row[0].y1) / 2, _line(row, left, scale, mark)) for row in rows]


def _line(row: list[Glyph], left: float, scale: float, mark: BBox | None) -> Line:
    spans: list[Span] = []
    at = 0
    end = left
    for glyph in sorted(row, key=lambda item: item.x0):
        wanted = int((glyph.x0 - left) * scale)
        if wanted <= at and spans and glyph.x0 - end > GAP * (glyph.y1 - glyph.y0):
            wanted = at + 1  # the line is longer than there is room: words stay apart
        if wanted > at and glyph.x0 - end > TOUCH * (glyph.y1 - glyph.y0):
            spans.append(Span(" " * (wanted - at)))
            at = wanted
        end = max(end, glyph.x1)
        is_marked = mark is not None and inside(glyph, mark)
        spans.append(Span(glyph.text, Ink.CULPRIT if is_marked else Ink.TEXT))
        at += cells(glyph.text)
    return tuple(spans)


def inside(glyph: Glyph, box: BBox) -> bool:
    """Whether the middle of a glyph lies in a box."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def windowed(line: Line, first: int, width: int) -> Line:
    """The part of a line from cell `first` on, in `width` cells. A word that is cut is marked; a number is never shown
    in part."""
    spans: list[Span] = []
    at = -first
    for span in _words(line):
        start, stop = at, at + cells(span.text)
        at = stop
        if stop <= 0 or start >= width:
            continue
        text = span.text
        if start < 0:
            text, start = pad_left(_end_of(text, stop), stop), 0
        if stop > width:
            text = pad_right(_begin_of(text, width - start), width - start)
        spans.append(span._replace(text=text))
    return tuple(spans)


def _begin_of(word: str, width: int) -> str:
    """What fits of the beginning, without part of a number."""
    if not word.strip():
        return ""
    return crop(_NUMBER_AT_END.sub("", crop(word, width).removesuffix(CUT)) + CUT, width)


def _end_of(word: str, width: int) -> str:
    """What fits of the end, without part of a number."""
    if not word.strip():
        return ""
    shown = word
    while shown and cells(shown) > width - len(CUT):
        shown = shown[1:]
    return crop(CUT + _NUMBER_AT_START.sub("", shown), width)


def _words(line: Line) -> Iterable[Span]:
    """Glyphs that touch, as one piece."""
    for (ink, is_blank), group in groupby(line, key=lambda span: (span.ink, not span.text.strip())):
        text = "".join(span.text for span in group)
        yield Span(text, ink if not is_blank else Ink.TEXT)


def marked_at(line: Line) -> tuple[int, int] | None:
    """The cells of what is marked in a line; None where nothing is."""
    at, found = 0, []
    for span in line:
        if span.ink is Ink.CULPRIT:
            found += [at, at + cells(span.text)]
        at += cells(span.text)
    return (found[0], found[-1]) if found else None
