"""A grid from a page image: straight rules found in the pixels, recognised texts put into the cells between them.

Owns the geometry only, in PDF points, so that it can be tested without an image. Called by `ocr`. Everything built here
is doubtful until a person confirms it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.extract.raw import RawGrid, RawItem, RawLine
from reviewer.extract.shapes import tidy_cell
from reviewer.model.document import BBox, Cell, Doubt, Row, Source, Trust
from reviewer.words import message

SAME_RULE = 4.0
"""PDF points between two strokes of one rule."""
SAME_LINE = 0.6
"""Share of a text's height by which two texts of one line may differ."""
MIN_GRID_RULES = 3
"""Rules in each direction from which there is a table."""
SURE = 0.90
"""Recogniser's score below which a text is named in the doubt of its table."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight dark stroke: `at` is its y (horizontal) or x (vertical), from `start` to `end`, in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised text with its box in points and the recogniser's score (0–1)."""

    text: str
    box: BBox
    score: float

    @property
    def centre(self) -> tuple[float, float]:
        """Centre of the box."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.y0 + self.box.y1) / 2


def page_items(
    page: int, horizontal: Sequence[Stroke], vertical: Sequence[Stroke], texts: Sequence[Piece]
) -> tuple[RawItem, ...]:
    """Lines and grids of a page, from top to bottom; upright rules that overlap in height make one grid."""
    placed: list[tuple[float, RawItem]] = []
    left = list(texts)
    for top, bottom in _bands(vertical):
        across = [stroke for stroke in horizontal if top - SAME_RULE <= stroke.at <= bottom + SAME_RULE]
        upright = [stroke for stroke in vertical if top - SAME_RULE <= stroke.start <= bottom]
        ys, xs = _rules(across), _rules(upright)
        if len(ys) < MIN_GRID_RULES or len(xs) < MIN_GRID_RULES:
            continue
        frame = BBox(xs[0], ys[0], xs[-1], ys[-1])
        inside = [text for text in left if _within(text.centre, frame)]
        left = [text for text in left if not _within(text.centre, frame)]
        placed.append((frame.y0, _grid(page, xs, ys, horizontal=across, vertical=upright, texts=inside)))
    placed += _lines(page, left)
    return tuple(item for _, item in sorted(placed, key=lambda pair: pair[0]))


def _bands(vertical: Sequence[Stroke]) -> list[tuple[float, float]]:
    """Ranges of height in which upright rules overlap."""
    bands: list[tuple[float, float]] = []
    for stroke in sorted(vertical, key=lambda item: item.start):
        if bands and stroke.start <= bands[-1][1] + SAME_RULE:
            bands[-1] = (bands[-1][0], max(bands[-1][1], stroke.end))
        else:
            bands.append((stroke.start, stroke.end))
    return bands


def _rules(strokes: Sequence[Stroke]) -> list[float]:
    """Positions of rules, strokes close together counted once."""
    rules: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not rules or at - rules[-1] > SAME_RULE:
            rules.append(at)
    return rules


def _grid(
    page: int,
    xs: list[float],
    ys: list[float],
    *,
    horizontal: Sequence[Stroke],
    vertical: Sequence[Stroke],
    texts: Sequence[Piece],
) -> RawGrid:
    width, height = len(xs) - 1, len(ys) - 1
    owner = [[(row, column) for column in range(width)] for row in range(height)]
    for row in range(height):
        for column in range(width):
            if column and not _drawn(vertical, xs[column], ys[row], ys[row + 1]):
                owner[row][column] = owner[row][column - 1]
            elif row and not _drawn(horizontal, ys[row], xs[column], xs[column + 1]):
                owner[row][column] = owner[row - 1][column]
    words: dict[tuple[int, int], list[Piece]] = {}
    for text in texts:
        x, y = text.centre
        row = max((index for index in range(height) if ys[index] <= y), default=0)
        column = max((index for index in range(width) if xs[index] <= x), default=0)
        words.setdefault(owner[row][column], []).append(text)
    rows: list[Row] = []
    for row in range(height):
        cells = []
        for column in range(width):
            box = BBox(xs[column], ys[row], xs[column + 1], ys[row + 1])
            source = Source(page=page, bbox=box)
            if owner[row][column] != (row, column):
                cells.append(Cell("", source, is_covered=True, trust=Trust.DOUBTFUL))
                continue
            covered = [(r, c) for r in range(height) for c in range(width) if owner[r][c] == (row, column)]
            spans = (max(r for r, _ in covered) - row + 1, max(c for _, c in covered) - column + 1)
            words_here = tidy_cell(" ".join(piece.text for piece in _in_order(words.get((row, column), []))))
            cells.append(Cell(words_here, source, *spans, trust=Trust.DOUBTFUL))
        rows.append(tuple(cells))
    weak = sum(piece.score < SURE for piece in texts)
    doubt = Doubt("ocr", message("input.doubt.ocr", page=page, weak=weak))
    source = Source(page=page, bbox=BBox(xs[0], ys[0], xs[-1], ys[-1]))
    return RawGrid(tuple(rows), source, column_edges=tuple(xs), doubts=(doubt,))


def _drawn(strokes: Sequence[Stroke], at: float, start: float, end: float) -> bool:
    """Whether a stroke runs along most of the border from `start` to `end`."""
    drawn = sum(
        max(0.0, min(stroke.end, end) - max(stroke.start, start))
        for stroke in strokes
        if abs(stroke.at - at) <= SAME_RULE
    )
    return drawn >= 0.5 * (end - start)


def _lines(page: int, texts: Sequence[Piece]) -> list[tuple[float, RawItem]]:
    rows: list[list[Piece]] = []
    for text in sorted(texts, key=lambda piece: piece.centre[1]):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.centre[1] - text.centre[1]) <= SAME_LINE * (last.box.y1 - last.box.y0):
            rows[-1].append(text)
        else:
            rows.append([text])
    lines: list[tuple[float, RawItem]] = []
    for row in rows:
        ordered = sorted(row, key=lambda piece: piece.box.x0)
        box = ordered[0].box
        for piece in ordered[1:]:
            box = box.union(piece.box)
        joined = "  ".join(piece.text for piece in ordered)
        lines.append((box.y0, RawLine(joined, Source(page=page, bbox=box), size=box.y1 - box.y0)))
    return lines


def _in_order(texts: Sequence[Piece]) -> list[Piece]:
    return sorted(texts, key=lambda piece: (round(piece.box.y0 / 6), piece.box.x0))


def _within(point: tuple[float, float], frame: BBox) -> bool:
    return frame.x0 <= point[0] <= frame.x1 and frame.y0 <= point[1] <= frame.y1
