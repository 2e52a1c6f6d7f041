"""Rows where no rule parts them: lines of wrapped cells put together column by column.

A line with an amount, or with a code or a total in the first column, stands for one row; the lines of a wrapped cell
follow each other closely, cells of two rows do not. Called by `aligned` once the columns are known.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.extract.pdf.lines import Line

WRAPPED = 1.6
"""Of the font size; baselines of one wrapped cell are closer, those of two rows are not."""
_ANCHOR = re.compile(r"^[-(（]?\d[\d,，]*[.．]\d{2}[)）]?$")
_FIRST = re.compile(r"^(\d{3}|\d{5}|\d{7}|合\s*计|总\s*计|小\s*计)$")


@dataclass(slots=True)
class Band:
    """The vertical extent of one row."""

    y0: float
    y1: float


@dataclass(slots=True)
class _Piece:
    """What one printed line has in one column."""

    line: int
    column: int
    y0: float
    y1: float
    size: float
    text: str


@dataclass(slots=True)
class _Row:
    pieces: list[_Piece] = field(default_factory=list)


def bands_in_columns(lines: Sequence[Line], edges: Sequence[float]) -> list[Band] | None:
    """The rows of a body with known columns, top to bottom; None where too few lines tell a row by themselves."""
    pieces = [piece for index, line in enumerate(lines) for piece in _pieces(index, line, edges)]
    anchors = sorted({piece.line for piece in pieces if _is_anchor(piece)})
    if len(anchors) < 2:
        return None
    rows = {line: _Row() for line in anchors}
    loose: list[list[_Piece]] = []
    for column in range(len(edges) - 1):
        for block in _blocks([piece for piece in pieces if piece.column == column], set(anchors)):
            owner = _owner(block, anchors, lines)
            if owner is None:
                loose.append(block)
            else:
                rows[owner].pieces += block
    found = [_extent(row.pieces) for row in rows.values()] + _loose_rows(loose)
    found.sort(key=lambda band: band.y0)
    return found if all(a.y1 <= b.y0 + 3 for a, b in itertools.pairwise(found)) else None


def _pieces(index: int, line: Line, edges: Sequence[float]) -> list[_Piece]:
    by_column: dict[int, list[int]] = {}
    for place, glyph in enumerate(line.glyphs):
        column = min(max(bisect_right(edges, glyph.centre) - 1, 0), len(edges) - 2)
        by_column.setdefault(column, []).append(place)
    pieces = []
    for column, places in by_column.items():
        glyphs = [line.glyphs[place] for place in places]
        y0, y1 = min(glyph.y0 for glyph in glyphs), max(glyph.y1 for glyph in glyphs)
        size = min(glyphs[0].size, glyphs[0].y1 - glyphs[0].y0)  # a scaled page may report its unscaled size
        pieces.append(_Piece(index, column, y0, y1, size, "".join(glyph.text for glyph in glyphs)))
    return pieces


def _is_anchor(piece: _Piece) -> bool:
    return bool(_ANCHOR.match(piece.text)) or (piece.column == 0 and bool(_FIRST.match(piece.text)))


def _blocks(column: list[_Piece], anchors: set[int]) -> list[list[_Piece]]:
    """Pieces of one column that follow each other as the lines of one cell; two rows' own lines never do."""
    blocks: list[list[_Piece]] = []
    for piece in sorted(column, key=lambda p: p.y0):
        last = blocks[-1] if blocks else []
        parted = piece.line in anchors and any(other.line in anchors for other in last)
        if last and not parted and _middle(piece) - _middle(last[-1]) <= WRAPPED * max(piece.size, 4.0):
            last.append(piece)
        else:
            blocks.append([piece])
    return blocks


def _middle(piece: _Piece) -> float:
    return (piece.y0 + piece.y1) / 2


def _owner(block: list[_Piece], anchors: Sequence[int], lines: Sequence[Line]) -> int | None:
    """The line of the row a block belongs to: its own, else the one nearest to its middle within its height."""
    own = next((piece.line for piece in block if piece.line in anchors), None)
    if own is not None:
        return own
    band = _extent(block)
    middle = (band.y0 + band.y1) / 2
    inside = [line for line in anchors if band.y0 - 1 <= lines[line].middle <= band.y1 + 1]
    return min(inside, key=lambda line: abs(lines[line].middle - middle), default=None)


def _loose_rows(blocks: list[list[_Piece]]) -> list[Band]:
    """Rows without any amount: blocks side by side are one."""
    bands: list[Band] = []
    for band in sorted(map(_extent, blocks), key=lambda b: b.y0):
        if bands and band.y0 < bands[-1].y1 - 1:
            bands[-1] = Band(bands[-1].y0, max(bands[-1].y1, band.y1))
        else:
            bands.append(band)
    return bands


def _extent(pieces: Sequence[_Piece]) -> Band:
    return Band(min(piece.y0 for piece in pieces), max(piece.y1 for piece in pieces))
