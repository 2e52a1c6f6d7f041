"""A table while it is being assembled: its pieces page by page, not yet of one width.

Owns the shape of a draft and the way its pieces come to common columns. Built by `joining`, read by `assemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reviewer.extract.captions import Caption
from reviewer.extract.columns import column_map, common_edges, relaid
from reviewer.extract.raw import RawLine
from reviewer.extract.row_readings import rejoined, rejoined_form
from reviewer.model.document import Doubt, Row, TableKind
from reviewer.words import message


@dataclass(frozen=True, slots=True)
class Piece:
    """The body rows of one grid, their page, and how many cells each row had when read."""

    rows: tuple[Row, ...]
    page: int | None
    lengths: tuple[int, ...]
    edges: tuple[float, ...] = ()
    sheet: str | None = None

    @property
    def width(self) -> int:
        """Cells of the longest row as read."""
        return max(self.lengths, default=0)


@dataclass(frozen=True, slots=True)
class Draft:
    """One table before its rows are brought to one width. `head_length`: cells of the header as read."""

    kind: TableKind
    caption: Caption
    header: tuple[Row, ...]
    head_length: int
    pieces: tuple[Piece, ...]
    known_spans: bool
    notes: tuple[RawLine, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def rows(self) -> tuple[Row, ...]:
        """All body rows, not yet of one width."""
        return tuple(row for piece in self.pieces for row in piece.rows)


def on_common_columns(draft: Draft) -> Draft:
    """The draft with every piece on the columns of its widest one, where the edges on the page say how; a row that a
    page break cut in two is put together again."""
    reference = common_edges([piece.edges for piece in draft.pieces])
    pieces, header, head_length = list(draft.pieces), draft.header, draft.head_length
    width = len(reference) - 1
    for index, piece in enumerate(pieces):
        if not reference or len(piece.edges) == len(reference):
            continue
        places = column_map(piece.edges, reference)
        if places is None or any(len(row) != len(piece.edges) - 1 for row in piece.rows):
            continue
        rows = relaid(piece.rows, places, width)
        pieces[index] = replace(piece, rows=rows, lengths=(width,) * len(rows), edges=reference)
        if index == 0 and header and all(len(row) == len(piece.edges) - 1 for row in header):
            header, head_length = relaid(header, places, width), width
    doubts = list(draft.doubts)
    if draft.kind is not TableKind.DIRECTORY:
        pieces, cut = _without_cut_rows(pieces, rejoined if draft.kind is TableKind.GRID else rejoined_form)
        doubts += cut
    return replace(draft, pieces=tuple(pieces), header=header, head_length=head_length, doubts=tuple(doubts))


def _without_cut_rows(
    pieces: Sequence[Piece], join: Callable[[Row, Row, list[Row]], Row | None]
) -> tuple[list[Piece], list[Doubt]]:
    joined: list[Piece] = []
    doubts: list[Doubt] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.rows and piece.rows:
            whole = join(last.rows[-1], piece.rows[0], [*last.rows[:-1], *piece.rows[1:]])
            if whole is not None:
                joined[-1] = replace(last, rows=(*last.rows[:-1], whole))
                piece = replace(piece, rows=piece.rows[1:], lengths=piece.lengths[1:])  # noqa: PLW2901  # rest of it
                label = next((cell.text for cell in whole if cell.text), "")
                doubts.append(Doubt("rows-split", message("input.doubt.rows_split", label=label), is_repair=True))
        joined.append(piece)
    return joined, doubts
