"""From a pdfium page to `Marks`: the only module that talks to pdfium's text and path objects.

Owns coordinates (crop box, /Rotate), hidden and doubled glyphs, hairline rectangles. pdfium is not thread-safe: called
in one process per document only.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from reviewer.extract.pdf.marks import Area, Glyph, Marks, Rule
from reviewer.extract.pdf.radicals import normal_glyph

HAIRLINE = 2.6
"""Points; a rectangle this thin or thinner is a rule. Double lines and browser borders stay below it."""
SHORTEST_RULE = 4.0
"""Points; shorter strokes are dashes or parts of letters."""
SAME_PLACE = 0.8
"""Points; the same character printed again within this distance is a doubled text layer (or fake bold)."""
RIGHT_ANGLE_SLACK = 2.0
"""Degrees within which an angle counts as a multiple of 90°."""
MAX_OBJECTS = 200_000
"""Objects of a page looked at; a hostile page may have more."""
MAX_GLYPHS = 60_000
MATRIX_FREE = (0.5, 2.0)
"""Font size to box height; outside it the text matrix scales the font and the box tells the size."""
SAMPLED_GLYPHS = 80
"""Glyphs looked at to tell which way up a page is."""
MAJORITY = 0.7
"""Share of the sampled glyphs that must agree."""
FEWEST_SAMPLED = 8
BOLD = 600
"""Font weight from which a glyph is bold."""
DEEPEST_FORM = 6
"""Levels of form XObjects followed."""
INVISIBLE = 3
"""Text rendering mode of a hidden text layer."""

Place = Callable[[float, float], tuple[float, float]]


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
        rules: list[Rule] = []
        areas: list[Area] = []
        images = _paths(page, place, rules, areas)
        read = _read_glyphs(text_page, place, rotation) if text_page else ([], [], frozenset(), 0)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
    glyphs, slanted, bold, broken = read
    turn = (rotation - displayed) % 4
    return Marks(number, width, height, glyphs, rules, areas, slanted, bold, images, broken, turn)


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
    """Glyphs in the order pdfium gives them. Font facts are asked once per run of one size on one baseline: every call
    into pdfium costs as much as the rest of the work on a glyph."""
    box = pdfium.FS_RECTF()
    box_ref = ctypes.byref(box)
    unicode_of, box_of, size_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetFontSize,
    )
    angle_of = pdfium.FPDFText_GetCharAngle
    upright: list[Glyph] = []
    slanted: list[Glyph] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    bold: set[int] = set()
    broken = 0
    turned = rotation * 90
    run: tuple[float, int] | None = None
    is_bold = is_hidden = False
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS)):
        code = unicode_of(text_page, index)
        if code in _BLANK:
            continue
        if code == 0 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
            broken += 1
            if code == 0:
                continue
        if not box_of(text_page, index, box_ref):
            continue
        top = box.top
        x0, y0 = place(box.left, top)
        x1, y1 = place(box.right, box.bottom)
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        size = size_of(text_page, index)
        if not MATRIX_FREE[0] <= size / max(y1 - y0, 1.0) <= MATRIX_FREE[1]:
            size = y1 - y0
        angle = (math.degrees(angle_of(text_page, index)) + turned) % 360
        if run != (size, int(top)):
            run = (size, int(top))
            is_bold = pdfium.FPDFText_GetFontWeight(text_page, index) >= BOLD
            is_hidden = _is_hidden(text_page, index)
            if pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
                broken += 1
        if is_hidden:
            continue
        text = normal_glyph(chr(code))
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


def _is_hidden(text_page: Any, index: int) -> bool:
    """Whether the glyph belongs to an invisible text layer."""
    get_object = getattr(pdfium, "FPDFText_GetTextObject", None)
    text_object = get_object(text_page, index) if get_object is not None else None
    return bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) == INVISIBLE


def _paths(page: Any, place: Place, rules: list[Rule], areas: list[Area]) -> int:
    images = 0
    for item, kind, matrices in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, matrices, place, rules, areas)
    return images


Matrix = tuple[float, float, float, float, float, float]


def _objects(page: Any) -> Iterator[tuple[Any, int, tuple[Matrix, ...]]]:
    """Path and image objects of the page, those inside form XObjects included, with the matrices around them."""
    budget = [MAX_OBJECTS]

    def walk(count: int, get: Callable[[int], Any], around: tuple[Matrix, ...], depth: int) -> Iterator[Any]:
        for index in range(count):
            budget[0] -= 1
            if budget[0] <= 0:
                return
            item = get(index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
                inner = (*around, _matrix(item))
                form_count = pdfium.FPDFFormObj_CountObjects(item)
                yield from walk(form_count, partial(pdfium.FPDFFormObj_GetObject, item), inner, depth + 1)
            elif kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                yield item, kind, around

    yield from walk(pdfium.FPDFPage_CountObjects(page), lambda i: pdfium.FPDFPage_GetObject(page, i), (), 0)


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _path(item: Any, around: tuple[Matrix, ...], place: Place, rules: list[Rule], areas: list[Area]) -> None:
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments < 2:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    if segments <= 5 and not around:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            corner, other = place(left.value, top.value), place(right.value, bottom.value)
            _rectangle(
                corner, other, is_filled=bool(fill.value), is_stroked=bool(stroke.value), rules=rules, areas=areas
            )
        return
    for points, closed in _subpaths(item, segments, (*around[::-1],)):
        shown = [place(x, y) for x, y in points]
        if fill.value and len(shown) >= 4:
            xs, ys = [x for x, _ in shown], [y for _, y in shown]
            low, high = (min(xs), min(ys)), (max(xs), max(ys))
            _rectangle(low, high, is_filled=True, is_stroked=bool(stroke.value), rules=rules, areas=areas)
        elif stroke.value:
            ends = [*shown, shown[0]] if closed else shown
            for first, second in itertools.pairwise(ends):
                _stroke(first, second, rules)


def _subpaths(item: Any, segments: int, around: tuple[Matrix, ...]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    own = _matrix(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    closed = False
    for index in range(min(segments, MAX_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for matrix in (own, *around):
            point = (
                matrix[0] * point[0] + matrix[2] * point[1] + matrix[4],
                matrix[1] * point[0] + matrix[3] * point[1] + matrix[5],
            )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, closed
            points, closed = [], False
        points.append(point)
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield points, closed


def _rectangle(
    first: tuple[float, float],
    second: tuple[float, float],
    *,
    is_filled: bool,
    is_stroked: bool,
    rules: list[Rule],
    areas: list[Area],
) -> None:
    """A hairline becomes one rule; a stroked rectangle four; a filled one an area."""
    x0, x1 = sorted((first[0], second[0]))
    y0, y1 = sorted((first[1], second[1]))
    width, height = x1 - x0, y1 - y0
    if height <= HAIRLINE and width >= SHORTEST_RULE:
        rules.append(Rule((y0 + y1) / 2, x0, x1, True))
    elif width <= HAIRLINE and height >= SHORTEST_RULE:
        rules.append(Rule((x0 + x1) / 2, y0, y1, False))
    elif width > HAIRLINE and height > HAIRLINE:
        if is_stroked:
            rules += [Rule(y0, x0, x1, True), Rule(y1, x0, x1, True), Rule(x0, y0, y1, False), Rule(x1, y0, y1, False)]
        if is_filled:
            areas.append(Area(x0, y0, x1, y1))


def _stroke(first: tuple[float, float], second: tuple[float, float], rules: list[Rule]) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y1 - y0) <= HAIRLINE / 2 and abs(x1 - x0) >= SHORTEST_RULE:
        rules.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1), True))
    elif abs(x1 - x0) <= HAIRLINE / 2 and abs(y1 - y0) >= SHORTEST_RULE:
        rules.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1), False))
