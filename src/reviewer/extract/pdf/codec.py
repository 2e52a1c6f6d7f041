"""Pages as JSON and back: between reading processes, and in the cache. No pickle: both ends may meet hostile bytes.

Positions are rounded to a hundredth of a point. A page of another `VERSION` is refused with `ValueError`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reviewer.extract.raw import RawGrid, RawItem, RawLine, RawPage
from reviewer.model.document import BBox, Cell, Doubt, Page, PageState, Row, Source, Trust
from reviewer.words import Message, message

VERSION = 3


def page_to_json(page: RawPage) -> list[Any]:
    """A page as nested lists."""
    head = page.page
    return [
        VERSION,
        [head.number, round(head.width, 2), round(head.height, 2), head.state.value, _message(head.reason), head.turn],
        [_item(item, head.number) for item in page.items],
        [_line(line) for line in page.watermark],
        [_doubt(doubt) for doubt in page.doubts],
    ]


def page_from_json(data: list[Any]) -> RawPage:
    """The page; raises `ValueError`, `TypeError`, `IndexError` or `KeyError` for anything else."""
    version, head, items, watermark, doubts = data
    if version != VERSION:
        raise ValueError("another version of the page codec")
    number = int(head[0])
    page = Page(number, float(head[1]), float(head[2]), PageState(head[3]), _to_message(head[4]), int(head[5]))
    return RawPage(
        page,
        tuple(_to_item(item, number) for item in items),
        tuple(_to_line(line, number) for line in watermark),
        tuple(_to_doubt(doubt) for doubt in doubts),
    )


def _message(said: Message | None) -> list[Any] | None:
    return None if said is None else [said.key, {name: str(value) for name, value in said.params.items()}]


def _to_message(data: list[Any] | None) -> Message | None:
    return None if data is None else message(str(data[0]), **{str(k): str(v) for k, v in data[1].items()})


def _doubt(doubt: Doubt) -> list[Any]:
    return [doubt.code, _message(doubt.message), doubt.is_repair]


def _to_doubt(data: list[Any]) -> Doubt:
    return Doubt(str(data[0]), _to_message(data[1]) or message("pdf.doubt"), bool(data[2]))


def _box(source: Source) -> list[float] | None:
    box = source.bbox
    return None if box is None else [round(value, 2) for value in (box.x0, box.y0, box.x1, box.y1)]


def _source(box: list[float] | None, page: int) -> Source:
    return Source(page=page, bbox=None if box is None else BBox(*(float(value) for value in box)))


def _item(item: RawItem, page: int) -> list[Any]:
    return ["l", *_line(item)] if isinstance(item, RawLine) else ["g", *_grid(item)]


def _to_item(data: list[Any], page: int) -> RawItem:
    return _to_line(data[1:], page) if data[0] == "l" else _to_grid(data[1:], page)


def _line(line: RawLine) -> list[Any]:
    return [
        line.text,
        _box(line.source),
        line.size,
        line.bold,
        round(line.indent, 1),
        line.is_centred,
        round(line.width_used, 3),
    ]


def _to_line(data: list[Any], page: int) -> RawLine:
    text, box, size, bold, indent, centred, used = data
    return RawLine(
        str(text),
        _source(box, page),
        size=float(size),
        bold=bool(bold),
        indent=float(indent),
        is_centred=bool(centred),
        width_used=float(used),
    )


def _grid(grid: RawGrid) -> list[Any]:
    return [
        [[_cell(cell) for cell in row] for row in grid.rows],
        _box(grid.source),
        grid.touches_top,
        grid.touches_bottom,
        list(grid.column_edges),
        list(grid.shaded_rows),
        [_doubt(doubt) for doubt in grid.doubts],
    ]


def _to_grid(data: list[Any], page: int) -> RawGrid:
    rows, box, top, bottom, edges, shaded, doubts = data
    return RawGrid(
        tuple(_to_row(row, page) for row in rows),
        _source(box, page),
        touches_top=bool(top),
        touches_bottom=bool(bottom),
        column_edges=tuple(float(edge) for edge in edges),
        shaded_rows=tuple(int(row) for row in shaded),
        doubts=tuple(_to_doubt(doubt) for doubt in doubts),
    )


def _cell(cell: Cell) -> list[Any] | int:
    if cell.is_covered:
        return 0
    short = [cell.text, _box(cell.source)]
    spans = cell.row_span != 1 or cell.column_span != 1
    if cell.readings or cell.lines or cell.trust is not Trust.CERTAIN:
        rare = [cell.trust.value, list(cell.readings), list(cell.lines)]
        return [*short, cell.row_span, cell.column_span, *rare]
    return [*short, cell.row_span, cell.column_span] if spans else short


def _to_row(row: list[Any], page: int) -> Row:
    return tuple(_to_cell(cell, page) for cell in row)


def _to_cell(data: list[Any] | int, page: int) -> Cell:
    if isinstance(data, int):
        return Cell(source=Source(page=page), is_covered=True)
    text, box, *rest = data
    row_span, column_span = (int(rest[0]), int(rest[1])) if len(rest) >= 2 else (1, 1)
    cell = Cell(str(text), _source(box, page), row_span, column_span)
    if len(rest) < _WITH_RARE:
        return cell
    return replace(cell, trust=Trust(rest[2]), readings=tuple(map(str, rest[3])), lines=tuple(map(str, rest[4])))


_WITH_RARE = 5
"""Values behind text and box where a cell has more than a place: spans, trust, other readings, lines."""
