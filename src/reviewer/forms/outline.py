"""The outline of a disclosure: its parts and sections with stable topics, by the words of their headings.

Owns: which heading stands above which (by numbering first, because heading levels in real files are arbitrary), what a
section is about, where an annexed notice or services directory begins and ends. Does not own: finding headings in the
file (`extract.assemble`); a short numbered line that was left a paragraph is taken as a heading all the same.
Called by the narrative reader and by rules about structure and content.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reviewer.forms.sections import Section
from reviewer.forms.topics import PART_TOPICS, topic_of
from reviewer.model.document import Block, Document, Heading, Paragraph, Table, TableKind

PART_DEPTH, SECTION_DEPTH, SUBSECTION_DEPTH, ITEM_DEPTH, SUBITEM_DEPTH = 1, 2, 3, 4, 5
LONGEST_HEADING = 45
"""Characters; a longer line is a paragraph even where it is numbered."""

_CHINESE = "一二三四五六七八九十百"
_NUMBERINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (PART_DEPTH, re.compile(rf"^第[{_CHINESE}\d]+(部分|章|篇)")),
    (SUBSECTION_DEPTH, re.compile(rf"^\([{_CHINESE}]+\)")),
    (SUBITEM_DEPTH, re.compile(r"^\(\d+\)|^[①-⑳]|^\d+\)")),
    (SECTION_DEPTH, re.compile(rf"^[{_CHINESE}]+[、.,，．]")),
    (ITEM_DEPTH, re.compile(r"^\d+(?:[、．,，]|\.(?!\d))")),
)
_ANNEX = re.compile(r"(厅|局|委|委员会|政府|部)文件$|^关于.*(印发|转发).*通知$|(转发|印发).*目录.*(通知)?$|指导性目录$")
_DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]+[〔\[【(]\d{4}[〕\]】)]\d+号$")
_ENDS_AS_SENTENCE = re.compile(r"[。；;，,！!？?]$")
_ENDS_AS_TITLE = re.compile(r"(?:变化|结构|使用|支出|收入|安排|总体)情况(?:说明)?。$")
"""（二）一般公共预算当年拨款结构情况。 is a heading all the same."""
_HOLDS_FIGURE = re.compile(r"\d[\d,.]*\s*(?:万元|亿元|元|%|辆|台|平方米|人|名)")
_DEFINES = re.compile(r"[:：].{2,}")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A heading found, before sections are cut."""

    position: int
    heading: Heading
    depth: int
    topic: str


def normal(text: str) -> str:
    """A heading for comparison: half-width, no blanks, no emphasis marks."""
    return re.sub(r"[\s#*]+", "", unicodedata.normalize("NFKC", text))


def numbering_depth(text: str) -> int:
    """Depth told by the numbering of a heading in normal form (1 part … 5 sub-item), 0 where it has none."""
    return next((depth for depth, pattern in _NUMBERINGS if pattern.match(text)), 0)


def without_numbering(text: str) -> str:
    """A heading in normal form without its number."""
    for _, pattern in _NUMBERINGS:
        found = pattern.match(text)
        if found:
            return text[found.end() :].lstrip("、.:： ")
    return text


def outline(document: Document) -> tuple[Section, ...]:
    """All sections in reading order, parts included; a section holds the blocks of its subsections too."""
    marks = _marks(document)
    sections: list[Section] = []
    for place, mark in enumerate(marks):
        end = next((later.position for later in marks[place + 1 :] if later.depth <= mark.depth), len(document.blocks))
        if mark.topic == "glossary" and mark.depth > PART_DEPTH:
            end = _end_of_glossary(document, mark, end)
        sections.append(
            Section(
                heading=mark.heading,
                topic=mark.topic,
                blocks=document.blocks[mark.position + 1 : end],
                path=_path(marks[: place + 1]),
                depth=mark.depth,
            )
        )
    return tuple(sections)


def _end_of_glossary(document: Document, mark: _Mark, end: int) -> int:
    """A glossary that is (一) of a section ends before the paragraph numbered (二), which explains something else."""
    depth = numbering_depth(normal(mark.heading.text))
    for position in range(mark.position + 1, end):
        block = document.blocks[position]
        if depth and isinstance(block, Paragraph) and numbering_depth(normal(block.text)) == depth:
            return position
    return end


def _path(marks: list[_Mark]) -> tuple[str, ...]:
    """Heading texts from the part down to the last of `marks`."""
    wanted = marks[-1].depth
    chain = [marks[-1].heading.text]
    for mark in reversed(marks[:-1]):
        if mark.depth < wanted:
            chain.append(mark.heading.text)
            wanted = mark.depth
    return tuple(reversed(chain))


def _marks(document: Document) -> list[_Mark]:
    marks: list[_Mark] = []
    covered = {line.id for line in document.cover}
    annex_from: int | None = None
    for position, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if block.kind is TableKind.DIRECTORY and annex_from is None:
                annex_from = _begin_annex(marks, position)
            continue
        if block.id in covered:
            continue
        text = normal(block.text)
        if annex_from is not None and not _ends_annex(text):
            continue
        mark = _mark(position, block, text, marks)
        if mark is None:
            continue
        if mark.topic == "annex":
            annex_from = position
        elif annex_from is not None:
            annex_from = None
        marks.append(mark)
    return marks


def _begin_annex(marks: list[_Mark], position: int) -> int | None:
    """A directory without any notice before it: the section it stands in keeps it, nothing to cut."""
    return position if marks and marks[-1].topic == "annex" else None


def _ends_annex(text: str) -> bool:
    """Only a part heading ends an annex: its own headings and numbers mean nothing to the disclosure."""
    if len(text) > LONGEST_HEADING:
        return False
    return numbering_depth(text) == PART_DEPTH or topic_of(without_numbering(text), "") == "glossary"


def _mark(position: int, block: Block, text: str, marks: list[_Mark]) -> _Mark | None:
    part = next((mark.topic for mark in reversed(marks) if mark.depth == PART_DEPTH), "")
    is_heading = isinstance(block, Heading)
    if isinstance(block, Table) or not text:
        return None
    numbered = numbering_depth(text)
    words = without_numbering(text)
    if _is_annex(text, words):
        heading = block if isinstance(block, Heading) else Heading(block.id, block.text, 0, block.source)
        return _Mark(position, heading, PART_DEPTH, "annex")
    topic = topic_of(words, part)
    if not is_heading and not _reads_as_heading(text, words, numbered, topic):
        return None
    if _HOLDS_FIGURE.search(text) or (part == "glossary" and topic not in PART_TOPICS):
        return None
    if part == "duties" and numbered >= ITEM_DEPTH:
        return None
    heading = block if isinstance(block, Heading) else Heading(block.id, block.text, 0, block.source)
    return _Mark(position, heading, _depth(heading, numbered, topic, marks), topic)


def _is_annex(text: str, words: str) -> bool:
    if len(text) > LONGEST_HEADING or numbering_depth(text):
        return False
    return bool(_ANNEX.search(words) or _DOCUMENT_NUMBER.match(text))


def _reads_as_heading(text: str, words: str, numbered: int, topic: str) -> bool:
    """Whether a paragraph is a heading the reader did not mark: numbered or a part, short, no sentence."""
    is_title = bool(numbered) and _ENDS_AS_TITLE.search(text) is not None
    if len(text) > LONGEST_HEADING or _DEFINES.search(words) or (_ENDS_AS_SENTENCE.search(text) and not is_title):
        return False
    if numbered == PART_DEPTH:
        return True
    if numbered:
        return bool(topic) and numbered <= SUBITEM_DEPTH
    return topic in PART_TOPICS


def _depth(heading: Heading, numbered: int, topic: str, marks: list[_Mark]) -> int:
    if numbered == SECTION_DEPTH and topic == "narrative" and _stands_in_tables(marks):
        # 三、…决算情况说明 behind 第二部分 …决算表: the explanation is no part of the tables.
        return PART_DEPTH
    if numbered:
        return numbered
    if topic in PART_TOPICS:
        return PART_DEPTH
    if heading.level == PART_DEPTH and topic != "performance_forms":
        return PART_DEPTH
    above = next((mark.depth for mark in reversed(marks) if numbering_depth(normal(mark.heading.text))), PART_DEPTH)
    return max(above + 1, heading.level)


def section_of(sections: tuple[Section, ...], block: Heading | Paragraph) -> Section | None:
    """The innermost section a block stands in (or heads)."""
    found: Section | None = None
    for section in sections:
        holds = section.heading.id == block.id or any(inner.id == block.id for inner in section.blocks)
        if holds and (found is None or section.depth >= found.depth):
            found = section
    return found


def _stands_in_tables(marks: list[_Mark]) -> bool:
    return next((mark.topic for mark in reversed(marks) if mark.depth == PART_DEPTH), "") == "tables"
