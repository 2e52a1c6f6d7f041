"""From a reference to an anchor a person can find: table, row, column, sentence, in the document's own words."""

from __future__ import annotations

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Heading, Paragraph, Source, Table
from reviewer.model.finding import Anchor
from reviewer.rules.material import Material

SENTENCE_STOPS = "。；;\n"
QUOTE_CHARACTERS = 60
HEADING_CHARACTERS = 40


def anchor_of(ref: str, material: Material) -> Anchor:
    """The anchor of any reference of `model.document`; an unknown one keeps the bare reference."""
    head, _, rest = ref.partition("/")
    document = material.document
    try:
        block = document.block(head)
    except KeyError:
        return Anchor(ref=ref, semantic=ref, source=_page_source(ref))
    if isinstance(block, Table):
        return _table_anchor(ref, rest, block, material.bound.get(block.id))
    return _prose_anchor(ref, rest, block, material)


def _page_source(ref: str) -> Source:
    return Source(page=int(ref[1:])) if ref[:1] == "p" and ref[1:].isdigit() else Source()


def _table_anchor(ref: str, rest: str, table: Table, bound: BoundTable | None) -> Anchor:
    name = bound.names.zh if bound is not None and bound.form else (table.title or table.id)
    if not rest:
        return Anchor(ref=ref, semantic=name, source=table.title_source, table=name, text=table.title)
    row, column, is_header = _coordinates(rest)
    rows = table.header if is_header else table.rows
    if row is None or not 0 <= row < len(rows):
        return Anchor(ref=ref, semantic=name, source=table.title_source, table=name)
    cells = rows[row]
    cell = cells[column] if column is not None and column < len(cells) else None
    row_label = _row_label(table, bound, row, column) if not is_header else ""
    column_label = " ".join(table.header_paths[column]) if column is not None and column < table.width else ""
    source = cell.source if cell is not None else next((c.source for c in cells if c.text), table.title_source)
    if bound is not None and column is not None:
        column_label = next((c.label for c in bound.columns if c.index == column), column_label)
    semantic = " / ".join(part for part in (name, row_label, column_label) if part)
    return Anchor(ref, semantic, source, name, row_label, column_label, cell.text if cell else "")


def _coordinates(rest: str) -> tuple[int | None, int | None, bool]:
    row: int | None = None
    column: int | None = None
    is_header = False
    for part in rest.split("/"):
        if part[:1] in {"r", "h"} and part[1:].isdigit():
            row, is_header = int(part[1:]) - 1, part[0] == "h"
        elif part[:1] == "c" and part[1:].isdigit():
            column = int(part[1:]) - 1
    return row, column, is_header


def _row_label(table: Table, bound: BoundTable | None, row: int, column: int | None) -> str:
    if bound is not None:
        sides = [item for item in bound.rows if item.index == row]
        before = [item for item in sides if column is None or item.label_column <= column]
        chosen = max(before, key=lambda item: item.label_column, default=sides[0] if sides else None)
        if chosen is not None:
            if chosen.code and chosen.code not in chosen.label:
                return f"{chosen.code} {chosen.label}"
            return chosen.label
    cells = table.rows[row]
    limit = len(cells) if column is None else column
    return next((cell.text for cell in cells[:limit] if cell.text), "")


def _prose_anchor(ref: str, rest: str, block: Heading | Paragraph, material: Material) -> Anchor:
    start, end = 0, len(block.text)
    first, dash, last = rest.partition("-")
    if dash and first.isdigit() and last.isdigit():
        start, end = int(first), int(last)
    source = block.source_at(start) if isinstance(block, Paragraph) else block.source
    return Anchor(ref, _clipped(_section_words(block, material)), source, text=_quote(block.text, start, end))


def _section_words(block: Heading | Paragraph, material: Material) -> str:
    inner = material.headings.get(block.id)
    if inner is not None:
        return inner
    document = material.document
    for earlier in reversed(document.blocks[: document.position(block.id) + 1]):
        if isinstance(earlier, Heading):
            return earlier.text
    return ""


def _clipped(words: str) -> str:
    return words if len(words) <= HEADING_CHARACTERS else words[: HEADING_CHARACTERS - 1] + "…"


def _quote(text: str, start: int, end: int) -> str:
    """The clause around the characters `start` to `end`, cut to a readable length; a cut shows."""
    left = max((text.rfind(stop, 0, start) for stop in SENTENCE_STOPS), default=-1) + 1
    rights = [found for stop in SENTENCE_STOPS if (found := text.find(stop, end)) >= 0]
    right = min(rights, default=len(text))
    if right - left <= QUOTE_CHARACTERS:
        return text[left:right].strip()
    low = max(left, start - QUOTE_CHARACTERS // 2)
    high = min(right, end + QUOTE_CHARACTERS // 2)
    return f"{'…' if low > left else ''}{text[low:high].strip()}{'…' if high < right else ''}"
