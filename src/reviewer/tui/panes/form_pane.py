"""A performance form by meaning: label, whole period, year side by side; a lost half is `~`. Pure painter."""

from __future__ import annotations

from dataclasses import replace

from reviewer.model.figure import parse_number
from reviewer.tui.fit import cells, crop, pad_left, pad_right, wrap
from reviewer.tui.glyphs import GLYPHS, INKS, Mark
from reviewer.tui.ink import Ink, Line, Span
from reviewer.tui.look import Look
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.places import Place
from reviewer.tui.state.stops import Cell, StopRow

GUTTER = 2
LABEL = 18
SLOTS = 4
"""State, brackets and a blank around a value."""
REST_LINES = 8
"""Lines a long text under the cursor is given."""


def form_lines(desk: Desk, place: Place, width: int, height: int, *, focused: bool) -> list[Line]:
    """A header and the rows in view; the view follows the cursor."""
    rows = desk.stops(place).rows
    own = desk.views.get(place.id, desk.view) if place is not desk.place else desk.view
    body = max(1, height - 1)
    first = max(0, min(max(min(own.first_row, own.row), own.row - body + 1), len(rows) - body))
    if place is desk.place:
        desk.viewport = (width, body)
        if first != own.first_row:
            desk.view = replace(own, first_row=first)
    label = min(LABEL, max(8, width // 4))
    half = max(8, (width - GUTTER - label - 1) // 2)
    lines: list[Line] = [_header(desk.look, label, half)]
    if not rows:
        return [*lines, (Span("  " + desk.look.say("form.empty"), Ink.MUTED),)]
    for number in range(first, min(len(rows), first + body)):
        column = min(own.column, len(rows[number].cells) - 1) if number == own.row else -1
        lines.append(_row(desk, rows[number], column, label=label, half=half, focused=focused))
        if column >= 0:
            lines += _rest(desk, rows[number].cells[column], half * 2, label + GUTTER + 2)
    return lines[:height]


def _rest(desk: Desk, cell: Cell, width: int, indent: int) -> list[Line]:
    """The whole text of the cell under the cursor, where its row had to cut it."""
    text = desk.look.clean(desk.over.texts.get(cell.ref, cell.text))
    if cells(text) <= width - SLOTS:
        return []
    lines: list[Line] = [(Span(" " * indent + line, Ink.MUTED),) for _offset, line in wrap(text, max(8, width - SLOTS))]
    return lines[:REST_LINES]


def row_label(row: StopRow, look: Look) -> str:
    """The words of a row: a field's or fund's name in the language of the screen, an indicator's as printed."""
    if row.group == "indicator":
        return look.clean(row.label)
    return look.say(f"form.{row.label}")


def _header(look: Look, label: int, half: int) -> Line:
    names = (look.say("form.heading.field"), look.say("form.heading.period"), look.say("form.heading.year"))
    text = (
        " " * GUTTER
        + pad_right(crop(names[0], label), label)
        + " "
        + pad_right(crop(names[1], half), half)
        + crop(names[2], half)
    )
    return (Span(text, Ink.HEADER),)


def _row(desk: Desk, row: StopRow, column: int, *, label: int, half: int, focused: bool) -> Line:
    look = desk.look
    glyph = _gutter(desk, row)
    spans = [
        Span(glyph, Ink.CONTRADICTED if glyph == "!" else Ink.MUTED),
        Span(">" if column >= 0 else " ", Ink.STRONG if focused else Ink.MUTED),
        Span(
            pad_right(crop(row_label(row, look), label), label) + " ",
            Ink.STRONG if row.group == "funding" else Ink.TEXT,
        ),
    ]
    single = len(row.cells) == 1
    for number, cell in enumerate(row.cells):
        width = half * 2 if single else half
        is_amount = row.group == "funding"
        spans += _cell(desk, cell, width, is_cursor=number == column, focused=focused, is_amount=is_amount)
    return tuple(spans)


def _cell(desk: Desk, cell: Cell, width: int, *, is_cursor: bool, focused: bool, is_amount: bool) -> list[Span]:
    look = desk.look
    target = f"ref:{cell.ref}" if cell.ref else ""
    state = cell.target_ref if desk.over.mark(cell.ref) is Mark.NONE and cell.target_ref else cell.ref
    mark = Mark.DOUBTFUL if cell.is_lost else desk.over.mark(state)
    text = look.clean(desk.over.texts.get(cell.ref, cell.text))
    room = width - SLOTS
    is_number = is_amount and parse_number(text) is not None
    if not text and not cell.is_lost and cell.ref:
        text = look.say("form.blank")
    shown = pad_left(crop(text, room), room) if is_number else pad_right(crop(text, room), room)
    if is_number and cells(text) > room:
        shown = crop(text, room)
    ink = (Ink.CURSOR if focused else Ink.CURSOR_AWAY) if is_cursor else _ink(desk, cell, mark)
    left, right = ("[", "]") if is_cursor else (" ", " ")
    return [
        Span(GLYPHS[look.glyphs][mark], INKS[mark], target),
        Span(left, ink, target),
        Span(shown, ink, target),
        Span(right + " ", ink if is_cursor else Ink.TEXT, target),
    ]


def _ink(desk: Desk, cell: Cell, mark: Mark) -> Ink:
    proof = desk.shown_proof
    if cell.ref and cell.ref in desk.search.refs:
        return Ink.HIT
    if proof is not None and cell.ref in proof.equation.refs:
        return Ink.OPERAND
    return INKS[mark] if mark in {Mark.CONTRADICTED, Mark.CORRECTED, Mark.REREAD, Mark.DOUBTFUL} else Ink.TEXT


def _gutter(desk: Desk, row: StopRow) -> str:
    for cell in row.cells:
        for ref in (cell.ref, cell.target_ref):
            if ref and ref in desk.over.open_refs:
                return "!"
    return " "
