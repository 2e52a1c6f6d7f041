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


def _place(edge: float, reference: tuple[float, ...]) -> int | None:
    nearest = min(range(len(reference)), key=lambda index: abs(reference[index] - edge))
    return nearest if abs(reference[nearest] - edge) <= EDGE_SLACK else None
