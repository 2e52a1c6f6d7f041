"""Turns lines and grids in reading order into drafts of tables, joined across pages, with what is printed around them.

Owns the question which grids are one table. Called by assembly after running heads, watermarks and contents are gone.
Never judges a number; how short rows may be aligned is `alternatives`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.captions import (
    Caption,
    is_continued_mark,
    is_note,
    only_caption,
    peel_caption_rows,
    split_caption,
)
from reviewer.extract.columns import column_map, common_edges
from reviewer.extract.drafts import Draft, Piece
from reviewer.extract.form_pages import more_form
from reviewer.extract.header import count_header_rows, has_header_words, is_body_row
from reviewer.extract.heads_over_pages import repeated_header, with_rest_of_head
from reviewer.extract.kinds import directory_heads, is_directory_header, kind_of
from reviewer.extract.paragraphs import FULL_LINE
from reviewer.extract.raw import RawGrid, RawItem, RawLine
from reviewer.extract.row_readings import unwrapped
from reviewer.extract.shapes import bare, plain
from reviewer.model.document import Cell, Doubt, Row, TableKind
from reviewer.words import message

MAX_WIDTH_CHANGE = 2
"""Columns that may be lost or gained at a page break; more makes another table."""
MAX_PIECES = 2_000
"""Pages of one table at most; the longest directory seen has 90."""
MAX_DIRECTORY_GAP = 6
"""Short lines that may stand between two pages of a directory."""


Part = RawLine | Draft


def join_tables(items: Sequence[RawItem]) -> list[Part]:
    """Lines and table drafts in reading order."""
    parts: list[Part] = []
    pending: list[RawLine] = []
    for item in items:
        if isinstance(item, RawLine):
            pending.append(item)
            continue
        if not any(cell.text for row in item.rows for cell in row):
            continue
        if only_caption(item.rows):
            # 部门：… and 单位：万元 with a tab between them: lines above a table, not a table.
            pending.extend(
                RawLine("  ".join(cell.text for cell in row if cell.text), row[0].source) for row in item.rows
            )
            continue
        previous = parts[-1] if parts and isinstance(parts[-1], Draft) else None
        joined = _continued(previous, pending, item) if previous else None
        if joined is not None:
            parts[-1] = joined
            pending = []
            continue
        if previous is not None:
            parts[-1], pending = _with_notes(previous, pending)
        draft, before = _begin(item, pending)
        parts.extend(before)
        parts.append(draft)
        pending = []
    if parts and isinstance(last := parts[-1], Draft):
        parts[-1], pending = _with_notes(last, pending)
    parts.extend(pending)
    return parts


def _begin(grid: RawGrid, pending: Sequence[RawLine]) -> tuple[Draft, list[RawLine]]:
    before, caption = split_caption(pending)
    peeled, inner = peel_caption_rows(grid.rows)
    rows, lengths = grid.rows[peeled:], _lengths(grid)[peeled:]
    if peeled and rows:
        caption = _merged(inner, caption)
    else:
        rows, lengths = grid.rows, _lengths(grid)
    kind = kind_of(rows)
    known = _knows_spans(grid)
    rows, lengths, doubts = _unwrapped(rows, lengths, kind, known)
    if kind is TableKind.PERFORMANCE:
        heads = 0
    elif kind is TableKind.DIRECTORY:
        heads = directory_heads(rows)
    else:
        heads = count_header_rows(_trimmed(rows, max(lengths[:3], default=0)))
    head_length = max(lengths[:heads], default=0)
    body, kept, notes = _without_notes(rows[heads:], lengths[heads:], kind)
    piece = Piece(body, _page(grid), kept, grid.column_edges, grid.source.sheet)
    return Draft(kind, caption, rows[:heads], head_length, (piece,), known, notes, (*grid.doubts, *doubts)), before


def _continued(draft: Draft, pending: Sequence[RawLine], grid: RawGrid) -> Draft | None:
    """`draft` with `grid` added where it goes on in it; None where `grid` is another table."""
    if draft.pieces[-1].sheet != grid.source.sheet or len(draft.pieces) >= MAX_PIECES:
        return None
    kind = kind_of(grid.rows)
    if draft.kind is TableKind.DIRECTORY:
        return _more_directory(draft, pending, grid) if kind is TableKind.DIRECTORY else None
    if draft.kind is TableKind.PERFORMANCE:
        return more_form(draft, pending, grid, kind, lengths=_lengths(grid))
    if kind is not TableKind.GRID:
        return None
    if not draft.rows and not draft.notes and (not pending or _only_repeats(draft, pending)):
        whole = with_rest_of_head(draft, grid, _page(grid))
        if whole is not None:
            return whole
    repeated = repeated_header(draft.header, grid.rows)
    if pending and not (repeated and _only_repeats(draft, pending)):
        return None
    if not pending and not repeated and not _flows_on(draft, grid):
        return None
    rows, lengths = grid.rows[repeated:], _lengths(grid)[repeated:]
    rows, lengths, doubts = _unwrapped(rows, lengths, kind, draft.known_spans)
    body, kept, notes = _without_notes(rows, lengths, draft.kind)
    if not body:
        return draft
    piece = Piece(body, _page(grid), kept, grid.column_edges, grid.source.sheet)
    return replace(
        draft,
        pieces=(*draft.pieces, piece),
        notes=(*draft.notes, *notes),
        doubts=(*draft.doubts, *grid.doubts, *doubts),
    )


def _unwrapped(
    rows: tuple[Row, ...], lengths: tuple[int, ...], kind: TableKind, known_spans: bool
) -> tuple[tuple[Row, ...], tuple[int, ...], tuple[Doubt, ...]]:
    """Rows cut by a line break inside a cell put together again, where the grid is plain text."""
    if kind is not TableKind.GRID or known_spans or len(set(lengths)) == 1:
        return rows, lengths, ()
    whole, kept, repaired = unwrapped(rows, lengths)
    if not repaired:
        return rows, lengths, ()
    doubt = Doubt("rows-split", message("input.doubt.cell_wrapped", rows=repaired), is_repair=True)
    return tuple(whole), tuple(kept), (doubt,)


def _flows_on(draft: Draft, grid: RawGrid) -> bool:
    """Whether a grid without caption and without header is the rest of the table before it."""
    if draft.notes or not grid.rows:
        return False
    if _on_same_edges(draft, grid) and not _has_own_header(grid.rows):
        return True
    width = max(_lengths(grid))
    if abs(width - max(draft.pieces[-1].width, draft.head_length)) > MAX_WIDTH_CHANGE:
        return False
    return is_body_row(grid.rows[0]) or not has_header_words(grid.rows[0]) or _begins_with_rest(grid.rows)


def _begins_with_rest(rows: Sequence[Row]) -> bool:
    """Whether the first row is the rest of a name the page break cut: one text, not in the first column, body below."""
    filled = [column for column, cell in enumerate(rows[0]) if cell.text]
    return len(filled) == 1 and filled[0] > 0 and len(rows) > 1 and is_body_row(rows[1])


def _on_same_edges(draft: Draft, grid: RawGrid) -> bool:
    """Whether the grid stands on column edges of the table before it, outer ones included: a page with nothing but a
    total row whose label covers the code columns has fewer columns on the same edges."""
    reference = common_edges([piece.edges for piece in draft.pieces])
    places = column_map(grid.column_edges, reference)
    return places is not None and places[0] == 0 and places[-1] == len(reference) - 1


def _has_own_header(rows: Sequence[Row]) -> bool:
    return not is_body_row(rows[0]) and has_header_words(rows[0]) and sum(bool(cell.text) for cell in rows[0]) > 1


def _only_repeats(draft: Draft, pending: Sequence[RawLine]) -> bool:
    """Whether the lines between two pieces only print the caption of the table again."""
    left, caption = split_caption([line for line in pending if not is_continued_mark(line.text)])
    if left:
        return False
    title = plain(caption.title).removesuffix("(续)").removesuffix("(续表)").removesuffix("续表")
    same_title = not title or title == plain(draft.caption.title)
    same_body = not caption.organisation or caption.organisation == draft.caption.organisation
    same_label = not caption.label or caption.label == draft.caption.label
    return same_title and same_body and same_label


def _more_directory(draft: Draft, pending: Sequence[RawLine], grid: RawGrid) -> Draft | None:
    if draft.header and len(draft.header[0]) != len(grid.rows[0]) and not is_directory_header(grid.rows[0]):
        return None
    if not draft.header and is_directory_header(grid.rows[0]):
        return None
    if len(pending) > MAX_DIRECTORY_GAP or any(len(line.text) > 40 or line.text.endswith("。") for line in pending):
        return None
    words = [bare(cell.text) for cell in grid.rows[0]]
    is_same = any([bare(cell.text) for cell in row] == words for row in draft.header)
    repeats = is_same or is_directory_header(grid.rows[0])
    rows = grid.rows[1:] if repeats else grid.rows
    lengths = _lengths(grid)[len(grid.rows) - len(rows) :]
    between = tuple((Cell(line.text, line.source),) for line in pending)
    piece = Piece((*between, *rows), _page(grid), (1,) * len(between) + lengths, sheet=grid.source.sheet)
    return replace(draft, pieces=(*draft.pieces, piece))


def _with_notes(draft: Draft, pending: Sequence[RawLine]) -> tuple[Draft, list[RawLine]]:
    """The draft with the notes printed right under it, and the lines that are left."""
    count = 0
    while count < len(pending) and (
        is_note(pending[count].text) or (count and _note_goes_on(pending[count - 1], pending[count]))
    ):
        count += 1
    if not count:
        return draft, list(pending)
    return replace(draft, notes=(*draft.notes, *pending[:count])), list(pending[count:])


def _note_goes_on(last: RawLine, line: RawLine) -> bool:
    """Whether a note that fills its line is continued on the next one."""
    return (
        last.width_used >= FULL_LINE
        and not last.text.endswith("。")
        and last.source.page == line.source.page
        and not line.is_centred
    )


def _without_notes(
    rows: Sequence[Row], lengths: Sequence[int], kind: TableKind
) -> tuple[tuple[Row, ...], tuple[int, ...], tuple[RawLine, ...]]:
    """Body rows without note rows at the end of the grid (注：… over the whole width), their lengths, the notes."""
    end = len(rows)
    while kind is TableKind.GRID and end:
        texts = [cell for cell in rows[end - 1] if cell.text]
        if len(texts) == 1 and is_note(texts[0].text):
            end -= 1
        else:
            break
    notes = tuple(
        RawLine(cell.text, cell.source, ends_paragraph=True) for row in rows[end:] for cell in row if cell.text
    )
    return tuple(rows[:end]), tuple(lengths[:end]), notes


def _merged(inner: Caption, outer: Caption) -> Caption:
    return Caption(
        title=inner.title or outer.title,
        label=inner.label or outer.label,
        unit=inner.unit or outer.unit,
        organisation=inner.organisation or outer.organisation,
        title_source=inner.title_source if inner.title else outer.title_source,
        unit_source=inner.unit_source if inner.unit else outer.unit_source,
        organisation_source=inner.organisation_source if inner.organisation else outer.organisation_source,
    )


def _trimmed(rows: Sequence[Row], width: int) -> list[Row]:
    return [row[:width] for row in rows]


def _lengths(grid: RawGrid) -> tuple[int, ...]:
    return grid.ragged or tuple(len(row) for row in grid.rows)


def _knows_spans(grid: RawGrid) -> bool:
    return bool(grid.column_edges) or any(
        cell.column_span > 1 or cell.is_covered or cell.row_span > 1 for row in grid.rows for cell in row
    )


def _page(grid: RawGrid) -> int | None:
    return grid.source.page
