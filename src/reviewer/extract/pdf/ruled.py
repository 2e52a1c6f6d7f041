"""Grids from rules: snapped lines, connected groups, elementary cells merged where no border stands between them.

Pure geometry on `Marks`; no text. Called by `page_layout`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from reviewer.extract.pdf.marks import Rule

SNAP = 3.0
"""Points within which parallel rules are one (double lines, cell borders drawn by both neighbours)."""
GAP = 4.0
"""Points of a break in a rule that is bridged."""
REACH = 4.0
"""Points by which a rule may stop short of the rule it meets."""
SMALLEST = 3.0
"""Points; a cell side below this is no cell."""


@dataclass(slots=True)
class Span:
    """A merged cell: first row and column, how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Lattice:
    """One grid: column edges (n + 1), row edges (m + 1), and the merged cells that tile it."""

    xs: list[float]
    ys: list[float]
    spans: list[Span]
    open_sides: tuple[bool, bool] = (False, False)
    """Left and right border were not printed and were supplied."""
    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Parallel rules closer than `SNAP` laid on one line, pieces closer than `GAP` joined; both directions."""
    found: list[Rule] = []
    for is_horizontal in (True, False):
        ordered = sorted((r for r in rules if r.is_horizontal is is_horizontal), key=lambda r: r.at)
        bundle: list[Rule] = []
        for rule in ordered:
            if bundle and rule.at - bundle[-1].at > SNAP:
                found += _on_one_line(bundle)
                bundle = []
            bundle.append(rule)
        if bundle:
            found += _on_one_line(bundle)
    return found


def _on_one_line(bundle: list[Rule]) -> list[Rule]:
    """Rules at nearly the same place as few long ones, at their length-weighted mean."""
    weight = sum(rule.end - rule.start for rule in bundle) or 1.0
    at = sum(rule.at * (rule.end - rule.start) for rule in bundle) / weight
    pieces: list[Rule] = []
    for rule in sorted(bundle, key=lambda r: r.start):
        if pieces and rule.start - pieces[-1].end <= GAP:
            last = pieces[-1]
            pieces[-1] = Rule(at, last.start, max(last.end, rule.end), rule.is_horizontal)
        else:
            pieces.append(Rule(at, rule.start, rule.end, rule.is_horizontal))
    return pieces


def lattices(lines: list[Rule]) -> list[Lattice]:
    """All grids of a page, top to bottom, from its joined rules. A single rule or a lone box is none; a box of one cell
    is none either."""
    groups = _connected(lines)
    found = [lattice for group in groups if (lattice := _lattice(group)) is not None]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _meet(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - REACH <= vertical.at <= horizontal.end + REACH
        and vertical.start - REACH <= horizontal.at <= vertical.end + REACH
    )


def _connected(lines: list[Rule]) -> list[list[Rule]]:
    parent = list(range(len(lines)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    verticals = sorted((i for i, line in enumerate(lines) if not line.is_horizontal), key=lambda i: lines[i].at)
    places = [lines[i].at for i in verticals]
    for index, line in enumerate(lines):
        if line.is_horizontal:
            first = bisect_left(places, line.start - REACH)
            for position in range(first, len(verticals)):
                other = verticals[position]
                if lines[other].at > line.end + REACH:
                    break
                if _meet(line, lines[other]):
                    parent[root(index)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, line in enumerate(lines):
        groups.setdefault(root(index), []).append(line)
    return list(groups.values())


def _lattice(group: list[Rule]) -> Lattice | None:
    horizontals = [line for line in group if line.is_horizontal]
    verticals = [line for line in group if not line.is_horizontal]
    if len(horizontals) < 2 or not verticals:
        return None
    left, right = min(h.start for h in horizontals), max(h.end for h in horizontals)
    xs = edges_of(v.at for v in verticals)
    ys = edges_of(h.at for h in horizontals)
    open_left, open_right = xs[0] - left > 3 * SNAP, right - xs[-1] > 3 * SNAP
    if open_left:
        xs.insert(0, left)
        verticals.append(Rule(left, ys[0], ys[-1], False))
    if open_right:
        xs.append(right)
        verticals.append(Rule(right, ys[0], ys[-1], False))
    for end in _open_ends(ys, verticals):
        ys = sorted((*ys, end))
        horizontals.append(Rule(end, xs[0], xs[-1], True))
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    spans = _spans(xs, ys, horizontals, verticals)
    return Lattice(xs, ys, spans, (open_left, open_right), horizontals, verticals)


def _open_ends(ys: list[float], verticals: list[Rule]) -> list[float]:
    """Where the verticals end together above the first or below the last horizontal: a row that the page break cut, or
    an outer border that is not drawn."""
    needed = max(2, 0.6 * len(edges_of(v.at for v in verticals)))
    above = sorted(v.start for v in verticals if v.start < ys[0] - SHORTEST_ROW)
    below = sorted(v.end for v in verticals if v.end > ys[-1] + SHORTEST_ROW)
    return [ends[len(ends) // 2] for ends in (above, below) if len(ends) >= needed and ends[-1] - ends[0] <= 2 * SNAP]


SHORTEST_ROW = 8.0
"""Points by which rules must run on beyond the last crossing one to be the sides of another row."""


def edges_of(places: Iterable[float]) -> list[float]:
    """Distinct places in order, those closer than `SNAP` as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > SNAP:
            edges.append(place)
    return edges


def _spans(xs: list[float], ys: list[float], horizontals: list[Rule], verticals: list[Rule]) -> list[Span]:
    rows, columns = len(ys) - 1, len(xs) - 1
    below = _covered(horizontals, ys, xs)
    beside = _covered(verticals, xs, ys)
    parent = list(range(rows * columns))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and (column + 1, row) not in beside:
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and (row + 1, column) not in below:
                parent[root(here + columns)] = root(here)
    regions: dict[int, list[int]] = {}
    for index in range(rows * columns):
        regions.setdefault(root(index), []).append(index)
    spans: list[Span] = []
    for cells in regions.values():
        if len(cells) == 1:
            spans.append(Span(*divmod(cells[0], columns), 1, 1))
        else:
            spans += _rectangles(cells, columns)
    return spans


def _rectangles(cells: list[int], columns: int) -> list[Span]:
    """A region as one merged cell where it is a rectangle; a ragged one falls apart into its elementary cells."""
    places = {divmod(index, columns) for index in cells}
    top, bottom = min(r for r, _ in places), max(r for r, _ in places)
    first, last = min(c for _, c in places), max(c for _, c in places)
    if len(places) == (bottom - top + 1) * (last - first + 1):
        return [Span(top, first, bottom - top + 1, last - first + 1)]
    return [Span(row, column, 1, 1) for row, column in sorted(places)]


def _covered(lines: list[Rule], at_edges: list[float], along_edges: list[float]) -> set[tuple[int, int]]:
    """(edge, interval) pairs where a rule stands on that edge over (most of) that interval."""
    found: set[tuple[int, int]] = set()
    for line in lines:
        edge = _nearest(at_edges, line.at)
        for interval in range(len(along_edges) - 1):
            low, high = along_edges[interval], along_edges[interval + 1]
            overlap = min(high, line.end) - max(low, line.start)
            if overlap >= 0.6 * (high - low):
                found.add((edge, interval))
    return found


def _nearest(edges: list[float], place: float) -> int:
    index = bisect_left(edges, place)
    if index and (index == len(edges) or place - edges[index - 1] <= edges[index] - place):
        return index - 1
    return index
