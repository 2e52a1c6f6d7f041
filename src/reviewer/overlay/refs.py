"""References as text: taking them apart, ordering them, and reading the text they name in a document.

Owns the grammar of `model.document`'s references. Knows nothing of entries. Used by `overlay` and `session`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from reviewer.model.document import Document, Paragraph, Table
from reviewer.model.figure import BLANKS, parse_number
from reviewer.overlay.clean import clean

DOCUMENT_REF = "document"
"""Reference of the document as a whole, for notes."""
WITNESS_LENGTH = 80
"""Longest text kept whole as a witness; a longer one is cut and carries a digest of the rest."""
LAST = 1_000_000_000
"""Ordinal of what has no known place: after everything that has one."""

_REF = re.compile(
    r"^(?:p(?P<page>\d+)|(?P<block>[A-Za-z]+\d+)"
    r"(?:/(?P<part>[rh])(?P<row>\d+)(?:/c(?P<column>\d+))?|/(?P<start>\d+)-(?P<end>\d+))?)$"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference taken apart. `row`, `column` 0-based; −1 where the reference has none; `start`, `end` half open."""

    block: str = ""
    page: int | None = None
    row: int = -1
    column: int = -1
    is_header: bool = False
    start: int = -1
    end: int = -1


def parse_ref(ref: str) -> Ref | None:
    """The parts of a reference; None where it is none."""
    found = _REF.match(ref)
    if found is None:
        return None
    if found["page"] is not None:
        return Ref(page=int(found["page"]))
    if found["start"] is not None:
        return Ref(block=found["block"], start=int(found["start"]), end=int(found["end"]))
    row = int(found["row"]) - 1 if found["row"] else -1
    column = int(found["column"]) - 1 if found["column"] else -1
    return Ref(block=found["block"], row=row, column=column, is_header=found["part"] == "h")


def text_at(document: Document, ref: str) -> str | None:
    """The text a reference names; None where the document has no such place or the place has no text of its own."""
    parts = parse_ref(ref)
    if parts is None or not parts.block:
        return None
    try:
        block = document.block(parts.block)
    except KeyError:
        return None
    if isinstance(block, Table):
        rows = block.header if parts.is_header else block.rows
        if not 0 <= parts.row < len(rows) or not 0 <= parts.column < block.width:
            return None
        cells = rows[parts.row]
        return cells[parts.column].text if parts.column < len(cells) else ""
    if parts.start < 0:
        return block.text if parts.row < 0 else None
    return block.text[parts.start : parts.end] if parts.start < parts.end <= len(block.text) else None


def place_order(document: Document, ref: str) -> tuple[int, ...]:
    """Sort key of a reference: reading order of its block, then row and column or offset. `()` where unknown."""
    parts = parse_ref(ref)
    if parts is None:
        return (-1,) if ref == DOCUMENT_REF else ()
    if parts.page is not None:
        return (_first_on_page(document, parts.page), -2)
    try:
        position = document.position(parts.block)
    except KeyError:
        return ()
    return (position, -1 if parts.is_header else 0, max(parts.row, parts.start), parts.column)


def page_of(document: Document, ref: str) -> int | None:
    """The page a reference stands on; None where the input has no pages or the place is unknown."""
    parts = parse_ref(ref)
    if parts is None:
        return None
    if parts.page is not None:
        return parts.page
    try:
        block = document.block(parts.block)
    except KeyError:
        return None
    if isinstance(block, Paragraph):
        return block.source_at(max(parts.start, 0)).page
    if not isinstance(block, Table):
        return block.source.page
    if 0 <= parts.row < len(block.rows) and not parts.is_header:
        if parts.row < len(block.row_pages):
            return block.row_pages[parts.row]
        if 0 <= parts.column < len(block.rows[parts.row]):
            page = block.rows[parts.row][parts.column].source.page
            if page is not None:
                return page
    return block.pages[0] if block.pages else block.title_source.page


def natural_order(page: int | None, at: str) -> tuple[int, ...]:
    """Sort key of an entry without its document: page, then the numbers of the reference."""
    numbers = tuple(int(number) for number in _DIGITS.findall(at)[:4])
    if page is None and not numbers:
        return (LAST,)
    return (page if page is not None else 0, *numbers)


def witness_of(text: str) -> str:
    """What is kept of a text to notice later that it changed."""
    text = clean(text)
    if len(text) <= WITNESS_LENGTH:
        return text
    return f"{text[:WITNESS_LENGTH]}…#{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def same_text(kept: str, now: str) -> bool:
    """Whether two readings of a place say the same: spaces, character width and number form do not count."""
    if kept == now:
        return True
    first, second = _plain(clean(kept)), _plain(clean(now))
    if first == second or (first in BLANKS and second in BLANKS):
        return True
    one, other = parse_number(first), parse_number(second)
    return one is not None and other is not None and one == other


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _first_on_page(document: Document, page: int) -> int:
    for position, block in enumerate(document.blocks):
        number = (block.pages[0] if block.pages else None) if isinstance(block, Table) else block.source.page
        if number is not None and number >= page:
            return position
    return LAST
