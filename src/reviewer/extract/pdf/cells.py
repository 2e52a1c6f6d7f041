"""Fills the cells of a lattice: glyph to cell, lines of a cell to text, merged cells to spans."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter

from reviewer.extract.pdf.crossing import whole_texts
from reviewer.extract.pdf.lines import rows_of, spaced
from reviewer.extract.pdf.marks import Area, Glyph, Marks
from reviewer.extract.pdf.ruled import Lattice
from reviewer.extract.pdf.stacked import stack_rows
from reviewer.extract.raw import RawGrid
from reviewer.extract.shapes import is_decimal
from reviewer.model.document import BBox, Cell, Doubt, Source, Trust
from reviewer.words import message

SHADED = 0.6
"""Share of a row that must be shaded for it to count as a shaded row."""


def grid_of(
    lattice: Lattice, glyphs: list[Glyph], marks: Marks, *, touches_top: bool, touches_bottom: bool
) -> RawGrid | None:
    """The grid with text in its cells; None where no row is left."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    owner = [[0] * columns for _ in range(rows)]
    for index, span in enumerate(lattice.spans):
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                owner[row][column] = index
    contents: list[list[Glyph]] = [[] for _ in lattice.spans]
    inner_ys, inner_xs = lattice.ys[1:-1], lattice.xs[1:-1]
    for glyph in glyphs:
        row = bisect_right(inner_ys, (glyph.y0 + glyph.y1) / 2)
        column = bisect_right(inner_xs, (glyph.x0 + glyph.x1) / 2)
        contents[owner[row][column]].append(glyph)
    aside = whole_texts(lattice, contents)
    covered = Cell(source=Source(page=marks.number), is_covered=True)
    cells: list[list[Cell]] = [[covered] * columns for _ in range(rows)]
    xs, ys = [round(x, 2) for x in lattice.xs], [round(y, 2) for y in lattice.ys]
    for index, (span, inside) in enumerate(zip(lattice.spans, contents, strict=True)):
        box = BBox(xs[span.column], ys[span.row], xs[span.column + span.columns], ys[span.row + span.rows])
        cells[span.row][span.column] = Cell(
            text=cell_text(inside),
            source=Source(page=marks.number, bbox=box),
            row_span=span.rows,
            column_span=span.columns,
            trust=Trust.DOUBTFUL if index in aside else Trust.CERTAIN,
        )
    stack_rows(cells, lattice.spans, contents)
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
        doubts=(Doubt("amount-aside", message("pdf.amount-aside", page=marks.number)),) if aside else (),
        shaded_rows=tuple(i for i in range(len(body)) if _is_shaded(lattice, i + first, marks.areas)),
    )


def cell_text(glyphs: list[Glyph]) -> str:
    """The text of one cell: wrapped lines joined, a space kept only between Latin words."""
    if not glyphs:
        return ""
    tops = [glyph.y0 for glyph in glyphs]
    if max(tops) - min(tops) < 1:
        return _parted(sorted(glyphs, key=_left))
    text = ""
    for line in rows_of(glyphs):
        part = _parted(line.glyphs)
        if text and text[-1].isascii() and part[:1].isascii() and _are_apart(text, part):
            text += " "
        text += part
    return text


def _parted(glyphs: list[Glyph]) -> str:
    """The text of a line; two amounts side by side stay two, however narrow the blank between them."""
    text = spaced(glyphs)
    if text.count(".") < 2 or not text.isascii():
        return text
    parts = [[glyphs[0]]]
    for last, glyph in pairwise(glyphs):
        if glyph.x0 - last.x1 > AMOUNT_GAP * max(glyph.size, 4.0):
            parts.append([])
        parts[-1].append(glyph)
    texts = ["".join(glyph.text for glyph in part) for part in parts]
    return " ".join(texts) if all(map(is_decimal, texts)) else text


AMOUNT_GAP = 0.15
"""Of the font size; a wider gap parts two amounts in one cell."""


def _are_apart(text: str, part: str) -> bool:
    """Whether a line of Latin letters or digits does not go on with the next: words, and amounts that are whole."""
    if text[-1].isalpha() and part[0].isalpha():
        return True
    return "." in part and is_decimal(text.rpartition(" ")[2]) and is_decimal(part)


_left = attrgetter("x0")


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
