"""Tables of horizontal rules only: rows between the rules, columns from what stands in them.

Owns the header over the first rule, pieces of rules under merged names, and pages that go on without a header. Called
by `page_layout`.
"""

from __future__ import annotations

import itertools

from reviewer.extract.pdf.columns import column_edges, head_spans, table_parts
from reviewer.extract.pdf.half_ruled import FEWEST_ROWS, amount_parts, is_tabular, plain_spans
from reviewer.extract.pdf.head_tree import head_of, names_of
from reviewer.extract.pdf.lines import Line, rows_of
from reviewer.extract.pdf.marks import Glyph, Marks, Rule
from reviewer.extract.pdf.ruled import Lattice, Span, edges_of
from reviewer.extract.pdf.unruled_columns import columns_of, with_empty
from reviewer.extract.pdf.unruled_columns import edges_of as edges_of_columns

FULL_RULE = 0.9
"""Share of the widest rule from which a horizontal rule runs across the whole table."""


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


def boxed_stripes(lattice: Lattice, marks: Marks) -> Lattice:
    """A box with rules from side to side, read by what stands between them; the lattice itself where that fails."""
    if len(lattice.xs) > BOX or len(lattice.horizontals) < FEWEST_ROWS:
        return lattice
    return _striped(lattice.horizontals, marks) or lattice


BOX = 2
"""Vertical rules of a table without any between its columns."""


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
    return [_with_pieces(stack, rules) for stack in stacks if len(stack) >= FEWEST_ROWS]


def _with_pieces(stack: list[Rule], rules: list[Rule]) -> list[Rule]:
    """The stack with the pieces of rules over and in its header, each under the name of some columns only."""
    left, right = min(r.start for r in stack), max(r.end for r in stack)
    top, bottom = stack[0].at, stack[-1].at
    own = {id(rule) for rule in stack}
    pieces: list[Rule] = []
    for rule in sorted(rules, key=lambda r: -r.at):
        is_inside = left - 3 <= rule.start and rule.end <= right + 3
        if id(rule) not in own and is_inside and rule.at <= bottom and top - rule.at <= HEAD_ROW:
            pieces.append(rule)
            top = min(top, rule.at)
    return sorted([*stack, *pieces], key=lambda r: r.at)


HEAD_ROW = 50.0
"""Points; the height of one header row at most."""


def _striped(stack: list[Rule], marks: Marks) -> Lattice | None:
    left, right = min(rule.start for rule in stack), max(rule.end for rule in stack)
    full = [rule for rule in stack if rule.end - rule.start >= FULL_RULE * (right - left)]
    short = [rule for rule in stack if rule not in full]
    if len(full) < FEWEST_ROWS:
        return None
    ys = edges_of(rule.at for rule in stack)
    ys = [*_head_edge(ys[0], (left, right), [rule for rule in short if rule.at < ys[0] + 1.5], marks), *ys]
    inside = [g for g in marks.glyphs if ys[0] < g.middle < ys[-1] and left - 4 <= g.centre <= right + 4]
    rows = [rows_of(g for g in inside if top < g.middle <= bottom) for top, bottom in itertools.pairwise(ys)]
    if any(sum(is_tabular(line) for line in row) >= SEVERAL for row in rows):
        return None  # a rule over and under the table and one under its head: no rules part its rows
    if not any(len(table_parts(line)) >= 2 for row in rows for line in row):
        return None
    first = next((place for place, row in enumerate(rows) if any(amount_parts(line) for line in row)), None)
    if short or first is None:
        return _by_pieces(ys, rows, full, short)
    return _by_names(ys, rows, full, first)


def _by_pieces(ys: list[float], rows: list[list[Line]], full: list[Rule], short: list[Rule]) -> Lattice | None:
    """Merged names from the pieces of rules under them."""
    left, right = min(rule.start for rule in full), max(rule.end for rule in full)
    under = {
        index: [(rule.start, rule.end) for rule in short if abs(rule.at - bottom) < 1.5]
        for index, bottom in enumerate(ys[1:])
    }
    xs = column_edges(rows, left, right, under)
    return None if len(xs) < 3 else Lattice(xs, ys, _striped_spans(ys, rows, xs, short), (False, False), full, [])


def _by_names(ys: list[float], rows: list[list[Line]], full: list[Rule], first: int) -> Lattice | None:
    """No rule parts the names of the head; `first`: the first row of the body."""
    head, body = [line for row in rows[:first] for line in row], [line for row in rows[first:] for line in row]
    names = names_of(head)
    xs = edges_of_columns(with_empty(columns_of(body), names), names, body)
    if len(xs) < 3:
        return None
    left, right = min(rule.start for rule in full), max(rule.end for rule in full)
    xs = [min(xs[0], left), *xs[1:-1], max(xs[-1], right)]
    top, spans = head_of(names, xs, ys[first]) if names else ([], [])
    spans += plain_spans(range(len(top), len(top) + len(ys) - 1 - first), len(xs) - 1)
    return Lattice(xs, [*top, *ys[first:]], spans, (False, False), full, [])


def _head_edge(top: float, sides: tuple[float, float], short: list[Rule], marks: Marks) -> list[float]:
    """The upper edge of a header row that stands on the first rule without a rule above it; empty where none does.
    `short`: pieces of that rule, each under the name of several columns."""
    above = [g for g in marks.glyphs if top - HEAD_ZONE < g.middle < top and sides[0] - 4 <= g.centre <= sides[1] + 4]
    head: list[Line] = []
    for line in reversed(rows_of(above)):
        parts = table_parts(line)
        near = (head[-1].y0 if head else top) - line.y1 <= 0.8 * line.size
        is_over_short = any(r.start - 2 <= part.x0 and part.x1 <= r.end + 2 for part in parts for r in short)
        is_head = len(parts) >= 2 or (not head and is_over_short)
        if not near or not is_head or any("：" in part.text or ":" in part.text for part in parts):
            break
        head.append(line)
    return [head[-1].y0 - 2] if head else []


HEAD_ZONE = 80.0
"""Points above the first rule within which the lines of a header row may stand."""


SEVERAL = 2
"""Rows with amounts between two rules: the rules do not part the rows."""


def _striped_spans(ys: list[float], rows: list[list[Line]], xs: list[float], short: list[Rule]) -> list[Span]:
    """Header cells merged across where a short rule stands under them, down where none does; body cells plain."""
    columns = len(xs) - 1
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    first_body = next((i for i, row in enumerate(rows) if any(amount_parts(line) for line in row)), len(rows) - 1)
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
                end = max(
                    (r.end for r in short if abs(r.at - ys[row + height]) < 1.5 and r.start - 2 <= middle <= r.end + 2),
                    default=middle,
                )
                while column + width < columns and (xs[column + width] + xs[column + width + 1]) / 2 <= end + 2:
                    width += 1
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


def on_carried(lattice: Lattice, edges: tuple[float, ...], glyphs: list[Glyph]) -> Lattice:
    """A table of horizontal rules that goes on without its header, on the columns of the page before: columns in which
    nothing is printed here can be known from there only. The lattice itself where its lines do not fit them."""
    same_sides = edges and abs(edges[0] - lattice.xs[0]) < SIDE and abs(edges[-1] - lattice.xs[-1]) < SIDE
    if not same_sides or len(edges) <= len(lattice.xs):
        return lattice
    lines = rows_of(glyphs)
    first = next((line for line in lines if len(table_parts(line)) > 1), None)
    parts = [part for line in lines for part in amount_parts(line)]
    inside = [any(a - 3 <= part.x0 and part.x1 <= b + 3 for a, b in itertools.pairwise(edges)) for part in parts]
    if first is None or not amount_parts(first) or not all(inside):
        return lattice
    spans = plain_spans(range(len(lattice.ys) - 1), len(edges) - 1)
    return Lattice(list(edges), lattice.ys, spans, lattice.open_sides, lattice.horizontals, [])


SIDE = 6.0
"""Points by which the outer edges of a table may differ from page to page."""
