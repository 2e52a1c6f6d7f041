"""Reads Word files: paragraphs with their heading level and printed number, tables with merged cells, watermarks.

Owns the way from WordprocessingML to lines and grids. Called by `extract.read`. Places are paragraph numbers (`¶12`);
pages are not known before Word lays the text out. Headers and footers are not content and are not read, except for
the text of a watermark in them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from reviewer.extract.characters import ordinary
from reviewer.extract.docx_numbering import Numbering
from reviewer.extract.merged_rows import lined
from reviewer.extract.office import check_parts, damaged_as_input_error
from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine, RawPage
from reviewer.extract.shapes import BREAK, tidy_cell
from reviewer.model.document import Cell, Page, Row, Source

READER = "docx-1"
MAX_COLUMNS = 200
MAX_DEPTH = 20
"""Levels of nested content controls and tables."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_HEADING_STYLE = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> RawFile:
    """The lines and grids of a Word file; raises `InputError` where it is damaged or unsafe."""
    check_parts(data, name)
    with damaged_as_input_error(name):
        import docx

        file = docx.Document(io.BytesIO(data))
        reader = _Reader(file)
        items = tuple(reader.items(file.element.body, 0))
        watermark = tuple(_watermarks(file))
        metadata = tuple(
            (key, str(value))
            for key in ("title", "author", "created", "modified")
            if (value := getattr(file.core_properties, key, None))
        )
    return RawFile((RawPage(Page(1, 0.0, 0.0), items, watermark),), metadata=metadata, reader=READER)


class _Reader:
    def __init__(self, file: Any) -> None:
        self._paragraph = 0
        self._levels, self._lists = _style_facts(file)
        self._numbering = Numbering(_numbering_root(file))

    def items(self, parent: Any, depth: int) -> Iterator[RawItem]:
        """Lines and grids below `parent`, in order."""
        if depth > MAX_DEPTH:
            return
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                yield from self._lines(child)
            elif child.tag == f"{_W}tbl":
                if _is_frame(child):
                    for cell in (cell for row in _rows(child) for cell in _cells(row)):
                        yield from self.items(cell, depth + 1)
                elif (grid := self._grid(child)) is not None:
                    yield grid
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
                yield from self.items(child, depth + 1)

    def _lines(self, paragraph: Any) -> Iterator[RawLine]:
        self._paragraph += 1
        source = Source(address=f"¶{self._paragraph}")
        text = self._prefix(paragraph) + _text(paragraph)
        style = _style(paragraph)
        level = _outline_level(paragraph) or self._levels.get(style, 0)
        bold = _is_bold(paragraph)
        centred = _child_value(paragraph, "pPr/jc") == "center"
        for part in text.split("\n"):
            if part.strip():
                yield RawLine(
                    part.strip(" \u3000"),
                    source,
                    bold=bold,
                    heading_level=level,
                    ends_paragraph=True,
                    is_centred=centred,
                )

    def _prefix(self, paragraph: Any) -> str:
        number, level = _child_value(paragraph, "pPr/numPr/numId"), _child_value(paragraph, "pPr/numPr/ilvl")
        if not number:
            number, inherited = self._lists.get(_style(paragraph), ("", "0"))
            level = level or inherited
        if not number or number == "0":
            return ""
        return self._numbering.prefix(number, int(level) if level.isdecimal() else 0)

    def _grid(self, table: Any) -> RawGrid | None:
        rows: list[dict[int, Cell]] = []
        open_merges: dict[int, tuple[int, int]] = {}
        for row in _rows(table):
            self._paragraph += 1
            cells: dict[int, Cell] = {}
            printed: dict[int, str] = {}
            column = _integer(_child_value(row, "trPr/gridBefore"))
            merges: dict[int, tuple[int, int]] = {}
            for cell in _cells(row):
                if column >= MAX_COLUMNS:
                    break
                span = max(1, min(_integer(_child_value(cell, "tcPr/gridSpan")) or 1, MAX_COLUMNS - column))
                source = Source(address=f"¶{self._paragraph}")
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                continued = merge is not None and merge.get(f"{_W}val") != "restart" and column in open_merges
                if continued:
                    origin = open_merges[column]
                    merges[column] = origin
                    first = rows[origin[0]][origin[1]]
                    rows[origin[0]][origin[1]] = _taller(first, len(rows) - origin[0] + 1)
                    cells[column] = Cell("", source, is_covered=True)
                else:
                    printed[column] = _cell_text(cell)
                    cells[column] = Cell(tidy_cell(printed[column]), source, column_span=span)
                    if merge is not None:
                        merges[column] = (len(rows), column)
                for covered in range(column + 1, column + span):
                    cells[covered] = Cell("", source, is_covered=True)
                column += span
            open_merges = merges
            texts = [printed.get(place, "") for place in cells]
            rows.append(dict(zip(cells, lined(tuple(cells.values()), texts), strict=True)))
        width = max((max(cells, default=-1) + 1 for cells in rows), default=0)
        if not width:
            return None
        grid: tuple[Row, ...] = tuple(
            tuple(cells.get(column, Cell("", Source(address="¶"))) for column in range(width)) for cells in rows
        )
        return RawGrid(grid, Source(address=f"¶{self._paragraph - len(rows) + 1}"))


MAX_FRAME = 4
"""Cells of a table that only arranges what is in them."""


def _is_frame(table: Any) -> bool:
    """Whether a table is no table but a frame around others: few cells, at least one of them with a table of its own
    that has more cells than the frame."""
    own = [cell for row in _rows(table) for cell in _cells(row)]
    if len(own) > MAX_FRAME:
        return False
    inner = [nested for cell in own for nested in cell.iterchildren(f"{_W}tbl")]
    return any(sum(1 for _ in nested.iter(f"{_W}tc")) > len(own) for nested in inner)


def _rows(table: Any) -> Iterator[Any]:
    """Rows of a table, also those inside content controls and revisions; rows of nested tables are not its own."""
    for child in table.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _rows(child)


def _taller(cell: Cell, rows: int) -> Cell:
    return Cell(cell.text, cell.source, rows, cell.column_span)


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag == f"{_W}sdt":
            yield from child.iter(f"{_W}tc")


def _cell_text(cell: Any) -> str:
    """The text of a cell, `BREAK` between its lines and paragraphs."""
    return BREAK.join(_text(paragraph).replace("\n", BREAK).strip(" ") for paragraph in cell.iter(f"{_W}p"))


def _text(paragraph: Any) -> str:
    """The printed text of a paragraph; tabs kept, line breaks as newlines, copies for old programs skipped."""
    parts: list[str] = []
    skipped = {id(node) for fallback in paragraph.iter(_FALLBACK) for node in fallback.iter()}
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if id(node) in skipped:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            if node.getparent().tag == f"{_W}r":
                parts.append("\t")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append("\n")
    return ordinary("".join(parts))


def _style_facts(file: Any) -> tuple[dict[str, int], dict[str, tuple[str, str]]]:
    """Heading level and list of every paragraph style, by style id."""
    levels: dict[str, int] = {}
    lists: dict[str, tuple[str, str]] = {}
    for style in file.styles.element.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        match = _HEADING_STYLE.match(_child_value(style, "name"))
        outline = _child_value(style, "pPr/outlineLvl")
        if match:
            levels[identity] = int(match[1])
        elif outline.isdecimal() and int(outline) < 9:
            levels[identity] = int(outline) + 1
        if number := _child_value(style, "pPr/numPr/numId"):
            lists[identity] = (number, _child_value(style, "pPr/numPr/ilvl") or "0")
    return levels, lists


def _numbering_root(file: Any) -> Any | None:
    for relation in file.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _watermarks(file: Any) -> Iterator[RawLine]:
    for relation in file.part.rels.values():
        if relation.reltype.endswith("/header") and not relation.is_external:
            element = getattr(relation.target_part, "element", None)
            for path in element.iter(_TEXTPATH) if element is not None else ():
                if text := (path.get("string") or "").strip():
                    yield RawLine(text, Source())


def _style(paragraph: Any) -> str:
    return _child_value(paragraph, "pPr/pStyle")


def _outline_level(paragraph: Any) -> int:
    value = _child_value(paragraph, "pPr/outlineLvl")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    return bool(runs) and all(
        (mark := run.find(f"{_W}rPr/{_W}b")) is not None and mark.get(f"{_W}val") not in {"0", "false"} for run in runs
    )


def _child_value(element: Any, path: str) -> str:
    child = element.find("/".join(f"{_W}{part}" for part in path.split("/")))
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0
