"""Empty tables and what is said about them: notes under tables, sentences of the narrative.

Owns: whether a table prints no amount, which words declare it empty, which fund or topic they speak of.
Called by S11 and S12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Document, Heading, Paragraph, Table
from reviewer.model.figure import parse_number
from reviewer.model.finding import Anchor
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of

TOPICS = {
    "three_public": re.compile(r"三公"),
    "operating_cost": re.compile(r"机关运行经费"),
    "government_funds": re.compile(r"政府性基金"),
    "state_capital": re.compile(r"国有资本"),
}
"""What a table or a declaration speaks of."""

DECLARED = re.compile(
    r"(?:本表|此表|该表)?(?:为|是)?空表|本?表(?:无|没有)(?:数据|内容|此项)|无此项(?:内容|预算|收支|支出)?|无数据|"
    r"(?:没有|无|未安排|未涉及|不涉及|未发生|尚无)(?:使用)?[^,。;:\d]{0,24}(?:收入|支出|预算|拨款|收支|经费|资金|安排|数据)"
)
"""Words that declare a table, or what it would show, to be empty."""
NEAR = 3
"""Blocks around a table in which its note may stand."""
_CODE = re.compile(r"^\d{3}(?:\d\d){0,2}$|^\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A sentence that declares something empty. `topics`: what it names, empty where it says only 本表."""

    anchor: Anchor
    text: str
    topics: frozenset[str]
    is_note: bool


def topics_in(text: str) -> frozenset[str]:
    """Funds and items named in a title or sentence."""
    shaped = normal_name(text)
    return frozenset(topic for topic, pattern in TOPICS.items() if pattern.search(shaped))


def amounts(table: Table, material: Material) -> tuple[int, int]:
    """How many amounts a table prints, and how many of them are not zero; codes and column numbers left out."""
    bound = material.bound.get(table.id)
    if bound is not None and bound.form:
        printed = [fact.figure for fact in bound.facts if not fact.figure.is_blank]
        return len(printed), sum(figure.value != 0 for figure in printed)
    values = [
        parsed[0]
        for row, column, cell in table.body()
        if (parsed := parse_number(cell.text)) is not None
        and not (column == 0 and _CODE.match(cell.text.strip()))
        and not _is_numbering(table, row)
    ]
    return len(values), sum(value != 0 for value in values)


def _is_numbering(table: Table, row: int) -> bool:
    """A row "1 2 3 …" under the header."""
    texts = [cell.text.strip() for cell in table.rows[row] if cell.text.strip()]
    return len(texts) > 1 and all(_CODE.match(text) and int(text) <= table.width for text in texts)


def notes_near(table: Table, document: Document) -> Iterator[tuple[str, Anchor]]:
    """Texts that may be the note of a table: attached, in its own rows, in the lines under it or under its title."""
    for note in table.notes:
        yield note.text, Anchor(note.id, table.title, note.source, table.title, text=note.text)
    for row, column, cell in table.body():
        if len(cell.text) > 6 and DECLARED.search(normal_name(cell.text)):
            yield cell.text, Anchor(table.ref(row, column), table.title, cell.source, table.title, text=cell.text)
    place = document.position(table.id)
    for block in document.blocks[place + 1 : place + 1 + NEAR]:
        if isinstance(block, Table | Heading):
            break
        yield block.text, Anchor(block.id, table.title, block.source, table.title, text=block.text)
    for block in reversed(document.blocks[max(0, place - NEAR) : place]):
        if not isinstance(block, Paragraph):
            break
        yield block.text, Anchor(block.id, table.title, block.source, table.title, text=block.text)


def declarations(text: str, anchor: Anchor, *, is_note: bool) -> Iterator[Declaration]:
    """Every sentence of `text` that declares something empty."""
    for sentence in re.split(r"(?<=[。；;])", text):
        shaped = normal_name(sentence)
        if DECLARED.search(shaped):
            yield Declaration(anchor, sentence.strip(), topics_in(sentence), is_note)


def title_anchor(table: Table, material: Material) -> Anchor:
    """The table as a place."""
    return anchor_of(table.id, material)
