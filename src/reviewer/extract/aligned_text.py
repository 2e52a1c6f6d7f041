"""Tables in a text that keeps the layout of a page: columns parted by runs of blanks, no tabs, no rules.

Owns the finding of such blocks and of their columns. Called by the text reader for texts without any other table marks.
The reading is a guess by position: it says so (`no-rules`) and every cell is doubtful.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.extract.captions import is_note
from reviewer.extract.raw import RawGrid
from reviewer.extract.shapes import SENTENCE_END, is_amount, is_decimal, tidy_cell
from reviewer.model.document import Cell, Doubt, Row, Source, Trust
from reviewer.words import message

_TOKEN = re.compile(r"\S+(?:(?<!\d) \S+| (?![\d-])\S+)*")
MIN_ROWS = 3
"""Rows with a decimal number that make a block a table."""
MAX_HEAD = 5
"""Lines above the first such row that may be its header."""
MAX_LINE = 1_000
MAX_GAP = 12
"""Lines without a number between two rows: labels whose amounts are blank."""
MAX_LABEL = 60
LONG = 10
"""Rows from which a table is long."""


@dataclass(frozen=True, slots=True)
class Token:
    """A run of text without double blanks; `start`, `end` in columns of a terminal (a Chinese character takes two)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `start` to `end` (0-based, half open) and the grid they make."""

    start: int
    end: int
    grid: RawGrid


def aligned_blocks(lines: Sequence[str]) -> list[Block]:
    """The tables of a text without tabs, from top to bottom."""
    tokens = [_tokens(line) if "  " in line or "\u3000" in line else () for line in lines]
    is_row = [len(found) > 1 and any(_is_money(token.text) for token in found) for found in tokens]
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        if not is_row[index]:
            index += 1
            continue
        end = _end(lines, tokens, is_row, index)
        start = _head(lines, tokens, index, blocks[-1].end if blocks else 0)
        if sum(is_row[index:end]) >= MIN_ROWS:
            blocks.append(Block(start, end, _best_grid(lines, start, index, end)))
        index = end
    return blocks


def _is_money(text: str) -> bool:
    """A number with decimals or thousands separators, as amounts are printed."""
    return is_decimal(text) or ("," in text and is_amount(text))


def _end(lines: Sequence[str], tokens: Sequence[tuple[Token, ...]], is_row: Sequence[bool], start: int) -> int:
    """Behind the last row with a number; labels without numbers may stand between rows, sentences may not."""
    end = start + 1
    for index in range(start, len(lines)):
        text = lines[index].strip()
        if is_row[index]:
            end = index + 1
        elif index - end >= MAX_GAP or len(text) > MAX_LABEL or text.endswith(SENTENCE_END) or is_note(text):
            break
    return end


def _head(lines: Sequence[str], tokens: Sequence[tuple[Token, ...]], first: int, lowest: int) -> int:
    start = first
    for index in range(first - 1, max(lowest, first - MAX_HEAD) - 1, -1):
        text = lines[index].strip()
        if not text and index == start - 1:
            continue
        if len(tokens[index]) < 2 or text.endswith(SENTENCE_END) or "：" in text:
            break
        start = index
    return start


def _best_grid(lines: Sequence[str], start: int, first: int, end: int) -> RawGrid:
    """The grid of a block; some programs count a Chinese character as two positions and some as one: the measure that
    parts more columns is the one the text was set in."""
    grids = []
    for wide in (2, 1):
        tokens = {index: _tokens(lines[index], wide) for index in range(start, end) if lines[index].strip()}
        head = [index for index in tokens if index < first]
        grids.append(_grid(tokens, head, [index for index in tokens if index >= first]))
    return max(grids, key=lambda grid: len(grid.rows[0]))


def _grid(tokens: Mapping[int, tuple[Token, ...]], head: Sequence[int], body: Sequence[int]) -> RawGrid:
    columns = _columns([tokens[index] for index in body])
    upper = [_upper_row(tokens[index], columns, Source(line=index + 1)) for index in head[:-1]]
    rows = [_row(tokens[index], columns, Source(line=index + 1)) for index in (*head[-1:], *body)]
    source = Source(line=(head or body)[0] + 1)
    return RawGrid((*upper, *rows), source, doubts=(Doubt("no-rules", message("input.doubt.no_rules")),))


def _columns(rows: Sequence[tuple[Token, ...]]) -> list[tuple[int, int]]:
    """Ranges of positions in which rows print something; in a long table what a single row prints parts nothing."""
    count: Counter[int] = Counter()
    for row in rows:
        count.update({position for token in row for position in range(token.start, token.end)})
    needed = 1 if len(rows) < LONG else 2
    columns: list[tuple[int, int]] = []
    for position in sorted(position for position, times in count.items() if times >= needed):
        if columns and position <= columns[-1][1]:
            columns[-1] = (columns[-1][0], position + 1)
        else:
            columns.append((position, position + 1))
    return columns


def _upper_row(tokens: Sequence[Token], columns: Sequence[tuple[int, int]], source: Source) -> Row:
    """A header row above the last: every column belongs to the text whose middle is nearest to its own."""
    middles = [(token.start + token.end) / 2 for token in tokens]
    owners = [min(range(len(tokens)), key=lambda n: abs(middles[n] - (start + end) / 2)) for start, end in columns]
    cells: list[Cell] = []
    for place, owner in enumerate(owners):
        if place and owner == owners[place - 1]:
            cells.append(Cell("", source, is_covered=True))
        else:
            cells.append(Cell(tidy_cell(tokens[owner].text), source, column_span=owners.count(owner)))
    return tuple(cells)


def _row(tokens: Sequence[Token], columns: Sequence[tuple[int, int]], source: Source) -> Row:
    cells = [Cell("", source, trust=Trust.DOUBTFUL)] * len(columns)
    for token in tokens:
        over = [n for n, (start, end) in enumerate(columns) if token.start < end and start < token.end]
        place = over[0] if over else _nearest(token, columns)
        text = f"{cells[place].text} {token.text}" if cells[place].text else token.text
        cells[place] = Cell(tidy_cell(text), source, column_span=max(len(over), 1), trust=Trust.DOUBTFUL)
        for covered in over[1:]:
            cells[covered] = Cell("", source, is_covered=True)
    return tuple(cells)


def _nearest(token: Token, columns: Sequence[tuple[int, int]]) -> int:
    middle = (token.start + token.end) / 2
    return min(range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - middle))


def _tokens(line: str, wide: int = 2) -> tuple[Token, ...]:
    """The tokens of a line with their places; a Chinese character takes `wide` positions."""
    line = line[:MAX_LINE].replace("\u3000", " " * wide)
    places = [0]
    for character in line:
        places.append(places[-1] + (wide if unicodedata.east_asian_width(character) in "WF" else 1))
    return tuple(Token(match[0], places[match.start()], places[match.end()]) for match in _TOKEN.finditer(line))
