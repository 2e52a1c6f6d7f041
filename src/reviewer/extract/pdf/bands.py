"""Rows where no rule parts them: the lines of a body put together to cells column by column, cells to rows.

A line with an amount, or with a code or a total in the first column, stands for one row. What follows a line in its
column goes on in the same cell where it stands closer than two rows do, or where the line above was full. Cells that
overlap from top to bottom are one row. Called once the columns are known.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.extract.pdf.lines import Line
from reviewer.extract.pdf.marks import Glyph

WRAPPED = 1.6
"""Of the font size; where no two rows follow each other, lines of one cell are closer than this."""
FARTHEST = 2.1
"""Of the font size; lines further apart never make one cell."""
TIGHTER = 0.1
"""Of the font size; how much closer the lines of a cell must be than two rows, to be told by their distance."""
NEARLY_FULL = 1.1
"""Of the font size; a line that lacks no more of the widest line of its column was full: the next one may go on."""
_AMOUNT = re.compile(r"^[-(（]?\d[\d,，]*[.．]\d{2}[)）]?$")
_FIRST = re.compile(r"^(\d{3}|\d{5}|\d{7}|合计|总计|小计)$")
_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．](?!\d)|其中[:：]|[☆*])"
)


@dataclass(slots=True)
class Band:
    """The vertical extent of one row."""

    y0: float
    y1: float

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class _Piece:
    """What one printed line has in one column."""

    line: int
    column: int
    glyphs: list[Glyph]
    is_anchor: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def band(self) -> Band:
        return Band(min(glyph.y0 for glyph in self.glyphs), max(glyph.y1 for glyph in self.glyphs))

    @property
    def width(self) -> float:
        return self.glyphs[-1].x1 - self.glyphs[0].x0

    @property
    def size(self) -> float:
        # A scaled page may report its unscaled size.
        return max(min(self.glyphs[0].size, max(glyph.y1 - glyph.y0 for glyph in self.glyphs)), 4.0)


@dataclass(slots=True)
class _Cell:
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def band(self) -> Band:
        bands = [piece.band for piece in self.pieces]
        return Band(min(band.y0 for band in bands), max(band.y1 for band in bands))


def bands_in_columns(lines: Sequence[Line], edges: Sequence[float], fewest: int = 2) -> list[Band] | None:
    """The rows of a body with known columns, top to bottom; None where fewer than `fewest` lines tell a row by
    themselves."""
    by_line = [_pieces(index, line, edges) for index, line in enumerate(lines)]
    anchors = [index for index, pieces in enumerate(by_line) if any(piece.is_anchor for piece in pieces)]
    if len(anchors) < fewest:
        return None
    body = _Body(by_line, anchors, [line.middle for line in lines])
    found = _rows(body.balanced() or body.cells())
    return found if all(a.y1 <= b.y0 + 3 for a, b in itertools.pairwise(found)) else None


def _pieces(index: int, line: Line, edges: Sequence[float]) -> list[_Piece]:
    by_column: dict[int, list[Glyph]] = {}
    for glyph in line.glyphs:
        column = min(max(bisect_right(edges, glyph.centre) - 1, 0), len(edges) - 2)
        by_column.setdefault(column, []).append(glyph)
    pieces = [_Piece(index, column, glyphs) for column, glyphs in by_column.items()]
    for piece in pieces:
        text = "".join(piece.text.split())
        piece.is_anchor = bool(_AMOUNT.match(text)) or (piece.column == 0 and bool(_FIRST.match(text)))
    return pieces


class _Body:
    """The lines of a body on their way to cells. `by_line`: pieces of each line; `anchors`: lines that stand for a row;
    `middles`: of all lines."""

    def __init__(self, by_line: Sequence[list[_Piece]], anchors: Sequence[int], middles: Sequence[float]) -> None:
        self._by_line = by_line
        self._anchors = frozenset(anchors)
        self._middles = middles
        self._cells: dict[int, list[_Cell]] = {}
        pieces = [piece for line in by_line for piece in line]
        self._widest = {
            column: max(piece.width for piece in pieces if piece.column == column)
            for column in {piece.column for piece in pieces}
        }
        steps = [middles[b] - middles[a] for a, b in itertools.pairwise(anchors) if b == a + 1]
        self._pitch = min(steps, default=0.0)
        """Distance of two rows of one line; 0 where none follow each other."""

    def balanced(self) -> list[_Cell] | None:
        """The cells where amounts stand half way down their row, as many lines of a name above as below; None where
        they do not, or where that does not come out even."""
        if not self._is_centred():
            return None
        cells: list[_Cell] = []
        columns = sorted({piece.column for line in self._by_line for piece in line})
        for column in columns:
            pieces = [piece for line in self._by_line for piece in line if piece.column == column]
            found = self._evenly(pieces)
            if found is None:
                return None
            cells += found
        return cells

    def _is_centred(self) -> bool:
        """Whether the lines of a name that stand above and below its amounts are as far apart as rows are."""
        loose = [index for index in range(len(self._middles)) if index not in self._anchors]
        halves = sum(
            self._middles[index] - self._middles[index - 1] < HALF_STEP * self._pitch
            for index in self._anchors
            if index - 1 in loose
        )
        return bool(self._pitch) and halves > 0

    def _evenly(self, pieces: Sequence[_Piece]) -> list[_Cell] | None:
        cells: list[_Cell] = []
        waiting = list(pieces)
        for anchor in sorted(self._anchors):
            middle = self._middles[anchor]
            above = [piece for piece in waiting if piece.line < anchor]
            own = [piece for piece in waiting if piece.line == anchor]
            later = [piece for piece in waiting if piece.line > anchor]
            following = min((other for other in self._anchors if other > anchor), default=len(self._middles))
            below = later[: len(above)]
            if len(below) < len(above) or any(piece.line >= following for piece in below):
                return None
            if (
                above
                and abs((self._middles[above[0].line] + self._middles[below[-1].line]) / 2 - middle)
                > EVEN * above[0].size
            ):
                return None
            if above or own:
                cells.append(_Cell([*above, *own, *below]))
            waiting = later[len(below) :]
        return [*cells, _Cell(waiting)] if waiting else cells

    def _between(self, first: _Piece, last: _Piece) -> float:
        return (self._middles[first.line] + self._middles[last.line]) / 2

    def cells(self) -> list[_Cell]:
        """The cells, column by column."""
        for index, pieces in enumerate(self._by_line):
            joins = [self._goes_on(piece) for piece in pieces]
            if index not in self._anchors and not all(joins):
                joins = [False] * len(pieces)  # what begins in one column begins a row
            for piece, is_joined in zip(pieces, joins, strict=True):
                column = self._cells.setdefault(piece.column, [])
                if is_joined:
                    column[-1].pieces.append(piece)
                else:
                    column.append(_Cell([piece]))
        return [cell for column in self._cells.values() for cell in column]

    def _goes_on(self, piece: _Piece) -> bool:
        """Whether a piece goes on with the cell above it."""
        column = self._cells.get(piece.column)
        if not column or piece.is_anchor or _ITEM.match(piece.text):
            return False
        last = column[-1].pieces[-1]
        step = self._middles[piece.line] - self._middles[last.line]
        if last.is_anchor or step > FARTHEST * piece.size:
            return False
        if piece.line in self._anchors and self._is_owned(column[-1], piece.line):
            return False
        if self._pitch and step < self._pitch - TIGHTER * piece.size:
            return True
        if not self._pitch and step <= WRAPPED * piece.size:
            return True
        if piece.line in self._anchors:
            return False  # a name begins beside its amounts, or its lines stand closer than rows
        return last.width + NEARLY_FULL * piece.size >= self._widest[piece.column]

    def _is_owned(self, cell: _Cell, line: int) -> bool:
        """Whether a cell belongs to the row of another line than `line`."""
        band = cell.band
        return any(anchor != line and band.y0 < self._middles[anchor] < band.y1 for anchor in self._anchors)


def _rows(cells: Sequence[_Cell]) -> list[Band]:
    """Cells that overlap are one row; where that would put two rows into one, lines are parted half way between."""
    rows: list[list[_Cell]] = []
    bottom = float("-inf")
    for cell in sorted(cells, key=lambda cell: cell.band.y0):
        band = cell.band
        slack = SLACK * (band.y1 - band.y0) / len(cell.pieces)
        if rows and band.y0 + slack < bottom:
            rows[-1].append(cell)
            bottom = max(bottom, band.y1 - slack)
        else:
            rows.append([cell])
            bottom = band.y1 - slack
    return [band for row in rows for band in _parted(row)]


HALF_STEP = 0.75
"""Of the distance of two rows; an amount nearer to the line above it stands between the lines of a name."""
EVEN = 0.4
"""Of the font size by which a name may miss the middle of its row."""
SLACK = 0.2
"""Of a line's height; cells of neighbouring rows may overlap so much."""


def _parted(row: Sequence[_Cell]) -> list[Band]:
    pieces = sorted((piece for cell in row for piece in cell.pieces), key=lambda piece: piece.band.middle)
    middles: list[float] = []
    for piece in pieces:
        if piece.is_anchor and (not middles or piece.band.middle - middles[-1] > SAME_LINE * piece.size):
            middles.append(piece.band.middle)
    limits = [(a + b) / 2 for a, b in itertools.pairwise(middles)]
    groups: list[list[_Piece]] = [[] for _ in range(len(limits) + 1)]
    for piece in pieces:
        groups[bisect_right(limits, piece.band.middle)].append(piece)
    return [_Cell(group).band for group in groups if group]


SAME_LINE = 0.5
"""Of the font size; amounts whose middles are closer stand in one row."""
