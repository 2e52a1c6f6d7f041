"""Columns where no vertical rule stands: from where the parts of lines stand, body first, headers over them.

Pure geometry on lines. Called by `aligned` for bodies and pages that are ruled in part or not at all.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reviewer.extract.pdf.lines import Line, parts_of
from reviewer.extract.pdf.marks import Glyph
from reviewer.extract.pdf.ruled import Span

PART_GAP = 1.2
"""Of the font size; the gap that parts two columns of a line."""
OVERLAP = 0.5
"""Points by which a part must reach into a column to belong to it."""
CLEAR = 2.5
"""Points kept free around the outermost columns."""

Extent = tuple[float, float]
NO_RULES: Mapping[int, Sequence[Extent]] = MappingProxyType({})


_AMOUNT_END = re.compile(r"\d\.\d{2}$")
_UNITS = frozenset("万亿元%％个人台辆平千百吨家项次")


def table_parts(line: Line) -> list[Line]:
    """The line cut at the gaps between columns, and where an amount or a code touches what stands in the next one."""
    parts: list[Line] = []
    for wide in parts_of(line, PART_GAP):
        start = 0
        for index in range(3, len(wide.glyphs)):
            if _is_cut(wide.glyphs, start, index):
                parts.append(Line(wide.glyphs[start:index]))
                start = index
        parts.append(Line(wide.glyphs[start:]))
    return parts


def _is_cut(glyphs: Sequence[Glyph], start: int, index: int) -> bool:
    """Whether a column ends before the glyph at `index`: behind an amount, behind a code that begins the part, before
    an amount that stands clearly apart."""
    last, following = glyphs[index - 1], glyphs[index]
    if last.text.isascii() and last.text.isdigit():
        gap = (following.x0 - last.x1) / max(last.size, 4.0)
        is_word = not following.text.isascii() and following.text.isalnum() and following.text not in _UNITS
        if is_word or (gap > TOUCH and following.text in _NUMBER_START):
            before = "".join(glyph.text for glyph in glyphs[max(start, index - 4) : index])
            if _AMOUNT_END.search(before):
                return True
        if is_word and gap > TOUCH and index - start in _CODE_LENGTHS:
            return all(glyph.text.isdigit() for glyph in glyphs[start:index])
    if following.text in _NUMBER_START and following.x0 - last.x1 > APART * max(last.size, 4.0):
        return bool(_AMOUNT_START.match("".join(glyph.text for glyph in glyphs[index : index + 16])))
    return False


TOUCH = 0.12
"""Of the font size; digits of one number stand closer."""
APART = 0.5
"""Of the font size; words and a number in one sentence stand closer."""
_NUMBER_START = frozenset("0123456789-")
_CODE_LENGTHS = frozenset({3, 5, 7})
_AMOUNT_START = re.compile(r"-?\d[\d,]*\.\d{2}(?!\d)")


def column_edges(
    rows: Sequence[Sequence[Line]], left: float, right: float, under: Mapping[int, Sequence[Extent]] = NO_RULES
) -> list[float]:
    """Edges of the columns (n + 1) from the parts of all rows, the lowest row first.

    `under`: by row, x-ranges of short rules right under it; a part over one is the head of several columns and is left
    out, like every part that would bridge two columns already found, or reach over the end of such a rule.
    """
    columns: list[_Column] = []
    ends = [end for ranges in under.values() for extent in ranges for end in extent]
    for index in reversed(range(len(rows))):
        ranges = under.get(index, ())
        for part in _row_parts(rows[index]):
            if not any(a - 2 <= part.x0 and part.x1 <= b + 2 and b - a > 1.8 * (part.x1 - part.x0) for a, b in ranges):
                _place(columns, part, index, ends)
    columns.sort(key=lambda column: column.x0)
    middles = [(a.x1 + b.x0) / 2 for a, b in itertools.pairwise(columns)]
    return [min(left, columns[0].x0 - 1), *middles, max(right, columns[-1].x1 + 1)] if columns else []


def _row_parts(row: Sequence[Line]) -> list[Line]:
    """The parts of one row: of each line; of a header row with wrapped names, what stands one below the other."""
    parts = [part for line in row for part in table_parts(line)]
    if len(row) < 2 or any(glyph.text in _NUMBER_START for line in row for glyph in line.glyphs):
        return parts
    stacked: list[Line] = []
    for glyph in sorted((glyph for line in row for glyph in line.glyphs), key=lambda glyph: glyph.x0):
        if stacked and glyph.x0 - max(other.x1 for other in stacked[-1].glyphs) <= STACK_GAP * max(glyph.size, 4.0):
            stacked[-1].glyphs.append(glyph)
        else:
            stacked.append(Line([glyph]))
    return stacked if len(stacked) > len(row) else parts


STACK_GAP = 0.3
"""Of the font size; the gap between two wrapped names side by side."""


@dataclass(slots=True)
class _Column:
    """A column in the making: its extent and the rows that have a part in it."""

    x0: float
    x1: float
    rows: set[int]


def _place(columns: list[_Column], part: Line, row: int, ends: Sequence[float]) -> None:
    """Put a part into the column it stands over; columns that no row fills both of grow together under it."""
    touched = [column for column in columns if min(part.x1, column.x1) - max(part.x0, column.x0) > OVERLAP]
    if not touched:
        columns.append(_Column(part.x0, part.x1, {row}))
        return
    pairs = itertools.combinations(sorted(touched, key=lambda column: column.x0), 2)
    if any(a.rows & b.rows or any(a.x1 - 2 <= end <= b.x0 + 2 for end in ends) for a, b in pairs):
        return
    first = touched[0]
    for column in touched:
        first.x0, first.x1 = min(first.x0, column.x0, part.x0), max(first.x1, column.x1, part.x1)
        first.rows |= column.rows
        if column is not first:
            columns.remove(column)
    first.rows.add(row)


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
