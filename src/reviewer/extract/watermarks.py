"""Lifts watermark lines out of the content: text that repeats itself across the file without belonging anywhere.

Two proofs: the words are those of a watermark and come at least twice, or the same short line follows itself (nothing
else in a document does). What the reader already kept apart (text at an angle) is merged in. Called by assembly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.raw import RawGrid, RawItem, RawLine, RawPage
from reviewer.extract.shapes import bare
from reviewer.model.document import Source, Watermark

_WORDS = re.compile(
    r"^(仅供.{0,6}(审核|参考|使用|查阅|内部.{0,4})|内部(资料|文件|使用|审核|传阅)?.{0,6}|(征求意见|送审|讨论|审核|审议)稿|草稿|样稿|样本|"
    r"(绝密|机密|秘密).{0,6}|严禁(外传|复制).{0,6}|请勿外传|禁止(复制|外传)|DRAFT|CONFIDENTIAL)$",
    re.IGNORECASE,
)
MAX_LENGTH = 24
MIN_REPEATS = 3
"""A line that follows itself this often is a watermark whatever its words."""


def lift_watermarks(pages: Sequence[RawPage]) -> tuple[tuple[RawPage, ...], tuple[Watermark, ...]]:
    """The pages without watermark lines, and the watermarks with every place they stand."""
    count: Counter[str] = Counter()
    repeats: Counter[str] = Counter()
    previous = ""
    for page in pages:
        for item in page.items:
            text = bare(item.text) if isinstance(item, RawLine) else ""
            if text and len(text) <= MAX_LENGTH:
                count[text] += 1
                repeats[text] += text == previous
            previous = text
    marks = {
        text
        for text, times in count.items()
        if (times >= 2 and _WORDS.match(text)) or (repeats[text] >= MIN_REPEATS and not _is_content(text))
    }
    places: dict[str, list[Source]] = {}
    cleaned: list[RawPage] = []
    for page in pages:
        for line in page.watermark:
            if text := line.text.strip():
                places.setdefault(text, []).append(line.source)
        if not marks:
            cleaned.append(page)
            continue
        kept: list[RawItem] = []
        for item in page.items:
            if isinstance(item, RawLine) and bare(item.text) in marks:
                places.setdefault(item.text.strip(), []).append(item.source)
            else:
                kept.append(_without_marked_rows(item, marks, places) if isinstance(item, RawGrid) else item)
        cleaned.append(replace(page, items=tuple(kept)))
    return tuple(cleaned), tuple(Watermark(text, tuple(found)) for text, found in places.items())


def _without_marked_rows(grid: RawGrid, marks: set[str], places: dict[str, list[Source]]) -> RawGrid:
    """A grid without rows whose only text is a watermark."""
    marked = []
    for index, row in enumerate(grid.rows):
        texts = [cell for cell in row if cell.text]
        if len(texts) == 1 and bare(texts[0].text) in marks:
            marked.append(index)
            places.setdefault(texts[0].text, []).append(texts[0].source)
    if not marked or len(marked) == len(grid.rows):
        return grid
    keep = [index for index in range(len(grid.rows)) if index not in set(marked)]
    return replace(
        grid,
        rows=tuple(grid.rows[index] for index in keep),
        ragged=tuple(grid.ragged[index] for index in keep) if grid.ragged else (),
    )


def _is_content(text: str) -> bool:
    """Short lines that may well stand several times in a row: numbers, answers, blanks to be filled."""
    return len(text) < 4 or not re.search(r"[\u4e00-\u9fffA-Za-z]{3}", text)
