"""HTML tables as converters write them into Markdown: `<table>` with row and column spans, nothing else of HTML.

Owns the way from tags to a grid. Called by the text reader. Sizes are bounded: a span never makes a table wider or
longer than the limits below.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from reviewer.extract.raw import RawGrid
from reviewer.extract.shapes import tidy_cell
from reviewer.model.document import Cell, Row, Source

HTML_TABLE_START = re.compile(r"<table[\s>]", re.IGNORECASE)
HTML_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
MAX_COLUMNS = 200
MAX_ROWS = 20_000


def html_grid(text: str, first_line: int) -> list[RawGrid]:
    """The grids of the tables in `text`; `first_line` is the 1-based line of its first character."""
    parser = _TableParser(first_line)
    parser.feed(text)
    parser.close()
    parser.end_table()
    return parser.grids


class _TableParser(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[RawGrid] = []
        self._first_line = first_line
        self._rows: list[dict[int, Cell]] = []
        self._pending: dict[int, tuple[int, int]] = {}
        self._text: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr" and len(self._rows) < MAX_ROWS:
            self._end_cell()
            self._start_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            if not self._rows:
                self._start_row()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table":
            self.end_table()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end_table(self) -> None:
        """Hand over the rows read so far as one grid."""
        self._end_cell()
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        rows: tuple[Row, ...] = tuple(
            tuple(row.get(column, Cell("", self._source())) for column in range(width)) for row in self._rows if row
        )
        if rows and width:
            self.grids.append(RawGrid(rows, rows[0][0].source, ragged=(width,) * len(rows)))
        self._rows, self._pending = [], {}

    def _source(self) -> Source:
        return Source(line=self._first_line + self.getpos()[0] - 1)

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
        text, self._text = tidy_cell("".join(self._text)), None
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
        for covered in range(column + 1, column + right):
            row[covered] = Cell("", source, is_covered=True)
        if down > 1:
            for covered in range(column, column + right):
                self._pending[covered] = (down - 1, 0)


def _span(value: str | None) -> int:
    if value is None or not value.strip().isdecimal() or len(value) > 4:
        return 1
    return max(1, min(int(value), MAX_COLUMNS))
