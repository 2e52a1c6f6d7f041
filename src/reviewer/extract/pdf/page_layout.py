"""Marks of a page to a `RawPage`: grids with their cells filled, the lines around them, in reading order.

Owns putting glyphs into cells and everything left over into lines. Called by the worker, page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reviewer.extract.pdf.cells import grid_of
from reviewer.extract.pdf.half_ruled import completed, may_be_carried
from reviewer.extract.pdf.lines import Line, parts_of, rows_of
from reviewer.extract.pdf.marks import Glyph, Marks, Rule
from reviewer.extract.pdf.ruled import Lattice, joined, lattices
from reviewer.extract.pdf.shading import shaded_columns, shaded_rules
from reviewer.extract.pdf.striped import boxed_stripes, on_carried, striped
from reviewer.extract.pdf.unruled import unruled_lattices
from reviewer.extract.raw import RawItem, RawLine, RawPage
from reviewer.model.document import BBox, Doubt, Page, PageState, Source
from reviewer.words import message

BROKEN_SHARE = 0.3
"""Share of glyphs without a Unicode value from which a page is gibberish."""
CENTRED_SLACK = 0.06
"""Share of the page width by which both margins of a centred line may differ."""


@dataclass(frozen=True, slots=True)
class Carry:
    """What a page hands to the next: column edges of an unruled body that may go on there; empty where none does."""

    edges: tuple[float, ...] = ()


NO_CARRY = Carry()


def no_carry() -> Carry:
    """Nothing is handed on to this page."""
    return NO_CARRY


TOP_ZONE = 0.16
"""Share of the page height above which (mirrored: below which) only running heads and feet stand."""


def raw_page(marks: Marks, carry: Callable[[], Carry] = no_carry) -> tuple[RawPage, Carry]:
    """The page as lines and grids, and what it hands to the next page. `carry` is only asked where the page has no
    rules: it may cost the reading of the page before."""
    state = _state(marks)
    reason = None if state is PageState.READ else message(f"pdf.page.{state.value}")
    page = Page(marks.number, marks.width, marks.height, state, reason, marks.turn)
    if state is not PageState.READ:
        return RawPage(page, ()), NO_CARRY
    filled, rest = _grids(marks, carry)
    lines = _lines(marks, rest)
    boxes = [line.source.bbox for line in lines if line.source.bbox is not None]
    items: list[tuple[float, float, RawItem]] = [(b.y0, b.x0, line) for b, line in zip(boxes, lines, strict=True)]
    onward = NO_CARRY
    for lattice, glyphs in filled:
        x0, y0, _x1, y1 = lattice.box
        above = any(TOP_ZONE * marks.height < box.y1 <= y0 for box in boxes)
        below = any(y1 <= box.y0 < (1 - TOP_ZONE) * marks.height for box in boxes)
        grid = grid_of(lattice, glyphs, marks, touches_top=not above, touches_bottom=not below)
        if grid is not None and not lattice.verticals:
            grid = replace(grid, doubts=(*grid.doubts, Doubt("no-rules", message("input.doubt.no_rules"))))
        if grid is not None:
            items.append((y0, x0, grid))
            onward = Carry(tuple(lattice.xs)) if not below and _is_guessed(lattice) else NO_CARRY
    ordered = tuple(item for _, _, item in sorted(items, key=lambda entry: (entry[0], entry[1])))
    return RawPage(page, ordered, watermark=tuple(_watermark(marks))), onward


def _is_guessed(lattice: Lattice) -> bool:
    """Whether the columns come from what is printed, not from rules."""
    return lattice.open_sides == (True, True) or not lattice.verticals


def _state(marks: Marks) -> PageState:
    if marks.glyphs and marks.broken >= BROKEN_SHARE * len(marks.glyphs):
        return PageState.GIBBERISH
    if not marks.glyphs and (marks.images or marks.broken):
        return PageState.IMAGE
    return PageState.READ


def _grids(marks: Marks, carry: Callable[[], Carry]) -> tuple[list[tuple[Lattice, list[Glyph]]], list[Glyph]]:
    """Lattices with the glyphs inside them, and the glyphs outside all of them."""
    found: list[tuple[Lattice, list[Glyph]]] = []
    rest = marks.glyphs
    rules = joined(marks.rules)
    ruled, stripes = lattices(rules), striped(marks, rules)
    known = () if ruled or stripes else _known_columns(marks, rules)
    if not ruled and not stripes and not known and marks.areas:
        ruled = lattices(joined(shaded_rules(marks.areas)))
    boxes = (boxed_stripes(lattice, marks) for lattice in ruled)
    for lattice in [*(completed(lattice, marks, ruled) for lattice in boxes), *stripes]:
        inside, rest = _split(lattice, rest)
        if not lattice.verticals and not found:
            lattice = on_carried(lattice, carry().edges, inside)  # noqa: PLW2901  # the same grid, with more columns
        if len(lattice.spans) > 1 and inside:
            found.append((lattice, inside))
        else:
            rest = [*rest, *inside]
    if found:
        return found, rest
    edges = known or (carry().edges if may_be_carried(rest) else ())
    for lattice in unruled_lattices(rest, edges):
        inside, rest = _split(lattice, rest)
        found.append((lattice, inside))
    return found, rest


def _known_columns(marks: Marks, rules: Sequence[Rule]) -> Sequence[float]:
    """Edges of the columns of a page without grids, where shaded rows or vertical rules show them; else empty."""
    upright = sorted({round(rule.at, 1) for rule in rules if not rule.is_horizontal and rule.end - rule.start > TALL})
    return upright if len(upright) >= FEWEST_EDGES else shaded_columns(marks.areas)


TALL = 40.0
"""Points; a vertical rule that is longer runs through several rows."""
FEWEST_EDGES = 4
"""Vertical rules that show columns; fewer are a frame."""


def _split(lattice: Lattice, glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    x0, y0, x1, y1 = lattice.box
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    left, right, top, bottom = 2 * (x0 - 1), 2 * (x1 + 1), 2 * (y0 - 1), 2 * (y1 + 1)
    for glyph in glyphs:
        within = left <= glyph.x0 + glyph.x1 <= right and top <= glyph.y0 + glyph.y1 <= bottom
        (inside if within else outside).append(glyph)
    return inside, outside


def _lines(marks: Marks, glyphs: list[Glyph]) -> list[RawLine]:
    parts = [part for line in rows_of(glyphs) for part in parts_of(line)]
    if not parts:
        return []
    left = min(part.x0 for part in parts)
    right = max(part.x1 for part in parts)
    return [_raw_line(part, marks, left, right) for part in parts]


def _raw_line(part: Line, marks: Marks, left: float, right: float) -> RawLine:
    width = max(right - left, 0.5 * marks.width, 1.0)
    margins = part.x0 - 0.0, marks.width - part.x1
    return RawLine(
        text=part.text,
        source=Source(page=marks.number, bbox=_box(part)),
        size=round(part.size, 1),
        bold=part.glyphs[0].place in marks.bold_places,
        indent=max(0.0, part.x0 - left),
        is_centred=abs(margins[0] - margins[1]) < CENTRED_SLACK * marks.width and part.x0 - left > part.size,
        width_used=min(1.0, (part.x1 - left) / width),
    )


def _watermark(marks: Marks) -> list[RawLine]:
    """Slanted glyphs in reading order of their own baseline, as one line per direction and size."""
    if not marks.slanted:
        return []
    runs: list[list[Glyph]] = []
    for glyph in sorted(marks.slanted, key=lambda g: g.place):
        if runs and glyph.place - runs[-1][-1].place <= 2 and abs(glyph.angle - runs[-1][-1].angle) < 1:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    lines = []
    for run in runs:
        box = BBox(min(g.x0 for g in run), min(g.y0 for g in run), max(g.x1 for g in run), max(g.y1 for g in run))
        lines.append(RawLine("".join(g.text for g in run), Source(page=marks.number, bbox=box), size=run[0].size))
    return lines


def _box(line: Line) -> BBox:
    return BBox(round(line.x0, 2), round(line.y0, 2), round(line.x1, 2), round(line.y1, 2))
