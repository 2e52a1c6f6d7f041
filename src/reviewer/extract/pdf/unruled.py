"""Tables without rules: where on the page one stands, its columns, its rows, its head.

Columns are what stands apart in every row; a column in which nothing is printed is known from its name. Rows come from
`bands`, the head from `head_tree`. Called by `page_layout` for what no rule encloses. Whole numbers count as amounts
only where thousands are separated.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from reviewer.extract.pdf.bands import Band, bands_in_columns
from reviewer.extract.pdf.columns import table_parts
from reviewer.extract.pdf.half_ruled import NEXT, STOPS
from reviewer.extract.pdf.head_tree import Name, head_of, names_of
from reviewer.extract.pdf.lines import Line, rows_of
from reviewer.extract.pdf.marks import Glyph
from reviewer.extract.pdf.ruled import Lattice, Span
from reviewer.extract.pdf.unruled_columns import WIDE, columns_of, edges_of, with_empty

AMOUNT = re.compile(r"^[-(（]?(?:\d[\d,，]*[.．]\d{2,6}|\d{1,3}(?:[,，]\d{3})+)[)）]?$")
_LABEL = re.compile(r"(?!其中)[^:：]*[:：]")
"""The unit, the name of the body: what stands between a title and its table."""
_BODY = re.compile(r"^(?:\d{3}|\d{5}|\d{7}|[一二三四五六七八九十]{1,3}[、.．].*)$")
"""A code or a numbered item: the body has begun, amounts or not."""
WITHIN = 0.95
"""Of the font size; a line that is closer to the first row with amounts belongs to it."""
FEWEST_ROWS = 3
FARTHEST = 3.2
"""Of the font size; a wider gap ends a table."""
LARGER = 1.15
"""Times the size of the body from which a line is a title, no part of a head."""


def unruled_lattices(glyphs: Sequence[Glyph], edges: Sequence[float] = ()) -> list[Lattice]:
    """Every table without rules among some glyphs. `edges`: columns of a table that may go on here from the page
    before."""
    lines = rows_of(glyphs)
    found: list[Lattice] = []
    for first, body, last in _regions(lines, fewest=1 if edges else FEWEST_ROWS):
        head, rows = lines[first:body], lines[body:last]
        carried = edges if edges and not found and _fit(head, rows, edges) else ()
        if carried and len({bisect_right(carried, name.centre) for name in names_of(head)}) == 1:
            head, rows = [], [*head, *rows]  # the rest of a row that the page break cut
        if not carried and sum(map(_is_strong, rows)) < FEWEST_ROWS:
            continue
        lattice = framed(carried, names_of(head), rows) if carried else _lattice(head, rows)
        if lattice is not None:
            found.append(lattice)
    return found


def _fit(head: Sequence[Line], body: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether everything stands within known columns: nothing of the body over an edge, no amount outside."""
    texts = [part for line in body for part in table_parts(line)]
    placed = sum(
        any(a - ASIDE <= part.x0 and part.x1 <= b + ASIDE for a, b in itertools.pairwise(edges)) for part in texts
    )
    return placed >= WELL_PLACED * len(texts) and all(
        edges[0] - 6 < name.centre < edges[-1] + 6 for name in names_of(head)
    )


WELL_PLACED = 0.9
"""Share of the texts of a page that must lie within the columns carried over to it."""
ASIDE = 4.0
"""Points by which a text may reach over the edge of a carried column."""


def _regions(lines: Sequence[Line], fewest: int) -> Iterable[tuple[int, int, int]]:
    """First line of the head, first line of the body, line behind the last, of each table."""
    strong = [index for index, line in enumerate(lines) if _is_strong(line)]
    end = 0
    while strong:
        run = [strong[0]]
        for index in strong[1:]:
            if not _go_on(lines, run, index):
                break
            run.append(index)
        strong = strong[len(run) :]
        if len(run) >= fewest:
            size = median(line.size for line in (lines[index] for index in run))
            first, body = _upwards(lines, run[0], end, size)
            end = _downwards(lines, run)
            yield first, body, end


def _is_strong(line: Line) -> bool:
    parts = table_parts(line)
    return len(parts) >= 2 and any(AMOUNT.match(part.text) for part in parts)


def _go_on(lines: Sequence[Line], run: Sequence[int], index: int) -> bool:
    """Whether the lines between the last row of a run and the next with amounts are of one table."""
    shown = [lines[place] for place in (*run, index)]
    width = max(line.x1 for line in shown) - min(line.x0 for line in shown)
    steps = itertools.pairwise(lines[run[-1] : index + 1])
    if any(b.middle - a.middle > FARTHEST * max(a.size, 4.0) for a, b in steps):
        return False
    return not any(_is_foreign(line, width) for line in lines[run[-1] + 1 : index])


def _is_foreign(line: Line, width: float) -> bool:
    parts = table_parts(line)
    text = line.text.strip()
    if len(parts) > 1:
        return False
    return bool(STOPS.match(text) or NEXT.search(text)) or line.x1 - line.x0 > WIDE * width


def _upwards(lines: Sequence[Line], start: int, above: int, size: float) -> tuple[int, int]:
    """First lines of head and body over the first row with amounts."""
    first = body = start
    while first > above:
        line, below = lines[first - 1], lines[first]
        parts = table_parts(line)
        if below.middle - line.middle > FARTHEST * size or line.size > LARGER * size:
            break
        if len(parts) == 1 and (NEXT.search(line.text.strip()) or STOPS.match(line.text.strip())):
            break
        if any(_LABEL.match(part.text.strip()) for part in parts):
            break
        first -= 1
        is_row = any(_BODY.match("".join(part.text.split())) for part in parts)
        if body == first + 1 and (is_row or below.middle - line.middle < WITHIN * size):
            body = first
    return first, body


def _downwards(lines: Sequence[Line], run: Sequence[int]) -> int:
    """The line behind the last one of the body: what follows the last amounts closely, within its columns."""
    left = min(lines[index].x0 for index in run)
    right = max(lines[index].x1 for index in run)
    steps = [lines[b].middle - lines[a].middle for a, b in itertools.pairwise(run)]
    pitch = max(median(steps), 1.0) if steps else FARTHEST * lines[run[0]].size / 2
    end = run[-1] + 1
    while end < len(lines):
        line, last = lines[end], lines[end - 1]
        is_inside = left - 2 <= line.x0 and line.x1 <= right + 2
        if line.middle - last.middle > TRAILING * pitch or not is_inside or _is_foreign(line, right - left):
            break
        if (
            len(table_parts(line)) == 1
            and line.x0 > left + OFF
            and end == run[-1] + 1
            and _is_centred(line, left, right)
        ):
            break
        end += 1
    return end


TRAILING = 1.15
"""Of the usual pitch of the rows; what follows the last amounts further apart is no row."""
OFF = 20.0
"""Points from the left side; a line in the middle of the page below a table is a title."""


def _is_centred(line: Line, left: float, right: float) -> bool:
    return abs((line.x0 + line.x1) - (left + right)) / 2 < 0.05 * (right - left)


def _lattice(head: Sequence[Line], body: Sequence[Line]) -> Lattice | None:
    columns = columns_of(body)
    names = names_of(head)
    columns = with_empty(columns, names)
    if len(columns) < 2:
        return None
    xs = edges_of(columns, names, body)
    return framed(xs, names, body)


def framed(xs: Sequence[float], names: Sequence[Name], body: Sequence[Line]) -> Lattice | None:
    """The grid of a head and a body with known columns; None where the body has no rows."""
    bands = bands_in_columns(body, xs, fewest=1)
    if not bands:
        return None
    bottom = bands[0].y0
    above = [name for name in names if name.middle < bottom]
    top, spans = head_of(above, xs, bottom) if above else ([], [])
    rows = len(top)
    edge = (max(name.y1 for name in above) + bottom) / 2 if above else bottom - 2
    ys = [*top, edge, *(_between(a, b) for a, b in itertools.pairwise(bands)), bands[-1].y1 + 2]
    spans += [Span(row, column, 1, 1) for row in range(rows, rows + len(bands)) for column in range(len(xs) - 1)]
    return Lattice(list(xs), ys, spans, (True, True))


def _between(above: Band, below: Band) -> float:
    return (above.y1 + below.y0) / 2
