"""From lines and grids to a document: cover, contents, headings, paragraphs, tables.

Owns the order of the steps and the identities of blocks; each step is a module of its own. Called by `extract.read`.
Faithful: nothing is judged, every cell keeps its printed text and its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.extract.alternatives import alternative_readings
from reviewer.extract.captions import unit_in_header
from reviewer.extract.columns import printed_columns
from reviewer.extract.contents import entry_levels, take_contents
from reviewer.extract.drafts import Draft, on_common_columns
from reviewer.extract.header import settled_sides, spanned_header
from reviewer.extract.joining import Part, join_tables
from reviewer.extract.listed_lines import with_listed_lines
from reviewer.extract.merged_rows import merged_rows, spread_out, taken_apart
from reviewer.extract.paragraphs import read_lines
from reviewer.extract.raw import RawFile, RawItem, RawLine
from reviewer.extract.running import drop_running
from reviewer.extract.shapes import is_decimal
from reviewer.extract.torn_rows import put_together, torn_rows, with_doubt
from reviewer.extract.traditional import in_simplified
from reviewer.extract.watermarks import lift_watermarks
from reviewer.model.document import (
    EMPTY_CELL,
    Alternative,
    Block,
    Document,
    Doubt,
    Heading,
    InputKind,
    PageState,
    Paragraph,
    Row,
    Table,
    TableKind,
    Trust,
)
from reviewer.model.figure import Unit
from reviewer.words import message

MAX_COVER_LINES = 12
MAX_COVER_TEXT = 60
"""Characters of a line from which, with a full stop in it, it is the text itself."""


def assemble(raw: RawFile, path: Path, sha256: str, kind: InputKind) -> Document:
    """The document that the pages of `raw` make."""
    raw = in_simplified(raw)
    pages, watermarks = lift_watermarks(raw.pages)
    items = [item for page in drop_running(pages) for item in page.items]
    items, contents, cover_items = take_contents(items)
    parts = join_tables(with_listed_lines(items))
    blocks = _blocks(parts, entry_levels(contents))
    return Document(
        path=str(path),
        sha256=sha256,
        kind=kind,
        blocks=tuple(blocks),
        pages=tuple(page.page for page in raw.pages) if kind is InputKind.PDF else (),
        contents=contents,
        watermarks=watermarks,
        outline=raw.outline,
        metadata=raw.metadata,
        doubts=(*raw.doubts, *(doubt for page in raw.pages for doubt in page.doubts), *_unread_pages(raw, kind)),
        reader=raw.reader,
        cover=_cover(blocks, items, cover_items),
    )


def _unread_pages(raw: RawFile, kind: InputKind) -> list[Doubt]:
    """One doubt for each reason why pages were not read, with the pages as ranges."""
    if kind is not InputKind.PDF:
        return []
    found = []
    for state in (PageState.IMAGE, PageState.GIBBERISH, PageState.FAILED):
        numbers = [page.page.number for page in raw.pages if page.page.state is state]
        if numbers:
            sentence = message(f"input.doubt.pages_{state.value}", pages=_ranges(numbers))
            found.append(Doubt(f"pages-{state.value}", sentence))
    return found


def _ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers as text: 3, 5–8."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in parts)


def _blocks(parts: Sequence[Part], levels: Mapping[str, int]) -> list[Block]:
    blocks: list[Block] = []
    lines: list[RawLine] = []
    text_blocks = tables = 0
    siblings = [row for part in parts if isinstance(part, Draft) for row in part.header]
    for part in parts:
        if isinstance(part, RawLine):
            lines.append(part)
            continue
        read = read_lines(lines, text_blocks + 1, levels)
        text_blocks += len(read)
        lines = []
        blocks.extend(read)
        tables += 1
        blocks.append(_table(part, f"t{tables:02d}", siblings))
    blocks.extend(read_lines(lines, text_blocks + 1, levels))
    return blocks


def _table(draft: Draft, identity: str, siblings: Sequence[Row]) -> Table:
    draft = on_common_columns(draft)
    width = max((length for piece in draft.pieces for length in piece.lengths), default=0)
    width = max(width, draft.head_length, *(len(row) for row in draft.header), 1)
    rows = [_padded(row, width) for row in draft.rows]
    header = [_padded(row, width) for row in draft.header]
    lengths = [length for piece in draft.pieces for length in piece.lengths]
    if draft.kind is TableKind.GRID:
        width = _used_width(header, rows)
        rows, header = [row[:width] for row in rows], [row[:width] for row in header]
        if draft.pieces[0].edges:
            header, rows = printed_columns(header, rows)
            narrowed = width - len(header[0]) if header else 0
            lengths = [length - narrowed for length in lengths]
            width -= narrowed
    pages = [piece.page for piece in draft.pieces for _ in piece.rows]
    doubts = [doubt for place, doubt in enumerate(draft.doubts) if doubt not in draft.doubts[:place]]
    if not draft.known_spans:
        settled, moved_from = settled_sides(header)
        if moved_from >= 0:
            header = list(settled)
            doubts.append(
                Doubt("header-moved", message("input.doubt.header_moved", column=moved_from + 1), is_repair=True)
            )
    spanned = _spanned(header, draft)
    alternatives: tuple[Alternative, ...] = ()
    if draft.kind is TableKind.GRID:
        torn = torn_rows(rows)
        alternatives = tuple(
            replace(other, header=_spanned(other.header, draft))
            for other in (
                *alternative_readings(
                    header, rows, lengths, min(draft.head_length, width), siblings, is_drawn=_is_drawn(draft)
                ),
                *taken_apart(header, rows, pages),
                *spread_out(header, rows),
                *put_together(header, rows, pages, torn),
            )
        )
        if merged := merged_rows(rows):
            numbers = "、".join(str(index + 1) for index in merged)
            doubts.append(Doubt("rows-merged", message("input.doubt.rows_merged", rows=numbers)))
        if torn:
            rows = with_doubt(rows, torn)
            numbers = "、".join(f"{first + 1}–{last + 1}" for first, last in torn)
            doubts.append(Doubt("rows-torn", message("input.doubt.rows_torn", rows=numbers)))
        if len(set(lengths)) > 1 or 0 < draft.head_length < width:
            doubts.append(Doubt("uneven-rows", message("input.doubt.uneven_rows", width=width)))
    caption = draft.caption
    inner = unit_in_header((*header, *rows[:_UNIT_ROWS])) if caption.unit is None else None
    table = Table(
        id=identity,
        title=caption.title,
        header=spanned,
        rows=tuple(rows),
        pages=tuple(sorted({page for page in pages if page is not None} | _first_page(draft))),
        unit=caption.unit or (inner[0] if inner else _form_unit(draft)),
        organisation=caption.organisation,
        label=caption.label,
        kind=draft.kind,
        notes=_notes(draft.notes, identity),
        doubts=tuple(doubts),
        alternatives=alternatives,
        title_source=caption.title_source,
        unit_source=inner[1] if inner else caption.unit_source,
        organisation_source=caption.organisation_source,
        row_pages=tuple(page or 0 for page in pages) if pages and pages[0] is not None else (),
    )
    nameless = _nameless(table)
    if not nameless:
        return table
    columns = "、".join(str(column + 1) for column in nameless)
    said = Doubt("no-name", message("input.doubt.no_name", columns=columns))
    return replace(table, rows=_with_doubt_in_rows(table.rows, nameless), doubts=(*doubts, said))


def _with_doubt_in_rows(rows: Sequence[Row], columns: Sequence[int]) -> tuple[Row, ...]:
    """The rows with an amount in one of the columns doubtful: what their other amounts add up to is not known."""
    return tuple(
        tuple(replace(cell, trust=Trust.DOUBTFUL) for cell in row) if any(row[at].text for at in columns) else row
        for row in rows
    )


def _nameless(table: Table) -> list[int]:
    """Columns with amounts over which the head prints nothing; none where there is no head at all."""
    if table.kind is not TableKind.GRID or not table.header:
        return []
    return [
        column
        for column, path in enumerate(table.header_paths)
        if not path and sum(is_decimal(row[column].text) for row in table.rows) >= _AMOUNTS
    ]


_AMOUNTS = 2
"""Amounts from which a column is one of amounts."""


_UNIT_ROWS = 6
"""Rows of a label–value form that may name the unit (项目资金（元）)."""


def _form_unit(draft: Draft) -> Unit | None:
    """Performance forms print amounts in 元 where they name no unit."""
    return Unit.YUAN if draft.kind is TableKind.PERFORMANCE else None


def _first_page(draft: Draft) -> set[int]:
    return {page for page in (draft.pieces[0].page,) if page is not None}


def _spanned(header: Sequence[Row], draft: Draft) -> tuple[Row, ...]:
    return spanned_header(header, known=draft.known_spans)


def _is_drawn(draft: Draft) -> bool:
    """Whether rules on its pages tell the columns of a table."""
    return all(piece.edges for piece in draft.pieces) and not any(doubt.code == "no-rules" for doubt in draft.doubts)


def _padded(row: Row, width: int) -> Row:
    return row[:width] + (EMPTY_CELL,) * (width - len(row))


def _used_width(header: Sequence[Row], rows: Sequence[Row]) -> int:
    """The width without columns at the right end in which nothing is printed and nothing is covered."""
    used = 0
    for row in (*header, *rows):
        for column in range(len(row) - 1, used - 1, -1):
            if row[column].text or row[column].is_covered:
                used = column + 1
                break
    return max(used, 1)


def _notes(lines: Sequence[RawLine], identity: str) -> tuple[Paragraph, ...]:
    read = read_lines([replace(line, heading_level=0) for line in lines], 1)
    return tuple(
        replace(block, id=f"{identity}/n{number}")
        for number, block in enumerate((block for block in read if isinstance(block, Paragraph)), 1)
    )


def _cover(blocks: Sequence[Block], items: Sequence[RawItem], cover_items: int) -> tuple[Paragraph | Heading, ...]:
    """Blocks printed before the contents; without contents, those before the first numbered heading or table."""
    cover: list[Paragraph | Heading] = []
    after = items[cover_items].source if cover_items and cover_items < len(items) else None
    for block in blocks[:MAX_COVER_LINES]:
        if isinstance(block, Table) or (isinstance(block, Heading) and block.level > 0):
            break
        if after is not None and block.source == after:
            break
        if isinstance(block, Paragraph) and len(block.text) > MAX_COVER_TEXT and "。" in block.text:
            break
        cover.append(block)
    return tuple(cover)
