"""Drops running heads, running feet and page numbers.

Owns what repeats at the same place of many pages without being content. Called by assembly; captions, units and number
labels are never dropped however often they stand at the top of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.captions import Caption, read_caption_line
from reviewer.extract.raw import RawItem, RawLine, RawPage
from reviewer.extract.shapes import bare

_PAGE_NUMBER = re.compile(
    r"^(?:[-—–―·•~_]*\d{1,4}[-—–―·•~_]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|Page\d{1,4}(?:of\d{1,4})?)$",
    re.IGNORECASE,
)
_MARKED_NUMBER = re.compile(r"^(?:[-—–―]+\d{1,4}[-—–―]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?)$")
EDGE_SHARE = 0.12
"""Share of the page height at top and bottom where running lines stand."""
MIN_PAGES = 3
RUNNING_SHARE = 0.3
"""Share of pages on which a running line stands at least (odd and even pages may differ)."""
SAME_PLACE = 4.0
"""PDF points by which a running line may move."""
MAX_RUNNING = 60


def is_page_number(text: str) -> bool:
    """A line that is nothing but a page number."""
    return bool(_PAGE_NUMBER.match(bare(text)))


def drop_running(pages: Sequence[RawPage]) -> tuple[RawPage, ...]:
    """The pages without running lines and page numbers."""
    running = _running_lines(pages)
    return tuple(
        replace(page, items=tuple(item for item in page.items if not _is_running(item, page, running)))
        for page in pages
    )


def _is_running(item: RawItem, page: RawPage, running: set[tuple[str, int]]) -> bool:
    if not isinstance(item, RawLine):
        return False
    if _MARKED_NUMBER.match(bare(item.text)):
        return True
    if item.source.bbox is None:
        return False
    if not _at_edge(item, page):
        return False
    if any(key in running for key in _keys(item)):
        return True
    return is_page_number(item.text) and not _stands_beside(item, page, running)


def _stands_beside(number: RawLine, page: RawPage, running: set[tuple[str, int]]) -> bool:
    """Whether a line of content stands on the baseline of a number: the last entry of a page of contents."""
    box = number.source.bbox
    for item in page.items:
        other = item.source.bbox
        if item is number or not isinstance(item, RawLine) or box is None or other is None:
            continue
        if min(box.y1, other.y1) - max(box.y0, other.y0) > 0.5 * (box.y1 - box.y0):
            return not any(key in running for key in _keys(item))
    return False


def _running_lines(pages: Sequence[RawPage]) -> set[tuple[str, int]]:
    """Text and rounded height of every line that stands at one place of many pages."""
    if len(pages) < MIN_PAGES:
        return set()
    count: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen: set[tuple[str, int]] = set()
        for item in page.items:
            if isinstance(item, RawLine) and _at_edge(item, page) and _may_run(item):
                seen.update(_keys(item))
        count.update(seen)
    needed = max(MIN_PAGES, len(pages) * RUNNING_SHARE)
    return {key for key, times in count.items() if times >= needed}


def _may_run(line: RawLine) -> bool:
    return 0 < len(bare(line.text)) <= MAX_RUNNING and read_caption_line(line, Caption()) is None


def _keys(line: RawLine) -> tuple[tuple[str, int], tuple[str, int]]:
    """Two neighbouring height bands, so that a line on the border of one is still counted once with its fellows."""
    assert line.source.bbox is not None  # _at_edge has looked
    band = line.source.bbox.y0 / SAME_PLACE
    text = re.sub(r"\d{1,4}(?=页)|(?<=[-—–])\d{1,4}", "#", bare(line.text))
    return (text, int(band)), (text, int(band + 0.5) + 1_000_000)


def _at_edge(line: RawLine, page: RawPage) -> bool:
    box, height = line.source.bbox, page.page.height
    if box is None or height <= 0:
        return False
    return box.y1 <= height * EDGE_SHARE or box.y0 >= height * (1 - EDGE_SHARE)
