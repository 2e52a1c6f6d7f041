"""Pictures of a PDF page at a place: its text where it stands, or one number as dots. Runs on a worker thread.

Owns the open file (pdfium is not thread-safe: one thread, one lock). The reading of the document is not touched.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from reviewer.extract.pdf.pinpoint import Spot, pinpoint
from reviewer.model.document import BBox
from reviewer.tui.fit import clean
from reviewer.tui.ink import Ink, Line, Span
from reviewer.tui.lens.braille import braille, threshold
from reviewer.tui.lens.page_text import Glyph, inside, marked_at, page_lines, windowed
from reviewer.tui.lens.picture import Picture

MARGIN = 3.0
"""Points of paper around a number in the lens."""
MOST_SCALE = 12.0
MOST_GLYPHS = 20_000
IMAGE_SCALE = 1.6
"""Pixels a point takes in an image: text of ten points is sixteen pixels tall."""
CELL_PIXELS = (10, 20)
FRAME = 1.5
"""Points between a place and its frame."""


class PdfPages:
    """The pages of one file; opened at the first look."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._path = path
        self._password = password
        self._file: Any = None
        self._lock = threading.Lock()

    def place(self, page: int, box: BBox | None, spot: Spot | None) -> BBox | None:
        """The box of a place: of its characters where they are found in their line, else of the line."""
        if spot is None:
            return box
        with self._lock:
            sheet = self._page(page)
            found = pinpoint(sheet, spot) if sheet is not None else None
        return found or box

    def text(self, page: int, box: BBox | None, width: int, height: int, ambiguous: int = 1) -> Picture | None:
        """The page as text around a place."""
        with self._lock:
            sheet = self._page(page)
            if sheet is None:
                return None
            glyphs = self._glyphs(sheet, ambiguous)
            lines = page_lines(glyphs, sheet.get_width(), width, box)
            sheet.close()
        middle = (box.y0 + box.y1) / 2 if box else 0.0
        at = min(range(len(lines)), key=lambda n: abs(lines[n][0] - middle), default=0)
        first = max(0, min(at - height // 2, len(lines) - height))
        shown = [line for _y, line in lines[first : first + height]]
        marked = next((found for line in shown if (found := marked_at(line)) is not None), (0, 0))
        left = max(0, min(marked[0], marked[1] - width + 1))  # the place is in view, whatever stands before it
        return Picture("page", page, tuple(windowed(line, left, width) for line in shown))

    def lens(self, page: int, box: BBox, width: int, height: int) -> Picture | None:
        """The place alone, as large as it gets."""
        with self._lock:
            sheet = self._page(page)
            if sheet is None:
                return None
            inked = [glyph for glyph in self._glyphs(sheet, 1) if glyph.text and inside(glyph, box)]
            lines = _dots(sheet, _around(inked) or box, width, height)
            sheet.close()
        return Picture("lens", page, lines)

    def image(self, page: int, box: BBox | None, width: int, height: int) -> Any:
        """The page around a place as a PIL image for `width` × `height` cells, the place framed; None without it."""
        with self._lock:
            sheet = self._page(page)
            if sheet is None:
                return None
            wide, tall = width * CELL_PIXELS[0] / IMAGE_SCALE, height * CELL_PIXELS[1] / IMAGE_SCALE
            page_width, page_height = sheet.get_width(), sheet.get_height()
            x, y = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) if box else (page_width / 2, 0.0)
            left = max(0.0, min(x - wide / 2, page_width - wide))
            upper = max(0.0, min(y - tall / 2, page_height - tall))
            right, lower = min(page_width, left + wide), min(page_height, upper + tall)
            cut = (left, page_height - lower, page_width - right, upper)
            picture = sheet.render(scale=IMAGE_SCALE, crop=cut).to_pil()
            sheet.close()
        return _framed(picture, box, left, upper)

    def close(self) -> None:
        """Give the file free."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _page(self, number: int) -> Any:
        import pypdfium2

        try:
            if self._file is None:
                self._file = pypdfium2.PdfDocument(str(self._path), password=self._password)
            return self._file[number - 1] if 0 < number <= len(self._file) else None
        except (pypdfium2.PdfiumError, OSError, ValueError, IndexError):
            return None

    def _glyphs(self, sheet: Any, ambiguous: int) -> list[Glyph]:
        top = sheet.get_height()
        text = sheet.get_textpage()
        glyphs = []
        for index in range(min(text.count_chars(), MOST_GLYPHS)):
            left, bottom, right, upper = text.get_charbox(index, loose=True)
            character = clean(text.get_text_range(index, 1).strip("\r\n\t "), ambiguous)
            glyphs.append(Glyph(character, left, top - upper, right, top - bottom))
        text.close()
        return glyphs


def _framed(picture: Any, box: BBox | None, left: float, upper: float) -> Any:
    """The picture with a frame around the place; `left`, `upper`: its corner on the page in points."""
    if box is not None:
        from PIL import ImageDraw

        corners = [box.x0 - left - FRAME, box.y0 - upper - FRAME, box.x1 - left + FRAME, box.y1 - upper + FRAME]
        ImageDraw.Draw(picture).rectangle([IMAGE_SCALE * corner for corner in corners], outline=(200, 30, 30), width=2)
    return picture


def _around(glyphs: list[Glyph]) -> BBox | None:
    """The smallest box around some glyphs; a cell is often much wider than its number."""
    if not glyphs:
        return None
    return BBox(
        min(g.x0 for g in glyphs), min(g.y0 for g in glyphs), max(g.x1 for g in glyphs), max(g.y1 for g in glyphs)
    )


def _dots(sheet: Any, box: BBox, width: int, height: int) -> tuple[Line, ...]:
    page_width, page_height = sheet.get_width(), sheet.get_height()
    left, right = max(0.0, box.x0 - MARGIN), min(page_width, box.x1 + MARGIN)
    upper, lower = max(0.0, box.y0 - MARGIN), min(page_height, box.y1 + MARGIN)
    if right - left < 1 or lower - upper < 1:
        return ()
    scale = min(2 * width / (right - left), 4 * height / (lower - upper), MOST_SCALE)
    cut = (left, page_height - lower, page_width - right, upper)
    picture = sheet.render(scale=scale, crop=cut, grayscale=True)
    values, stride = bytes(picture.buffer), picture.stride
    dark = threshold(values)
    rows = braille(picture.width, picture.height, lambda x, y: values[y * stride + x] <= dark)
    return tuple((Span(row, Ink.TEXT),) for row in rows)
