"""Where on a PDF page some characters of the prose stand: a line is kept with one box, a number in it with none.

Owns finding the characters again on an open page, when somebody wants to look at them. Called by the page lens and the
annotated PDF; what cannot be found keeps the box of its line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reviewer.model.document import BBox, Block, Paragraph, Table

MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a line: `line` its box, `before` what is printed before them, `text` themselves."""

    line: BBox
    before: str
    text: str


def spot_of(block: Block, start: int, end: int) -> Spot | None:
    """The characters `start` to `end` of a block, as far as they stand on the line of the first; None where no line is
    known."""
    if isinstance(block, Table):
        return None
    marks = block.marks if isinstance(block, Paragraph) else ()
    first = max((offset for offset, _source in marks if offset <= start), default=0)
    last = min((offset for offset, _source in marks if offset > start), default=len(block.text))
    source = block.source_at(start) if isinstance(block, Paragraph) else block.source
    text = block.text[start : min(end, last)]
    return Spot(source.bbox, block.text[first:start], text) if source.bbox is not None and text.strip() else None


def pinpoint(page: Any, spot: Spot) -> BBox | None:
    """The box of the characters on an open pypdfium2 page; None where they are not found."""
    printed, boxes = "", []
    for character, box in sorted(_characters(page, spot.line), key=lambda item: item[1].x0):
        printed += character
        boxes += [box] * len(character)
    wanted = _plain(spot.text)
    at = -1
    for _ in range(_plain(spot.before).count(wanted) + 1):
        at = printed.find(wanted, at + 1)
        if at < 0:
            return None
    found = boxes[at : at + len(wanted)]
    return BBox(found[0].x0, spot.line.y0, max(box.x1 for box in found), spot.line.y1)


def _characters(page: Any, line: BBox) -> Iterator[tuple[str, BBox]]:
    """The characters whose middle lies in a line."""
    top, text = page.get_height(), page.get_textpage()
    try:
        for index in range(min(text.count_chars(), MOST_CHARACTERS)):
            left, bottom, right, upper = text.get_charbox(index, loose=True)
            x, y = (left + right) / 2, top - (bottom + upper) / 2
            if line.x0 <= x <= line.x1 and line.y0 <= y <= line.y1:
                yield _plain(text.get_text_range(index, 1)), BBox(left, top - upper, right, top - bottom)
    finally:
        text.close()


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
