"""Rows of a page that may be several rows without a rule between them: what each cell shows on every line.

Owns the geometry of such rows only; whether they are taken apart is decided by arithmetic (`merged_rows`,
`laws.readings`). Called while cells are filled, for rows with a cell that shows several amounts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reviewer.extract.merged_rows import is_merged
from reviewer.extract.pdf.lines import Line, rows_of
from reviewer.extract.pdf.marks import Glyph
from reviewer.extract.pdf.ruled import Span
from reviewer.extract.shapes import is_decimal
from reviewer.model.document import Cell, Trust

ON_LINE = 0.35
"""Of the height of a line; a single amount farther from every row stands between two."""
SAME_LINE = 0.6
"""Of the height of a line; amounts whose middles are closer stand on one line."""


def stack_rows(cells: list[list[Cell]], spans: Sequence[Span], contents: Sequence[list[Glyph]]) -> None:
    """Puts `lines` into the cells of rows that show several amounts in a cell, and marks them doubtful. A cell over
    several grid rows belongs to none of them."""
    merged = {index for index, row in enumerate(cells) if is_merged(tuple(row))}
    if not merged:
        return
    inside: dict[int, list[tuple[int, list[Line]]]] = {index: [] for index in merged}
    for span, glyphs in zip(spans, contents, strict=True):
        if span.row in merged and span.rows == 1 and glyphs:
            inside[span.row].append((span.column, rows_of(glyphs)))
    for index, columns in inside.items():
        cells[index] = [cell if cell.is_covered else replace(cell, trust=Trust.DOUBTFUL) for cell in cells[index]]
        stacked = (lines for _, lines in columns if sum(is_decimal(line.text) for line in lines) > 1)
        middles = _middles(line for lines in stacked for line in lines if is_decimal(line.text))
        if len(middles) < 2:
            continue
        for column, lines in columns:
            if any(is_decimal(line.text) and _is_between(line, middles) for line in lines):
                continue  # an amount set in the middle of the cell: which row it belongs to is not known
            texts = [""] * len(middles)
            for line in lines:
                nearest = min(range(len(middles)), key=lambda place: abs(middles[place] - line.middle))
                texts[nearest] += line.text
            cells[index][column] = replace(cells[index][column], lines=tuple(texts))


def _is_between(line: Line, middles: Sequence[float]) -> bool:
    """Whether a line stands on none of the rows."""
    return all(abs(middle - line.middle) > ON_LINE * (line.y1 - line.y0) for middle in middles)


def _middles(lines: Iterable[Line]) -> list[float]:
    """Where the rows stand: the middles of the amounts, each line of amounts once."""
    found: list[float] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if not found or line.middle - found[-1] > SAME_LINE * (line.y1 - line.y0):
            found.append(line.middle)
    return found
