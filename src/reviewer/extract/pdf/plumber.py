"""The second reader: the same page through pdfplumber, slower and independent: pages in doubt, or on request all.

Rules, merged cells and characters come from pdfplumber and pdfminer; only the putting of characters into cells is
shared with the first reader. Called by the reading process only; pdfplumber is imported here and nowhere else.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Any

import pdfplumber

from reviewer.extract.pdf.cells import grid_of
from reviewer.extract.pdf.marks import Area, Glyph, Marks, Rule
from reviewer.extract.pdf.page_layout import raw_page
from reviewer.extract.pdf.pdfium_paths import HAIRLINE, SHORTEST_RULE
from reviewer.extract.pdf.radicals import normal_glyph
from reviewer.extract.pdf.ruled import Lattice, Span, edges_of
from reviewer.extract.pdf.unruled import unruled_lattices
from reviewer.extract.raw import RawGrid, RawItem, RawPage
from reviewer.model.document import BBox

TABLE_SETTINGS = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 4}
"""Points; pdfplumber's own way of finding grids, a little more forgiving than its defaults."""
NO_UNICODE = "(cid:"
"""How pdfminer writes a character whose font does not say which it is."""


def plumber_page(path: str, password: str | None, number: int) -> RawPage:
    """One page, 1-based: cells from pdfplumber's table finder, the rest by our own layout of its glyphs."""
    document = _opened(path, password)
    page = document.pages[number - 1]
    try:
        return _read(page, number)
    finally:
        page.close()


def _read(page: Any, number: int) -> RawPage:
    upright = page.filter(lambda item: item["object_type"] != "char" or item.get("upright", True))
    marks = _marks(upright, number)
    grids = [grid for table in _tables(upright, marks) if (grid := _grid(table, marks)) is not None]
    if not grids:
        return raw_page(marks)[0]
    boxes = [grid.source.bbox for grid in grids if grid.source.bbox is not None]
    around = [g for g in marks.glyphs if not any(_inside(g, box) for box in boxes)]
    lines, _ = raw_page(
        Marks(
            number,
            marks.width,
            marks.height,
            around,
            [],
            [],
            marks.slanted,
            marks.bold_places,
            marks.images,
            marks.broken,
        ),
    )
    items: list[RawItem] = sorted(
        (*lines.items, *grids), key=lambda item: item.source.bbox.y0 if item.source.bbox else 0
    )
    return RawPage(lines.page, tuple(items), lines.watermark)


@lru_cache(maxsize=1)
def _opened(path: str, password: str | None) -> Any:
    return pdfplumber.open(path, password=password or "")


def _tables(page: Any, marks: Marks) -> list[Any]:
    """Tables by their rules; without any, by the alignment of words inside the areas that look like tables."""
    found = page.find_tables(TABLE_SETTINGS)
    if found:
        return list(found)
    tables: list[Any] = []
    for lattice in unruled_lattices(marks.glyphs):
        x0, y0, x1, y1 = lattice.box
        area = page.crop((max(x0, 0), max(y0, 0), min(x1, page.width), min(y1, page.height)), strict=False)
        tables += area.find_tables({"vertical_strategy": "text", "horizontal_strategy": "text"})
    return tables


def _marks(page: Any, number: int) -> Marks:
    chars = [char for char in page.chars if char["text"].strip()]
    glyphs = [
        Glyph(normal_glyph(char["text"]), char["x0"], char["top"], char["x1"], char["bottom"], char["size"], 0.0, place)
        for place, char in enumerate(chars)
        if not char["text"].startswith(NO_UNICODE)
    ]
    bold = frozenset(place for place, char in enumerate(chars) if "Bold" in char.get("fontname", ""))
    rules: list[Rule] = []
    areas: list[Area] = []
    for edge in (*page.lines, *page.rects):
        width, height = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
        if height <= HAIRLINE and width >= SHORTEST_RULE:
            rules.append(Rule((edge["top"] + edge["bottom"]) / 2, edge["x0"], edge["x1"], True))
        elif width <= HAIRLINE and height >= SHORTEST_RULE:
            rules.append(Rule((edge["x0"] + edge["x1"]) / 2, edge["top"], edge["bottom"], False))
        elif edge.get("fill"):
            areas.append(Area(edge["x0"], edge["top"], edge["x1"], edge["bottom"]))
    broken = len(chars) - len(glyphs)
    width, height = float(page.width), float(page.height)
    return Marks(number, width, height, glyphs, rules, areas, [], bold, len(page.images), broken)


def _inside(glyph: Glyph, box: BBox) -> bool:
    return box.x0 - 1 <= glyph.centre <= box.x1 + 1 and box.y0 - 1 <= glyph.middle <= box.y1 + 1


def _grid(table: Any, marks: Marks) -> RawGrid | None:
    """The cells of one table as a lattice, filled with the characters that stand in them."""
    boxes = [tuple(map(float, box)) for box in table.cells]
    xs = edges_of(x for x0, _, x1, _ in boxes for x in (x0, x1))
    ys = edges_of(y for _, y0, _, y1 in boxes for y in (y0, y1))
    if len(xs) < 3 or len(ys) < 2:
        return None
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for x0, y0, x1, y1 in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = _edge(ys, y0), _edge(xs, x0)
        span = Span(row, column, max(1, _edge(ys, y1) - row), max(1, _edge(xs, x1) - column))
        places = {
            (r, c)
            for r in range(row, min(row + span.rows, len(ys) - 1))
            for c in range(column, min(column + span.columns, len(xs) - 1))
        }
        if places and not places & taken:
            spans.append(span)
            taken |= places
    every = set(itertools.product(range(len(ys) - 1), range(len(xs) - 1)))
    spans += [Span(row, column, 1, 1) for row, column in sorted(every - taken)]
    lattice = Lattice(xs, ys, spans)
    box = BBox(*lattice.box)
    inside = [glyph for glyph in marks.glyphs if _inside(glyph, box)]
    return grid_of(lattice, inside, marks, touches_top=True, touches_bottom=True)


def _edge(edges: list[float], place: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))
