"""Small PDFs drawn for the tests of reading: one table, in every way that offices draw tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
HEAD = (("科目", "", "预算数", "", ""), ("编码", "名称", "合计", "基本支出", "项目支出"))
BODY = (
    ("合计", "", "4218.60", "3120.40", "1098.20"),
    ("213", "农林水支出", "3412.15", "2313.95", "1098.20"),
    ("21301", "农业农村", "3412.15", "2313.95", "1098.20"),
    ("208", "社会保障和就业支出", "486.25", "486.25", ""),
    ("221", "住房保障支出", "320.20", "320.20", ""),
)
XS = (60.0, 110.0, 260.0, 340.0, 420.0, 500.0)
TOP = 640.0
ROW = 24.0

Border = Callable[[Canvas, int], None]


def drawn(
    path: Path,
    border: Border,
    *,
    watermark: str = "",
    copies: int = 1,
    turned: int = 0,
    hidden: str = "",
    before: Callable[[Canvas], None] | None = None,
) -> Path:
    """One page with the table and `border` around its cells; see the parameters of the tests that use them."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=landscape(A4) if turned % 180 else A4, invariant=1)
    if turned:
        canvas.setPageRotation(turned)
        _turn(canvas, turned)
    if before is not None:
        before(canvas)
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(A4[0] / 2, TOP + 60, "2030年预算支出总表")
    canvas.setFont(FONT, 10)
    canvas.drawString(60, TOP + 20, "单位名称：示例县示例局")
    canvas.drawRightString(500, TOP + 20, "单位：万元")
    for _ in range(copies):
        _write(canvas)
    border(canvas, len(HEAD) + len(BODY))
    if watermark:
        canvas.saveState()
        canvas.setFont(FONT, 40)
        canvas.translate(150, TOP - 220)
        canvas.rotate(45)
        canvas.drawString(0, 0, watermark)
        canvas.restoreState()
    if hidden:
        text = canvas.beginText(60, TOP - 60)
        text.setTextRenderMode(3)
        text.setFont(FONT, 10)
        text.textLine(hidden)
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    path.write_bytes(stream.getvalue())
    return path


def _turn(canvas: Canvas, turned: int) -> None:
    width, height = A4
    if turned == 90:
        canvas.transform(0, 1, -1, 0, height, 0)
    elif turned == 180:
        canvas.transform(-1, 0, 0, -1, width, height)
    else:
        canvas.transform(0, -1, 1, 0, 0, width)


def _write(canvas: Canvas) -> None:
    canvas.setFont(FONT, 10)
    for index, row in enumerate((*HEAD, *BODY)):
        y = TOP - ROW * index - 16
        for column, text in enumerate(row):
            if index == 0 and text:
                right = XS[2] if column == 0 else XS[5]
                canvas.drawCentredString((XS[column] + right) / 2, y, text)
            elif index == 1:
                canvas.drawCentredString((XS[column] + XS[column + 1]) / 2, y, text)
            elif text and column >= 2:
                canvas.drawRightString(XS[column + 1] - 4, y, text)
            elif text:
                canvas.drawString(XS[column] + 4, y, text)


def _edge(row: int) -> float:
    return TOP - ROW * row


def full_grid(canvas: Canvas, rows: int) -> None:
    """Every border drawn as a stroke; the two merged head cells have no line inside."""
    for row in range(rows + 1):
        canvas.line(XS[0], _edge(row), XS[-1], _edge(row))
    for column, x in enumerate(XS):
        top = 0 if column in {0, 2, 5} else 1
        canvas.line(x, _edge(top), x, _edge(rows))


def hairlines(canvas: Canvas, rows: int) -> None:
    """Every border a thin filled rectangle, as browsers draw them, each cell its own."""
    for row in range(rows + 1):
        canvas.rect(XS[0], _edge(row), XS[-1] - XS[0], 0.6, stroke=0, fill=1)
    for column, x in enumerate(XS):
        for row in range(0 if column in {0, 2, 5} else 1, rows):
            canvas.rect(x, _edge(row + 1), 0.6, ROW, stroke=0, fill=1)


def double_lines(canvas: Canvas, rows: int) -> None:
    """Every border twice, two points apart."""
    full_grid(canvas, rows)
    canvas.saveState()
    canvas.translate(2, -2)
    full_grid(canvas, rows)
    canvas.restoreState()


def open_sides(canvas: Canvas, rows: int) -> None:
    """No left and no right border."""
    for row in range(rows + 1):
        canvas.line(XS[0], _edge(row), XS[-1], _edge(row))
    for column, x in enumerate(XS[1:-1], 1):
        canvas.line(x, _edge(0 if column == 2 else 1), x, _edge(rows))


def header_box(canvas: Canvas, rows: int) -> None:
    """Only the two head rows are ruled."""
    full_grid(canvas, 2)


def outer_box(canvas: Canvas, rows: int) -> None:
    """The head is ruled, the body has only a box around all of it."""
    full_grid(canvas, 2)
    canvas.rect(XS[0], _edge(rows), XS[-1] - XS[0], ROW * (rows - 2))


def stripes(canvas: Canvas, rows: int) -> None:
    """Horizontal rules only; a short one under each merged head."""
    for row in range(rows + 1):
        if row == 1:
            canvas.line(XS[0], _edge(row), XS[2] - 8, _edge(row))
            canvas.line(XS[2] + 8, _edge(row), XS[-1], _edge(row))
        else:
            canvas.line(XS[0], _edge(row), XS[-1], _edge(row))


def three_rules(canvas: Canvas, rows: int) -> None:
    """A rule above the head, one below it, one at the end."""
    for row in (0, 2, rows):
        canvas.line(XS[0], _edge(row), XS[-1], _edge(row))


def nothing(canvas: Canvas, rows: int) -> None:
    """No rule at all."""


Line = tuple[str, ...]
LEFT = "<"
"""A cell of a line that is one with the cell left of it."""


@dataclass(frozen=True)
class Sheet:
    """One page of a table whose rules need not fit its rows. `bands`: between two horizontal rules the lines printed
    there, usually one, `LEFT` for a cell that belongs to the one left of it; `xs`: where its vertical rules stand;
    `title`, `unit`: printed above, "" for none.
    `shifts`: texts printed that many points aside, by line (counted over all bands) and column."""

    bands: Sequence[Sequence[Line]]
    xs: tuple[float, ...]
    title: str = ""
    unit: str = ""
    shifts: Mapping[tuple[int, int], float] = field(default_factory=dict)
    top: float = 700.0
    below: str = ""


def bands(*lines: Line) -> tuple[tuple[Line, ...], ...]:
    """Every line between rules of its own."""
    return tuple((line,) for line in lines)


def printed(path: Path, *sheets: Sheet) -> Path:
    """A PDF with one page for each sheet."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for sheet in sheets:
        _print(canvas, sheet)
        canvas.showPage()
    canvas.save()
    path.write_bytes(stream.getvalue())
    return path


def _print(canvas: Canvas, sheet: Sheet) -> None:
    if sheet.title:
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, sheet.top + 40, sheet.title)
    canvas.setFont(FONT, 9)
    if sheet.unit:
        canvas.drawRightString(sheet.xs[-1], sheet.top + 10, sheet.unit)
    y, number = sheet.top, 0
    canvas.line(sheet.xs[0], y, sheet.xs[-1], y)
    for band in sheet.bands:
        for column, x in enumerate(sheet.xs):
            if all(column >= len(line) or line[column] != LEFT for line in band):
                canvas.line(x, y, x, y - 18 * len(band))
        for line in band:
            for column, text in enumerate(line):
                if text == LEFT:
                    continue
                aside = sheet.shifts.get((number, column), 0.0)
                is_amount = text.replace(".", "").replace(",", "").isdigit() and "." in text
                if is_amount:
                    canvas.drawRightString(sheet.xs[column + 1] - 4 + aside, y - 13, text)
                else:
                    canvas.drawString(sheet.xs[column] + 3 + aside, y - 13, text)
            y -= 18
            number += 1
        canvas.line(sheet.xs[0], y, sheet.xs[-1], y)
    if sheet.below:
        canvas.drawString(sheet.xs[0], y - 20, sheet.below)
