"""Tables with few rules or none, set by a browser, a word processor and a spreadsheet program, and read back.

`python -m bench.unruled [--seed N] [--only STYLE] [--keep FOLDER] [-v]`. Needs Chromium and LibreOffice; what is not
installed is left out. Prints for each way of drawing how many of the eight invented tables were read without any
difference in head path, row or cell.
"""

from __future__ import annotations

import argparse
import html
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.invented import Invented, differences, tables
from reviewer.extract.read import read

PROSE = (
    "本部门严格执行预算管理制度，坚持厉行节约，按照规定的程序编制预算，"
    "所列数据均经过核对，相关情况说明如下，请予以监督。"
)
PIXELS = 660
"""Width of a table in a browser."""
CENTIMETRES = 17.0

_CSS = """
@page {{ size: {page}; margin: 15mm }} body {{ font: {size}px 'Noto Sans CJK SC'; margin: 0 }}
h2 {{ text-align: center; font-size: 16px; break-before: page }} p.unit {{ text-align: right; margin: 2px 0 }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
td, th {{ padding: 3px 5px; font-weight: normal }}
td.l {{ text-align: left }} td.c {{ text-align: center }} td.r {{ text-align: right }} tr {{ break-inside: avoid }}
"""
BROWSER = {
    "none": "",
    "none, top": "td { vertical-align: top }",
    "none, head once": "thead { display: table-row-group }",
    "none, landscape": "",
    "none, tight": "td, th { padding: 1px 3px }",
    "zebra": "tbody tr:nth-child(even) { background: #eee }",
    "zebra, shaded head": "tbody tr:nth-child(odd) { background: #eee } th { background: #cde }",
    "verticals": "td, th { border-left: 1px solid; border-right: 1px solid }",
    "three-line": "table { border-top: 2px solid; border-bottom: 2px solid } thead { border-bottom: 1px solid }",
    "three-line, short rules": "table { border-top: 2px solid; border-bottom: 2px solid }"
    " thead { border-bottom: 1px solid }"
    " th[colspan] { border-bottom: 1px solid }",
    "row rules": "td, th { border-bottom: 1px solid #999 }",
    "shaded head": "th { background: #dde }",
    "head ruled": "th { border: 1px solid }",
    "box": "table { border: 1px solid }",
    "light list": "table { border: 1px solid #369 } thead { background: #369; color: #fff }"
    " td { border-top: 1px solid #369 }",
    "light shading": "table { border-top: 1px solid; border-bottom: 1px solid } thead { border-bottom: 1px solid }"
    " tbody tr:nth-child(odd) { background: #ccc }",
    "full": "td, th { border: 1px solid }",
}
WORD = (
    "none",
    "none, middle",
    "three-line",
    "row rules",
    "Light Shading",
    "Light List",
    "Medium Shading 1",
    "Medium List 1",
)
SHEET = ("none", "none, overflow", "three-line", "row rules", "full, overflow", "full, cut")


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.unruled", description="tables with few rules or none")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="part of the name of a way of drawing")
    parser.add_argument("--keep", type=Path, help="folder in which the files stay; read again where they are there")
    parser.add_argument("-v", dest="verbose", action="store_true", help="say what was read otherwise")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        printed = tables(options.seed)
        for name, make in _ways().items():
            if options.only in name:
                target = folder / f"{name.replace(', ', '-').replace(' ', '_').replace(':', '-')}-{options.seed}.pdf"
                if not target.exists():
                    make(printed, target)
                _report(name, printed, target, verbose=options.verbose)
    return 0


def _ways() -> dict[str, Callable[[tuple[Invented, ...], Path], None]]:
    found: dict[str, Callable[[tuple[Invented, ...], Path], None]] = {}
    if shutil.which("chromium"):
        for style in BROWSER:
            found[f"browser: {style}"] = lambda printed, target, style=style: _browser(printed, style, target)
    if shutil.which("soffice"):
        for style in WORD:
            found[f"word: {style}"] = lambda printed, target, style=style: _word(printed, style, target)
        for style in SHEET:
            found[f"sheet: {style}"] = lambda printed, target, style=style: _sheet(printed, style, target)
    return found


def _report(name: str, printed: tuple[Invented, ...], path: Path, *, verbose: bool) -> None:
    document = read(path)
    right, details = 0, []
    for table in printed:
        matches = [found for found in document.tables if found.title == table.title]
        if not matches:
            details.append(f"  {table.title}: not found")
            continue
        rows = [[cell.text for cell in row] for row in matches[0].rows]
        wrong = differences(table, matches[0].header_paths, rows)
        if len(matches) > 1:
            wrong.append(f"{len(matches)} pieces")
        right += not wrong
        details += [f"  {table.title}: {line}" for line in wrong]
    extra = len(document.tables) - len(printed)
    print(f"{name:34} {right}/{len(printed)}" + (f", {extra:+} tables" if extra else ""), flush=True)
    if verbose:
        print("\n".join(details), flush=True)


def _browser(printed: tuple[Invented, ...], style: str, target: Path) -> None:
    page = "A4 landscape" if "landscape" in style else "A4"
    parts = [f"<style>{_CSS.format(page=page, size=12)}{BROWSER[style]}</style>"]
    for table in printed:
        columns = "".join(f"<col style='width:{100 * w / sum(table.widths):.2f}%'>" for w in table.widths)
        head = "".join("<tr>" + "".join(map(_head_cell, row)) + "</tr>" for row in table.head)
        body = "".join(
            "<tr>"
            + "".join(f"<td class={a}>{html.escape(text)}</td>" for text, a in zip(row, table.align, strict=True))
            + "</tr>"
            for row in table.rows
        )
        parts.append(
            f"<h2>{table.title}</h2><p class=unit>单位：万元</p>"
            f"<table>{columns}<thead>{head}</thead><tbody>{body}</tbody></table>"
            f"<p>{table.note}</p><p>{PROSE * 3}</p>"
        )
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "a.html"
        source.write_text("<meta charset=utf-8>" + "".join(parts), encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=120
        )


def _head_cell(cell: tuple[str, int, int]) -> str:
    text, rows, columns = cell
    spans = (f" rowspan={rows}" if rows > 1 else "") + (f" colspan={columns}" if columns > 1 else "")
    return f"<th{spans}>{html.escape(text)}</th>"


def _office(source: Path, target: Path) -> None:
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(source.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shutil.copy(source.with_suffix(".pdf"), target)


def _word(printed: tuple[Invented, ...], style: str, target: Path) -> None:
    import docx
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    sides = {"l": ALIGN.LEFT, "c": ALIGN.CENTER, "r": ALIGN.RIGHT}
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(9.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    normal.paragraph_format.space_after = Pt(0)

    def fill(cell: object, text: str, side: str) -> None:
        paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]
        paragraph.add_run(text)
        paragraph.alignment = sides[side]
        if "middle" in style:
            cell.vertical_alignment = VERTICAL.CENTER  # type: ignore[attr-defined]

    def rule(row: object, edge: str, size: int) -> None:
        for cell in row.cells:  # type: ignore[attr-defined]
            properties = cell._tc.get_or_add_tcPr()  # python-docx has no borders of its own
            borders = properties.find(qn("w:tcBorders"))
            if borders is None:
                borders = OxmlElement("w:tcBorders")
                properties.append(borders)
            line = OxmlElement(f"w:{edge}")
            for name, value in (("val", "single"), ("sz", str(size)), ("color", "000000")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)

    for number, table in enumerate(printed):
        title = document.add_paragraph(table.title)
        title.alignment = ALIGN.CENTER
        title.runs[0].font.size = Pt(15)
        title.paragraph_format.page_break_before = number > 0
        document.add_paragraph("单位：万元").alignment = ALIGN.RIGHT
        grid = document.add_table(len(table.head) + len(table.rows), len(table.align))
        if style[0].isupper():
            grid.style = style
        grid.autofit = False
        for column, width in zip(grid.columns, table.widths, strict=True):
            for cell in column.cells:
                cell.width = Cm(CENTIMETRES * width / sum(table.widths))
        for row, cells in enumerate(table.grid()):
            for column, head in enumerate(cells):
                if head is not None:
                    cell = grid.cell(row, column)
                    if head[1] * head[2] > 1:
                        cell = cell.merge(grid.cell(row + head[1] - 1, column + head[2] - 1))
                    fill(cell, head[0], "c")
        for row, texts in enumerate(table.rows, len(table.head)):
            for cell, text, side in zip(grid.rows[row].cells, texts, table.align, strict=True):
                fill(cell, text, side)
        if style == "three-line":
            rule(grid.rows[0], "top", 12)
            rule(grid.rows[len(table.head) - 1], "bottom", 6)
            rule(grid.rows[-1], "bottom", 12)
        elif style == "row rules":
            for line in grid.rows:
                rule(line, "bottom", 4)
        document.add_paragraph(table.note)
        document.add_paragraph(PROSE * 3)
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "a.docx"
        document.save(str(source))
        _office(source, target)


def _sheet(printed: tuple[Invented, ...], style: str, target: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    thin, thick = Side(style="thin"), Side(style="medium")
    sides = {"l": "left", "c": "center", "r": "right"}
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(printed):
        sheet = book.create_sheet(f"表{number + 1}")
        sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        width = len(table.align)
        for column, share in enumerate(table.widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = 95 * share / sum(table.widths)
        sheet.cell(1, 1, table.title).alignment = Alignment(horizontal="center")
        sheet.cell(1, 1).font = Font(size=16)
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
        sheet.cell(2, width, "单位：万元").alignment = Alignment(horizontal="right")
        wraps = "overflow" not in style and "cut" not in style
        top, last = 3, 3 + len(table.head) + len(table.rows) - 1
        for row, cells in enumerate(table.grid()):
            for column, head in enumerate(cells):
                if head is not None:
                    cell = sheet.cell(top + row, column + 1, head[0])
                    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
                    if head[1] * head[2] > 1:
                        sheet.merge_cells(
                            start_row=top + row,
                            end_row=top + row + head[1] - 1,
                            start_column=column + 1,
                            end_column=column + head[2],
                        )
        for row, texts in enumerate(table.rows, top + len(table.head)):
            for column, (text, side) in enumerate(zip(texts, table.align, strict=True), 1):
                cell = sheet.cell(row, column)
                if text:
                    is_amount = "." in text and side in "rc"
                    cell.value = float(text) if is_amount else text
                    if is_amount:
                        cell.number_format = "0.00"
                cell.alignment = Alignment(horizontal=sides[side], vertical="center", wrap_text=wraps)
            if wraps:
                longest = max(
                    len(t) * 2.0 / (95 * w / sum(table.widths)) for t, w in zip(texts, table.widths, strict=True)
                )
                sheet.row_dimensions[row].height = 15 * max(1, -(-longest // 1))
        for row in range(top, last + 1):
            for column in range(1, width + 1):
                border = Border()
                if style.startswith("full"):
                    border = Border(left=thin, right=thin, top=thin, bottom=thin)
                elif style == "row rules":
                    border = Border(bottom=thin)
                elif style == "three-line":
                    border = Border(
                        top=thick if row == top else None,
                        bottom=thick if row == last else thin if row == top + len(table.head) - 1 else None,
                    )
                sheet.cell(row, column).border = border
        if table.note:
            sheet.cell(last + 1, 1, table.note)
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "a.xlsx"
        book.save(source)
        _office(source, target)


if __name__ == "__main__":
    raise SystemExit(main())
