"""The middle pane: the table, the prose or the form in view, whichever the place is. Pure painter, and its position."""

from __future__ import annotations

from dataclasses import replace

from reviewer.tui.glyphs import role_glyph
from reviewer.tui.grid.paint import Layers, grid_lines, header_lines
from reviewer.tui.grid.window import placed, reveal
from reviewer.tui.ink import Ink, Line, Span
from reviewer.tui.panes.form_pane import form_lines
from reviewer.tui.panes.prose_pane import prose_lines
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.places import Place, PlaceKind


def middle_lines(desk: Desk, width: int, height: int, *, focused: bool) -> list[Line]:
    """What stands in the middle."""
    place = desk.place
    if place is None:
        return [(Span(desk.look.say("title.empty"), Ink.MUTED),)]
    if place.kind is PlaceKind.TABLE:
        return table_lines(desk, place, width, height, focused=focused)
    if place.kind is PlaceKind.FORM:
        return form_lines(desk, place, width, height, focused=focused)
    return prose_lines(desk, place, width, height, focused=focused)


def table_lines(desk: Desk, place: Place, width: int, height: int, *, focused: bool) -> list[Line]:
    """The table at the desk's cursor; the view is moved so that the cursor is in it."""
    assert place.table is not None
    grid = desk.grid(place.table)
    head = min(len(header_lines(grid, desk.view, desk.look, width)), max(0, height - 1))
    desk.viewport = (width, max(1, height - head))
    view = reveal(grid, desk.view, width, max(1, height - head))
    if view != desk.view:
        desk.view = view
    if not place.table.rows:
        return [(Span(desk.look.say("grid.empty"), Ink.MUTED),)]
    lines = grid_lines(grid, view, layers(desk, place.id), desk.look, width=width, height=height, focused=focused)
    notes = place.table.notes if len(lines) < height and view.first_row + height >= grid.height else ()
    lines += [
        (Span("  " + desk.look.clean(note.text), Ink.MUTED, f"ref:{note.id}"),) for note in notes[: height - len(lines)]
    ]
    return lines


def linked_lines(desk: Desk, width: int, height: int) -> list[Line]:
    """The other table of a tie with its cell marked, under or beside the first."""
    index = desk.places.index_of(desk.linked)
    place = desk.places.all[index] if index is not None else None
    if place is None:
        return []
    if place.kind is not PlaceKind.TABLE or place.table is None:
        painter = form_lines if place.kind is PlaceKind.FORM else prose_lines
        return painter(desk, place, width, height, focused=False)
    grid = desk.grid(place.table)
    view = desk.views.get(place.id, replace(desk.view, first_row=0, first_column=0))
    head = len(header_lines(grid, view, desk.look, width))
    view = reveal(grid, view, width, max(1, height - head))
    desk.views[place.id] = view
    return grid_lines(grid, view, layers(desk, place.id), desk.look, width=width, height=height, focused=False)


def layers(desk: Desk, table: str) -> Layers:
    """Marks, roles, culprits, hits and gutters for one table."""
    roles: dict[str, str] = {}
    proof = desk.shown_proof
    if proof is not None:
        for operand in proof.equation.operands:
            if operand.ref:
                roles[operand.ref] = role_glyph(operand.role, is_subtracted=operand.weight < 0)
    item = desk.current
    culprits = frozenset(c.ref for c in item.finding.culprits[:1]) if item is not None else frozenset[str]()
    gutters = {row: glyph for row, glyph in desk.over.gutters.get(table, {}).items() if row >= 0}
    return Layers(
        desk.over.mark, desk.over.texts, roles, culprits, frozenset(desk.search.refs), frozenset(desk.older), gutters
    )


def cursor_text(desk: Desk) -> str:
    """What the cursor stands on, in words: row and column of a cell in full."""
    place = desk.place
    if place is not None and place.kind is PlaceKind.FORM:
        return budget_row(desk, place)
    if place is None or place.kind is not PlaceKind.TABLE or not desk.cursor_ref:
        return ""
    words = desk.look.clean(" / ".join(part for part in desk.naming.row_column(desk.cursor_ref) if part))
    if desk.cursor_ref not in desk.older:
        return words
    old = desk.older[desk.cursor_ref] or desk.look.say("form.blank")
    return f"{desk.look.say('differences.was', old=old)}  {words}"


def budget_row(desk: Desk, place: Place) -> str:
    """The row of the budget a performance form belongs to, as its equations say: 对应 表12 水利业务工作经费 36.50."""
    tables = {other.id for other in desk.places.tables}
    for verdict in desk.model.analysis.verdicts:
        refs = verdict.equation.refs
        if any(ref.startswith(f"{place.id}/") for ref in refs):
            other = next((ref for ref in refs if ref.split("/")[0] in tables), "")
            if other:
                words, text = desk.naming.long(other, desk.look), desk.look.clean(desk.naming.text(other))
                return desk.look.say("form.belongs", row=words, amount=text)
    return ""


def position_text(desk: Desk, width: int) -> str:
    """行 1-11/23  列 1-5/5, the search, or the line of the prose."""
    place, look = desk.place, desk.look
    if place is None:
        return ""
    search = (
        look.say("search.position", number=desk.search.at + 1, total=len(desk.search.refs), words=desk.search.words)
        + "  "
        if desk.search.words
        else ""
    )
    if place.kind is not PlaceKind.TABLE or place.table is None:
        rows = len(desk.stops(place).rows)
        return search + look.say("grid.position.lines", row=desk.view.row + 1 if rows else 0, rows=rows)
    view, grid = desk.view, desk.grid(place.table)
    shown = placed(grid, view.first_column, desk.viewport[0])
    last = max((item.column.index for item in shown), default=-1) + 1
    bottom = min(grid.height, view.first_row + desk.viewport[1])
    layer = look.say("grid.layer.printed") + "  " if desk.printed else ""
    return search + layer + look.say(
        "grid.position.table", first=view.first_row + 1 if grid.height else 0, last=bottom, rows=grid.height,
        left=view.first_column + 1, right=last, columns=grid.width,
    )  # fmt: skip
