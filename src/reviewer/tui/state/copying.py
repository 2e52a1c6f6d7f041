"""What is copied: a value with its place, a row as tab separated text, a table as Markdown."""

from __future__ import annotations

from reviewer.tui.grid.model import GridModel
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.places import PlaceKind


def cell_text(desk: Desk) -> str:
    """The value under the cursor, its name and its reference."""
    ref = desk.cursor_ref
    if not ref:
        return ""
    text = desk.over.texts.get(ref) or desk.model.read_text(ref) or ""
    return f"{desk.look.clean(text)}\t{desk.naming.long(ref, desk.look)}\t{ref}"


def row_text(desk: Desk) -> str:
    """The row under the cursor, cells separated by tabs; in prose the paragraph."""
    place = desk.place
    if place is None:
        return ""
    if place.kind is PlaceKind.TABLE and place.table is not None:
        return "\t".join(_cells(desk, desk.grid(place.table), desk.view.row))
    rows = desk.stops(place).rows
    return "\t".join(desk.look.clean(cell.text) for cell in rows[desk.view.row].cells[:1]) if rows else ""


def table_text(desk: Desk) -> str:
    """The table in view as a Markdown table; "" where none is in view."""
    place = desk.place
    if place is None or place.kind is not PlaceKind.TABLE or place.table is None:
        return ""
    grid = desk.grid(place.table)
    heading = [desk.look.clean(" ".join(path)) for path in place.table.header_paths] or [""] * grid.width
    lines = [heading, ["---"] * grid.width, *(_cells(desk, grid, row) for row in range(grid.height))]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def table_tsv(desk: Desk) -> str:
    """The table in view, cells separated by tabs, its header as one row; "" where none is in view."""
    place = desk.place
    if place is None or place.kind is not PlaceKind.TABLE or place.table is None:
        return ""
    grid = desk.grid(place.table)
    heading = [desk.look.clean(" ".join(path)) for path in place.table.header_paths] or [""] * grid.width
    return "\n".join("\t".join(line) for line in (heading, *(_cells(desk, grid, row) for row in range(grid.height))))


def _cells(desk: Desk, grid: GridModel, row: int) -> list[str]:
    if row >= grid.height:
        return []
    return [
        desk.look.clean(desk.over.texts.get(grid.ref(row, column), grid.table.cell(row, column).text))
        for column in range(grid.width)
    ]
