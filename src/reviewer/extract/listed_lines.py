"""Directories printed without a table: lines that begin with a directory code, one below the other over many pages.

Owns the light path for them: they become one grid of code and name and never reach the steps that read prose. Called by
assembly; the test of a line is its first character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.extract.raw import RawGrid, RawItem, RawLine
from reviewer.extract.shapes import tidy_cell
from reviewer.model.document import Cell

_CODED = re.compile(r"^([A-F]\d{2}(?:\s?\d{2}){0,4})[\s、.．]*([^\d\s].*)?$")
_FIRST = frozenset("ABCDEF")
MIN_LINES = 12
"""Coded lines from which a run is a directory."""
MAX_GAP = 6
"""Short lines between two coded ones: the rest of a long name, the head repeated on a page."""
MAX_BETWEEN = 60
"""Characters of such a line."""


def with_listed_lines(items: Sequence[RawItem]) -> list[RawItem]:
    """The items with every long run of coded lines as one grid, a page to a grid."""
    if sum(_is_coded(item) for item in items) < MIN_LINES:
        return list(items)
    shaped: list[RawItem] = []
    place = 0
    while place < len(items):
        end = _run(items, place) if _is_coded(items[place]) else place
        if end > place:
            shaped.extend(_grids(items[place:end]))
            place = end
            continue
        shaped.append(items[place])
        place += 1
    return shaped


def _is_coded(item: RawItem) -> bool:
    return isinstance(item, RawLine) and item.text[:1] in _FIRST and bool(_CODED.match(item.text.strip()))


def _run(items: Sequence[RawItem], start: int) -> int:
    """Index behind the last coded line of the run that begins at `start`; `start` where the run is short."""
    count, end = 0, start
    for place in range(start, len(items)):
        item = items[place]
        if _is_coded(item):
            count, end = count + 1, place + 1
        elif place - end >= MAX_GAP or not isinstance(item, RawLine) or not _may_stand_between(item.text):
            break
    if count < MIN_LINES:
        return start
    return end + 1 if _is_bare(items[end - 1]) and end < len(items) and isinstance(items[end], RawLine) else end


def _is_bare(item: RawItem) -> bool:
    """Whether a coded line has no name: it stands beside it, in the line that follows."""
    return isinstance(item, RawLine) and item.text.strip().replace(" ", "")[1:].isdecimal()


def _may_stand_between(text: str) -> bool:
    return len(text) <= MAX_BETWEEN and not text.rstrip().endswith("。")


def _grids(lines: Sequence[RawItem]) -> list[RawItem]:
    grids: list[RawItem] = []
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        assert isinstance(line, RawLine)
        if rows and rows[0][0].source.page != line.source.page:
            grids.append(RawGrid(tuple(rows), rows[0][0].source))
            rows = []
        match = _CODED.match(line.text.strip())
        code, name = (match[1], match[2] or "") if match else ("", line.text)
        if not code and rows and rows[-1][0].text and not rows[-1][1].text:
            rows[-1] = (rows[-1][0], Cell(tidy_cell(name), line.source))  # the name beside its code
            continue
        rows.append((Cell(code, line.source), Cell(tidy_cell(name), line.source)))
    grids.append(RawGrid(tuple(rows), rows[0][0].source))
    return grids
