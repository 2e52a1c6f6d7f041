"""The reading process: opens one PDF and reads the pages it is told to. Speaks lines of JSON on its pipes.

In: a first line of options, then one line `[first, last]` per task. Out: a first line with page count, outline and
metadata (or an error key), then one line per page. Runs under a memory limit; the parent watches the clock.
Run as `python -m reviewer.extract.pdf.child`; never imported by the parent.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as pdfium

from reviewer.extract.pdf.codec import page_to_json
from reviewer.extract.pdf.guarded import answer, opened, utf16
from reviewer.extract.pdf.page_layout import NO_CARRY, Carry, no_carry, raw_page
from reviewer.extract.pdf.pdfium_page import marks_of
from reviewer.extract.raw import RawPage
from reviewer.garbage import collect_rarely
from reviewer.model.document import Page, PageState
from reviewer.words import message

MAX_OUTLINE = 2_000
METADATA = ("Title", "Author", "Subject", "Producer", "Creator", "CreationDate", "ModDate")


def main() -> int:
    """Read tasks until the parent closes the pipe."""
    collect_rarely()
    options = json.loads(sys.stdin.readline())
    document = opened(options)
    if document is None:
        return 0
    count = pdfium.FPDF_GetPageCount(document)
    answer({"pages": count, "outline": _outline(document), "metadata": _metadata(document)})
    reader = _Reader(document, options["path"], options["password"], use_plumber=options["reader"] == "pdfplumber")
    for line in sys.stdin:
        first, last = json.loads(line)
        for number in range(first, last + 1):
            answer(page_to_json(reader.page(number)))
    return 0


class _Reader:
    """Reads pages; keeps what one page hands to the next."""

    def __init__(self, document: Any, path: str, password: str | None, *, use_plumber: bool) -> None:
        self._document = document
        self._source = (path, password)
        self._use_plumber = use_plumber
        self._last = 0
        self._carry = NO_CARRY

    def page(self, number: int) -> RawPage:
        """One page, 1-based."""
        if self._use_plumber:
            from reviewer.extract.pdf.plumber import plumber_page

            page: RawPage = plumber_page(*self._source, number)
            return page
        known = self._carry if number == self._last + 1 else None

        def carry() -> Carry:
            if known is not None or number == 1:
                return known or NO_CARRY
            return self._read(number - 1, no_carry)[1]

        page, self._carry = self._read(number, carry)
        self._last = number
        return page

    def _read(self, number: int, carry: Callable[[], Carry]) -> tuple[RawPage, Carry]:
        handle = pdfium.FPDF_LoadPage(self._document, number - 1)
        if not handle:
            return RawPage(Page(number, 0.0, 0.0, PageState.FAILED, message("pdf.page.failed")), ()), NO_CARRY
        try:
            return raw_page(marks_of(handle, number), carry)
        except (MemoryError, RecursionError, ValueError, ArithmeticError, LookupError, ctypes.ArgumentError):
            return RawPage(Page(number, 0.0, 0.0, PageState.FAILED, message("pdf.page.failed")), ()), NO_CARRY
        finally:
            pdfium.FPDF_ClosePage(handle)


def _outline(document: Any) -> list[tuple[int, str, int | None]]:
    """Outline entries in order: level (1-based), title, page (1-based)."""
    found: list[tuple[int, str, int | None]] = []
    stack = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    seen: set[int] = set()
    while stack and len(found) < MAX_OUTLINE:
        mark, level = stack.pop()
        while mark and len(found) < MAX_OUTLINE:
            address = ctypes.addressof(mark.contents)
            if address in seen:
                break
            seen.add(address)
            target = pdfium.FPDFBookmark_GetDest(document, mark)
            page = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
            found.append(
                (
                    level,
                    utf16(lambda b, n, m=mark: pdfium.FPDFBookmark_GetTitle(m, b, n)),
                    page + 1 if page >= 0 else None,
                )
            )
            following = pdfium.FPDFBookmark_GetNextSibling(document, mark)
            inner = pdfium.FPDFBookmark_GetFirstChild(document, mark)
            if inner:
                stack.append((following, level))
                mark, level = inner, level + 1
            else:
                mark = following
    return found


def _metadata(document: Any) -> list[tuple[str, str]]:
    pairs = []
    for name in METADATA:
        value = utf16(lambda b, n, k=name: pdfium.FPDF_GetMetaText(document, k.encode(), b, n))
        if value:
            pairs.append((name, value))
    return pairs


if __name__ == "__main__":
    sys.exit(main())
