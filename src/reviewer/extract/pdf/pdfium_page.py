"""From a pdfium page to `Marks`: the module that talks to pdfium's text objects (`pdfium_paths`: the rest).

Owns coordinates (crop box, /Rotate), hidden and doubled glyphs. pdfium is not thread-safe: called
in one process per document only.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2_raw as pdfium

from reviewer.extract.pdf.marks import Glyph, Marks
from reviewer.extract.pdf.pdfium_calls import (
    address,
    angle_of,
    font_size_of,
    loose_box_of,
    matrix_of,
    render_mode_of,
    text_object_of,
    unicode_of,
    weight_of,
)
from reviewer.extract.pdf.pdfium_paths import Drawing, Place
from reviewer.extract.pdf.radicals import normal_glyph

SAME_PLACE = 0.8
"""Points; the same character printed again within this distance is a doubled text layer (or fake bold)."""
RIGHT_ANGLE_SLACK = 2.0
"""Degrees within which an angle counts as a multiple of 90°."""
MAX_GLYPHS = 60_000
SAMPLED_GLYPHS = 80
"""Glyphs looked at to tell which way up a page is."""
MAJORITY = 0.7
"""Share of the sampled glyphs that must agree."""
FEWEST_SAMPLED = 8
BOLD = 600
"""Font weight from which a glyph is bold."""
INVISIBLE = 3
"""Text rendering mode of a hidden text layer."""


def marks_of(page: Any, number: int) -> Marks:
    """Everything on the page, turned so that most of its text stands upright. `page`: a raw FPDF_PAGE handle."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    displayed = pdfium.FPDFPage_GetRotation(page) % 4
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        rotation = _upright_rotation(text_page, displayed) if text_page else displayed
        if (rotation - displayed) % 2:
            width, height = height, width
        place = _placing(page, width, height, rotation)
        drawing = Drawing(page, place)
        read = _read_glyphs(text_page, place, rotation) if text_page else ([], [], frozenset(), 0)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
    glyphs, slanted, bold, broken = read
    turn = (rotation - displayed) % 4
    return Marks(
        number, width, height, glyphs, drawing.rules, drawing.areas, slanted, bold, drawing.images, broken, turn
    )


def _upright_rotation(text_page: Any, displayed: int) -> int:
    """The rotation (quarter turns clockwise) under which most glyphs stand upright; else that of the page."""
    count = pdfium.FPDFText_CountChars(text_page)
    quarters = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // SAMPLED_GLYPHS)):
        if pdfium.FPDFText_GetUnicode(text_page, index) not in _BLANK:
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text_page, index)) % 360
            if min(angle % 90, 90 - angle % 90) <= RIGHT_ANGLE_SLACK:
                quarters[-round(angle / 90) % 4] += 1
    best = max(range(4), key=lambda quarter: quarters[quarter])
    return best if quarters[best] >= MAJORITY * sum(quarters) and quarters[best] >= FEWEST_SAMPLED else displayed


def _placing(page: Any, width: float, height: float, rotation: int) -> Place:
    """Page space → displayed space, from the visible box of the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = pdfium.FPDFPage_GetCropBox(page, left, bottom, right, top) or pdfium.FPDFPage_GetMediaBox(
        page, left, bottom, right, top
    )
    x0, y0 = (min(left.value, right.value), min(bottom.value, top.value)) if found else (0.0, 0.0)
    flat_width, flat_height = (height, width) if rotation % 2 else (width, height)

    def upright(x: float, y: float) -> tuple[float, float]:
        return x - x0, flat_height - (y - y0)

    def quarter(x: float, y: float) -> tuple[float, float]:
        return y - y0, x - x0

    def half(x: float, y: float) -> tuple[float, float]:
        return flat_width - (x - x0), y - y0

    def three_quarters(x: float, y: float) -> tuple[float, float]:
        return flat_height - (y - y0), flat_width - (x - x0)

    return (upright, quarter, half, three_quarters)[rotation]


_BLANK = frozenset({0x20, 0x0D, 0x0A, 0xA0, 0x3000, 0x09, 0x02, 0xFFFE, 0xAD, 0x200B, 0xFEFF})


def _read_glyphs(text_page: Any, place: Place, rotation: int) -> tuple[list[Glyph], list[Glyph], frozenset[int], int]:
    """Glyphs in the order pdfium gives them. Font facts are asked once per run of one height on one baseline: each call
    into pdfium costs as much as the rest of the work on a glyph."""
    box = pdfium.FS_RECTF()
    box_at, page_at = ctypes.addressof(box), address(text_page)
    upright: list[Glyph] = []
    slanted: list[Glyph] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    heights: dict[tuple[float, float], tuple[float, float]] = {}
    bold: set[int] = set()
    broken = 0
    left, top = place(0.0, 0.0)
    run: tuple[float, float] | None = None
    size = angle = 0.0
    is_bold = is_hidden = False
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS)):
        code = unicode_of(page_at, index)
        if code in _BLANK:
            continue
        if code == 0 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
            broken += 1
            if code == 0:
                continue
        if not loose_box_of(page_at, index, box_at):
            continue
        upper, lower = box.top, box.bottom
        if rotation == 0:
            x0, y0, x1, y1 = box.left + left, top - upper, box.right + left, top - lower
        else:
            x0, y0 = place(box.left, upper)
            x1, y1 = place(box.right, lower)
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        if run != (upper, lower):
            run = (upper, lower)
            facts = heights.get(run)
            if facts is None:
                facts = heights[run] = _font_facts(page_at, index, y1 - y0, rotation)
                if pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
                    broken += 1
            size, angle = facts
            is_bold = weight_of(page_at, index) >= BOLD
            is_hidden = _is_hidden(page_at, index)
        if is_hidden:
            continue
        text = chr(code) if code < 0x2E80 or 0x2FDF < code < 0xF900 else normal_glyph(chr(code))
        glyph = Glyph(text, x0, y0, x1, y1, size, angle, index)
        if RIGHT_ANGLE_SLACK < angle % 90 < 90 - RIGHT_ANGLE_SLACK:
            slanted.append(glyph)
            continue
        key = (text, int(x0 / 2), int(y0 / 2))
        twin = seen.get(key)
        if twin is not None and abs(twin.x0 - x0) < SAME_PLACE and abs(twin.y0 - y0) < SAME_PLACE:
            continue
        seen[key] = glyph
        upright.append(glyph)
        if is_bold:
            bold.add(index)
    return upright, slanted, frozenset(bold), broken


def _font_facts(page_at: int, index: int, height: float, rotation: int) -> tuple[float, float]:
    """Font size in points and angle in degrees as displayed; the text matrix may scale the font."""
    matrix = pdfium.FS_MATRIX()
    is_known = matrix_of(page_at, index, ctypes.addressof(matrix))
    size = font_size_of(page_at, index) * math.hypot(matrix.c, matrix.d) if is_known else height
    return size, (math.degrees(angle_of(page_at, index)) + rotation * 90) % 360


def _is_hidden(page_at: int, index: int) -> bool:
    """Whether the glyph belongs to an invisible text layer."""
    text_object = text_object_of(page_at, index)
    return bool(text_object) and render_mode_of(text_object) == INVISIBLE
