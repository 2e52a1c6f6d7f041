"""Reads extracted text (.txt, .md): tab-separated rows, pipe and HTML tables, headings, blank lines.

Owns decoding and the line structure. Does not know captions, headers or paragraphs (`assemble`). Called by
`extract.read`. Page breaks are blank lines in such files and cannot be told from other blank lines, so a text has one
page without a number; places are lines.
"""

from __future__ import annotations

import re

from reviewer.errors import InputError
from reviewer.extract.aligned_text import Block, aligned_blocks
from reviewer.extract.characters import ordinary
from reviewer.extract.html_table import HTML_TABLE_END, HTML_TABLE_START, html_grid
from reviewer.extract.markup import LINE_BREAK, is_pipe_rule, pipe_cells, plain_line
from reviewer.extract.merged_rows import lined
from reviewer.extract.pipe_tables import framed_as_pipes, settle_converted
from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine, RawPage
from reviewer.extract.shapes import BREAK, tidy_cell
from reviewer.model.document import EMPTY_CELL, Cell, Page, Row, Source

READER = "text-1"
_RULE_LINE = re.compile(r"^\s*([-*_=—─]\s*){3,}$")
_FORM_FEED = "\f"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
MAX_BYTES = 32 * 1024 * 1024
"""A text longer than this is no disclosure (the longest seen has 0.2 MB)."""
MAX_LINES = 200_000
MAX_TABLE_LINES = 20_000
_COMMENT = re.compile(r"<!--[^>]{0,300}-->")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")


def read_text(data: bytes, name: str) -> RawFile:
    """The lines and grids of a text; raises `InputError` where `data` is not text or too long."""
    if len(data) > MAX_BYTES:
        raise InputError("input.too_large", file=name, size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000)
    lines = ordinary(decode(data, name)).replace("\r\n", "\n").replace("\r", "\n").replace(_FORM_FEED, "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise InputError("input.too_many_lines", file=name, lines=len(lines), limit=MAX_LINES)
    return RawFile((RawPage(Page(1, 0.0, 0.0), tuple(_items(lines))),), reader=READER)


def decode(data: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 (also without its mark) or GB18030; raises `InputError` for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in data[:_SAMPLE]:
        encodings = ("utf-16-le", "utf-16-be")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_like_text(text, is_guess=encoding in {"utf-16-le", "utf-16-be"}):
            return text
    raise InputError("input.not_text", file=name)


_SAMPLE = 200_000
"""Characters that are looked at."""
_ORDINARY = re.compile("[\t\n\r -~\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
_MOSTLY = 0.95


def _looks_like_text(text: str, *, is_guess: bool = False) -> bool:
    """Whether the decoded characters can be written language: almost no control or private-use characters, and where
    the encoding is a guess nearly nothing but Chinese and ASCII."""
    sample = text[:_SAMPLE]
    if not sample:
        return True
    if len(_CONTROL.findall(sample)) > len(sample) * 0.02:
        return False
    return not is_guess or len(_ORDINARY.findall(sample)) >= len(sample) * _MOSTLY


def _items(lines: list[str]) -> list[RawItem]:
    items: list[RawItem] = []
    rows: list[tuple[int, list[str]]] = []
    lines = framed_as_pipes(lines)
    aligned = {block.start: block for block in _aligned(lines)}
    position = 0
    while position < len(lines):
        if position in aligned:
            _flush(rows, items)
            items.append(aligned[position].grid)
            position = aligned[position].end
            continue
        line = _without_comments(lines[position])
        number = position + 1
        position += 1
        if HTML_TABLE_START.search(line):
            _flush(rows, items)
            end = _end_of_table(lines, position - 1)
            items.extend(html_grid("\n".join(lines[position - 1 : end]), number))
            position = end
            continue
        if "\t" in line and line.strip():
            rows.append((number, line.split("\t")))
            continue
        if (cells := pipe_cells(line)) is not None:
            if not is_pipe_rule(cells):
                rows.append((number, cells))
            continue
        _flush(rows, items)
        if not line.strip() or _RULE_LINE.match(line):
            _end_paragraph(items)
        else:
            items.append(plain_line(line, Source(line=number)))
    _flush(rows, items)
    return items


def _aligned(lines: list[str]) -> list[Block]:
    """Tables set with blanks, where the text has no table marks of its own."""
    if any("\t" in line or HTML_TABLE_START.search(line) or pipe_cells(line) is not None for line in lines):
        return []
    return aligned_blocks(lines)


def _without_comments(line: str) -> str:
    """A line without HTML comments and links to pictures, which converters leave behind."""
    if "<!--" in line:
        line = _COMMENT.sub("", line)
    return _PICTURE.sub("", line) if "![" in line else line


def _end_of_table(lines: list[str], start: int) -> int:
    """Index behind the line that closes the HTML table begun at `start`; a bound where none does."""
    last = min(len(lines), start + MAX_TABLE_LINES)
    for index in range(start, last):
        if HTML_TABLE_END.search(lines[index]):
            return index + 1
    return last


def _end_paragraph(items: list[RawItem]) -> None:
    """A blank line ends a paragraph, unless the next step finds that a page break cut it."""
    if items and isinstance(items[-1], RawLine) and items[-1].ends_paragraph is None:
        last = items[-1]
        items[-1] = RawLine(
            last.text, last.source, bold=last.bold, heading_level=last.heading_level, ends_paragraph=True
        )


def _flush(rows: list[tuple[int, list[str]]], items: list[RawItem]) -> None:
    if not rows:
        return
    width = max(len(cells) for _, cells in rows)
    settle_converted([cells for _, cells in rows])
    grid: list[Row] = []
    for number, cells in rows:
        source = Source(line=number)
        blank = Cell("", source)
        printed = [strip_marks(cell) for cell in cells]
        read = tuple(Cell(text, source) if (text := tidy_cell(cell)) else blank for cell in printed)
        read = lined(read, printed)
        grid.append(read + (EMPTY_CELL,) * (width - len(cells)))
    items.append(RawGrid(tuple(grid), Source(line=rows[0][0]), ragged=tuple(len(cells) for _, cells in rows)))
    rows.clear()


def strip_marks(cell: str) -> str:
    """A cell without bold marks of Markdown or HTML; a break is left as `BREAK`."""
    if "<" not in cell and "*" not in cell and "&" not in cell and "\\" not in cell:
        return cell
    return plain_line(LINE_BREAK.sub(BREAK, cell), Source()).text
