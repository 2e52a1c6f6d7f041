"""A grid as lines of text: merged header rows, body rows with role, state and number in fixed slots (UX 2.1).

Pure. A numeric cell is `role state [ number ]`; neither the cursor nor a state ever moves a digit. A number is never
cut without a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reviewer.model.figure import parse_number
from reviewer.tui.fit import cells, crop, pad_left, pad_right, wrap
from reviewer.tui.glyphs import GLYPHS, INKS, Mark
from reviewer.tui.grid.model import GridModel
from reviewer.tui.grid.window import GUTTER, GridView, Placed, placed
from reviewer.tui.ink import Ink, Line, Span
from reviewer.tui.look import Look

HEADER_LINES = 3
"""Lines one printed header row may take."""


def _no_mark(_ref: str) -> Mark:
    return Mark.NONE


@dataclass(frozen=True)
class Layers:
    """What lies on top of the printed table. `texts`: corrected texts by ref; `roles`: role glyph by ref of the
    selected proof; `gutters`: row mark by 0-based row."""

    mark: Callable[[str], Mark] = _no_mark
    texts: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    culprits: frozenset[str] = frozenset()
    hits: frozenset[str] = frozenset()
    selected: frozenset[str] = frozenset()
    gutters: Mapping[int, str] = field(default_factory=dict)


NO_LAYERS = Layers()


def header_lines(model: GridModel, view: GridView, look: Look, width: int) -> list[Line]:
    """The header rows over the columns in view."""
    return _header_lines(model, placed(model, view.first_column, width), look)


def grid_lines(
    model: GridModel, view: GridView, layers: Layers, look: Look, *, width: int, height: int, focused: bool = True
) -> list[Line]:
    """Header and the body rows in view, `height` lines at most."""
    columns = placed(model, view.first_column, width)
    lines = _header_lines(model, columns, look)[: max(0, height - 1)]
    rows = range(view.first_row, min(model.height, view.first_row + height - len(lines)))
    cursor = _cursor_ink(focused)
    return lines + [_body_line(model, row, view, columns, layers, look=look, cursor=cursor) for row in rows]


def _header_lines(model: GridModel, columns: tuple[Placed, ...], look: Look) -> list[Line]:
    lines: list[Line] = []
    for row in model.header:
        extents = _extents(row, columns)
        blocks = [
            (start, stop, right, _wrapped(look.clean(text), stop - start)) for start, stop, right, text in extents
        ]
        height = max((len(block[3]) for block in blocks), default=0)
        lines.extend(_header_line(blocks, number) for number in range(height))
    return lines


def _body_line(
    model: GridModel, row: int, view: GridView, columns: tuple[Placed, ...], layers: Layers, *, look: Look, cursor: Ink
) -> Line:
    """One body row. `cursor`: the ink of the current cell."""
    is_current = row == view.row
    gutter = layers.gutters.get(row, " ")
    ink = Ink.CONTRADICTED if gutter == "!" else Ink.MUTED
    sign = Ink.STRONG if cursor is Ink.CURSOR else Ink.MUTED
    spans = [Span(gutter, ink, f"row:{row}"), Span(">" if is_current else " ", sign)]
    at = GUTTER
    closing = ""
    for item in columns:
        if item.x > at:
            spans.append(Span(" " * (item.x - at)))
        edge = cursor if is_current and item.column.index == view.column else None
        make = _number_cell if item.column.is_number else _label_cell
        spans += make(model, row, item, layers, look, cursor=edge, closing=closing)
        closing = "]" if edge is not None and not item.column.is_number and not item.closes else ""
        at = item.right
    return tuple(spans)


def _number_cell(
    model: GridModel, row: int, item: Placed, layers: Layers, look: Look, *, cursor: Ink | None, closing: str
) -> list[Span]:
    ref = model.ref(row, item.column.index)
    cell = model.table.cell(row, item.column.index)
    text = look.clean(layers.texts.get(ref, cell.text))
    is_blank = not text
    mark = layers.mark(ref)
    role = layers.roles.get(ref, " ")
    target = f"ref:{ref}"
    ink = _number_ink(ref, mark, layers)
    if not is_blank and parse_number(text) is None and cells(text) <= item.width and ref not in layers.texts:
        shown = pad_right(text, item.width) if not text.isascii() else pad_left(text, item.width)
    else:
        shown = pad_left(crop(text, item.width), item.width)
    edge = cursor or ink
    left, right = ("[", "]") if cursor else (" ", " ")
    return [
        Span(closing or role, Ink.OPERAND if role != " " else Ink.TEXT, target),
        Span(
            " " if is_blank and mark in {Mark.PROVED, Mark.UNCHECKED} else GLYPHS[look.glyphs][mark], INKS[mark], target
        ),
        Span(left, edge, target),
        Span(shown, edge, target),
        Span(right, edge, target),
    ]


def _label_cell(
    model: GridModel, row: int, item: Placed, layers: Layers, look: Look, *, cursor: Ink | None, closing: str
) -> list[Span]:
    ref = model.ref(row, item.column.index)
    cell = model.table.cell(row, item.column.index)
    text = look.clean(layers.texts.get(ref, cell.text))
    mark = layers.mark(ref)
    ink = (
        Ink.HIT
        if ref in layers.hits
        else INKS[mark]
        if mark in {Mark.CORRECTED, Mark.REREAD, Mark.DOUBTFUL}
        else Ink.TEXT
    )
    if ink is Ink.TEXT and row in model.strong:
        ink = Ink.STRONG
    if ref in layers.selected:
        ink = Ink.SELECTED
    target = f"ref:{ref}"
    spans = [
        Span("[" if cursor else closing or " ", cursor or Ink.TEXT, target),
        Span(pad_right(crop(text, item.width), item.width), cursor or ink, target),
    ]
    if item.closes:
        spans.append(Span("]" if cursor else " ", cursor or Ink.TEXT, target))
    return spans


def _number_ink(ref: str, mark: Mark, layers: Layers) -> Ink:
    if ref in layers.hits:
        return Ink.HIT
    if ref in layers.selected:
        return Ink.SELECTED
    if ref in layers.culprits:
        return Ink.CULPRIT
    if ref in layers.roles:
        return Ink.OPERAND
    return INKS[mark] if mark not in {Mark.PROVED, Mark.UNCHECKED, Mark.DERIVED} else Ink.TEXT


def _cursor_ink(focused: bool) -> Ink:
    return Ink.CURSOR if focused else Ink.CURSOR_AWAY


def _extents(row: tuple[object, ...], columns: tuple[Placed, ...]) -> list[tuple[int, int, bool, str]]:
    """Screen stretches of one header row: start, stop, aligned right, text."""
    from reviewer.tui.grid.model import HeaderCell

    found: list[tuple[int, int, bool, str]] = []
    previous: object = None
    for item in columns:
        cell = row[item.column.index]
        assert isinstance(cell, HeaderCell)
        start = item.x + (NUMBER_LEFT if item.column.is_number else 1)
        stop = item.x + (NUMBER_LEFT if item.column.is_number else 1) + item.width
        if cell is previous:
            begun, _stop, right, text = found[-1]
            found[-1] = (begun, stop, right and item.column.is_number, text)
        else:
            found.append((item.x + 1 if item.column.is_number else start, stop, item.column.is_number, cell.text))
        previous = cell
    return found


NUMBER_LEFT = 3
"""Slots before a number: role, state, bracket."""


def _wrapped(text: str, width: int) -> list[str]:
    lines = [line for _offset, line in wrap(text, max(2, width))]
    if len(lines) > HEADER_LINES:
        lines = [*lines[: HEADER_LINES - 1], crop("".join(lines[HEADER_LINES - 1 :]), width)]
    return [crop(line, width) for line in lines]


def _header_line(blocks: list[tuple[int, int, bool, list[str]]], number: int) -> Line:
    spans: list[Span] = []
    at = 0
    for start, stop, right, lines in blocks:
        if start > at:
            spans.append(Span(" " * (start - at), Ink.HEADER))
        text = lines[number] if number < len(lines) else ""
        room = stop - max(start, at)
        spans.append(Span(pad_left(text, room) if right else pad_right(text, room), Ink.HEADER))
        at = stop
    return tuple(spans)
