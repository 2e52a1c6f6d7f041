"""Layout of one grid on paper: column edges, wrapped lines, row heights, merged cells, and drawing some of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from sample_docs.kit.content import Grid
from sample_docs.kit.fonts import Faces

PAD = 3.0
Place = tuple[int, int]


@dataclass(frozen=True)
class Layout:
    """`edges`: n + 1 column borders in points. `corners`: last row and column of each merged cell by its first."""

    grid: Grid
    faces: Faces
    edges: tuple[float, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    heights: tuple[float, ...]
    corners: dict[Place, Place]
    covered: dict[Place, Place]
    """First cell of the merge by each covered place."""

    def draw(
        self, canvas: Canvas, shown: Sequence[int], y: float, write: Callable[[float, float, str, float], None]
    ) -> float:
        """Draw these rows from `y` downwards; returns where the table ends."""
        tops: dict[int, float] = {}
        for row in shown:
            tops[row] = y
            y -= self.heights[row]
        for row in shown:
            for column in range(len(self.grid.widths)):
                self._cell(canvas, row, column, tops, write)
        return y

    def _cell(
        self,
        canvas: Canvas,
        row: int,
        column: int,
        tops: dict[int, float],
        write: Callable[[float, float, str, float], None],
    ) -> None:
        start = self.covered.get((row, column), (row, column))
        is_continued = start != (row, column)
        if is_continued and (start[0] in tops or column != start[1] or row - 1 in tops):
            return
        last_row, last_column = self.corners.get(start, start)
        height = sum(self.heights[r] for r in range(row, last_row + 1) if r in tops)
        x0, x1, top = self.edges[column], self.edges[last_column + 1], tops[row]
        canvas.rect(x0, top - height, x1 - x0, height)
        if is_continued:
            return  # a merged cell goes on from the page before: its frame, no text
        lines, size = self.lines[row][column], self.grid.size
        base = top - (height - len(lines) * _step(size)) / 2 - size
        for line in lines:
            write(self._start(row, column, line, x0, x1), base, line, size)
            base -= _step(size)

    def _start(self, row: int, column: int, line: str, x0: float, x1: float) -> float:
        text, wide = self.grid.rows[row][column], self.faces.width(line, self.grid.size)
        is_short_field = self.grid.kind == "performance" and len(text) < 9
        if row < self.grid.header_rows or is_short_field:
            return (x0 + x1 - wide) / 2
        is_amount = re.fullmatch(r"-?[\d,]+(\.\d+)?%?", text) and not (text.isdigit() and len(text) in {2, 3, 5, 7})
        if self.grid.kind == "grid" and is_amount and column > 0:
            return x1 - PAD - wide
        return x0 + PAD


def lay_out(grid: Grid, faces: Faces, left: float, width: float) -> Layout:
    """Everything needed to draw `grid` in a frame of that width."""
    edges = [left]
    for share in grid.widths:
        edges.append(edges[-1] + share * width)
    corners = {(r0, c0): (r1, c1) for r0, c0, r1, c1 in grid.spans}
    covered = {
        (row, column): (r0, c0)
        for r0, c0, r1, c1 in grid.spans
        for row in range(r0, r1 + 1)
        for column in range(c0, c1 + 1)
        if (row, column) != (r0, c0)
    }

    def wrapped(row: int, column: int, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        last = corners.get((row, column), (row, column))[1]
        return tuple(faces.wrap(text, grid.size, edges[last + 1] - edges[column] - 2 * PAD))

    lines = tuple(tuple(wrapped(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(grid.rows))
    heights = []
    for r, cells in enumerate(lines):
        tall = [len(cell) for c, cell in enumerate(cells) if corners.get((r, c), (r, c))[0] == r]
        heights.append(max(1, *tall) * _step(grid.size) + 2 * PAD)
    for (r, c), (last_row, _) in corners.items():
        lack = len(lines[r][c]) * _step(grid.size) + 2 * PAD - sum(heights[r : last_row + 1])
        heights[last_row] += max(0.0, lack)
    return Layout(grid, faces, tuple(edges), lines, tuple(heights), corners, covered)


def _step(size: float) -> float:
    return size * 1.3
