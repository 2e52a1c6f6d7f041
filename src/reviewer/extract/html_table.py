"""HTML tables as converters write them into Markdown: `<table>` with row and column spans, nothing else of HTML.

Owns the way from tags to a grid. Called by the text reader. Sizes are bounded: a span never makes a table wider or
longer than the limits below.
"""

from __future__ import annotations

import html
import re

from reviewer.extract.merged_rows import lined
from reviewer.extract.raw import RawGrid
from reviewer.extract.shapes import BREAK, tidy_cell
from reviewer.model.document import Cell, Row, Source

HTML_TABLE_START = re.compile(r"<table[\s>]", re.IGNORECASE)
HTML_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_TOKEN = re.compile(r"<(/?)(table|tr|td|th|br)\b([^<>]{0,500})>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|li)\s*>(?=\s*\S)", re.IGNORECASE)
"""The end of a paragraph that another one follows in its cell."""
_OTHER_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_SPAN = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
MAX_COLUMNS = 200
MAX_ROWS = 20_000


def html_grid(text: str, first_line: int) -> list[RawGrid]:
    """The grids of the tables in `text`; `first_line` is the 1-based line of its first character.

    A tokenizer of five tags instead of a parser of HTML: linear in hostile input, which the standard parser is not."""
    builder = _TableBuilder()
    line, end = first_line, 0
    for token in _TOKEN.finditer(text):
        builder.text(text[end : token.start()])
        line += text.count("\n", end, token.start())
        end = token.end()
        if token[1]:
            builder.close(token[2].lower())
        else:
            builder.open(token[2].lower(), token[3], line)
    builder.end_table()
    return builder.grids


class _TableBuilder:
    def __init__(self) -> None:
        self.grids: list[RawGrid] = []
        self._line = 0
        self._rows: list[dict[int, Cell]] = []
        self._pending: dict[int, tuple[int, int]] = {}
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._printed: dict[tuple[int, int], str] = {}
        """Texts with breaks in them, by row and column."""

    def open(self, tag: str, attributes: str, line: int) -> None:
        """An opening tag at a line."""
        self._line = line
        if tag == "tr" and len(self._rows) < MAX_ROWS:
            self._end_cell()
            self._start_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            if not self._rows:
                self._start_row()
            given = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
            self._span = (_span(given.get("rowspan", 1)), _span(given.get("colspan", 1)))
            self._text = []
        elif tag == "br":
            self.text(BREAK)

    def close(self, tag: str) -> None:
        """A closing tag."""
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table":
            self.end_table()

    def text(self, data: str) -> None:
        """Characters between tags; kept inside a cell only."""
        if self._text is not None and data:
            self._text.append(data)

    def end_table(self) -> None:
        """Hand over the rows read so far as one grid."""
        self._end_cell()
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        rows: tuple[Row, ...] = tuple(
            self._lined(index, tuple(row.get(column, Cell("", self._source())) for column in range(width)))
            for index, row in enumerate(self._rows)
            if row
        )
        if rows and width:
            self.grids.append(RawGrid(rows, rows[0][0].source, ragged=(width,) * len(rows)))
        self._rows, self._pending, self._printed = [], {}, {}

    def _lined(self, index: int, row: Row) -> Row:
        return lined(row, [self._printed.get((index, column), cell.text) for column, cell in enumerate(row)])

    def _source(self) -> Source:
        return Source(line=self._line)

    def _start_row(self) -> None:
        row: dict[int, Cell] = {}
        for column, (rows_left, _) in list(self._pending.items()):
            row[column] = Cell("", self._source(), is_covered=True)
            if rows_left > 1:
                self._pending[column] = (rows_left - 1, 0)
            else:
                del self._pending[column]
        self._rows.append(row)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        printed, self._text = html.unescape(_OTHER_TAG.sub("", _BLOCK_END.sub(BREAK, "".join(self._text)))), None
        text = tidy_cell(printed)
        row = self._rows[-1]
        column = 0
        while column in row:
            column += 1
        down, right = self._span
        right = max(1, min(right, MAX_COLUMNS - column))
        if column >= MAX_COLUMNS:
            return
        source = self._source()
        row[column] = Cell(text, source, row_span=down, column_span=right)
        if BREAK in printed:
            self._printed[len(self._rows) - 1, column] = printed
        for covered in range(column + 1, column + right):
            row[covered] = Cell("", source, is_covered=True)
        if down > 1:
            for covered in range(column, column + right):
                self._pending[covered] = (down - 1, 0)


def _span(value: int) -> int:
    return max(1, min(value, MAX_COLUMNS))
