"""A document with some texts read differently: cells and paragraphs replaced, everything else shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reviewer.model.document import Block, Document, Heading, Paragraph, Row, Table, Trust


def with_texts(document: Document, texts: Mapping[str, str]) -> Document:
    """`texts`: reference → new text, of cells (`t03/r7/c3`, `t03/h1/c2`), whole blocks (`b0041`) or characters of one
    (`b0041/12-18`). A corrected cell is certain. References that name nothing are left out."""
    by_block: dict[str, dict[str, str]] = {}
    for ref, text in texts.items():
        head, _, rest = ref.partition("/")
        by_block.setdefault(head, {})[rest] = text
    blocks = (_changed(block, by_block[block.id]) if block.id in by_block else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _changed(block: Block, texts: Mapping[str, str]) -> Block:
    if isinstance(block, Table):
        header = _rows(block.header, texts, "h")
        return block.replaced(header=header, rows=_rows(block.rows, texts, "r"), alternatives=())
    return _words(block, texts)


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
