"""Grids that rules draw only in part or not at all: header box without body, outer box, horizontal rules, no rules.

Called by `page_layout`: `completed` gives a ruled header or an outer box its rows; `striped` reads tables of horizontal
rules; `carried` reads a page without rules with the columns of the page before; `aligned_lattices` the rest.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.extract.pdf.columns import CLEAR, column_edges, head_spans, table_parts
from reviewer.extract.pdf.lines import Line, rows_of
from reviewer.extract.pdf.marks import Glyph, Marks, Rule
from reviewer.extract.pdf.ruled import Lattice, Span, edges_of

AMOUNT = re.compile(r"^[-(（]?\d[\d,，]*[.．]\d{2}[)）]?$")
_STOPS = re.compile(r"^\s*(注|备注|说明)\s*[:：]|^[—\-–]\s*\d{1,3}\s*[—\-–]$|^第\s*\d+\s*页|^\d{1,3}$")
ROW_JOIN = 1.4
"""Of the font size; baselines closer than this belong to one row of wrapped cells."""
FARTHEST = 4.5
"""Of the usual row pitch; a wider vertical gap ends the body."""
FEWEST_ROWS = 3
FULL_RULE = 0.9
"""Share of the widest rule from which a horizontal rule runs across the whole table."""


@dataclass(slots=True)
class _Band:
    """Lines of one row."""

    y0: float
    y1: float


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
    if _has_amounts(inside):
        return lattice
    below = [g for g in marks.glyphs if bottom - 1 < g.middle < limit and x0 - 6 <= g.centre <= x1 + 6]
    bands = _bands(_body_lines(rows_of(below), bottom, lattice.xs))
    if not bands:
        return lattice
    ys = [*lattice.ys, *_between(bands), bands[-1].y1 + 2]
    spans = [*lattice.spans, *_plain_spans(range(len(lattice.ys) - 1, len(ys) - 1), len(lattice.xs) - 1)]
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
            return _cut(lattice, span, _bands(lines))
    return lattice


def _cut(lattice: Lattice, span: Span, bands: list[_Band]) -> Lattice:
    inner = _between(bands)
    ys = [*lattice.ys[: span.row + 1], *inner, *lattice.ys[span.row + 1 :]]
    moved = [
        other if other.row <= span.row else Span(other.row + len(inner), other.column, other.rows, other.columns)
        for other in lattice.spans
        if other is not span
    ]
    new = _plain_spans(range(span.row, span.row + len(bands)), span.columns)
    return Lattice(lattice.xs, ys, [*moved, *new], lattice.open_sides, lattice.horizontals, lattice.verticals)


def striped(marks: Marks, rules: list[Rule]) -> list[Lattice]:
    """Tables of horizontal rules only: rows between the rules, columns from what stands in them. `rules`: joined."""
    lines = [rule for rule in rules if rule.is_horizontal]
    verticals = [rule for rule in rules if not rule.is_horizontal]
    free = [rule for rule in lines if not any(_crosses(rule, vertical) for vertical in verticals)]
    found: list[Lattice] = []
    for group in _stacks(free):
        lattice = _striped(group, marks)
        if lattice is not None:
            found.append(lattice)
    return found


def _crosses(rule: Rule, vertical: Rule) -> bool:
    return rule.start - 3 <= vertical.at <= rule.end + 3 and vertical.start - 3 <= rule.at <= vertical.end + 3


def _stacks(rules: list[Rule]) -> list[list[Rule]]:
    """Rules one above the other, each within the width of the widest, with no large gap between them."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if stacks:
            stack = stacks[-1]
            left, right = min(r.start for r in stack), max(r.end for r in stack)
            steps = [b.at - a.at for a, b in itertools.pairwise(stack)]
            near = rule.at - stack[-1].at <= max(6 * (max(steps) if steps else 20.0), 60.0)
            if near and min(rule.end, right) - max(rule.start, left) >= 0.8 * (rule.end - rule.start):
                stack.append(rule)
                continue
        stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= FEWEST_ROWS]


def _striped(stack: list[Rule], marks: Marks) -> Lattice | None:
    left, right = min(rule.start for rule in stack), max(rule.end for rule in stack)
    full = [rule for rule in stack if rule.end - rule.start >= FULL_RULE * (right - left)]
    short = [rule for rule in stack if rule not in full]
    if len(full) < FEWEST_ROWS:
        return None
    ys = edges_of(rule.at for rule in stack)
    inside = [g for g in marks.glyphs if ys[0] < g.middle < ys[-1] and left - 4 <= g.centre <= right + 4]
    rows = [rows_of(g for g in inside if top < g.middle <= bottom) for top, bottom in itertools.pairwise(ys)]
    under = {
        index: [(rule.start, rule.end) for rule in short if abs(rule.at - bottom) < 1.5]
        for index, bottom in enumerate(ys[1:])
    }
    xs = column_edges(rows, left, right, under)
    if len(xs) < 3 or not any(len(table_parts(line)) >= 2 for row in rows for line in row):
        return None
    if len(stack) == FEWEST_ROWS and any(sum(_is_tabular(line) for line in row) > 1 for row in rows):
        return _three_rules(ys, rows, xs)
    return Lattice(xs, ys, _striped_spans(ys, rows, xs, short), (False, False), full, [])


def _three_rules(ys: list[float], rows: list[list[Line]], xs: list[float]) -> Lattice:
    """Top rule, rule under the header, bottom rule: the rows come from the baselines."""
    bands = [_bands(row) for row in rows]
    edges: list[float] = [ys[0]]
    for inner, end in zip(bands, ys[1:], strict=True):
        edges += [*_between(inner), end]
    return Lattice(xs, edges, _plain_spans(range(len(edges) - 1), len(xs) - 1))


def _striped_spans(ys: list[float], rows: list[list[Line]], xs: list[float], short: list[Rule]) -> list[Span]:
    """Header cells merged across where a short rule stands under them, down where none does; body cells plain."""
    columns = len(xs) - 1
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    first_body = next((i for i, row in enumerate(rows) if any(_amount_parts(line) for line in row)), len(rows) - 1)
    for row in range(len(rows)):
        under = [rule for rule in short if abs(rule.at - ys[row + 1]) < 1.5]
        for column in range(columns):
            if (row, column) in taken:
                continue
            middle = (xs[column] + xs[column + 1]) / 2
            rule = next((r for r in under if r.start - 2 <= middle <= r.end + 2), None)
            width = height = 1
            if rule is not None:
                while column + width < columns and (xs[column + width] + xs[column + width + 1]) / 2 <= rule.end + 2:
                    width += 1
            elif under and row < first_body:
                height = 1
                while row + height < len(rows) and height < 3 and _ends_above(ys[row + height], middle, short):
                    height += 1
            spans.append(Span(row, column, height, width))
            taken |= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        if not under and row < first_body and not any(s.row == row and s.rows > 1 for s in spans):
            parts = [part for line in rows[row] for part in table_parts(line)]
            below = [part for line in rows[row + 1] for part in table_parts(line)] if row + 1 < len(rows) else []
            if all((row, c) not in _older(spans, row) for c in range(columns)) and 1 < len(parts) < len(below):
                spans = [span for span in spans if span.row != row] + head_spans(row, parts, xs)
    return spans


def _older(spans: list[Span], row: int) -> set[tuple[int, int]]:
    return {
        (r, c)
        for s in spans
        if s.row < row
        for r in range(s.row, s.row + s.rows)
        for c in range(s.column, s.column + s.columns)
    }


def _ends_above(y: float, middle: float, short: list[Rule]) -> bool:
    """Whether the row edge at `y` is a short rule that does not reach over to `middle`."""
    here = [rule for rule in short if abs(rule.at - y) < 1.5]
    return bool(here) and not any(rule.start - 2 <= middle <= rule.end + 2 for rule in here)


def may_be_carried(glyphs: list[Glyph]) -> bool:
    """Whether amounts stand in lines of several parts, so that the columns of the page before matter."""
    return any(_is_tabular(line) for line in rows_of(glyphs))


def carried(edges: tuple[float, ...], glyphs: list[Glyph]) -> Lattice | None:
    """A page without rules read with the columns of the page before; None where its lines do not fit them."""
    inside = [g for g in glyphs if edges[0] - 6 <= g.centre <= edges[-1] + 6]
    lines = rows_of(inside)
    start = next((i for i, line in enumerate(lines) if _fits(line, list(edges))), None)
    if start is None:
        return None
    bands = _bands(_body_lines(lines[start:], lines[start].y0 - 1, list(edges)))
    return _of_bands(list(edges), bands) if bands else None


def aligned_lattices(marks: Marks, glyphs: list[Glyph]) -> list[Lattice]:
    """Tables without any rule: runs of lines whose amounts stand in columns."""
    lines = rows_of(glyphs)
    found: list[Lattice] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _is_tabular(line):
            run.append(line)
            continue
        if line is not None and run and line.y0 - run[-1].y1 < 1.2 * line.size and not _STOPS.match(line.text):
            parts = table_parts(line)
            if len(parts) == 1 and line.x1 - line.x0 < 0.4 * marks.width:
                run.append(line)
                continue
        if sum(_is_tabular(item) for item in run) >= FEWEST_ROWS:
            lattice = _from_run(run, lines)
            if lattice is not None:
                found.append(lattice)
        run = []
    return found


def _amount_parts(line: Line) -> list[Line]:
    return [part for part in table_parts(line) if AMOUNT.match(part.text)]


def _has_amounts(glyphs: list[Glyph]) -> bool:
    return any(_amount_parts(line) for line in rows_of(glyphs))


def _is_tabular(line: Line) -> bool:
    return len(table_parts(line)) >= 2 and bool(_amount_parts(line))


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
        if _STOPS.match(line.text.strip()) and len(table_parts(line)) == 1:
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


def _bands(lines: list[Line]) -> list[_Band]:
    """Rows of the body: wrapped lines of one row joined where the usual pitch is clearly wider than a line."""
    tabular = [line for line in lines if len(table_parts(line)) >= 2] or lines
    steps = sorted(b.middle - a.middle for a, b in itertools.pairwise(tabular))
    usual = steps[len(steps) // 2] if steps else 0.0
    bands: list[_Band] = []
    last: Line | None = None
    for line in lines:
        lonely = len(table_parts(line)) == 1
        close = last is not None and line.middle - last.middle <= min(ROW_JOIN * line.size, 0.75 * usual or 1e9)
        starts_row = not lonely and (line.text[:3].isdigit() or line.text.startswith("合计"))
        if last is not None and close and (lonely or len(table_parts(last)) == 1) and not starts_row:
            bands[-1].y1 = max(bands[-1].y1, line.y1)
        else:
            bands.append(_Band(line.y0, line.y1))
        last = line
    return bands


def _between(bands: list[_Band]) -> list[float]:
    return [(above.y1 + below.y0) / 2 for above, below in itertools.pairwise(bands)]


def _plain_spans(rows: range, columns: int) -> list[Span]:
    return [Span(row, column, 1, 1) for row in rows for column in range(columns)]


def _of_bands(xs: list[float], bands: list[_Band], head: Sequence[Sequence[Line]] = ()) -> Lattice:
    ys = [bands[0].y0 - 2, *_between(bands), bands[-1].y1 + 2]
    spans: list[Span] = []
    for row in range(len(bands)):
        parts = head[row] if row < len(head) else ()
        is_merged = row + 1 < len(head) and 1 < len(parts) < len(head[row + 1])
        spans += head_spans(row, parts, xs) if is_merged else _plain_spans(range(row, row + 1), len(xs) - 1)
    return Lattice(xs, ys, spans, (True, True))


def _from_run(run: list[Line], lines: list[Line]) -> Lattice | None:
    """Columns from the body lines; header lines right above that stand in several columns are taken in."""
    head: list[Line] = []
    for line in reversed(lines[: lines.index(run[0])]):
        parts = table_parts(line)
        near = line.y1 > (head[-1] if head else run[0]).y0 - 2.5 * line.size
        if near and len(parts) >= 2 and not any("：" in part.text or ":" in part.text for part in parts):
            head.append(line)
        else:
            break
    head.reverse()
    xs = column_edges([[line] for line in (*head, *run)], run[0].x0 - CLEAR, run[0].x1 + CLEAR)
    if len(xs) < 3:
        return None
    head_bands = _bands(head)
    head_parts = [
        [part for line in head if band.y0 - 1 <= line.middle <= band.y1 + 1 for part in table_parts(line)]
        for band in head_bands
    ]
    return _of_bands(xs, [*head_bands, *_bands(run)], head_parts)
