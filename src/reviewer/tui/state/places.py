"""What can stand in the middle of the desk: tables, stretches of prose, performance forms, in document order.

Owns: cutting a document into places and finding the place of a reference. Does not paint. Used by the whole desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from reviewer.forms.performance import PerformanceForm
from reviewer.model.document import ContentsEntry, Document, Heading, Paragraph, Source, Table, TableKind
from reviewer.overlay.refs import parse_ref

SECTION_LEVELS = frozenset({1, 2})
"""Heading levels that begin a new place; deeper headings stay inside."""


class PlaceKind(StrEnum):
    """The three middle panes."""

    TABLE = "table"
    PROSE = "prose"
    FORM = "form"


@dataclass(frozen=True)
class Place:
    """One thing shown in the middle pane. `id`: table id, or id of its first block; `number`: 1-based among its kind.

    `blocks`: paragraphs and headings of prose in reading order."""

    kind: PlaceKind
    id: str
    title: str
    number: int
    source: Source
    pages: tuple[int, ...] = ()
    table: Table | None = None
    form: PerformanceForm | None = None
    blocks: tuple[Paragraph | Heading | ContentsEntry, ...] = ()


@dataclass(frozen=True)
class Places:
    """All places of a document and the index from blocks to them."""

    all: tuple[Place, ...]
    _of_block: Mapping[str, int] = field(default_factory=dict)

    def index_of(self, ref: str) -> int | None:
        """Index of the place a reference stands in; None where it names no place of this document."""
        parts = parse_ref(ref)
        if parts is None:
            return self._of_block.get(ref)
        if parts.page is not None:
            page = parts.page
            return next((i for i, place in enumerate(self.all) if place.pages and place.pages[-1] >= page), None)
        return self._of_block.get(parts.block)

    def count(self, kind: PlaceKind) -> int:
        """How many places of a kind there are."""
        return sum(place.kind is kind for place in self.all)

    @cached_property
    def tables(self) -> tuple[Place, ...]:
        """The tables, directories included."""
        return tuple(place for place in self.all if place.kind is PlaceKind.TABLE)


def cut(document: Document, performance: Iterable[PerformanceForm]) -> Places:
    """The places of a document."""
    forms = {identity: form for form in performance for identity in form.table_ids}
    places: list[Place] = []
    of_block: dict[str, int] = {}
    counts = dict.fromkeys(PlaceKind, 0)
    prose: list[Paragraph | Heading | ContentsEntry] = []

    def add(place_of: Place, ids: Iterable[str]) -> None:
        counts[place_of.kind] += 1
        places.append(_numbered(place_of, counts[place_of.kind]))
        of_block.update(dict.fromkeys(ids, len(places) - 1))

    def flush() -> None:
        if any(not isinstance(block, Heading) for block in prose):
            add(_prose(tuple(prose)), [block.id for block in prose])
            prose.clear()

    if document.contents:
        entries = document.contents
        add(
            Place(PlaceKind.PROSE, entries[0].id, "目录", 0, entries[0].source, _pages(entries), blocks=entries),
            [e.id for e in entries],
        )
    for block in document.blocks:
        if isinstance(block, Table):
            flush()
            form = forms.get(block.id)
            if form is not None and form.table_ids[0] != block.id and form.table_ids[0] in of_block:
                of_block[block.id] = of_block[form.table_ids[0]]
                continue
            add(_table(block, form), [block.id, *(note.id for note in block.notes)])
            of_block.update({heading.id: len(places) - 1 for heading in prose})
            prose.clear()
            continue
        if isinstance(block, Heading) and block.level in SECTION_LEVELS:
            flush()
        prose.append(block)
    flush()
    if prose:  # headings with nothing under them
        add(_prose(tuple(prose)), [block.id for block in prose])
    return Places(tuple(places), of_block)


def _numbered(place: Place, number: int) -> Place:
    from dataclasses import replace

    return replace(place, number=number)


def _table(table: Table, form: PerformanceForm | None) -> Place:
    if form is not None:
        return Place(PlaceKind.FORM, table.id, form.project or form.title, 0, form.source, table.pages, table, form)
    kind = PlaceKind.FORM if table.kind is TableKind.PERFORMANCE else PlaceKind.TABLE
    return Place(
        PlaceKind.TABLE if kind is PlaceKind.FORM else kind,
        table.id,
        table.title,
        0,
        table.title_source,
        table.pages,
        table,
    )


def _prose(blocks: tuple[Paragraph | Heading | ContentsEntry, ...]) -> Place:
    heading = [block.text for block in blocks if isinstance(block, Heading)]
    title = heading[0] if heading else blocks[0].text[:24]
    return Place(PlaceKind.PROSE, blocks[0].id, title, 0, blocks[0].source, _pages(blocks), blocks=blocks)


def _pages(blocks: Iterable[Paragraph | Heading | ContentsEntry]) -> tuple[int, ...]:
    pages: list[int] = []
    for block in blocks:
        sources = [block.source]
        if isinstance(block, Paragraph):
            sources += [source for _offset, source in block.marks]
        pages += [source.page for source in sources if source.page is not None]
    return tuple(dict.fromkeys(sorted(pages)))
