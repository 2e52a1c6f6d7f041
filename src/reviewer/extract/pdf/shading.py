"""Rules where none are drawn: the edges of shaded cells that stand side by side.

A header whose cells are only shaded, or every second row, gives the columns away. Pure geometry. Called by
`page_layout` for pages without any ruled table.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reviewer.extract.pdf.marks import Area, Rule

TOUCHING = 1.5
"""Points between two shaded cells that are neighbours."""
FEWEST_CELLS = 3
"""Shaded cells side by side that make a row of a table."""
LOWEST, HIGHEST = 7.0, 140.0
"""Points; the height of a shaded cell."""
FARTHEST = 1.7
"""Of the higher neighbour; a wider gap between two shaded rows holds more than one row."""


def shaded_columns(areas: Sequence[Area]) -> list[float]:
    """Edges of the columns where rows of the body are shaded cell by cell; empty where only a head is, or nothing."""
    rows = _rows([area for area in areas if LOWEST <= area.y1 - area.y0 <= HIGHEST])
    if len(rows) <= HIGHEST_HEAD:
        return []
    edges = sorted(edge for row in rows for area in row for edge in (area.x0, area.x1))
    return [edge for place, edge in enumerate(edges) if not place or edge - edges[place - 1] > TOUCHING]


HIGHEST_HEAD = 3
"""Rows a head has at most."""


def shaded_rules(areas: Sequence[Area]) -> list[Rule]:
    """The rules that shaded cells stand for: their own edges, and columns through unshaded rows between two alike."""
    rows = _rows([area for area in areas if LOWEST <= area.y1 - area.y0 <= HIGHEST])
    rules: list[Rule] = []
    for row in rows:
        for area in row:
            rules += [Rule(area.y0, area.x0, area.x1, True), Rule(area.y1, area.x0, area.x1, True)]
            rules += [Rule(area.x0, area.y0, area.y1, False), Rule(area.x1, area.y0, area.y1, False)]
    for upper, lower in itertools.pairwise(rows):
        bottom, top = max(area.y1 for area in upper), min(area.y0 for area in lower)
        height = max(area.y1 - area.y0 for area in (*upper, *lower))
        if TOUCHING < top - bottom <= FARTHEST * height and _alike(upper, lower):
            edges = {round(edge, 1) for area in lower for edge in (area.x0, area.x1)}
            rules += [Rule(edge, bottom, top, False) for edge in edges]
    return rules


def _rows(areas: Sequence[Area]) -> list[list[Area]]:
    """Runs of at least three cells that touch, sharing their upper or lower edge, top to bottom."""
    rows: list[list[Area]] = []
    taken: set[int] = set()
    ordered = sorted(areas, key=lambda area: (area.x0, area.y0))
    for start in ordered:
        if id(start) in taken:
            continue
        run = [start]
        for area in ordered:
            last = run[-1]
            shares = abs(area.y0 - last.y0) <= TOUCHING or abs(area.y1 - last.y1) <= TOUCHING
            if shares and id(area) not in taken and abs(area.x0 - last.x1) <= TOUCHING:
                run.append(area)
        if len(run) >= FEWEST_CELLS:
            taken |= {id(area) for area in run}
            rows.append(run)
    wide = list(rows)
    while more := [area for area in ordered if id(area) not in taken and any(_stands_on(area, row) for row in wide)]:
        taken |= {id(area) for area in more}
        rows += [[area] for area in more]
        wide += [[area] for area in more]
    return sorted(rows, key=lambda row: min(area.y0 for area in row))


def _stands_on(area: Area, row: Sequence[Area]) -> bool:
    """Whether a cell of another header row stands right over or under a row, within its width."""
    if area.x0 < row[0].x0 - TOUCHING or area.x1 > row[-1].x1 + TOUCHING:
        return False
    return any(min(abs(area.y0 - other.y1), abs(area.y1 - other.y0)) <= TOUCHING for other in row)


def _alike(upper: Sequence[Area], lower: Sequence[Area]) -> bool:
    """Whether two shaded rows have the same outer edges."""
    sides = [(min(a.x0 for a in row), max(a.x1 for a in row)) for row in (upper, lower)]
    return all(abs(a - b) <= 2 * TOUCHING for a, b in zip(*sides, strict=True))
