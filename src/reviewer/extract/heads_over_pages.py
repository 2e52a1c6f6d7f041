"""Heads of tables at page breaks: printed again on the next page, a little differently at times, or cut by the break.

Owns: how many leading rows of a grid repeat the head of the table before it, and a head of which one part stands at the
foot of a page and the rest on the next. Called by `joining`; which rows are head is `header`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.columns import column_map, relaid
from reviewer.extract.drafts import Draft, Piece
from reviewer.extract.header import MAX_HEADER_ROWS, count_header_rows, is_body_row
from reviewer.extract.raw import RawGrid
from reviewer.extract.shapes import bare, is_number_row, plain
from reviewer.model.document import EMPTY_CELL, Doubt, Row
from reviewer.words import message

_ASIDE = re.compile(r"\([^()]*\)|[、,.:;/·\-]")
_SAME = 0.5
"""Share of the names of a repeated head that must be exactly those of the first; the others may differ by a remark."""


def repeated_header(head: Sequence[Row], rows: Sequence[Row]) -> int:
    """How many leading rows of `rows` repeat `head`, 0 where none; a lone row of column numbers counts."""
    header = [_texts(row) for row in head]
    texts = [_texts(row) for row in rows[:MAX_HEADER_ROWS]]
    if not (len(header) <= len(texts) and all(map(_same_words, header, texts))):
        count = _repeated_otherwise(header, texts)
        if 0 < count < len(rows) and is_body_row(rows[count]):
            return count
    count = 0
    while count < min(len(header), len(texts)) and _is_again(header[count], texts[count]):
        count += 1
    if count < len(header) and not all(map(_same_words, header[:count], texts)):
        count = 0
    if count == len(header) > 0:
        return count if count_header_rows(rows) <= count else 0
    if count and not is_body_row(rows[count] if count < len(rows) else rows[-1]):
        return 0
    if not count and header and rows and is_number_row(_texts(rows[0])):
        return 1
    return count


def with_rest_of_head(draft: Draft, grid: RawGrid, page: int | None) -> Draft | None:
    """The draft, of which only head rows were printed so far, with the rest of its head and the body from `grid`; None
    where the grid does not begin with it."""
    if not draft.header or is_body_row(grid.rows[0]):
        return None
    lengths = grid.ragged or tuple(len(row) for row in grid.rows)
    head = _whole_head(draft, grid, max(lengths))
    if head is None:
        return None
    header, taken = head
    known = draft.known_spans and bool(grid.column_edges or any(cell.is_covered for row in grid.rows for cell in row))
    first = replace(draft.pieces[0], rows=(), lengths=(), edges=grid.column_edges)
    body = Piece(grid.rows[taken:], page, lengths[taken:], grid.column_edges, grid.source.sheet)
    said = Doubt("header-cut", message("input.doubt.header_cut", rows=len(header)), is_repair=True)
    return replace(
        draft,
        header=header,
        head_length=max(lengths[:taken], default=draft.head_length),
        pieces=(first, body),
        known_spans=known,
        doubts=(*draft.doubts, *grid.doubts, said),
    )


def _whole_head(draft: Draft, grid: RawGrid, width: int) -> tuple[tuple[Row, ...], int] | None:
    """All head rows, and how many of them stand in the grid; None where the grid does not go on with the head."""
    upper = _on_columns(draft, grid, width)
    if upper is None:
        return None
    count = len(draft.header)
    is_again = [_texts(row) for row in draft.header] == [_texts(row) for row in grid.rows[:count]]
    if not upper and not is_again:
        # What the upper row stands over is not known: a name less is a doubt, a name over the wrong column an error.
        own = count_header_rows(grid.rows)
        is_cut = count == 1 and len(draft.header[0]) < width and 0 < own < len(grid.rows)
        return (grid.rows[:own], own) if is_cut else None
    rows = grid.rows if is_again else (*upper, *(row[:width] for row in grid.rows))
    heads = count_header_rows(rows)
    if count < heads < len(rows):
        return tuple(rows[:heads]), heads if is_again else heads - count
    return None


def _on_columns(draft: Draft, grid: RawGrid, width: int) -> tuple[Row, ...] | None:
    """The head rows printed so far on the columns of the grid; () where the grid's columns are set anew."""
    edges = draft.pieces[0].edges
    if edges and grid.column_edges and len(edges) != len(grid.column_edges):
        places = column_map(edges, grid.column_edges)
        if places is None or any(len(row) != len(edges) - 1 for row in draft.header):
            return ()
        return relaid(draft.header, places, len(grid.column_edges) - 1)
    if any(cell.text for row in draft.header for cell in row[width:]):
        return None
    return tuple(row[:width] + (EMPTY_CELL,) * (width - len(row)) for row in draft.header)


def _repeated_otherwise(header: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]]) -> int:
    """Rows that print the head wrapped over more or fewer rows, or its last rows only."""
    columns = _by_column(header)
    for count in range(1, len(rows) + 1):
        if count != len(header) and columns == _by_column(rows[:count]):
            return count
    for count in range(len(header) - 1, 0, -1):
        if all(map(_same_words, header[-count:], rows[:count])):
            return count
    return 0


def _by_column(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    width = max((len(row) for row in rows), default=0)
    return tuple("".join(row[column] for row in rows if column < len(row)) for column in range(width))


def _is_again(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return _same_words(a, b) or _cut_words(a, b) or _nearly_same(a, b)


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal texts in order, blanks aside: a column lost at the break must not hide a repeated header."""
    return [text for text in a if text] == [text for text in b if text] and any(a)


def _cut_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether `b` prints the same words in the same columns, some without their end (a repeated head too low for its
    wrapped names)."""
    return (
        len(a) == len(b) and any(b) and all(x.startswith(y) and bool(x) == bool(y) for x, y in zip(a, b, strict=True))
    )


def _nearly_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether `b` prints the names of `a` in the same columns, some with or without a remark: 合计（万元）."""
    if len(a) != len(b) or not any(a):
        return False
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x or y]
    same = sum(x == y for x, y in pairs)
    return same >= _SAME * len(pairs) and all(_name(x) == _name(y) != "" for x, y in pairs)


def _name(text: str) -> str:
    return _ASIDE.sub("", plain(text))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(bare(cell.text) for cell in row)
