"""Excel: the issue list, what was not checked, rounding, what passed, and every table with its findings on its cells.

Print-ready: landscape, fitted to the page width, head rows repeated, filters. A finding's proof stands beside its table
as a live formula over the cells. Text of a document is never a formula. Called through `export.exporter`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from reviewer.export.columns import COLUMNS, heading, values
from reviewer.export.exporter import Exporter
from reviewer.export.formats.xlsx_proofs import write_proofs
from reviewer.export.formats.xlsx_tables import write_table_sheets
from reviewer.export.report import Report
from reviewer.model.figure import parse_number
from reviewer.words import Language, Words, say, visible

WIDTHS = {
    "number": 6, "organisation": 18, "organisation-code": 9, "document-kind": 7, "year": 7, "kind": 10, "code": 8,
    "severity": 10, "statement": 44, "place": 30, "excerpt": 30, "other-place": 26, "other-value": 14, "expected": 16,
    "difference": 14, "computation": 50, "basis": 26, "advice": 22, "feedback": 14, "outcome": 14, "deadline": 11,
    "reviewer": 9, "second-reviewer": 9, "review-date": 11, "status": 9,
}  # fmt: skip
"""Characters; the order of magnitude a bureau's own lists use."""
A3, A4 = 8, 9
"""Paper sizes in Excel's numbering."""
WIDE = 12
"""Columns from which a list is printed on A3, two pages wide."""
PORTRAIT_WIDTH = 90
"""Characters up to which a list is printed upright."""
LISTS = 4
"""Sheets before the proofs: issues, not checked, rounding, passed."""
LINES_HIGH = 15
"""Points of one line of 10-point text."""


def render(report: Report) -> bytes:
    """The workbook."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    language = report.language
    sheet.title = say("export.list.title", language)
    fill_sheet(
        sheet,
        [heading(name, language) for name in COLUMNS],
        (values(issue, language) for issue in report.issues),
        [WIDTHS[name] for name in COLUMNS],
    )
    _appendix(
        book,
        "unchecked",
        language,
        columns=("code", "name", "reason", "place"),
        widths=(10, 30, 60, 40),
        rows=((u.code, u.name, u.reason, u.place) for u in report.unchecked),
    )
    _appendix(
        book,
        "tails",
        language,
        columns=("table", "count", "largest"),
        widths=(44, 10, 18),
        rows=((t.table, t.count, f"{t.largest} {t.unit}") for t in report.tails),
    )
    _appendix(
        book,
        "passed",
        language,
        columns=("code", "name", "compared", "exact"),
        widths=(10, 36, 12, 12),
        rows=((p.code, p.name, p.checked, p.exact) for p in report.passed),
    )
    places = write_table_sheets(book, report)
    write_proofs(book, report, places)
    proofs = say("export.appendix.proofs", language)
    if proofs in book.sheetnames:
        book.move_sheet(proofs, offset=LISTS - book.sheetnames.index(proofs))
    about = visible(report.title or report.file_name).replace("&", "&&")[:100]
    listed: Any
    for listed in book.worksheets:
        listed.oddHeader.left.text = about
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _appendix(
    book: Any,
    key: str,
    language: Language,
    *,
    columns: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[object]],
) -> None:
    sheet = book.create_sheet(say(f"export.appendix.{key}", language))
    fill_sheet(sheet, [heading(name, language) for name in columns], rows, widths)


def fill_sheet(sheet: Any, head: Sequence[str], rows: Iterable[Sequence[object]], widths: Sequence[int]) -> None:
    """A printable list: head repeated and filtered, rows as high as their text; the sheet's name stands above."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin", color="FF999999")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    wrapped = Alignment(wrap_text=True, vertical="top")
    counted = Alignment(horizontal="right", vertical="top", indent=1)  # off the text of the next column
    for column, text in enumerate(head, 1):
        cell = sheet.cell(1, column, text)
        cell.font = Font(name="宋体", size=10, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE8E8E8")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = border
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1]
    last = 1
    for last, row in enumerate(rows, 2):
        lines = 1
        for column, value in enumerate(row, 1):
            cell = sheet.cell(last, column)
            set_text(cell, value)
            cell.font = Font(name="宋体", size=10)
            cell.alignment = counted if isinstance(cell.value, int | Decimal) else wrapped
            cell.border = border
            lines = max(lines, _lines(str(value), widths[column - 1]))
        sheet.row_dimensions[last].height = min(409, LINES_HIGH * lines)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(last, 1)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape" if sum(widths) > PORTRAIT_WIDTH else "portrait"
    sheet.page_setup.paperSize = A3 if len(head) > WIDE else A4
    sheet.page_setup.fitToWidth = 2 if len(head) > WIDE else 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if len(head) > WIDE:  # two sheets of paper side by side, the number on both
        sheet.print_title_cols = "A:A"
        sheet.page_setup.pageOrder = "overThenDown"
    sheet.oddHeader.center.text = sheet.title.replace("&", "&&")
    sheet.oddFooter.center.text = "&P / &N"


def set_text(cell: Any, value: object) -> None:
    """A value as text or number, never as a formula, without characters a workbook cannot hold; None as a dash."""
    if isinstance(value, int | Decimal):
        cell.value = value
        return
    text = value if isinstance(value, str) else ""
    parsed = parse_number(text) if "." in text else None
    if parsed is not None:
        cell.value = parsed[0]
        cell.number_format = f"{'#,##' if ',' in text else ''}0.{'0' * parsed[1]}"
        return
    cell.value = "—" if value is None else visible(str(value))
    cell.data_type = "s"


def _lines(text: str, width: int) -> int:
    """Lines a text takes in a column: wide characters count two."""
    total = 0
    for part in text.split("\n"):
        cells = sum(2 if ord(character) > 0x2E7F else 1 for character in part)
        total += max(1, -(-cells // max(1, width - 1)))
    return total


EXPORTER = Exporter("xlsx", ".xlsx", Words("问题清单（Excel）", "issue list (Excel)"), render)
