"""Reads Excel files: one or more tables per sheet, merged headers, caption and note lines around them.

Owns the way from worksheets to lines and grids. Called by `extract.read`. Places are sheet and cell address. Formulas
are never computed: the value that was stored with them is read, and a formula without one is a doubtful blank.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reviewer.extract.captions import is_note, is_title, peel_caption_rows
from reviewer.extract.characters import ordinary
from reviewer.extract.kinds import begins_form, is_directory_header
from reviewer.extract.merged_rows import lined
from reviewer.extract.office import check_parts, damaged_as_input_error, without_blank_cells
from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine, RawPage
from reviewer.extract.shapes import BREAK, tidy_cell
from reviewer.extract.xlsx_values import shown
from reviewer.model.document import Cell, Doubt, Page, Row, Source, Trust
from reviewer.words import message

READER = "xlsx-1"
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_SHEETS = 200
_UNCOMPUTED = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*><f(?:\s[^>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')


def read_xlsx(data: bytes, name: str) -> RawFile:
    """The tables and lines of a workbook; raises `InputError` where it is damaged or unsafe."""
    check_parts(data, name)
    pages: list[RawPage] = []
    doubts: list[Doubt] = []
    with damaged_as_input_error(name):
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(without_blank_cells(data)), data_only=True)
        uncomputed = _uncomputed(data)
        for number, sheet in enumerate(book.worksheets[:MAX_SHEETS], 1):
            if sheet.sheet_state != "visible":
                doubts.append(Doubt("hidden-sheet", message("input.doubt.hidden_sheet", sheet=sheet.title)))
                continue
            rows, hidden = _visible(sheet, _rows(sheet, uncomputed.get(number, frozenset())))
            if hidden:
                doubts.append(
                    Doubt("hidden-cells", message("input.doubt.hidden_cells", sheet=sheet.title, places=hidden))
                )
            pages.append(RawPage(Page(number, 0.0, 0.0), tuple(_items(rows, sheet.title))))
        properties = book.properties
        metadata = tuple(
            (key, str(value)) for key in ("title", "creator", "created") if (value := getattr(properties, key, None))
        )
    return RawFile(tuple(pages), metadata=metadata, doubts=tuple(doubts), reader=READER)


def _rows(sheet: Any, uncomputed: frozenset[str]) -> list[Row]:
    """The used rectangle of a sheet, merged cells as spans, empty rows kept, empty outer columns cut."""
    height, width = min(sheet.max_row or 0, MAX_ROWS), min(sheet.max_column or 0, MAX_COLUMNS)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        top, left = area.min_row, area.min_col
        bottom, right = min(area.max_row, height), min(area.max_col, width)
        if top > bottom or left > right:
            continue
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        covered.discard((top, left))
    rows: list[Row] = []
    for row_number, cells in enumerate(sheet.iter_rows(min_row=1, max_row=height, max_col=width), 1):
        row: list[Cell] = []
        printed: list[str] = []
        for column, cell in enumerate(cells, 1):
            source = Source(sheet=sheet.title, address=cell.coordinate)
            down, right = spans.get((row_number, column), (1, 1))
            is_covered = (row_number, column) in covered
            text = "" if is_covered else ordinary(shown(cell.value, getattr(cell, "number_format", "General")))
            printed.append(text.replace("\n", BREAK))
            trust = Trust.DOUBTFUL if cell.coordinate in uncomputed else Trust.CERTAIN
            row.append(Cell(tidy_cell(text), source, down, right, is_covered, trust))
        rows.append(lined(tuple(row), printed))
    return rows


def _visible(sheet: Any, rows: Sequence[Row]) -> tuple[list[Row], str]:
    """Rows and columns that the sheet shows, cut to what is used, and the hidden ones that hold something."""
    columns = {
        number
        for size in sheet.column_dimensions.values()
        if size.hidden
        for number in range(size.min or 0, min(size.max or 0, MAX_COLUMNS) + 1)
    }
    lines = {number for number, size in sheet.row_dimensions.items() if size.hidden}
    if not columns and not lines:
        return _cut(rows), ""
    held_rows = [number for number, row in enumerate(rows, 1) if number in lines and any(cell.text for cell in row)]
    held_columns = sorted(
        {number for row in rows for number, cell in enumerate(row, 1) if number in columns and cell.text}
    )
    shown = [
        tuple(cell for number, cell in enumerate(row, 1) if number not in columns)
        for line, row in enumerate(rows, 1)
        if line not in lines
    ]
    from openpyxl.utils import get_column_letter

    names = [*map(str, held_rows), *map(get_column_letter, held_columns)]
    return _cut(_spans_of_shown(shown)), "、".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")


_NAMED = 8
"""Hidden rows and columns named in a doubt."""


def _spans_of_shown(rows: Sequence[Row]) -> list[Row]:
    """Spans cut to the cells that are left; what a hidden cell covered is a blank of its own."""
    owned: set[tuple[int, int]] = set()
    shown: list[Row] = []
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for column, cell in enumerate(row):
            if cell.is_covered:
                cells.append(cell if (at, column) in owned else replace(cell, is_covered=False))
                continue
            right = 1
            while right < cell.column_span and column + right < len(row) and row[column + right].is_covered:
                right += 1
            down = 1
            while down < cell.row_span and at + down < len(rows) and rows[at + down][column].is_covered:
                down += 1
            owned.update((at + y, column + x) for y in range(down) for x in range(right))
            cells.append(replace(cell, column_span=right, row_span=down))
        shown.append(tuple(cells))
    return shown


def _cut(rows: Sequence[Row]) -> list[Row]:
    """Rows without empty columns at the left and right and empty rows at top and bottom."""
    used = [column for row in rows for column, cell in enumerate(row) if cell.text]
    if not used:
        return []
    first, last = min(used), max(used)
    cut = [row[first : last + 1] for row in rows]
    while cut and not any(cell.text for cell in cut[-1]):
        cut.pop()
    while cut and not any(cell.text for cell in cut[0]):
        cut.pop(0)
    return cut


def _items(rows: Sequence[Row], sheet: str) -> list[RawItem]:
    """Lines and grids of one sheet. An empty row ends a grid only where a caption follows it."""
    items: list[RawItem] = []
    block: list[Row] = []
    for position, row in enumerate(rows):
        if any(cell.text for cell in row):
            block.append(row)
        elif block and (
            peel_caption_rows(rows[position + 1 : position + 7])[0] or _begins_another(rows[position + 1 :])
        ):
            items.extend(_block(block))
            block = []
    items.extend(_block(block))
    titled = any(isinstance(item, RawLine) and is_title(item.text) for item in items)
    if not titled and is_title(sheet) and any(isinstance(item, RawGrid) for item in items):
        items.insert(0, RawLine(sheet, Source(sheet=sheet), ends_paragraph=True))
    return items


def _begins_another(rows: Sequence[Row]) -> bool:
    """Whether the next row that holds something begins a directory or a performance form."""
    following = next((at for at, row in enumerate(rows[:_BLANK_ROWS]) if any(cell.text for cell in row)), None)
    if following is None:
        return False
    return is_directory_header(rows[following]) or begins_form(rows[following : following + 1])


_BLANK_ROWS = 6
"""Empty rows between two tables of a sheet."""


def _block(rows: Sequence[Row]) -> list[RawItem]:
    items: list[RawItem] = []
    captions, _ = peel_caption_rows(rows)
    for row in rows[:captions]:
        items.extend(_lines(row))
    body = list(rows[captions:])
    notes: list[Row] = []
    while body and _is_note_row(body[-1]):
        notes.insert(0, body.pop())
    if body and all(sum(bool(cell.text) for cell in row) <= 1 for row in body):
        for row in body:
            items.extend(_lines(row))
    elif body:
        items.append(RawGrid(tuple(body), body[0][0].source))
    for row in notes:
        items.extend(_lines(row))
    return items


def _lines(row: Row) -> list[RawItem]:
    texts = [cell for cell in row if cell.text]
    return [RawLine(cell.text, cell.source, ends_paragraph=True) for cell in texts]


def _is_note_row(row: Row) -> bool:
    texts = [cell for cell in row if cell.text]
    return len(texts) == 1 and is_note(texts[0].text)


def _uncomputed(data: bytes) -> dict[int, frozenset[str]]:
    """Addresses of formulas stored without a value, by number of the worksheet part."""
    found: dict[int, frozenset[str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.namelist():
            if match := re.fullmatch(r"xl/worksheets/sheet(\d{1,4})\.xml", entry):
                addresses = frozenset(hit.decode("ascii") for hit in _UNCOMPUTED.findall(archive.read(entry)))
                if addresses:
                    found[int(match[1])] = addresses
    return found
