"""Brings the pieces of a table to common columns by where their column edges stand on the page.

Owns the case that a reader found fewer edges on one page than on another. Called by assembly for input with edges;
text without edges goes through `alternatives`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.model.document import Cell, Row

EDGE_SLACK = 5.0
"""PDF points between two edges that are the same edge."""


def common_edges(edges: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The edges of the piece with most columns, () where a piece has none."""
    return max(edges, key=len) if edges and all(edges) else ()


def column_map(edges: tuple[float, ...], reference: tuple[float, ...]) -> tuple[int, ...] | None:
    """For every edge its place among the reference edges, None where one has no partner. A page may be shifted as a
    whole (mirrored margins)."""
    if not edges or not reference or len(edges) > len(reference):
        return None
    for shift in (0.0, reference[0] - edges[0], reference[-1] - edges[-1]):
        places = tuple(_place(edge + shift, reference) for edge in edges)
        if all(place is not None for place in places) and len(set(places)) == len(places):
            return tuple(place for place in places if place is not None)
    return None


def relaid(rows: Sequence[Row], places: tuple[int, ...], width: int) -> tuple[Row, ...]:
    """`rows` on `width` columns: cell n goes from edge n to edge n + 1 of the map, the columns in between covered."""
    laid: list[Row] = []
    for row in rows:
        cells = [Cell("", row[0].source if row else Cell().source)] * width
        for index, cell in enumerate(row):
            start = places[index]
            end = places[min(index + max(cell.column_span, 1), len(places) - 1)]
            if cell.is_covered:
                cells[start] = cell
                for covered in range(start + 1, places[index + 1]):
                    cells[covered] = replace(cell, text="", column_span=1, row_span=1, is_covered=True)
                continue
            cells[start] = replace(cell, column_span=max(end - start, 1))
            for covered in range(start + 1, places[index + 1]):
                cells[covered] = Cell("", cell.source, is_covered=True)
        laid.append(tuple(cells))
    return tuple(laid)


def printed_columns(header: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Header and body without columns that only the page geometry made: nothing printed in them at all, or the name
    in one column and the values in the next (right-aligned values under a centred name)."""
    head, body = list(header), list(rows)
    column = 0
    while head and body and column < len(head[0]):
        named = any(row[column].text for row in head)
        filled = any(row[column].text for row in body)
        if not named and not filled and len(head[0]) > 1:
            head, body = [_without(row, column) for row in head], [_without(row, column) for row in body]
        elif (named and not filled and _takes_values(head, body, column)) or (
            filled and not named and _takes_name(head, body, column)
        ):
            head = [_merged(row, column) for row in head]
            body = [_merged(row, column) for row in body]
        else:
            column += 1
    return head, body


def _takes_values(head: Sequence[Row], body: Sequence[Row], column: int) -> bool:
    """Whether the column right of `column` has values and no name of its own, not even a spanning one."""
    right = column + 1
    if right >= len(head[0]) or any(row[right].text for row in head):
        return False
    if any(_is_spanned(row, right) is not _is_under_one(row, column) for row in (*head, *body)):
        return False
    if any(_is_under_one(row, column) for row in (head[-1], *body)):
        return False
    return any(row[right].text for row in body)


def _is_under_one(row: Row, column: int) -> bool:
    """Whether one cell reaches over `column` and the column right of it."""
    left = column
    while left > 0 and row[left].is_covered:
        left -= 1
    return not row[left].is_covered and left + row[left].column_span > column + 1


def _takes_name(head: Sequence[Row], body: Sequence[Row], column: int) -> bool:
    """Whether the column right of `column` has a name and no values: values left of their centred name."""
    right = column + 1
    if right >= len(head[0]) or any(row[right].text for row in body):
        return False
    if any(_is_spanned(row, at) for row in (*head, *body) for at in (column, right)):
        return False
    return any(row[right].text for row in head) and all(row[right].column_span == 1 for row in (*head, *body))


def _is_spanned(row: Row, column: int) -> bool:
    """Whether a cell further left reaches over `column`."""
    return row[column].is_covered and any(
        not row[left].is_covered and left + row[left].column_span > column for left in range(column)
    )


def _without(row: Row, column: int) -> Row:
    """`row` without the blank cell at `column`; a cell that spans it covers one column less."""
    cells = list(row)
    if row[column].is_covered:
        for left in range(column - 1, -1, -1):
            if not cells[left].is_covered:
                if left + cells[left].column_span > column:
                    cells[left] = replace(cells[left], column_span=cells[left].column_span - 1)
                break
    del cells[column]
    return tuple(cells)


def _merged(row: Row, column: int) -> Row:
    if _is_under_one(row, column):
        return _without(row, column + 1)
    left, right = row[column], row[column + 1]
    return (*row[:column], left if left.text else right, *row[column + 2 :])


def _place(edge: float, reference: tuple[float, ...]) -> int | None:
    nearest = min(range(len(reference)), key=lambda index: abs(reference[index] - edge))
    return nearest if abs(reference[nearest] - edge) <= EDGE_SLACK else None
