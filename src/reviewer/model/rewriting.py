"""A document with some texts or tables read differently: cells, paragraphs, readings of tables; the rest is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reviewer.model.document import (
    LITERAL,
    Alternative,
    Block,
    Document,
    Doubt,
    Heading,
    Paragraph,
    Row,
    Table,
    Trust,
)
from reviewer.words import message


def with_texts(document: Document, texts: Mapping[str, str]) -> Document:
    """`texts`: reference → new text, of cells (`t03/r7/c3`, `t03/h1/c2`), whole blocks (`b0041`) or characters of one
    (`b0041/12-18`); of a whole table (`t03`): the name of its reading. A corrected cell is certain. What names
    nothing is left out."""
    by_block: dict[str, dict[str, str]] = {}
    for ref, text in texts.items():
        head, _, rest = ref.partition("/")
        by_block.setdefault(head, {})[rest] = text
    blocks = (_changed(block, by_block[block.id]) if block.id in by_block else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _changed(block: Block, texts: Mapping[str, str]) -> Block:
    if isinstance(block, Table):
        if "" in texts:
            block = read_as(block, texts[""])
            if len(texts) == 1:
                return block
        header = _rows(block.header, texts, "h")
        return block.replaced(header=header, rows=_rows(block.rows, texts, "r"), alternatives=())
    return _words(block, texts)


def read_as(table: Table, name: str) -> Table:
    """The table with the named reading in place because a person chose it; the reading it had is kept beside it."""
    if name == table.reading_name:
        return replace(table, is_chosen=True)
    chosen = next((other for other in table.alternatives if other.name == name), None)
    if chosen is None:
        return table
    own = table.reading or Doubt(LITERAL, message("laws.reading.literal"))
    said = Doubt("read-by-person", message("laws.reading.by_person", what=chosen.doubt.message), is_repair=True)
    return replace(
        table,
        header=chosen.header,
        rows=chosen.rows,
        row_pages=chosen.row_pages or table.row_pages,
        doubts=(*(doubt for doubt in table.doubts if doubt.code not in _SAID), said),
        alternatives=(
            Alternative(table.header, table.rows, own, table.row_pages),
            *(other for other in table.alternatives if other is not chosen),
        ),
        reading=None if chosen.doubt.code == LITERAL else chosen.doubt,
        is_chosen=True,
    )


_SAID = frozenset({"read-as", "may-be-read-as", "rows-in-doubt", "read-by-person"})
"""Doubts about the choice of a reading, void once a person has chosen."""


def _rows(rows: tuple[Row, ...], texts: Mapping[str, str], kind: str) -> tuple[Row, ...]:
    changed = list(rows)
    for rest, text in texts.items():
        row, _, column = rest.partition("/")
        if row[:1] != kind or not (row[1:].isdigit() and column[1:].isdigit()):
            continue
        number, place = int(row[1:]) - 1, int(column[1:]) - 1
        if 0 <= number < len(changed) and 0 <= place < len(changed[number]):
            cells = list(changed[number])
            cells[place] = replace(cells[place], text=text, trust=Trust.CERTAIN, readings=())
            changed[number] = tuple(cells)
    return tuple(changed)


def _words(block: Heading | Paragraph, texts: Mapping[str, str]) -> Heading | Paragraph:
    """Later places first, so that earlier offsets still hold."""
    text = block.text
    places = []
    for rest, new in texts.items():
        first, _, last = rest.partition("-")
        if not rest:
            return replace(block, text=new)
        if first.isdigit() and last.isdigit():
            places.append((int(first), int(last), new))
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return replace(block, text=text)
