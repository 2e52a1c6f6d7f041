"""The process that reads the comments of one PDF: one line of options in, one JSON object out, under a memory limit.

pdfium reads them, as it reads everything else of a foreign PDF. Run as `python -m reviewer.extract.pdf.comments_child`;
never imported by the parent (`comments`).
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

import pypdfium2_raw as pdfium

from reviewer.extract.pdf.guarded import answer, opened, utf16

MAX_COMMENTS = 5_000
MAX_TEXT = 40_000
"""Bytes of one text in UTF-16."""
MAX_ALL = 4_000_000
"""Characters of all texts together."""
FINE = 10
"""Device units per point, so that positions keep a tenth of a point."""
KINDS = {
    pdfium.FPDF_ANNOT_TEXT: "note",
    pdfium.FPDF_ANNOT_FREETEXT: "text",
    pdfium.FPDF_ANNOT_LINE: "line",
    pdfium.FPDF_ANNOT_SQUARE: "square",
    pdfium.FPDF_ANNOT_CIRCLE: "circle",
    pdfium.FPDF_ANNOT_POLYGON: "polygon",
    pdfium.FPDF_ANNOT_POLYLINE: "polyline",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "squiggly",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strikeout",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_CARET: "caret",
    pdfium.FPDF_ANNOT_INK: "ink",
}
"""Kinds that carry a comment; links, form fields, pop-ups and the rest do not."""
TEXTS = (
    ("contents", b"Contents"), ("author", b"T"), ("name", b"NM"), ("modified", b"M"), ("created", b"CreationDate"),
    ("state", b"State"), ("model", b"StateModel"), ("digest", b"ReviewerNote"),
)  # fmt: skip


def main() -> int:
    """Read, print, leave."""
    options = json.loads(sys.stdin.readline())
    document = opened(options)
    if document is None:
        return 0
    count = pdfium.FPDF_GetPageCount(document)
    source = utf16(lambda buffer, size: pdfium.FPDF_GetMetaText(document, options["tag"].encode(), buffer, size))
    found: list[dict[str, object]] = []
    room = MAX_ALL
    is_cut = False
    for number in range(1, min(count, int(options["pages"])) + 1):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            continue
        for index in range(max(0, pdfium.FPDFPage_GetAnnotCount(page))):
            comment = _comment(page, index, number, int(options["turns"].get(str(number), 0)))
            if comment is None:
                continue
            room -= sum(len(str(value)) for value in comment.values())
            if len(found) >= MAX_COMMENTS or room < 0:
                is_cut = True
                break
            found.append(comment)
        pdfium.FPDF_ClosePage(page)
    answer({"pages": count, "source": source, "comments": found, "is_cut": is_cut})
    return 0


def _comment(page: Any, index: int, number: int, turn: int) -> dict[str, object] | None:
    handle = pdfium.FPDFPage_GetAnnot(page, index)
    if not handle:
        return None
    try:
        kind = KINDS.get(pdfium.FPDFAnnot_GetSubtype(handle))
        if kind is None:
            return None
        comment: dict[str, object] = {"page": number, "index": index, "kind": kind, "box": _box(page, handle, turn)}
        comment.update({name: _text(handle, key) for name, key in TEXTS})
        parent = pdfium.FPDFAnnot_GetLinkedAnnot(handle, b"IRT")
        comment["parent"] = pdfium.FPDFPage_GetAnnotIndex(page, parent) if parent else -1
        if parent:
            pdfium.FPDFPage_CloseAnnot(parent)
    except (ValueError, ArithmeticError, ctypes.ArgumentError):
        return None
    else:
        return comment
    finally:
        pdfium.FPDFPage_CloseAnnot(handle)


def _text(handle: Any, key: bytes) -> str:
    size = int(pdfium.FPDFAnnot_GetStringValue(handle, key, None, 0))
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(handle, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[: min(size - 2, MAX_TEXT)].decode("utf-16-le", errors="replace")


def _box(page: Any, handle: Any, turn: int) -> list[float] | None:
    """Left, top, right, bottom in points of the displayed page, `turn` quarter turns on."""
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(handle, rectangle):
        return None
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if turn % 2:
        width, height = height, width
    points = []
    for x, y in ((rectangle.left, rectangle.top), (rectangle.right, rectangle.bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, int(width * FINE), int(height * FINE), turn % 4, x, y, across, down)
        points.append((across.value / FINE, down.value / FINE))
    (x0, y0), (x1, y1) = points
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]


if __name__ == "__main__":
    sys.exit(main())
