"""Seeded errors in a `Document` after reading: one number, unit word or direction word changed where it stands.

The mutators themselves are `reviewer.diagnose.mutation`; here are the places where they can happen and the document
with one place changed. Changing the model instead of the file keeps a run of thousands quick, for PDF and text alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from reviewer.diagnose.mutation import (
    DIRECTIONS,
    NUMBER_SLIPS,
    Slip,
    mutated,
    other_direction,
    other_unit,
    separated_wrongly,
)
from reviewer.model.document import Cell, Document, Paragraph, Row, Source, Table
from reviewer.model.figure import parse_number
from reviewer.session.analysis import Analysis


class Place(StrEnum):
    """What is changed."""

    CELL = "cell"
    FORM = "form"
    PROSE = "prose"
    PERCENT = "percent"
    UNIT = "unit word"
    PERCENT_SIGN = "percent sign"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Site:
    """A place where somebody may err. `ref`: of the number the error concerns; `start`, `end`: characters of a
    paragraph (for words: of the word itself)."""

    place: Place
    ref: str
    text: str
    start: int = 0
    end: int = 0
    neighbours: tuple[str, ...] = ()
    """Numbers beside, above and below, where somebody may have looked instead."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One error at one site. `ref` is the reference the number has in the changed document."""

    site: Site
    slip: Slip
    text: str
    ref: str


WORDS = frozenset({Place.UNIT, Place.PERCENT_SIGN, Place.DIRECTION})
"""Places of words; the others are numbers."""
WORDS_NEAR = 14
"""A direction word stands at most so many characters before its number."""


def sites(analysis: Analysis) -> tuple[Site, ...]:
    """Every printed number of tables, forms and prose that the program knows, and the words around those of prose."""
    return (*_cells(analysis), *_prose(analysis))


def _cells(analysis: Analysis) -> Iterator[Site]:
    for bound in analysis.material.bound.values():
        for fact in bound.facts:
            cell = bound.table.cell(fact.row, fact.column)
            if cell.text and not fact.figure.is_blank:
                yield Site(Place.CELL, fact.ref, cell.text, neighbours=_neighbours(bound.table, fact.row, fact.column))
    for form in analysis.material.performance:
        for funding in form.funding:
            if funding.figure is not None and funding.figure.text and "/r" in funding.ref:
                yield Site(Place.FORM, funding.ref, funding.figure.text)


def _neighbours(table: Table, row: int, column: int) -> tuple[str, ...]:
    printed = table.cell(row, column).text
    around = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    texts = [table.cell(r, c).text for r, c in around if 0 <= r < len(table.rows) and 0 <= c < table.width]
    own = parse_number(printed)
    return tuple(text for text in texts if (other := parse_number(text)) and own and "." in text and other[0] != own[0])


def _prose(analysis: Analysis) -> Iterator[Site]:
    seen: set[tuple[str, int]] = set()
    for number in analysis.material.ledger.numbers:
        if number.measure not in {"amount", "share", "change", "rate", "completion", "count", "area"}:
            continue
        block, _, span = number.ref.partition("/")
        start, end = (int(part) for part in span.split("-"))
        paragraph = analysis.document.block(block)
        if not isinstance(paragraph, Paragraph):
            continue
        text = paragraph.text
        is_share = number.measure in {"share", "rate", "completion"}
        yield Site(Place.PERCENT if is_share else Place.PROSE, number.ref, text[start:end], start, end)
        unit = re.match(r"\s*(万元|亿元|元|%|％)", text[end : end + 3])
        if unit:
            place = Place.PERCENT_SIGN if unit[1] in {"%", "％"} else Place.UNIT
            yield Site(place, number.ref, unit[1], end + unit.start(1), end + unit.end(1))
        before = text[max(0, start - WORDS_NEAR) : start]
        words = list(re.finditer("|".join(DIRECTIONS), before))
        if words and number.measure in {"change", "rate"}:
            place = start - len(before) + words[-1].start()
            if (block, place) not in seen:
                seen.add((block, place))
                yield Site(Place.DIRECTION, number.ref, words[-1][0], place, place + len(words[-1][0]))


def mutation_of(site: Site, chance: Random) -> Mutation | None:
    """One error at the site, drawn by `chance`; None where none of the slips can happen to it."""
    if site.place in WORDS:
        other = other_direction(site.text) if site.place is Place.DIRECTION else other_unit(site.text, chance)
        slip = Slip.DIRECTION if site.place is Place.DIRECTION else Slip.UNIT
        # A word before the number moves it by the difference of lengths; both words of a pair are equally long.
        return Mutation(site, slip, other, site.ref) if other is not None else None
    # Nobody types a minus into a sentence: there the direction word carries the sign.
    is_table = site.place in {Place.CELL, Place.FORM}
    order = [slip for slip in (*NUMBER_SLIPS, Slip.SEPARATOR, Slip.NEIGHBOUR) if is_table or slip is not Slip.SIGN]
    chance.shuffle(order)
    for slip in order:
        text = _slipped_text(site, slip, chance)
        if text is not None:
            return Mutation(site, slip, text, _moved_ref(site, text))
    return None


def _slipped_text(site: Site, slip: Slip, chance: Random) -> str | None:
    if slip is Slip.SEPARATOR:
        return separated_wrongly(site.text, chance)
    if slip is Slip.NEIGHBOUR:
        return chance.choice(site.neighbours) if site.neighbours else None
    return mutated(site.text, slip, chance)


def applied(document: Document, read: Document, mutation: Mutation) -> Document:
    """`document` (as it came from the file) with the error in it; `read` is the same after readings were chosen, in
    which the references of the sites count. A cell is changed in every reading of its table, as a file would be."""
    block_id = mutation.site.ref.partition("/")[0]
    block = document.block(block_id)
    if isinstance(block, Table):
        return document.with_tables({block_id: _changed_table(block, read.table(block_id), mutation)})
    assert isinstance(block, Paragraph)
    changed = _changed_paragraph(block, mutation)
    blocks = tuple(changed if each.id == block_id else each for each in document.blocks)
    return replace(document, blocks=blocks)


def applied_to_text(text: str, read: Document, mutation: Mutation) -> str | None:
    """The extracted text with the error in the line it was read from; None where the line cannot be told."""
    lines = text.split("\n")
    site = mutation.site
    block = read.block(site.ref.partition("/")[0])
    if isinstance(block, Table):
        row, column = _place(site.ref)
        cell = block.cell(row, column)
        order = sum(_same(other, cell) for other in block.rows[row][:column])
        number = cell.source.line
        if number is None:
            return None
        cells = lines[number - 1].split("\t")
        found = [place for place, other in enumerate(cells) if other.strip() == cell.text]
        if order >= len(found):
            return None
        cells[found[order]] = _slipped(cell, mutation).text
        lines[number - 1] = "\t".join(cells)
    else:
        assert isinstance(block, Paragraph)
        number = block.source_at(site.start).line
        start = max((offset for offset, _ in block.marks if offset <= site.start), default=0)
        before = block.text[start : site.start].count(site.text)
        if number is None or lines[number - 1].count(site.text) <= before:
            return None
        pieces = lines[number - 1].split(site.text)
        head = site.text.join(pieces[: before + 1])
        lines[number - 1] = head + mutation.text + site.text.join(pieces[before + 1 :])
    return "\n".join(lines)


def _place(ref: str) -> tuple[int, int]:
    found = re.fullmatch(r"[^/]+/r(\d+)/c(\d+)", ref)
    assert found is not None, ref
    return int(found[1]) - 1, int(found[2]) - 1


def _changed_table(table: Table, chosen: Table, mutation: Mutation) -> Table:
    row, column = _place(mutation.site.ref)
    cell = chosen.cell(row, column)
    # Text input gives all cells of a line one source: tell equal texts in a line apart by their order.
    order = sum(_same(other, cell) for other in chosen.rows[row][:column])

    def changed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        done, seen = [], 0
        for cells in rows:
            kept = []
            for other in cells:
                is_it = _same(other, cell) and (seen := seen + 1) == order + 1
                kept.append(_slipped(other, mutation) if is_it else other)
            done.append(tuple(kept))
        return tuple(done)

    alternatives = tuple(replace(each, rows=changed(each.rows)) for each in table.alternatives)
    return replace(table, rows=changed(table.rows), alternatives=alternatives)


def _same(one: Cell, other: Cell) -> bool:
    return one.source == other.source and one.text == other.text


def _slipped(cell: Cell, mutation: Mutation) -> Cell:
    # A form keeps label and amount in one cell now and then.
    old, new = mutation.site.text, mutation.text
    return replace(cell, text=cell.text.replace(old, new, 1) if old in cell.text else new, readings=())


def _changed_paragraph(paragraph: Paragraph, mutation: Mutation) -> Paragraph:
    site = mutation.site
    shift = len(mutation.text) - len(site.text)

    def moved(mark: tuple[int, Source]) -> tuple[int, Source]:
        return (mark[0] + shift, mark[1]) if mark[0] >= site.end else mark

    text = paragraph.text[: site.start] + mutation.text + paragraph.text[site.end :]
    return replace(paragraph, text=text, marks=tuple(map(moved, paragraph.marks)))


def _moved_ref(site: Site, text: str) -> str:
    if site.place in {Place.CELL, Place.FORM}:
        return site.ref
    block = site.ref.partition("/")[0]
    return f"{block}/{site.start}-{site.start + len(text)}"
