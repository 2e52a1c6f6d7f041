"""Columns where no vertical rule stands: from where the parts of lines stand, body first, headers over them.

Pure geometry on lines. Called by `aligned` for bodies and pages that are ruled in part or not at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from reviewer.extract.pdf.lines import Line, parts_of
from reviewer.extract.pdf.ruled import Span

PART_GAP = 1.2
"""Of the font size; the gap that parts two columns of a line."""
CLEAR = 2.5
"""Points; the narrowest empty strip between two columns."""

Extent = tuple[float, float]


def column_edges(
    rows: Sequence[Sequence[Line]], left: float, right: float, above: Sequence[Extent] = ()
) -> list[float]:
    """Edges of the columns (n + 1) from the parts of all rows, the lowest row first.

    `above`: x-ranges of short rules; a part that stands right over one is the head of several columns and is left out,
    like every part that would bridge two columns already found.
    """
    columns: list[list[float]] = []
    for row in reversed(rows):
        for part in (part for line in row for part in parts_of(line, PART_GAP)):
            x0, x1 = part.x0, part.x1
            if any(a - 2 <= x0 and x1 <= b + 2 and (b - a) > 1.8 * (x1 - x0) for a, b in above):
                continue
            touched = [column for column in columns if column[0] - CLEAR < x1 and x0 < column[1] + CLEAR]
            if not touched:
                columns.append([x0, x1])
            elif len(touched) == 1:
                touched[0][0], touched[0][1] = min(touched[0][0], x0), max(touched[0][1], x1)
    columns.sort()
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    return [min(left, columns[0][0] - 1), *middles, max(right, columns[-1][1] + 1)] if columns else []


def head_spans(row: int, parts: Sequence[Line], xs: Sequence[float]) -> list[Span]:
    """Merged head cells of one row: each of its parts over the run of columns whose middle is nearest to its own."""
    columns, count = len(xs) - 1, len(parts)
    if count == 0 or count >= columns or count > 5:
        return [Span(row, column, 1, 1) for column in range(columns)]
    ordered = sorted(parts, key=lambda part: part.x0)
    middles = [(part.x0 + part.x1) / 2 for part in ordered]
    best = min(
        itertools.combinations(range(1, columns), count - 1),
        key=lambda cuts: _distance((0, *cuts, columns), middles, xs),
    )
    return [Span(row, first, 1, last - first) for first, last in itertools.pairwise((0, *best, columns))]


def _distance(bounds: Sequence[int], middles: Sequence[float], xs: Sequence[float]) -> float:
    return sum(
        abs((xs[first] + xs[last]) / 2 - middle)
        for (first, last), middle in zip(itertools.pairwise(bounds), middles, strict=True)
    )
