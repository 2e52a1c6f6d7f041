"""A PDF file to a `RawFile`: opened and read page by page by pdfium in worker processes.

Raises `InputError` only. Metadata, outline and encryption come from pdfium as well, in the same limited process: a
second parser over the same hostile bytes in the parent would cost 0.4 s and an unbounded risk.
Called by `extract.read`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reviewer.errors import InputError
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.pdf.worker import read_pages
from reviewer.extract.raw import RawFile, RawPage
from reviewer.model.document import Page, PageState
from reviewer.words import message

READER = "pdfium-grid 10"
"""Name and version; a change of what is read changes it, so that caches do not serve old readings."""
MOST_PAGES = 5_000
"""Pages of a file; longer ones are no disclosure and are refused."""


def read_pdf(
    path: Path, options: ReadOptions | None = None, progress: Callable[[Progress], None] | None = None
) -> RawFile:
    """The file as its pages show it; raises `InputError` (encrypted, wrong password, damaged, no pages)."""
    described, pages = read_pages(path, options or ReadOptions(), progress)
    if described.page_count == 0:
        raise InputError("pdf.damaged", file=str(path))
    if described.page_count > MOST_PAGES:
        raise InputError("pdf.too-long", file=str(path), pages=described.page_count, most=MOST_PAGES)
    return RawFile(
        pages=tuple(pages.get(number) or _failed(number) for number in range(1, described.page_count + 1)),
        outline=described.outline,
        metadata=described.metadata,
        reader=READER,
    )


def read_again(path: Path, options: ReadOptions, numbers: tuple[int, ...]) -> RawFile:
    """Some pages (1-based, ascending) by the second reader; those it cannot read are left out. Raises `InputError`."""
    described, pages = read_pages(path, replace(options, reader="pdfplumber"), only=numbers)
    return RawFile(
        pages=tuple(pages[number] for number in numbers if number in pages), metadata=described.metadata, reader=READER
    )


def _failed(number: int) -> RawPage:
    return RawPage(Page(number, 0.0, 0.0, PageState.FAILED, message("pdf.page.failed")), ())
