"""The second reader: the same page through pdfplumber, slower and independent. Used on request everywhere.

Called by the reading process only; pdfplumber is imported here and nowhere else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pdfplumber

from reviewer.extract.pdf.marks import Area, Glyph, Marks, Rule
from reviewer.extract.pdf.page_layout import NO_CARRY, raw_page
from reviewer.extract.pdf.pdfium_page import HAIRLINE, SHORTEST_RULE
from reviewer.extract.pdf.radicals import normal_glyph
from reviewer.extract.raw import RawGrid, RawItem, RawPage
from reviewer.model.document import BBox, Cell, Source

TABLE_SETTINGS = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 4}
"""Points; pdfplumber's own way of finding grids, a little more forgiving than its defaults."""


def plumber_page(path: str, password: str | None, number: int) -> RawPage:
    """One page, 1-based: cells from pdfplumber's table finder, the rest by our own layout of its glyphs."""
    page = _opened(path, password).pages[number - 1]
    upright = page.filter(lambda item: item["object_type"] != "char" or item.get("upright", True))
    marks = _marks(upright, number)
    tables = upright.find_tables(TABLE_SETTINGS)
    if not tables:
        return raw_page(marks, NO_CARRY)[0]
    grids = [grid for table in tables if (grid := _grid(table, number)) is not None]
    boxes = [grid.source.bbox for grid in grids if grid.source.bbox is not None]
    around = [g for g in marks.glyphs if not any(_inside(g, box) for box in boxes)]
    lines, _ = raw_page(
        Marks(number, marks.width, marks.height, around, [], [], marks.slanted, marks.bold_places, 0, 0), NO_CARRY
    )
    items: list[RawItem] = sorted(
        (*lines.items, *grids), key=lambda item: item.source.bbox.y0 if item.source.bbox else 0
    )
    return RawPage(lines.page, tuple(items), lines.watermark)


@lru_cache(maxsize=1)
def _opened(path: str, password: str | None) -> Any:
    return pdfplumber.open(path, password=password or "")


def _marks(page: Any, number: int) -> Marks:
    glyphs = [
        Glyph(normal_glyph(char["text"]), char["x0"], char["top"], char["x1"], char["bottom"], char["size"], 0.0, place)
        for place, char in enumerate(page.chars)
        if char["text"].strip()
    ]
    bold = frozenset(place for place, char in enumerate(page.chars) if "Bold" in char.get("fontname", ""))
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
    return Marks(number, float(page.width), float(page.height), glyphs, rules, areas, [], bold, len(page.images), 0)


def _inside(glyph: Glyph, box: BBox) -> bool:
    return box.x0 - 1 <= glyph.centre <= box.x1 + 1 and box.y0 - 1 <= glyph.middle <= box.y1 + 1


def _grid(table: Any, number: int) -> RawGrid | None:
    texts = table.extract()
    rows: list[tuple[Cell, ...]] = []
    for row, words in zip(table.rows, texts, strict=True):
        cells = []
        for box, text in zip(row.cells, words, strict=True):
            if box is None:
                cells.append(Cell(source=Source(page=number), is_covered=True))
            else:
                cells.append(Cell(_joined(text or ""), Source(page=number, bbox=BBox(*map(float, box)))))
        rows.append(tuple(cells))
    if not rows:
        return None
    return RawGrid(
        tuple(rows), Source(page=number, bbox=BBox(*map(float, table.bbox))), touches_top=True, touches_bottom=True
    )


def _joined(text: str) -> str:
    """A cell's lines joined; look-alike code points made ordinary."""
    return "".join("".join(normal_glyph(c) for c in part) for part in text.split("\n"))
