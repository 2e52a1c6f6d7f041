"""Grids that rules draw only in part: a boxed header without a body, an outer box without rows.

Called by `page_layout`: `completed` gives them their rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from reviewer.extract.pdf.bands import Band, bands_in_columns
from reviewer.extract.pdf.columns import table_parts
from reviewer.extract.pdf.lines import Line, rows_of
from reviewer.extract.pdf.marks import Glyph, Marks
from reviewer.extract.pdf.ruled import Lattice, Span

AMOUNT = re.compile(r"^[-(（]?\d[\d,，]*[.．]\d{2,6}[)）]?$")
STOPS = re.compile(r"^\s*(注|备注|说明)\s*[:：]|^[—\-–]\s*\d{1,3}\s*[—\-–]$|^第\s*\d+\s*页|^\d{1,3}$")
NEXT = re.compile(r"。$|[:：]$|^(?:金额)?单\s*位\s*[:：]|^\S{4,}(?:预算|支出|收入|收支|经费|采购|情况|总|明细|目标)表$")
"""A sentence, or the title or unit line of the next table."""
_WHOLE = re.compile(r"^-?[1-9]\d{0,2}(?:[,，]?\d{3})+$|^-?\d+[.．]\d+$")
"""An amount of whole yuan, or with any decimals."""
ROW_JOIN = 1.4
"""Of the font size; baselines closer than this belong to one row of wrapped cells."""
FARTHEST = 4.5
"""Of the usual row pitch; a wider vertical gap ends the body."""
FEWEST_ROWS = 3


def completed(lattice: Lattice, marks: Marks, others: list[Lattice]) -> Lattice:
    """The lattice with rows where rules left them out: inside an outer box, or below a boxed header."""
    if len(lattice.xs) < 3:
        return lattice
    opened = _opened(lattice, marks)
    if opened is not lattice or len(lattice.ys) - 1 > 4:
        return opened
    x0, top, x1, bottom = lattice.box
    limit = min(
        (other.ys[0] for other in others if other is not lattice and other.ys[0] > bottom), default=marks.height
    )
    inside = [g for g in marks.glyphs if top < g.middle < bottom and x0 <= g.centre <= x1]
    if _has_amounts(inside) or any(_holds_numbers(line) for line in rows_of(inside)):
        return lattice
    below = [g for g in marks.glyphs if bottom - 1 < g.middle < limit and x0 - 6 <= g.centre <= x1 + 6]
    bands = body_bands(_body_lines(rows_of(below), bottom, lattice.xs), lattice.xs)
    if not bands:
        return lattice
    ys = [*lattice.ys, *edges_between(bands), bands[-1].y1 + 2]
    spans = [*lattice.spans, *plain_spans(range(len(lattice.ys) - 1, len(ys) - 1), len(lattice.xs) - 1)]
    return Lattice(lattice.xs, ys, spans, (True, True), lattice.horizontals, lattice.verticals)


def _opened(lattice: Lattice, marks: Marks) -> Lattice:
    """Cells that hold several rows of several columns, cut into them; the lattice itself where there are none."""
    for span in lattice.spans:
        if span.rows != 1 or span.columns != len(lattice.xs) - 1:
            continue
        y0, y1 = lattice.ys[span.row], lattice.ys[span.row + 1]
        inside = [g for g in marks.glyphs if y0 <= g.middle <= y1 and lattice.xs[0] <= g.centre <= lattice.xs[-1]]
        lines = rows_of(inside)
        if any(_fits(line, lattice.xs) for line in lines):
            return _cut(lattice, span, body_bands(lines, lattice.xs))
    return lattice


def _cut(lattice: Lattice, span: Span, bands: list[Band]) -> Lattice:
    inner = edges_between(bands)
    ys = [*lattice.ys[: span.row + 1], *inner, *lattice.ys[span.row + 1 :]]
    moved = [
        other if other.row <= span.row else Span(other.row + len(inner), other.column, other.rows, other.columns)
        for other in lattice.spans
        if other is not span
    ]
    new = plain_spans(range(span.row, span.row + len(bands)), span.columns)
    return Lattice(lattice.xs, ys, [*moved, *new], lattice.open_sides, lattice.horizontals, lattice.verticals)


def may_be_carried(glyphs: list[Glyph]) -> bool:
    """Whether amounts stand in lines of several parts, so that the columns of the page before matter."""
    return any(is_tabular(line) for line in rows_of(glyphs))


def amount_parts(line: Line) -> list[Line]:
    return [part for part in table_parts(line) if AMOUNT.match(part.text)]


def _has_amounts(glyphs: list[Glyph]) -> bool:
    return any(amount_parts(line) for line in rows_of(glyphs))


def _holds_numbers(line: Line) -> bool:
    """A row of the body: amounts, whole ones too, in two columns or beside words."""
    parts = table_parts(line)
    return len(parts) >= 2 and any(_WHOLE.match(part.text.strip()) for part in parts[1:])


def is_tabular(line: Line) -> bool:
    return len(table_parts(line)) >= 2 and bool(amount_parts(line))


def _fits(line: Line, edges: Sequence[float]) -> bool:
    """Parts in at least two columns, one of them an amount that lies within its column."""
    columns = set()
    has_amount = False
    for part in table_parts(line):
        column = sum(edge <= (part.x0 + part.x1) / 2 for edge in edges)
        columns.add(column)
        if AMOUNT.match(part.text) and 1 <= column < len(edges):
            has_amount = has_amount or (part.x0 >= edges[column - 1] - 4 and part.x1 <= edges[column] + 4)
    return len(columns) >= 2 and has_amount


def _body_lines(lines: list[Line], top: float, edges: Sequence[float]) -> list[Line]:
    """Lines of the body, from `top` down to the first that is no row of it."""
    body: list[Line] = []
    pitch = 0.0
    for line in lines:
        last = body[-1].y1 if body else top
        if (STOPS.match(line.text.strip()) or NEXT.search(line.text.strip())) and len(table_parts(line)) == 1:
            break
        if line.y0 - last > max(FARTHEST * max(pitch, 1.6 * line.size), 40.0):
            break
        parts = table_parts(line)
        if len(parts) == 1 and parts[0].x1 - parts[0].x0 > 0.6 * (edges[-1] - edges[0]):
            break
        if body and pitch == 0:
            pitch = line.middle - body[-1].middle
        body.append(line)
    return body if any(_fits(line, edges) for line in body) or 0 < len(body) <= 2 else []


def body_bands(lines: list[Line], edges: Sequence[float]) -> list[Band]:
    return bands_in_columns(lines, edges) or bands_of(lines)


def bands_of(lines: list[Line]) -> list[Band]:
    """Rows of the body: wrapped lines of one row joined where the usual pitch is clearly wider than a line."""
    tabular = [line for line in lines if len(table_parts(line)) >= 2] or lines
    steps = sorted(b.middle - a.middle for a, b in itertools.pairwise(tabular))
    usual = steps[len(steps) // 2] if steps else 0.0
    bands: list[Band] = []
    last: Line | None = None
    for line in lines:
        lonely = len(table_parts(line)) == 1
        close = last is not None and line.middle - last.middle <= min(ROW_JOIN * line.size, 0.75 * usual or 1e9)
        starts_row = not lonely and (line.text[:3].isdigit() or line.text.startswith("合计"))
        if last is not None and close and (lonely or len(table_parts(last)) == 1) and not starts_row:
            bands[-1].y1 = max(bands[-1].y1, line.y1)
        else:
            bands.append(Band(line.y0, line.y1))
        last = line
    return bands


def edges_between(bands: list[Band]) -> list[float]:
    return [(above.y1 + below.y0) / 2 for above, below in itertools.pairwise(bands)]


def plain_spans(rows: range, columns: int) -> list[Span]:
    return [Span(row, column, 1, 1) for row in rows for column in range(columns)]
