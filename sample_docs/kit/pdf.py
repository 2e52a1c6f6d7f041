"""Draws a sample as PDF: cover, contents with page numbers, running text, tables that cross pages.

Two passes: the first finds the page of every heading, the second prints the contents. Output is the same to the byte
from run to run (fixed dates and ids).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from sample_docs.kit.content import Block, Content, Grid
from sample_docs.kit.fonts import Faces
from sample_docs.kit.pdf_table import lay_out

MARGIN = 56.0


@dataclass(frozen=True)
class Style:
    """Look of one document. `font`: sans or serif Latin; sizes in points."""

    font: str = "sans"
    body: float = 12.0
    leading: float = 1.6
    footer: str = "- {page} -"
    rule: float = 0.6
    indent_units: float = 2.0


def write_pdf(content: Content, path: Path, style: Style) -> None:
    """Write the PDF file."""
    pages = _Painter(content, style, {}).paint()[1]
    data = _Painter(content, style, pages).paint()[0]
    path.write_bytes(data)


def page_numbers(content: Content, style: Style) -> dict[str, int]:
    """Printed page number of every block, by block id; the first numbered page is 1."""
    return _Painter(content, style, {}).paint()[1]


FRONT_PAGES = 2
"""Cover and contents, before the first numbered page."""


class _Painter:
    def __init__(self, content: Content, style: Style, known: dict[str, int]) -> None:
        self.content, self.style, self.known = content, style, known
        self.faces = Faces(style.font)
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle("".join(content.cover))
        self.canvas.setCreator("sample_docs/build.py")
        self.pages: dict[str, int] = {}
        self.size = A4
        self.number = 0
        self.y = 0.0
        self.used = False
        self.numbered = False
        self.level = -1

    @property
    def width(self) -> float:
        return float(self.size[0] - 2 * MARGIN)

    def paint(self) -> tuple[bytes, dict[str, int]]:
        self._cover()
        self._contents()
        self.numbered = True
        self._new_page(A4)
        for block in self.content.blocks:
            self._block(block)
        self._end_page()
        self.canvas.save()
        return self.buffer.getvalue(), self.pages

    def _cover(self) -> None:
        self._new_page(A4)
        self.y = self.size[1] * 0.68
        for line in self.content.cover:
            self._line(line, 24, centred=True)
            self.y -= 24
        self._end_page()

    def _contents(self) -> None:
        self._new_page(A4)
        self._line("目  录", 18, centred=True)
        self.y -= 12
        for identity, text in self.content.contents:
            label = str(self.known.get(identity, 0))
            room = self.width - self.faces.width(text, 11) - self.faces.width(label, 11) - 6
            dots = "." * max(3, int(room / self.faces.width(".", 11)))
            self._need(19)
            self._draw(MARGIN, self.y - 11, f"{text}{dots}", 11)
            self._draw(MARGIN + self.width - self.faces.width(label, 11), self.y - 11, label, 11)
            self.y -= 19
        self._end_page()

    def _block(self, block: Block) -> None:
        if block.page_break and self.used:
            wide = isinstance(block, Grid) and block.landscape
            self._end_page()
            self._new_page(landscape(A4) if wide else A4)
        if isinstance(block, Grid):
            self._caption(block)
            self._grid(block)
            for note in block.notes if block.kind == "grid" else ():
                self._line(note, block.size + 1)
            self.y -= 14
            return
        self._mark(block.id, block.text, block.level)
        if block.level > 0:
            size = self.style.body + {1: 5.0, 2: 2.5, 3: 0.5}[block.level]
            self._need(3.2 * size)
            self.y -= 6
            self._line(block.text, size, centred=block.level == 1)
        elif block.level < 0:
            self._line(block.text, self.style.body, centred=block.level == -1)
        else:
            indent = self.style.indent_units * self.style.body
            for place, line in enumerate(self.faces.wrap(block.text, self.style.body, self.width, indent)):
                self._line(line, self.style.body, indent=indent if place == 0 else 0.0)
        self.y -= 3

    def _caption(self, grid: Grid) -> None:
        self._need(120 if grid.kind == "grid" else 90)
        if grid.label:
            self._line(grid.label, 10)
        if grid.title:
            self._mark(grid.id, grid.title, 2)
            self._line(grid.title, 15 if grid.kind == "grid" else 13, centred=True)
        for note in grid.notes if grid.kind == "performance" else ():
            self._line(note, 10, centred=True)
        if grid.kind == "grid" and (grid.organisation or grid.unit):
            self.y -= 4
            left = f"{grid.organisation_label}：{grid.organisation}" if grid.organisation else ""
            right = f"单位：{grid.unit}" if grid.unit else ""
            self._draw(MARGIN, self.y - 9, left, 9)
            self._draw(MARGIN + self.width - self.faces.width(right, 9), self.y - 9, right, 9)
            self.y -= 14
        self.y -= 2

    def _grid(self, grid: Grid) -> None:
        layout = lay_out(grid, self.faces, MARGIN, self.width)
        top = 0
        while top < len(grid.rows):
            head = range(grid.header_rows) if grid.repeat_header and top > 0 else range(0)
            shown = [*head]
            left = self.y - MARGIN - sum(layout.heights[row] for row in head)
            while top < len(grid.rows) and (left >= layout.heights[top] or len(shown) == len(head)):
                left -= layout.heights[top]
                shown.append(top)
                top += 1
            self.canvas.setLineWidth(self.style.rule)
            self.y = layout.draw(self.canvas, shown, self.y, self._draw)
            if top < len(grid.rows):
                self._end_page()
                self._new_page(self.size)

    def _mark(self, identity: str, text: str, level: int) -> None:
        self.pages[identity] = self.number
        if level > 0 and text:
            self.canvas.bookmarkPage(identity)
            depth = min(level - 1, self.level + 1)
            self.canvas.addOutlineEntry(text, identity, depth, 0)
            self.level = depth

    def _line(self, text: str, size: float, *, centred: bool = False, indent: float = 0.0) -> None:
        lines = self.faces.wrap(text, size, self.width) if centred else [text]
        for line in lines:
            self._need(size * self.style.leading)
            x = MARGIN + indent
            if centred:
                x = MARGIN + (self.width - self.faces.width(line, size)) / 2
            self._draw(x, self.y - size, line, size)
            self.y -= size * self.style.leading

    def _draw(self, x: float, y: float, text: str, size: float) -> None:
        if not text:
            return
        self.used = True
        writer = self.canvas.beginText(x, y)
        for name, run in self.faces.runs(text):
            writer.setFont(name, size)
            writer.textOut(run)
        self.canvas.drawText(writer)

    def _need(self, height: float) -> None:
        if self.y - height < MARGIN:
            self._end_page()
            self._new_page(self.size)

    def _new_page(self, size: tuple[float, float]) -> None:
        self.size = size
        self.canvas.setPageSize(size)
        self.y = size[1] - MARGIN
        self.used = False
        self.number += self.numbered

    def _end_page(self) -> None:
        if self.numbered:
            label = self.style.footer.format(page=self.number)
            self._draw((self.size[0] - self.faces.width(label, 9)) / 2, 30, label, 9)
        self.canvas.showPage()
