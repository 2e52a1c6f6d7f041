"""The document as it was read: blocks in reading order, tables, where everything stands, and how sure the reading is.

Faithful, without interpretation: no cell has a meaning here (that is `forms`), nothing is judged (that is `laws` and
`rules`). Immutable; a correction never changes a document, it lies on top (`overlay`). Built by `extract` only.

References (`ref`) name places for programs and for the overlay's positional anchor:
`t03/r7/c3` body row 7, column 3 of table t03, both 1-based, header excluded; `t03/h2/c3` header row 2;
`t03` the table; `b0041` a block; `b0041/12-18` characters 12 to 18 (half open, 0-based) of its text; `p7` page 7.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from reviewer.model.figure import Unit
from reviewer.words import Message


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle in PDF points, origin top left, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: BBox) -> BBox:
        """The smallest rectangle that holds both."""
        return BBox(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is printed. `page` and `line` are 1-based; what the input does not have is None."""

    page: int | None = None
    line: int | None = None
    bbox: BBox | None = None
    sheet: str | None = None
    """Worksheet name of a spreadsheet."""
    address: str | None = None
    """Cell address in a worksheet (`C7`) or paragraph number in a Word file (`¶12`)."""


NOWHERE = Source()


class Trust(StrEnum):
    """How sure the reading of a cell is."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `text`: as printed, spaces that a line wrap put inside a word removed, "" where empty.

    `readings` are other texts the cell may show. A cell covered by a merged neighbour has `is_covered` and no text.
    `lines`: where the row may be several rows read as one, what the cell shows on each of them, "" where nothing;
    empty where that is not known. Every cell of such a row that has `lines` has the same number of them.
    """

    text: str = ""
    source: Source = NOWHERE
    row_span: int = 1
    column_span: int = 1
    is_covered: bool = False
    trust: Trust = Trust.CERTAIN
    readings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


EMPTY_CELL = Cell()
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a reading that a person should know. `code` is stable (`joined-pages`, `column-lost`,
    `rows-split`, `no-rules`, `ocr`, `watermark-removed`, …); `is_repair`: the reading was changed because of it."""

    code: str
    message: Message
    is_repair: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to read the same grid: header and body of the same shape rules as the table's own."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    doubt: Doubt
    """What is said on the table if the arithmetic chooses this reading."""
    row_pages: tuple[int, ...] = ()
    """Page of each body row where the rows are not those of the table; empty where they are."""

    @property
    def name(self) -> str:
        """What the reading is called in an overlay: `literal`, or its kind and a short digest of what it prints."""
        return reading_name(self.doubt.code, self.header, self.rows)


LITERAL = "literal"
"""Name and code of the reading as a table stands, nothing moved."""


def reading_name(code: str, header: tuple[Row, ...], rows: tuple[Row, ...]) -> str:
    """The name of a reading; the same for the same texts in the same cells."""
    if code == LITERAL:
        return LITERAL
    printed = "\n".join("\t".join(cell.text for cell in row) for row in (*header, *rows))
    return f"{code}-{hashlib.sha256(printed.encode()).hexdigest()[:6]}"


class TableKind(StrEnum):
    """What a grid is before anybody asks which form it is."""

    GRID = "grid"
    PERFORMANCE = "performance"
    """A project performance-target form 项目支出绩效目标表: label–value grid without header."""
    DIRECTORY = "directory"
    """A long code list 政府购买服务指导性目录, read by the light path; no rule reads it as a table of amounts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, joined over lines and pages. `marks` give the source of the text from a character offset on
    (ascending, first at 0), so that a number in the middle of it has a line and a page."""

    id: str
    text: str
    source: Source
    marks: tuple[tuple[int, Source], ...] = ()

    def source_at(self, offset: int) -> Source:
        """The source of the character at `offset` (0-based)."""
        found = self.source
        for start, source in self.marks:
            if start > offset:
                break
            found = source
        return found


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a part (第一部分), 2 a section (一、), 3 a subsection (（一）), 0 unknown."""

    id: str
    text: str
    level: int
    source: Source


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents 目录; `page_label` as printed, None where there is none."""

    id: str
    text: str
    page_label: str | None
    source: Source


@dataclass(frozen=True)
class Table:
    """One table, also where it crosses pages. Header rows and body rows all have `width` cells.

    `title`: the caption as printed, "" where none was found. `label`: a printed number such as 预算公开表1.
    `unit`: the amount unit printed with the table, None where none is printed. `organisation`: text behind 单位名称：.
    """

    id: str
    title: str
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...] = ()
    unit: Unit | None = None
    organisation: str = ""
    label: str = ""
    kind: TableKind = TableKind.GRID
    notes: tuple[Paragraph, ...] = ()
    """Lines printed under the table (注：…)."""
    doubts: tuple[Doubt, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    title_source: Source = NOWHERE
    unit_source: Source = NOWHERE
    organisation_source: Source = NOWHERE
    row_pages: tuple[int, ...] = ()
    """Page of each body row; empty for input without pages."""
    reading: Doubt | None = None
    """What was assumed to read it so; None where it is read as it stands."""
    is_chosen: bool = False
    """Whether a person chose the reading: no arithmetic chooses another one then."""

    @property
    def reading_name(self) -> str:
        """The name of the reading in place."""
        return reading_name(self.reading.code if self.reading else LITERAL, self.header, self.rows)

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return max((len(row) for row in (*self.header, *self.rows)), default=0)

    @cached_property
    def header_paths(self) -> tuple[tuple[str, ...], ...]:
        """For each column the header texts from top to bottom, merged cells repeated over the columns they cover,
        repeats dropped, blanks skipped."""
        paths: list[list[str]] = [[] for _ in range(self.width)]
        for row in self.header:
            spanning = ("", 0)
            for column, cell in enumerate(row):
                if cell.text:
                    spanning = (cell.text, cell.column_span - 1)
                    text = cell.text
                elif cell.is_covered and spanning[1] > 0:
                    spanning = (spanning[0], spanning[1] - 1)
                    text = spanning[0]
                else:
                    spanning = ("", 0)
                    text = ""
                if text and (not paths[column] or paths[column][-1] != text):
                    paths[column].append(text)
        return tuple(tuple(path) for path in paths)

    def cell(self, row: int, column: int) -> Cell:
        """The body cell at 0-based `row` and `column`; an empty one where the row is short."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY_CELL

    def ref(self, row: int, column: int) -> str:
        """Reference of the body cell at 0-based `row` and `column`."""
        return f"{self.id}/r{row + 1}/c{column + 1}"

    def body(self) -> Iterator[tuple[int, int, Cell]]:
        """Every body cell with its 0-based row and column."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                yield row, column, cell

    def replaced(self, **changes: object) -> Table:
        """A copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # field names are checked by dataclasses.replace


Block = Heading | Paragraph | Table


class PageState(StrEnum):
    """What became of a page."""

    READ = "read"
    IMAGE = "image"
    """No text layer: not checked, never reported as missing tables."""
    GIBBERISH = "gibberish"
    """A text layer whose characters mean nothing (broken font map): not checked."""
    FAILED = "failed"
    """Reading it failed or took more than its time or memory."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; sizes in PDF points, as displayed (after /Rotate)."""

    number: int
    width: float
    height: float
    state: PageState = PageState.READ
    reason: Message | None = None
    turn: int = 0
    """Quarter turns clockwise a reader gives the displayed page to read it; positions are those of the turned page."""


@dataclass(frozen=True, slots=True)
class Watermark:
    """Text repeated across pages behind or over the content, kept apart from it."""

    text: str
    places: tuple[Source, ...]


class InputKind(StrEnum):
    """What kind of file was read."""

    PDF = "pdf"
    TEXT = "text"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Document:
    """One file as read. `blocks` in reading order, contents range and watermarks taken out of them."""

    path: str
    sha256: str
    kind: InputKind
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    watermarks: tuple[Watermark, ...] = ()
    outline: tuple[tuple[int, str, int | None], ...] = ()
    """Outline entries of a PDF: level, title, page."""
    metadata: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reader: str = ""
    """Name and version of the reader; part of the cache key."""
    cover: tuple[Paragraph | Heading, ...] = field(default=())
    """Lines of the cover page, before the contents; they are also in `blocks`."""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order, performance forms and directories included."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def _tables_by_id(self) -> dict[str, Table]:
        return {table.id: table for table in self.tables}

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {block.id: position for position, block in enumerate(self.blocks)}

    def table(self, identity: str) -> Table:
        """The table with that id; raises `KeyError`."""
        return self._tables_by_id[identity]

    def position(self, identity: str) -> int:
        """Place of a block in reading order, 0-based; raises `KeyError`."""
        return self._positions[identity]

    def block(self, identity: str) -> Block:
        """The block with that id; raises `KeyError`."""
        return self.blocks[self._positions[identity]]

    def with_tables(self, changed: dict[str, Table]) -> Document:
        """A copy in which some tables are replaced by id."""
        blocks = (changed.get(block.id, block) if isinstance(block, Table) else block for block in self.blocks)
        return replace(self, blocks=tuple(blocks))
