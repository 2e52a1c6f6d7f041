"""Columns where no rule parts them: what stands apart in every row, and what only a name in the head tells of.

Owns the extents of columns and the edges between them; knows no rows. Called by `unruled`.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from reviewer.extract.pdf.columns import table_parts
from reviewer.extract.pdf.head_tree import Name
from reviewer.extract.pdf.lines import Line
from reviewer.extract.pdf.marks import Glyph

WIDE = 0.6
"""Share of the width of the table; a line of one piece that is wider is a sentence."""
NARROW = 0.3
"""Of the font size; glyphs of one text are closer."""
OVERLAP = 0.5
"""Points; what reaches further into a column stands in it."""
ROOM = 3.0
"""Points that part the name of an empty column from its neighbours."""
STRAIGHT = 1.0
"""Points by which the sides of a straight column may differ."""
FEWEST_TEXTS = 3
"""Texts of a column whose ends can show that a side is straight."""
PADDING = 4.0
"""Points between a straight side and the edge of its column at most."""

Extent = tuple[float, float]


def columns_of(body: Sequence[Line]) -> list[Extent]:
    """What stands apart in every row, from left to right."""
    left, right = min(line.x0 for line in body), max(line.x1 for line in body)
    pieces: list[Extent] = []
    for line in body:
        parts = table_parts(line)
        if len(parts) == 1 and line.x1 - line.x0 > WIDE * (right - left):
            continue
        for part in parts:
            pieces += _pieces(part.glyphs)
    columns: list[Extent] = []
    for x0, x1 in sorted(pieces):
        if columns and x0 < columns[-1][1] - OVERLAP:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _pieces(glyphs: Sequence[Glyph]) -> list[Extent]:
    found: list[Extent] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and glyph.x0 - last.x1 <= NARROW * max(glyph.size, 4.0):
            found[-1] = (found[-1][0], max(found[-1][1], glyph.x1))
        else:
            found.append((glyph.x0, glyph.x1))
        last = glyph
    return found


def with_empty(columns: Sequence[Extent], names: Sequence[Name]) -> list[Extent]:
    """The columns and those only a name tells of: nothing of the body stands under it, no name below it either."""
    found = list(columns)
    unnamed = {extent for extent in columns if not any(_overlap(name, extent, 0.0) for name in names)}
    loose = [name for name in names if not any(_overlap(name, extent, ROOM) for extent in columns)]
    for name in names:  # the lowest first
        if any(_overlap(name, extent, ROOM) for extent in found):
            continue
        beside = [
            *[extent for extent in found if extent[1] < name.x0][-1:],
            *[extent for extent in found if extent[0] > name.x1][:1],
        ]
        free = [
            extent
            for extent in unnamed.intersection(beside)
            if _distance(extent, name.centre) <= min(_distance(extent, other.centre) for other in loose)
        ]
        if free:
            unnamed.remove(_nearest(free, name.centre))  # amounts at the right side of a column, its name in the middle
            continue
        lower = [other for other in names if other.y0 > name.y1 - 1]
        named = {_nearest(found, other.centre) for other in lower}
        if len(beside) == 1 or not named.issuperset(beside):
            found.append((name.x0, name.x1))
            found.sort()
    return found


def _overlap(name: Name, extent: Extent, room: float) -> bool:
    return min(name.x1 + room, extent[1]) > max(name.x0 - room, extent[0])


def _nearest(columns: Sequence[Extent], x: float) -> Extent:
    return min(columns, key=lambda extent: _distance(extent, x))


def edges_of(columns: Sequence[Extent], names: Sequence[Name], body: Sequence[Line]) -> list[float]:
    """Edges of the columns: close to a straight side, else half way between what stands in them and their names."""
    own = _with_names(columns, names)
    sides = _straight_sides(columns, body)
    inner = []
    for place in range(len(columns) - 1):
        left, right = own[place][1], own[place + 1][0]
        middle = (left + right) / 2
        end, start = columns[place][1] + PADDING, columns[place + 1][0] - PADDING
        if sides[place][1] and not sides[place + 1][0] and left <= end:
            middle = min(middle, end)
        elif sides[place + 1][0] and not sides[place][1] and right >= start:
            middle = max(middle, start)
        # Names may stand wider than what is under them; what is printed in the body stays on its side.
        inner.append(min(max(middle, columns[place][1]), columns[place + 1][0]))
    first = min(*(x0 for x0, _ in own), *(line.x0 for line in body))
    last = max(*(x1 for _, x1 in own), *(line.x1 for line in body))
    return [first - 2, *inner, last + 2]


def _with_names(columns: Sequence[Extent], names: Sequence[Name]) -> list[Extent]:
    """The columns as wide as the lowest names over them, and what stands right over these."""
    own: list[Extent] = list(columns)
    lowest: dict[int, Name] = {}
    for name in names:  # the lowest first
        place = min(range(len(own)), key=lambda place: _distance(own[place], name.centre))
        is_wrapped = place in lowest and abs(lowest[place].centre - name.centre) < STRAIGHT
        others = (extent for other, extent in enumerate(own) if other != place)
        if (place in lowest and not is_wrapped) or any(_overlap(name, extent, 0.0) for extent in others):
            continue
        lowest.setdefault(place, name)
        own[place] = (min(own[place][0], name.x0), max(own[place][1], name.x1))
    return own


def _straight_sides(columns: Sequence[Extent], body: Sequence[Line]) -> list[tuple[bool, bool]]:
    """Whether all that stands in a column begins at one place, and whether it ends at one."""
    within: list[list[Extent]] = [[] for _ in columns]
    for line in body:
        parts = [piece for part in table_parts(line) for piece in _pieces(part.glyphs)]
        for place, (x0, x1) in enumerate(columns):
            inside = [piece for piece in parts if x0 - 1 <= piece[0] and piece[1] <= x1 + 1]
            if inside:
                within[place].append((inside[0][0], inside[-1][1]))
    return [(_is_straight([x0 for x0, _ in item]), _is_straight([x1 for _, x1 in item])) for item in within]


def _is_straight(ends: Sequence[float]) -> bool:
    """Whether nearly all of at least three ends are at one place."""
    if len(ends) < FEWEST_TEXTS:
        return False
    usual = median(ends)
    return sum(abs(end - usual) <= STRAIGHT for end in ends) >= NEARLY_ALL * len(ends)


NEARLY_ALL = 0.8
"""Share of the texts of a column that make its side straight."""


def _distance(extent: Extent, x: float) -> float:
    return max(extent[0] - x, x - extent[1], 0.0)
