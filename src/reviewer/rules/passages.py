"""All text a rule about wording reads: paragraphs, headings, notes under tables, texts of forms, words in cells.

Owns: walking the document once, saying for each piece where it stands and in which section, leaving out what is not the
body's own text (an annexed notice, a services directory). Does not judge. Called by `Material.passages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.sections import Section
from reviewer.model.document import Block, Document, Paragraph, Source, Table, TableKind
from reviewer.model.figure import parse_number
from reviewer.model.finding import Anchor

ANNEX_TOPICS = frozenset({"annex", "annexes"})
QUOTE = 60
"""Characters of a sentence shown with a finding."""
STOPS = "。；;！？!?\n"
SENTENCE_END = re.compile(r"[。；;！？!?，,：:]$")


class PassageKind(StrEnum):
    """What a piece of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    FIELD = "field"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of text. `topic`: of the innermost section; `topics`: of all sections around it, outermost first.

    `container`: id of the table or form it belongs to, "" for prose. `name`: field name of a form's text."""

    text: str
    ref: str
    kind: PassageKind
    source: Source
    topic: str = ""
    topics: tuple[str, ...] = ()
    container: str = ""
    name: str = ""
    paragraph: Paragraph | None = None
    where: str = ""
    """The place in the document's own words: the heading it stands under, the table or the form."""

    @property
    def is_prose(self) -> bool:
        """Whether it stands outside tables and forms."""
        return self.kind in {PassageKind.HEADING, PassageKind.PARAGRAPH}

    def anchor(self, start: int = 0, end: int | None = None) -> Anchor:
        """The characters from `start` to `end` as a place to jump to, with the clause around them as text."""
        stop = len(self.text) if end is None else end
        source = self.paragraph.source_at(start) if self.paragraph is not None else self.source
        ref = self.ref if self.paragraph is None else f"{self.ref}/{start}-{stop}"
        return Anchor(ref=ref, semantic=self.where, source=source, text=clause(self.text, start, stop))


def clause(text: str, start: int, end: int) -> str:
    """The clause around the characters `start` to `end`, cut to a readable length."""
    left = max((text.rfind(stop, 0, start) for stop in STOPS), default=-1) + 1
    right = min((found for stop in STOPS if (found := text.find(stop, end)) >= 0), default=len(text))
    if right - left > QUOTE:
        left = max(left, start - QUOTE // 2)
        right = min(right, max(end, left + QUOTE))
    return text[left:right].strip()


def passages_of(
    document: Document, sections: tuple[Section, ...], performance: tuple[PerformanceForm, ...]
) -> tuple[Passage, ...]:
    """Every piece of the body's own text in reading order, table cells that are words included."""
    around = _sections_around(sections)
    annexed = {name for name, above in around.items() if any(section.topic in ANNEX_TOPICS for section in above)}
    return tuple(_walk(document, performance, around, annexed))


def _sections_around(sections: tuple[Section, ...]) -> dict[str, list[Section]]:
    around: dict[str, list[Section]] = {}
    for section in sorted(sections, key=lambda item: item.depth):
        around.setdefault(section.heading.id, []).append(section)
        for block in section.blocks:
            around.setdefault(block.id, []).append(section)
    return around


def _walk(
    document: Document, performance: tuple[PerformanceForm, ...], around: dict[str, list[Section]], annexed: set[str]
) -> Iterator[Passage]:
    forms = {form.table_ids[0]: form for form in performance}
    continued = {name for form in performance for name in form.table_ids[1:]}
    for block in document.blocks:
        if block.id in annexed or block.id in continued:
            continue
        sections = around.get(block.id, [])
        topics = tuple(section.topic for section in sections)
        where = sections[-1].heading.text if sections else ""
        if not isinstance(block, Table):
            yield _prose(block, topics, where)
        elif block.id in forms:
            yield from _form_texts(forms[block.id], topics)
        elif block.kind is TableKind.GRID:
            yield from _table_words(block, topics)


def _form_texts(form: PerformanceForm, topics: tuple[str, ...]) -> Iterator[Passage]:
    """Fields, names and targets of one performance form, each where it stands."""
    place = form.title or form.table_ids[0]
    texts = [(item.name, item.text, item.ref, item.source) for item in form.fields.values()]
    texts += [("indicator", item.name, item.ref, item.source) for item in form.indicators]
    texts += [("target", item.target, item.target_ref, item.source) for item in form.indicators]
    for name, text, ref, source in texts:
        if text:
            yield Passage(
                text,
                ref,
                PassageKind.FIELD,
                source,
                topic="performance_forms",
                topics=(*topics, "performance_forms"),
                container=form.table_ids[0],
                name=name,
                where=f"{place} / {form.project}",
            )


def _prose(block: Block, topics: tuple[str, ...], where: str) -> Passage:
    assert not isinstance(block, Table)
    is_paragraph = isinstance(block, Paragraph)
    return Passage(
        block.text,
        block.id,
        PassageKind.PARAGRAPH if is_paragraph else PassageKind.HEADING,
        block.source,
        topic=topics[-1] if topics else "",
        topics=topics,
        paragraph=block if isinstance(block, Paragraph) else None,
        where=where or block.text,
    )


def _table_words(table: Table, topics: tuple[str, ...]) -> Iterator[Passage]:
    name = table.title or table.id
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.text and parse_number(cell.text) is None:
                yield Passage(
                    cell.text,
                    f"{table.id}/r{number}/c{column}",
                    PassageKind.CELL,
                    cell.source,
                    topic="tables",
                    topics=(*topics, "tables"),
                    container=table.id,
                    where=name,
                )
    for note in table.notes:
        yield Passage(
            note.text,
            note.id,
            PassageKind.NOTE,
            note.source,
            topic="tables",
            topics=(*topics, "tables"),
            container=table.id,
            paragraph=note,
            where=name,
        )
