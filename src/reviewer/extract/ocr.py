"""Reads pages without a text layer by optical recognition, only when asked for (`ReadOptions.ocr`).

Owns the late import of the optional recogniser (extra `ocr`, models inside its wheel, used offline), rendering, and the
search for rules in the pixels. Called by `extract.read`. One page at a time; every cell read here is doubtful.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from reviewer.errors import InputError
from reviewer.extract.ocr_grid import Piece, Stroke, page_items
from reviewer.extract.options import Progress
from reviewer.extract.raw import RawFile, RawPage
from reviewer.model.document import BBox, Doubt, PageState
from reviewer.words import message

DPI = 200
_POINTS = 72 / DPI
DARK = 128
"""Grey level (0–255) below which a pixel belongs to a stroke."""
COARSE = 3
"""Every third pixel each way is enough to find the angle of a page."""
STEEPEST = 5
"""Degrees; a page turned further is not straightened."""
STRAIGHT = 0.1
"""Degrees below which a page stands straight."""
BICUBIC = 3
"""Pillow's number of the smooth way to turn a picture."""
MIN_STROKE = 40.0
"""PDF points: shorter dark runs are parts of characters."""


def read_images(
    raw: RawFile, path: Path, password: str | None = None, progress: Callable[[Progress], None] | None = None
) -> RawFile:
    """`raw` with its image pages recognised; raises `InputError` where the extra is not installed."""
    wanted = [page.page.number for page in raw.pages if page.page.state in {PageState.IMAGE, PageState.GIBBERISH}]
    if not wanted:
        return raw
    engine, numpy, pdfium = _engine(path), _optional("numpy", path), _optional("pypdfium2", path)
    pages: list[RawPage] = []
    document = pdfium.PdfDocument(str(path), password=password)
    try:
        for page in raw.pages:
            if page.page.number not in wanted:
                pages.append(page)
                continue
            pages.append(_recognised(page, document, engine, numpy))
            if progress is not None:
                progress(Progress(len(pages), len(raw.pages)))
    finally:
        document.close()
    return replace(raw, pages=tuple(pages), reader=f"{raw.reader}+ocr-1")


def _recognised(page: RawPage, document: Any, engine: Any, numpy: Any) -> RawPage:
    rendered = document[page.page.number - 1].render(scale=DPI / 72, grayscale=True)
    picture = rendered.to_pil().convert("L")
    turned = skew(numpy.asarray(picture) < DARK, numpy)
    if turned:
        picture = picture.rotate(-turned, fillcolor=255, resample=BICUBIC)
    image = numpy.asarray(picture.convert("RGB"))
    dark = image[:, :, 0] < DARK
    horizontal = strokes(dark, numpy)
    vertical = strokes(dark.T, numpy)
    items = page_items(page.page.number, horizontal, vertical, _texts(engine(image)))
    doubt = Doubt("ocr", message("input.doubt.ocr_page", page=page.page.number))
    state = PageState.READ if items else page.page.state
    return replace(page, page=replace(page.page, state=state), items=items, doubts=(*page.doubts, doubt))


def skew(dark: Any, numpy: Any) -> float:
    """Degrees counter-clockwise by which a scanned page is turned, 0 where it stands straight: under the right angle
    rules and lines of text fall into the fewest rows. Places on the page move by as little as the page was turned."""
    ys, xs = numpy.nonzero(dark[::COARSE, ::COARSE])
    if not len(ys):
        return 0.0

    def sharpness(degrees: float) -> float:
        rows = numpy.round(ys + xs * math.tan(math.radians(degrees))).astype("int64")
        return float((numpy.bincount(rows - rows.min()).astype("float64") ** 2).sum())

    best = max((step * 0.25 for step in range(-STEEPEST * 4, STEEPEST * 4 + 1)), key=lambda a: (sharpness(a), -abs(a)))
    best = max((best + step * 0.05 for step in range(-5, 6)), key=lambda a: (sharpness(a), -abs(a)))
    return round(best, 2) if abs(best) >= STRAIGHT else 0.0


def strokes(dark: Any, numpy: Any) -> list[Stroke]:
    """Long runs of dark pixels along the rows of a picture, in points."""
    shortest = int(MIN_STROKE / _POINTS)
    found: list[Stroke] = []
    counts = dark.sum(axis=1)
    for row in numpy.nonzero(counts >= shortest)[0]:
        line = dark[row].astype("int8")
        edges = numpy.diff(numpy.concatenate(([0], line, [0])))
        starts, ends = numpy.nonzero(edges == 1)[0], numpy.nonzero(edges == -1)[0]
        for start, end in zip(starts, ends, strict=True):
            if end - start >= shortest:
                found.append(Stroke(float(row) * _POINTS, float(start) * _POINTS, float(end) * _POINTS))
    return found


def _texts(result: Any) -> Sequence[Piece]:
    if result is None or getattr(result, "boxes", None) is None:
        return ()
    pieces = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=False):
        xs, ys = [float(point[0]) * _POINTS for point in box], [float(point[1]) * _POINTS for point in box]
        pieces.append(Piece(str(text), BBox(min(xs), min(ys), max(xs), max(ys)), float(score)))
    return pieces


def _engine(path: Path) -> Any:
    return _optional("rapidocr", path).RapidOCR()


def _optional(module: str, path: Path) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError("input.ocr_missing", file=str(path)) from error
