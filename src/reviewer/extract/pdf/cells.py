"""Fills the cells of a lattice: glyph to cell, lines of a cell to text, merged cells to spans."""

from __future__ import annotations

from bisect import bisect_right

from reviewer.extract.pdf.lines import rows_of, spaced
from reviewer.extract.pdf.marks import Area, Glyph, Marks
from reviewer.extract.pdf.ruled import Lattice, Span
from reviewer.extract.raw import RawGrid
from reviewer.model.document import BBox, Cell, Source

SHADED = 0.6
"""Share of a row that must be shaded for it to count as a shaded row."""


def grid_of(
    lattice: Lattice, glyphs: list[Glyph], marks: Marks, *, touches_top: bool, touches_bottom: bool
) -> RawGrid | None:
    """The grid with text in its cells; None where no row is left."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    owner: dict[tuple[int, int], int] = {}
    for index, span in enumerate(lattice.spans):
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                owner[row, column] = index
    contents: list[list[Glyph]] = [[] for _ in lattice.spans]
    for glyph in glyphs:
        row = min(max(bisect_right(lattice.ys, glyph.middle) - 1, 0), rows - 1)
        column = min(max(bisect_right(lattice.xs, glyph.centre) - 1, 0), columns - 1)
        contents[owner[row, column]].append(glyph)
    cells: list[list[Cell]] = [[Cell() for _ in range(columns)] for _ in range(rows)]
    for span, inside in zip(lattice.spans, contents, strict=True):
        _fill(cells, span, inside, lattice, marks.number)
    kept = [index for index, row in enumerate(cells) if any(cell.text or cell.is_covered for cell in row)]
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    body = cells[first : last + 1]
    x0, y0, x1, y1 = lattice.box
    return RawGrid(
        rows=tuple(tuple(row) for row in body),
        source=Source(page=marks.number, bbox=BBox(x0, y0, x1, y1)),
        touches_top=touches_top,
        touches_bottom=touches_bottom,
        column_edges=tuple(round(x, 1) for x in lattice.xs),
        shaded_rows=tuple(i for i in range(len(body)) if _is_shaded(lattice, i + first, marks.areas)),
    )


def _fill(cells: list[list[Cell]], span: Span, glyphs: list[Glyph], lattice: Lattice, page: int) -> None:
    box = BBox(
        round(lattice.xs[span.column], 2),
        round(lattice.ys[span.row], 2),
        round(lattice.xs[span.column + span.columns], 2),
        round(lattice.ys[span.row + span.rows], 2),
    )
    for row in range(span.row, span.row + span.rows):
        for column in range(span.column, span.column + span.columns):
            cells[row][column] = Cell(source=Source(page=page), is_covered=True)
    cells[span.row][span.column] = Cell(
        text=cell_text(glyphs), source=Source(page=page, bbox=box), row_span=span.rows, column_span=span.columns
    )


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of one cell: wrapped lines joined, a space kept only between Latin words."""
    if not glyphs:
        return ""
    first = glyphs[0]
    if all(abs(glyph.y0 - first.y0) < 1 for glyph in glyphs):
        return spaced(sorted(glyphs, key=lambda glyph: glyph.x0))
    text = ""
    for line in rows_of(glyphs):
        part = spaced(line.glyphs)
        if text and text[-1].isascii() and part[:1].isascii() and text[-1].isalpha() and part[:1].isalpha():
            text += " "
        text += part
    return text


def _is_shaded(lattice: Lattice, row: int, areas: list[Area]) -> bool:
    top, bottom = lattice.ys[row], lattice.ys[row + 1]
    width = lattice.xs[-1] - lattice.xs[0]
    middle = (top + bottom) / 2
    covered = sum(
        min(area.x1, lattice.xs[-1]) - max(area.x0, lattice.xs[0])
        for area in areas
        if area.y0 <= middle <= area.y1
        and area.x1 > lattice.xs[0]
        and area.x0 < lattice.xs[-1]
        and area.y1 - area.y0 < 4 * (bottom - top)
    )
    return width > 0 and covered >= SHADED * width
