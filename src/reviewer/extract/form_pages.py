"""The pages of one performance form: a head that is repeated, a part without a head, a label cut by the page break.

Owns the question whether a grid is the rest of the form before it. Called by `joining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract.captions import peel_caption_rows, split_caption
from reviewer.extract.drafts import Draft, Piece
from reviewer.extract.header import has_header_words, is_body_row
from reviewer.extract.kinds import begins_form, completes_label, count_form_labels, ends_form
from reviewer.extract.raw import RawGrid, RawLine
from reviewer.extract.shapes import bare, plain, tidy_cell
from reviewer.model.document import Doubt, Row, TableKind
from reviewer.words import message


def more_form(
    draft: Draft, pending: Sequence[RawLine], grid: RawGrid, kind: TableKind, *, lengths: tuple[int, ...]
) -> Draft | None:
    """`draft` with the rest of its form in `grid`, None where that is something else. `lengths`: cells of each row."""
    finished = ends_form(draft.rows)
    peeled, _ = peel_caption_rows(grid.rows)
    rows, lengths, doubts = grid.rows[peeled:], lengths[peeled:], grid.doubts
    left, _ = split_caption(pending)
    if begins_form(rows):
        if finished or left or kind is not TableKind.PERFORMANCE:
            return None
        head = _repeated_form_head(draft, rows)
        if head == 0:
            return None
        rows, lengths = rows[head:], lengths[head:]
        doubts = (*doubts, Doubt("joined-pages", message("input.doubt.form_head_repeated", rows=head)))
    elif finished or not _is_form_part(rows, kind):
        return None
    elif pending:
        whole = _with_rest_of_label(draft, pending)
        if whole is None:
            return None
        draft = whole
    piece = Piece(rows, grid.source.page, lengths, grid.column_edges, grid.source.sheet)
    return replace(draft, pieces=(*draft.pieces, piece), doubts=(*draft.doubts, *doubts))


def _with_rest_of_label(draft: Draft, pending: Sequence[RawLine]) -> Draft | None:
    """The draft with the end of a label that a page break left above the next grid; None where the lines say more."""
    last = draft.pieces[-1]
    rest = "".join(line.text for line in pending)
    if not last.rows or len(bare(rest)) > _REST_OF_LABEL:
        return None
    row = last.rows[-1]
    for column, cell in enumerate(row):
        if completes_label(cell.text, rest):
            whole = (*row[:column], replace(cell, text=tidy_cell(cell.text + bare(rest))), *row[column + 1 :])
            return replace(draft, pieces=(*draft.pieces[:-1], replace(last, rows=(*last.rows[:-1], whole))))
    return None


_REST_OF_LABEL = 4
"""Characters of a label that may stand on the next page."""


def _is_form_part(rows: Sequence[Row], kind: TableKind) -> bool:
    """Whether rows without a head can belong to a form: they show one of its labels, and are no table of amounts."""
    if kind is TableKind.PERFORMANCE or ends_form(rows):
        return True
    return count_form_labels(rows) > 0 and not any(is_body_row(row) and has_header_words(rows[0]) for row in rows)


def _repeated_form_head(draft: Draft, rows: Sequence[Row]) -> int:
    """Leading rows of a second page that print the head of the same form again: name, department, amounts equal."""
    first = [[plain(cell.text) for cell in row if cell.text] for row in draft.rows]
    count = 0
    for row in rows:
        texts = [plain(cell.text) for cell in row if cell.text]
        if count < len(first) and texts == first[count]:
            count += 1
        else:
            break
    return count if count >= _FORM_HEAD_ROWS else 0


_FORM_HEAD_ROWS = 9
"""Name, department, kind and the six rows of the funding block: with these equal it is the same form."""
