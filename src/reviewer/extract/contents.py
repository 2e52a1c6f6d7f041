"""Takes the table of contents out of the content: 目录 and its lines, with leaders, tabs, or plain.

Owns the extent of the contents. Called by assembly after watermarks are gone. An entry that also stands in the body is
a heading there, never here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.paragraphs import heading_level
from reviewer.extract.raw import RawGrid, RawItem, RawLine
from reviewer.extract.shapes import bare, close_gaps
from reviewer.model.document import ContentsEntry, Source

_TITLE = re.compile(r"^(目录|目次|contents)$", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?P<text>.*?)(?:[\s.…·．。_‥⋯-]*[.…·．_‥⋯]{2,}[\s.…·．_‥⋯]*|\s*\t\s*|\s+)"
    r"[-—（(]*\s*(?P<page>\d{1,4})\s*[)）—-]*$"
)
_GLUED = re.compile(r"^(?P<text>.*[^\d\s.])(?P<page>\d{1,3})$")
_ENDS_IN_NUMBER = re.compile(r"^(?P<text>.*\D)(?P<page>\d{1,3})$")
_LEADERS = re.compile(r"[.…·．‥⋯_]{3,}\s*$")
_LEADING = " \t\u3000.…·．‥⋯_"
MAX_ENTRY = 70
MAX_LINE = 300
"""Characters of an entry with its leaders; longer lines are not looked at."""
MAX_ENTRIES = 400
_MIN_PAGE_ENTRIES = 3
_FULL = 0.95
"""Share of the text width from which an entry may go on in the next line."""
MIN_UNTITLED = 6
"""Entries with leaders in a row that make contents even without the word 目录."""


def take_contents(items: Sequence[RawItem]) -> tuple[list[RawItem], tuple[ContentsEntry, ...], int]:
    """The items without the contents, its entries, and how many items stood before it (the cover)."""
    start = _start(items)
    if start is None:
        return list(items), (), 0
    items = _with_labels(items, start)
    end, entries = _extent(items, start)
    if not entries:
        return list(items), (), 0
    entries = _without_glued_pages(entries)
    numbered = tuple(
        ContentsEntry(f"k{number:03d}", text, page, source) for number, (text, page, source) in enumerate(entries, 1)
    )
    return [*items[:start], *items[end:]], numbered, start


def _with_labels(items: Sequence[RawItem], start: int) -> list[RawItem]:
    """The items with page numbers that stand apart at the right margin (leaders drawn, not written) put behind their
    entries, on the pages of the contents."""
    found = list(items)
    page = items[start].source.page
    while page is not None:
        places = [index for index, item in enumerate(found) if index > start and item.source.page == page]
        pairs = [(index, entry) for index in places if (entry := _entry_beside(found, index, places)) is not None]
        is_first = page == items[start].source.page
        # Where a tab leaves no room, the page number stands right behind its entry.
        glued = sum(1 for index in places if _has_page(found[index]))
        enough = _MIN_PAGE_ENTRIES if is_first else max(1, len(places) / 3)
        if not pairs or len(pairs) + (0 if is_first else glued) < enough:
            break
        for index, entry in pairs:
            label, line = found[index], found[entry]
            assert isinstance(label, RawLine)
            assert isinstance(line, RawLine)
            found[entry] = replace(line, text=f"{line.text}\t{label.text.strip()}")
        gone = {index for index, _ in pairs}
        found = [item for index, item in enumerate(found) if index not in gone]
        page += 1
    return found


def _entry_beside(items: Sequence[RawItem], index: int, places: Sequence[int]) -> int | None:
    """Place of the line left of a lone page number, on its baseline; None where the item is no page number."""
    label = items[index]
    box = label.source.bbox
    if not isinstance(label, RawLine) or box is None or not _PAGE_NUMBER.match(label.text.strip()):
        return None
    for place in places:
        line, other = items[place], items[place].source.bbox
        if isinstance(line, RawLine) and place != index and other is not None and other.x1 <= box.x0:
            overlap = min(box.y1, other.y1) - max(box.y0, other.y0)
            if overlap > 0.5 * min(box.y1 - box.y0, other.y1 - other.y0):
                return place
    return None


def _has_page(item: RawItem) -> bool:
    """Whether a short line ends in a page number."""
    text = item.text.strip() if isinstance(item, RawLine) else ""
    return 0 < len(text) <= MAX_ENTRY and not _PAGE_NUMBER.match(text) and _entry(text)[1] is not None


_PAGE_NUMBER = re.compile(r"^\d{1,4}$")
_ENTRY_NUMBER = re.compile(r"^(?:\d{1,2}\s*[、.．](?=20\d\d年|[^\d])|表\s*[一二三四五六七八九十\d])")


def _start(items: Sequence[RawItem]) -> int | None:
    run = 0
    for index, item in enumerate(items):
        if isinstance(item, RawGrid):
            run = 0
            continue
        if _TITLE.match(bare(item.text)):
            return index
        if bare(item.text) == "目" and index + 1 < len(items):
            following = items[index + 1]
            if isinstance(following, RawLine) and bare(following.text) == "录":
                return index
        match = _LABELLED.match(item.text.strip()) if len(item.text) <= MAX_LINE else None
        has_leaders = bool(match and re.search(r"[.…·．‥⋯_]{3,}", item.text))
        run = run + 1 if has_leaders else 0
        if run >= MIN_UNTITLED:
            return index - run + 1
    return None


Found = tuple[str, str | None, Source]


def _extent(items: Sequence[RawItem], start: int) -> tuple[int, list[Found]]:
    entries: list[Found] = []
    end = position = start
    whole_page = _page_of_entries(items, start)
    last: RawLine | None = None
    while position < len(items) and len(entries) < MAX_ENTRIES:
        item = items[position]
        if isinstance(item, RawGrid):
            read = _grid_entries(item)
            if read is None or not _continues(entries, read[0][0]):
                break
            entries.extend(read)
            last = None
        else:
            text = item.text.strip()
            if _TITLE.match(bare(text)) or bare(text) in {"目", "录"}:
                position += 1
                end = max(end, position)
                continue
            if _PAGE_NUMBER.match(text) and entries and entries[-1][1] is None and last is not None:
                # The page number of the entry before, set apart at the right margin.
                entries[-1] = (entries[-1][0], text, entries[-1][2])
                position += 1
                end = position
                continue
            label, page = _entry(text)
            if not _continues(entries, label):
                break
            is_entry = page is not None or bool(_LEADERS.search(text))
            if not is_entry and not (whole_page is not None and item.source.page == whole_page):
                is_short = len(text) <= MAX_ENTRY and not text.endswith(("。", "；", "："))
                if not is_short or not _more_follow(items, position, entries):
                    break
            if last is not None and _is_wrapped(last, item, entries[-1]):
                entries[-1] = (entries[-1][0] + label, page, entries[-1][2])
            else:
                entries.append((label, page, item.source))
            last = item
        position += 1
        end = position
    return end, entries


def _without_glued_pages(entries: Sequence[Found]) -> list[Found]:
    """…决算表7 between page 6 and page 8 of contents whose other entries have pages: the digits are the page."""
    settled: list[Found] = []
    for place, (text, page, source) in enumerate(entries):
        match = _ENDS_IN_NUMBER.match(text) if page is None else None
        before = next((int(found[1]) for found in reversed(settled) if found[1]), None)
        after = next((int(found) for _, found, _ in entries[place + 1 :] if found), None)
        is_page = match is not None and (before or after) is not None
        if is_page and match is not None and (before or 0) <= int(match["page"]) <= (after or 10_000):
            settled.append((_clean(match["text"]), match["page"], source))
        else:
            settled.append((text, page, source))
    return settled


def _is_wrapped(last: RawLine, line: RawLine, entry: Found) -> bool:
    """Whether an entry fills its line and goes on in the next one; one that ends in leaders is complete."""
    if _LEADERS.search(last.text) or _ENTRY_NUMBER.match(line.text.strip()):
        return False
    return entry[1] is None and last.width_used >= _FULL and heading_level(line.text.strip()) == 0


def _page_of_entries(items: Sequence[RawItem], start: int) -> int | None:
    """The page of the word 目录 where it holds nothing but short lines without page numbers, None otherwise."""
    page = items[start].source.page
    if page is None:
        return None
    lines = [item for item in items[start + 1 :] if item.source.page == page]
    if len(lines) < _MIN_PAGE_ENTRIES or any(isinstance(item, RawGrid) for item in lines):
        return None
    return page if all(len(_text(item)) <= MAX_ENTRY and "。" not in _text(item) for item in lines) else None


def _entry(text: str) -> tuple[str, str | None]:
    if len(text) > MAX_LINE:
        return text, None
    match = _LABELLED.match(text) or (_GLUED.match(text) if not re.search(r"[表第]\d{1,3}$", text) else None)
    if match is None:
        return _clean(text), None
    return _clean(match["text"]), match["page"]


def _clean(text: str) -> str:
    return close_gaps(text).rstrip(_LEADING)


def _continues(entries: Sequence[Found], text: str) -> bool:
    """False where the first entry comes again: the body has begun."""
    return not entries or bare(text) != bare(entries[0][0])


def _more_follow(items: Sequence[RawItem], position: int, entries: Sequence[Found]) -> bool:
    """Whether a line without page number still belongs to the contents: a labelled line follows soon, or the first
    entry comes again later and everything up to it is short."""
    for item in items[position + 1 : position + 3]:
        text = _text(item)
        if text and len(text) <= MAX_ENTRY and (_PAGE_NUMBER.match(text) or _entry(text)[1] is not None):
            return True
    if any(label is not None for _, label, _ in entries):
        return False
    first = bare(entries[0][0]) if entries else bare(_text(items[position]))
    for item in items[position + 1 : position + MAX_ENTRIES]:
        text = _text(item)
        if isinstance(item, RawGrid) or len(text) > MAX_ENTRY or text.endswith("。"):
            return False
        if bare(text) == first:
            return True
    return False


def entry_levels(contents: Sequence[ContentsEntry]) -> dict[str, int]:
    """Level by title without its number: a body heading that drops the number of its entry keeps its level."""
    levels: dict[str, int] = {}
    for entry in contents:
        level = heading_level(entry.text)
        title = bare(_NUMBER.sub("", entry.text))
        if level and len(title) >= _MIN_TITLE:
            levels.setdefault(title, level)
    return levels


_NUMBER = re.compile(
    r"^(?:第[^\s、]{1,4}部分|[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][^）)]{1,3}[）)]|\d{1,2}\s*[、.．])\s*"
)
_MIN_TITLE = 4


def _text(item: RawItem) -> str:
    return item.text.strip() if isinstance(item, RawLine) else ""


def _grid_entries(grid: RawGrid) -> list[Found] | None:
    """The rows of a two-column grid `text | page`, None where the grid is an ordinary table."""
    read: list[Found] = []
    labelled = 0
    for row in grid.rows:
        texts = [cell for cell in row if cell.text]
        if not texts:
            continue
        if len(texts) > 3:
            return None
        last = texts[-1].text.strip()
        if len(texts) > 1 and re.fullmatch(r"\d{1,4}", last):
            labelled += 1
            read.append((_clean(" ".join(cell.text for cell in texts[:-1])), last, texts[0].source))
        else:
            text, page = _entry(" ".join(cell.text for cell in texts))
            labelled += page is not None
            read.append((text, page, texts[0].source))
    return read if read and labelled >= 0.7 * len(read) else None
