"""Headings and paragraphs from printed lines: numbering gives the level, cut sentences are joined.

Owns what is a heading and where a paragraph ends. Called by assembly with the lines between tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer.extract.raw import RawLine
from reviewer.extract.shapes import bare, close_gaps
from reviewer.model.document import Heading, Paragraph, Source

_LEVELS = (
    (re.compile(r"^第\s*[一二三四五六七八九十\d]+\s*(部\s*分|章|编|篇)"), 1),
    (re.compile(r"^[一二三四五六七八九十]{1,3}\s*[、.．]"), 2),
    (re.compile(r"^[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]"), 3),
    (re.compile(r"^\d{1,2}\s*[、.．](?!\d)"), 4),
    (re.compile(r"^[（(]\s*\d{1,2}\s*[）)]"), 5),
)
_MAX_HEADING = (80, 50, 45, 40, 25, 20)
"""Characters of a heading by level (0: marked by the file, no number)."""
_STARTS_ANEW = re.compile(
    r"^(第\s*[一二三四五六七八九十]+\s*部\s*分|[一二三四五六七八九十]{1,3}\s*、|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]"
    r"|\d{1,2}\s*[、.．](?!\d)|[①-⑳]|附件|注\s*[:：]|表[一二三四五六七八九十\d])"
)
_ENDS = re.compile(r"[。；：！？;:!?…][”’」』）)]?$")
MIN_CUT = 20
LONG_CUT = 45
"""Characters: a line that a page break cut in two was a full line of text, not a label."""


def heading_level(text: str) -> int:
    """Level by numbering, 0 where there is none."""
    return next((level for pattern, level in _LEVELS if pattern.match(text)), 0)


def is_heading(line: RawLine) -> bool:
    """Whether a line is a heading."""
    text = line.text.strip()
    level = heading_level(text)
    if not text or len(text) > _MAX_HEADING[level] or text.endswith(("。", "；", "，", "、", ";", ",")):
        return False
    marked = line.heading_level > 0
    if level == 0:
        return marked
    if level == 1:
        return "。" not in text
    if "。" in text:
        return False
    inner = re.sub(r"[:：]$", "", text)
    if not marked and re.search(r"[:：]", inner):
        return False
    if level <= 2:
        return marked or not text.endswith(("：", ":"))
    return marked or "，" not in text


def read_lines(
    lines: Sequence[RawLine], first: int, levels: Mapping[str, int] | None = None
) -> list[Heading | Paragraph]:
    """Headings and paragraphs of `lines`; block ids count on from `first`. `levels`: level of headings by their bare
    text, from the contents, for headings printed without a number."""
    known = levels or {}
    blocks: list[Heading | Paragraph] = []
    open_lines: list[RawLine] = []
    heading: list[RawLine] = []
    marked: set[str] = set()

    def close() -> None:
        identity = f"b{first + len(blocks):04d}"
        if heading:
            if heading[0].heading_level:
                marked.add(identity)
            blocks.append(_heading(heading, identity, known))
        elif open_lines:
            blocks.append(_paragraph(open_lines, identity))
        open_lines.clear()
        heading.clear()

    for line in lines:
        if not line.text.strip():
            continue
        if heading and _heading_goes_on(heading[-1], line):
            heading.append(line)
        elif is_heading(line) or _entry_level(line, known):
            close()
            heading.append(line)
        elif open_lines and _goes_on(open_lines[-1], line, sum(len(part.text) for part in open_lines)):
            open_lines.append(line)
        else:
            close()
            open_lines.append(line)
    close()
    return _without_list_items(blocks, marked)


def _without_list_items(blocks: list[Heading | Paragraph], marked: set[str]) -> list[Heading | Paragraph]:
    """Numbered short lines that follow each other without a text between them are items of a list, not headings."""
    kept = list(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading) or block.level < LIST_LEVEL or block.id in marked:
            continue
        around = (blocks[index - 1 : index] if index else []) + blocks[index + 1 : index + 2]
        if any(isinstance(other, Heading) and other.level == block.level for other in around):
            kept[index] = Paragraph(block.id, block.text, block.source, ((0, block.source),))
    return kept


LIST_LEVEL = 4


def _entry_level(line: RawLine, levels: Mapping[str, int]) -> int:
    """Level of a title that the contents name, 0 where they name none: in the body it may lack its number, and have
    the year or, centred, the body's name before it."""
    text = bare(line.text)
    if text.endswith(("。", "；")):
        return 0
    title = _YEAR.sub("", text)
    if text in levels or title in levels:
        return levels.get(text) or levels[title]
    if not line.is_centred or _INNER_MARKS.search(text):
        return 0
    title = _BRACKETS.sub("", title)
    return next((level for entry, level in levels.items() if title.endswith(entry)), 0)


_YEAR = re.compile(r"^20\d\d年度?")
_INNER_MARKS = re.compile(r"[，。；：,;:]")
_BRACKETS = re.compile(r"[()（）]")


def _heading_goes_on(last: RawLine, line: RawLine) -> bool:
    """Whether a heading is printed over two lines: an open bracket, or the next centred line of the same size."""
    text = line.text.strip()
    if heading_level(text) or len(text) > MAX_TAIL or last.source.page != line.source.page:
        return False
    opened = len(re.findall(r"[（(《“]", last.text)) - len(re.findall(r"[）)》”]", last.text))
    if opened > 0 and re.search(r"[）)》”]", text) and _is_next_line(last, line):
        return True
    return (
        line.is_centred
        and line.size > 0
        and abs(last.size - line.size) < 1
        and last.width_used >= _HALF_LINE
        and heading_level(last.text.strip()) <= 1
        and _is_next_line(last, line)
    )


MAX_TAIL = 30
_HALF_LINE = 0.6
_LINE_PITCH = 2.2
"""Times the font size: lines further apart are not one paragraph."""


def _is_next_line(last: RawLine, line: RawLine) -> bool:
    a, b = last.source.bbox, line.source.bbox
    if a is None or b is None:
        return (line.source.line or 0) - (last.source.line or 0) <= 1
    return 0 < b.y0 - a.y0 <= _LINE_PITCH * max(last.size, b.y1 - b.y0, 1.0)


def _heading(lines: Sequence[RawLine], identity: str, levels: Mapping[str, int]) -> Heading:
    text = close_gaps("".join(line.text.strip() for line in lines))
    whole = replace(lines[0], text=text)
    return Heading(identity, text, heading_level(text) or _entry_level(whole, levels), lines[0].source)


def _goes_on(last: RawLine, line: RawLine, length: int) -> bool:
    """Whether `line` continues the paragraph that `last` stands at the end of."""
    text = line.text.strip()
    crosses_page = last.source.page != line.source.page
    if _STARTS_ANEW.match(text):
        return False
    if last.size >= LARGE and line.size >= LARGE:
        return last.width_used >= _WRAPPED_TITLE and line.is_centred and _is_next_line(last, line)
    is_centred = line.is_centred and line.width_used < FULLEST
    if _is_unfinished(last.text.strip()) and not is_centred:
        return True
    if last.size and line.size and abs(last.size - line.size) > 1:
        return False
    if last.width_used and line.width_used:
        if _is_broken_off(last, length) and not is_centred and not line.bold:
            return True
        if last.width_used < FULL_LINE or line.is_centred:
            return False
        if line.indent > last.indent + line.size * 1.5 and not crosses_page:
            return False
        return not (crosses_page and _ENDS.search(last.text.strip()) and line.indent > line.size * 1.5)
    if _ENDS.search(last.text.strip()):
        return False
    if last.ends_paragraph:
        return _may_be_cut(last.text, length) and not line.is_centred and line.heading_level == 0
    return len(last.text) >= MIN_CUT


def _is_unfinished(text: str) -> bool:
    """Whether a line can only be the first part of a sentence: it ends in a comma or inside a bracket."""
    if text.endswith(("，", "、", "（", "(")):
        return True
    last = max(text.rfind("（"), text.rfind("("))
    return last >= 0 and len(text) - last <= MAX_OPEN and not re.search(r"[）)]", text[last:])


def _is_broken_off(last: RawLine, length: int) -> bool:
    """Whether a paragraph of several clauses stops in a long line without any mark: a hard line break cut it."""
    text = last.text.strip()
    return (
        last.width_used >= BROKEN_LINE
        and length >= LONG_CUT
        and not _ENDS.search(text)
        and bool(re.search(r"[，。；：、,;]", text))
    )


BROKEN_LINE = 0.68
"""Share of the text width from which a line that stops without a mark was broken off."""
FULLEST = 0.95
"""Share of the text width from which a line is full, not centred."""
MAX_OPEN = 12
"""Characters behind an open bracket at the end of a line."""


def _may_be_cut(text: str, length: int) -> bool:
    """Whether a paragraph of `length` characters may have been cut by a page break behind `text`: a title has no
    commas, a cut sentence nearly always has."""
    return length >= LONG_CUT or (length >= MIN_CUT and bool(re.search(r"[，。；：、,;]", text)))


LARGE = 20.0
"""Font size in points of cover titles."""
_WRAPPED_TITLE = 0.98
FULL_LINE = 0.88
"""Share of the text width from which a line counts as full."""


def _paragraph(lines: Sequence[RawLine], identity: str) -> Paragraph:
    text = ""
    marks: list[tuple[int, Source]] = []
    for line in lines:
        part = close_gaps(line.text.strip())
        if text and text[-1].isascii() and part[:1].isascii() and text[-1].isalpha() and part[:1].isalpha():
            text += " "
        marks.append((len(text), line.source))
        text += part
    return Paragraph(identity, text, lines[0].source, tuple(marks))
