"""The head of a table without rules between its cells: which name stands over which columns.

A name stands in the middle over its columns. Names are taken from the lowest line up: over columns that have no name
yet it is theirs; over named ones it is the name of as many side by side as have it in their middle. Pure geometry.
Called once the columns are known.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.extract.pdf.lines import Line, parts_of
from reviewer.extract.pdf.marks import Glyph
from reviewer.extract.pdf.ruled import Span

NAME_GAP = 0.5
"""Of the font size; the gap that parts two names of a line."""
OFF_CENTRE = 0.4
"""Of the font size; a name is in the middle of several runs of columns where it misses their middles by as little."""
WRAPPED, CLOSE = 1.0, 0.55
"""Of the font size; the lines of a wrapped name over one column, over several, stand closer."""
SLACK = 3.0
"""Points by which a name may be wider than its columns: their edges are not known better."""
LEVEL = 0.5
"""Of a line's height by which two names must overlap to stand side by side."""


@dataclass(slots=True)
class Name:
    """A printed name of the head; `first` to `last`: the columns it stands over, `below`: the names under it."""

    glyphs: list[Glyph]
    first: int = 0
    last: int = 0
    below: list[Name] = field(default_factory=list)

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
    def centre(self) -> float:
        """Horizontal middle."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.y0 + self.y1) / 2

    @property
    def size(self) -> float:
        """The font size, as far as the page is not scaled."""
        return max(min(self.glyphs[0].size, max(glyph.y1 - glyph.y0 for glyph in self.glyphs)), 4.0)


def names_of(lines: Sequence[Line]) -> list[Name]:
    """The names of the lines of a head, the lowest first."""
    names = [Name(part.glyphs) for line in lines for part in parts_of(line, NAME_GAP)]
    return sorted(names, key=lambda name: -name.middle)


def middle_of(names: Sequence[Name]) -> float:
    """The vertical middle of a head."""
    return (min(name.y0 for name in names) + max(name.y1 for name in names)) / 2


def is_from_top(names: Sequence[Name]) -> bool:
    """Whether a name that stands over its column from top to bottom is printed on the first line, not in the middle:
    nothing stands under it, or only the rest of a wrapped name."""
    top = min((name.y0 for name in names), default=0.0)
    for name in names:
        if name.y0 - top < SLACK:
            under = [other for other in names if other.y0 > name.middle and _stands_over(name, other)]
            if all(abs(other.centre - name.centre) < SLACK for other in under):
                return True
    return False


def _stands_over(name: Name, other: Name) -> bool:
    return min(name.x1, other.x1) > max(name.x0, other.x0)


def head_of(names: Sequence[Name], xs: Sequence[float], bottom: float) -> tuple[list[float], list[Span]]:
    """Upper edges of the rows of a head, and its cells. `names`: the lowest first; `bottom`: where the body begins."""
    roots = _Tree(names, xs).roots()
    if not roots:
        return [], []
    depth = max(_depth(root) for root in roots)
    spans: list[Span] = []
    taken: set[int] = set()
    for root in roots:
        spans += _spans(root, 0, depth)
        taken |= set(range(root.first, root.last + 1))
    spans += [Span(0, column, depth, 1) for column in range(len(xs) - 1) if column not in taken]
    top = min(name.y0 for name in names) - 2
    return [top, *_edges(roots, depth, top, bottom)], spans


class _Tree:
    """The head as it grows from the lowest name up. `top`: the uppermost name of each column so far."""

    def __init__(self, names: Sequence[Name], xs: Sequence[float]) -> None:
        self._names = names
        self._xs = xs
        self._top: list[Name | None] = [None] * (len(xs) - 1)
        self._middle = None if is_from_top(names) else middle_of(names)
        """Where names over columns without other names stand; None where that is on the first line."""

    def roots(self) -> list[Name]:
        """The uppermost names, each with those under it."""
        for name in self._names:
            first = last = self._column(name)
            if self._top[first] is not None:
                first, last = self._run(name, first)
                covered = _each_once(self._top[first : last + 1])
                if len(covered) == 1 and _is_wrapped(name, covered[0]):
                    covered[0].glyphs += name.glyphs
                    continue
                name.below = covered
            name.first, name.last = first, last
            self._top[first : last + 1] = [name] * (last - first + 1)
        return _each_once(self._top)

    def _column(self, name: Name) -> int:
        return bisect_right(self._xs[1:-1], name.centre)

    def _run(self, name: Name, column: int) -> tuple[int, int]:
        """The columns whose middle a name stands over: side by side, each with a name below, none with one beside."""
        first = last = column
        beside = [other for other in self._names if other is not name and _is_beside(name, other)]
        while first > 0 and self._may_be_under(name, column, first - 1, beside):
            first -= 1
        while last < len(self._top) - 1 and self._may_be_under(name, column, last + 1, beside):
            last += 1
        xs, top = self._xs, self._top
        runs = [(a, b) for a in range(first, column + 1) for b in range(column, last + 1) if _is_whole(a, b, top)]
        runs = [(a, b) for a, b in runs if xs[b + 1] - xs[a] + SLACK >= name.x1 - name.x0] or runs
        misses = {
            (a, b): min(abs((xs[a] + xs[b + 1]) / 2 - name.centre), abs(_between_leaves(top, a, b) - name.centre))
            for a, b in runs
        }
        near = min(misses.values(), default=0.0) + OFF_CENTRE * name.size
        own = top[column]
        only = (own.first, own.last) if own is not None else (column, column)
        return max((run for run in runs if misses[run] <= near), key=lambda run: run[1] - run[0], default=only)

    def _may_be_under(self, name: Name, column: int, place: int, beside: Sequence[Name]) -> bool:
        """Whether the name of a column at `place` may stand under one whose middle is over `column`."""
        own, below = self._top[column], self._top[place]
        if own is None or below is None or below.middle - name.middle < HALF * (own.middle - name.middle):
            return False
        if self._middle is not None and not below.below and abs(below.middle - self._middle) < CENTRED * below.size:
            return False
        return not any(self._xs[place] <= other.centre <= self._xs[place + 1] for other in beside)


def _each_once(names: Sequence[Name | None]) -> list[Name]:
    return list({id(name): name for name in names if name is not None}.values())


def _is_beside(name: Name, other: Name) -> bool:
    overlap = min(name.y1, other.y1) - max(name.y0, other.y0)
    return overlap > LEVEL * min(name.y1 - name.y0, other.y1 - other.y0)


def _between_leaves(top: Sequence[Name | None], first: int, last: int) -> float:
    """The middle between the lowest names of two columns: that of the columns, where they are equally wide."""
    left, right = top[first], top[last]
    while left is not None and left.below:
        left = left.below[0]
    while right is not None and right.below:
        right = right.below[-1]
    return (left.centre + right.centre) / 2 if left is not None and right is not None else float("inf")


HALF = 0.6
"""Of the step down to the name under it; one less far down stands beside, over two rows."""
CENTRED = 0.4
"""Of the font size; a name this near to the middle of the head stands over its column from top to bottom."""


def _is_whole(first: int, last: int, top: Sequence[Name | None]) -> bool:
    """Whether a run of columns parts no merged name."""
    names = [item for item in top[first : last + 1] if item is not None]
    return all(first <= item.first and item.last <= last for item in names)


def _is_wrapped(upper: Name, lower: Name) -> bool:
    """Whether two names, one above the other over the same columns, are the lines of one."""
    return lower.y0 - upper.y1 < (CLOSE if lower.last > lower.first else WRAPPED) * upper.size


def _depth(name: Name) -> int:
    return 1 + max((_depth(other) for other in name.below), default=0)


def _spans(name: Name, row: int, depth: int) -> list[Span]:
    rows = 1 if name.below else depth - row
    spans = [Span(row, name.first, rows, name.last - name.first + 1)]
    for other in name.below:
        spans += _spans(other, row + 1, depth)
    return spans


def _edges(roots: Sequence[Name], depth: int, top: float, bottom: float) -> list[float]:
    """The edges between the rows of the head: half way between the names over others and those under them."""
    levels: list[list[tuple[Name, Name]]] = [[] for _ in range(depth - 1)]

    def collect(name: Name, level: int) -> None:
        for other in name.below:
            levels[level].append((name, other))
            collect(other, level + 1)

    for root in roots:
        collect(root, 0)
    edges = [(max(a.y1 for a, _ in pairs) + min(b.y0 for _, b in pairs)) / 2 for pairs in levels]
    steps = itertools.pairwise([top, *edges, bottom])
    return edges if all(b > a for a, b in steps) else [top + (bottom - top) * (n + 1) / depth for n in range(depth - 1)]
