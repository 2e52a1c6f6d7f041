"""Rules and filled areas of a pdfium page: paths, form XObjects, and pictures that only draw a line.

Owns what counts as a rule: a thin rectangle, a stroke, a row of dots. Called by `pdfium_page`; page space becomes
displayed space through the function it is given.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pypdfium2_raw as pdfium

from reviewer.extract.pdf.marks import Area, Rule
from reviewer.extract.pdf.pdfium_calls import (
    address,
    bounds_of,
    count_segments,
    draw_mode_of,
    kind_of,
    object_of_form,
    object_of_page,
)

HAIRLINE = 2.6
"""Points; a rectangle this thin or thinner is a rule. Double lines and browser borders stay below it."""
BAR = 4.0
"""Points; no cell is this low, so a bar is the border of one cell."""
THICK = 6.0
"""Points; a bar up to this thick and ten times as long is a heavy border, not a shaded cell."""
SLENDER = 10.0
SHORTEST_RULE = 4.0
"""Points; shorter strokes are dots, dashes or parts of letters."""
FEWEST_DOTS = 6
DOT_GAP = 4.0
"""Points between the dots of one dotted rule."""
MAX_OBJECTS = 200_000
"""Objects of a page looked at; a hostile page may have more."""
DEEPEST_FORM = 6
"""Levels of form XObjects followed."""

Place = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Drawing:
    """What is drawn on one page besides text. `images`: pictures that are more than a line."""

    def __init__(self, page: Any, place: Place) -> None:
        self.rules: list[Rule] = []
        self.areas: list[Area] = []
        self.images = 0
        self._dots: list[tuple[float, float, float, float]] = []
        self._place = place
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._places = tuple(map(ctypes.addressof, self._sides))
        for item, kind, around in _objects(page):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(item, around)
            else:
                self._path(item, around)
        dotted = list(_dotted(self._dots))
        self.rules += [rule for rule in dotted if _is_crossed(rule, (*self.rules, *dotted))]

    def _image(self, item: int, around: tuple[Matrix, ...]) -> None:
        """A picture as thin as a rule is one; any other is counted."""
        box = None if around else self._bounds(item)
        if box is not None and min(box[2] - box[0], box[3] - box[1]) <= HAIRLINE:
            self._box(*box, is_filled=True, is_stroked=False)
        else:
            self.images += 1

    def _bounds(self, item: int) -> tuple[float, float, float, float] | None:
        left, bottom, right, top = self._sides
        if not bounds_of(item, *self._places):
            return None
        x0, y0 = self._place(left.value, top.value)
        x1, y1 = self._place(right.value, bottom.value)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _path(self, item: int, around: tuple[Matrix, ...]) -> None:
        segments = count_segments(item)
        if segments < 2:
            return
        draw_mode_of(item, *self._modes)
        is_filled, is_stroked = bool(self._fill.value), bool(self._stroke.value)
        if not is_filled and not is_stroked:
            return
        if not around and (segments == 2 or (is_filled and segments <= 5)):
            box = self._bounds(item)
            if box is None:
                return
            if segments == 2:
                self._line(*box)
            else:
                self._box(*box, is_filled=is_filled, is_stroked=is_stroked)
            return
        for points, closed in _subpaths(item, segments, (*around[::-1],)):
            shown = [self._place(x, y) for x, y in points]
            if is_filled and len(shown) >= 4:
                xs, ys = [x for x, _ in shown], [y for _, y in shown]
                self._box(min(xs), min(ys), max(xs), max(ys), is_filled=True, is_stroked=is_stroked)
            elif is_stroked:
                for (x0, y0), (x1, y1) in itertools.pairwise([*shown, shown[0]] if closed else shown):
                    if min(abs(x1 - x0), abs(y1 - y0)) <= HAIRLINE / 2:
                        self._line(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight stroke by the box around it, however thick it is drawn."""
        width, height = x1 - x0, y1 - y0
        if min(width, height) > THICK:
            return
        if width >= height and width >= SHORTEST_RULE:
            self.rules.append(Rule((y0 + y1) / 2, x0, x1, True))
        elif height > width and height >= SHORTEST_RULE:
            self.rules.append(Rule((x0 + x1) / 2, y0, y1, False))
        else:
            self._dots.append((x0, y0, x1, y1))

    def _box(self, x0: float, y0: float, x1: float, y1: float, *, is_filled: bool, is_stroked: bool) -> None:
        """A hairline or a slender bar becomes one rule; a stroked rectangle four; a filled one an area."""
        width, height = x1 - x0, y1 - y0
        short, long = min(width, height), max(width, height)
        if short <= HAIRLINE or (short <= BAR and long >= 2 * short) or (short <= THICK and long >= SLENDER * short):
            self._line(x0, y0, x1, y1)
            return
        if is_stroked:
            self.rules += [
                Rule(y0, x0, x1, True),
                Rule(y1, x0, x1, True),
                Rule(x0, y0, y1, False),
                Rule(x1, y0, y1, False),
            ]
        if is_filled:
            self.areas.append(Area(x0, y0, x1, y1))


def _dotted(dots: list[tuple[float, float, float, float]]) -> Iterator[Rule]:
    """Rows and columns of dots, one rule each."""
    if len(dots) < FEWEST_DOTS:
        return
    for is_horizontal in (True, False):
        rows: dict[int, list[tuple[float, float]]] = {}
        for x0, y0, x1, y1 in dots:
            at, start, end = ((y0 + y1) / 2, x0, x1) if is_horizontal else ((x0 + x1) / 2, y0, y1)
            rows.setdefault(round(at), []).append((start, end))
        for at, pieces in rows.items():
            yield from _of_dots(at, sorted(pieces), is_horizontal=is_horizontal)


def _is_crossed(rule: Rule, rules: Iterable[Rule]) -> bool:
    """Whether a rule of the other direction meets it: the leaders of a table of contents are no borders."""
    return any(
        other.is_horizontal is not rule.is_horizontal
        and rule.start - DOT_GAP <= other.at <= rule.end + DOT_GAP
        and other.start - DOT_GAP <= rule.at <= other.end + DOT_GAP
        for other in rules
    )


def _of_dots(at: float, pieces: Iterable[tuple[float, float]], *, is_horizontal: bool) -> Iterator[Rule]:
    run: list[tuple[float, float]] = []
    for piece in (*pieces, (float("inf"), float("inf"))):
        if run and piece[0] - run[-1][1] > DOT_GAP:
            if len(run) >= FEWEST_DOTS:
                yield Rule(at, run[0][0], run[-1][1], is_horizontal)
            run = []
        run.append(piece)


def _objects(page: Any) -> Iterator[tuple[int, int, tuple[Matrix, ...]]]:
    """Path and image objects of the page, those inside form XObjects included, with the matrices around them."""
    budget = MAX_OBJECTS
    form, wanted = pdfium.FPDF_PAGEOBJ_FORM, {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}
    waiting: list[tuple[Iterator[int], Callable[[int], int], tuple[Matrix, ...]]] = [
        (iter(range(pdfium.FPDFPage_CountObjects(page))), partial(object_of_page, address(page)), ())
    ]
    while waiting:
        indices, get, around = waiting[-1]
        for index in indices:
            budget -= 1
            if budget <= 0:
                return
            item = get(index)
            kind = kind_of(item)
            if kind in wanted:
                yield item, kind, around
            elif kind == form and len(waiting) <= DEEPEST_FORM:
                inner = iter(range(pdfium.FPDFFormObj_CountObjects(_handle(item))))
                waiting.append((inner, partial(object_of_form, item), (*around, _matrix(item))))
                break
        else:
            waiting.pop()


def _handle(item: int) -> Any:
    """An object as `pypdfium2.raw` wants it."""
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _matrix(item: int) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(_handle(item), matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _subpaths(item: int, segments: int, around: tuple[Matrix, ...]) -> Iterator[tuple[list[Point], bool]]:
    own, handle = _matrix(item), _handle(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    closed = False
    for index in range(min(segments, MAX_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
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
