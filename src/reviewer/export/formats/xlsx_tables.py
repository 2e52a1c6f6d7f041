"""Worksheets with the document's tables: printed or corrected values, comments on cells, live proofs below them.

Numbers of recognised cells are numbers, codes and words are text; merged heads are merged. Called by `formats.xlsx`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reviewer.export.formats.xlsx_proofs import difference_formula
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.export.spoken import verdict_text
from reviewer.export.wording import broken_proofs
from reviewer.model.document import Table, TableKind
from reviewer.model.figure import parse_number
from reviewer.words import say, visible

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
TITLE_LENGTH = 28
"""Characters of a worksheet name Excel allows, less room for a number."""
HEAD_ROWS = 2
"""Rows above the table: its title and its unit."""
NARROWEST, WIDEST, HEAD_WIDTH = 9, 42, 16
"""Characters of a column, and what a head alone may ask for."""
PORTRAIT_COLUMNS = 6
"""Columns up to which a table is printed upright."""
LINE = 14
"""Points of one line of 10-point text."""
A4 = 9
"""Paper size in Excel's numbering."""


def write_table_sheets(book: Any, report: Report) -> dict[str, str]:
    """One worksheet per grid table; the issues of a table stand as comments on cells. Reference → sheet and cell."""
    places = _cell_places(report)
    found: dict[str, str] = {}
    issues: dict[str, list[Issue]] = {}
    for issue in report.issues:
        issues.setdefault(issue.ref, []).append(issue)
    taken = {sheet.title for sheet in book.worksheets}
    for number, table in enumerate(report.analysis.document.tables, 1):
        if table.kind is TableKind.GRID:
            sheet = book.create_sheet(_name(table, number, taken))
            own = {ref: place for ref, place in places.items() if ref.startswith(f"{table.id}/")}
            _write(sheet, table, report, issues)
            _proofs(sheet, table, report, own)
            quoted = sheet.title.replace("'", "''")
            found.update({ref: f"'{quoted}'!{place}" for ref, place in own.items()})
    return found


def _name(table: Table, number: int, taken: set[str]) -> str:
    cleaned = _FORBIDDEN.sub(" ", visible(table.title or table.id)).strip() or table.id
    name = f"{number} {cleaned}"[:TITLE_LENGTH]
    while name in taken:
        name = f"{number} {table.id}"
    taken.add(name)
    return name


def _write(sheet: Any, table: Table, report: Report, issues: Mapping[str, list[Issue]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="FF999999")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet.cell(1, 1, visible(table.title)).font = Font(name="宋体", size=12, bold=True)
    sheet.cell(2, 1, visible(_subtitle(table, report))).font = Font(name="宋体", size=10)
    for offset, row in enumerate((*table.header, *table.rows)):
        is_head = offset < len(table.header)
        for column, cell in enumerate(row):
            target = sheet.cell(HEAD_ROWS + offset + 1, column + 1)
            target.border = border
            target.font = Font(name="宋体", size=10, bold=is_head)
            if is_head:
                _text(target, cell.text)
                target.fill = PatternFill("solid", fgColor="FFE8E8E8")
                target.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
                continue
            ref = table.ref(offset - len(table.header), column)
            shown = report.texts.get(ref, cell.text)
            figure = report.analysis.figures.get(ref)
            _number_or_text(target, shown, is_figure=figure is not None and not figure.is_blank)
            if shown != cell.text:
                target.fill = PatternFill("solid", fgColor="FFDDEBF7")
            if ref in issues:
                note = "\n".join(f"{issue.number}. {issue.code} {issue.statement}" for issue in issues[ref])
                printed = say("export.sheet.printed", report.language, text=cell.text)
                target.comment = Comment(visible(f"{note}\n{printed}"), "reviewer", width=360, height=140)
                target.fill = PatternFill("solid", fgColor="FFFFD9D9")
    _merge_head(sheet, table)
    _measure(sheet, table)
    sheet.freeze_panes = sheet.cell(HEAD_ROWS + len(table.header) + 1, 2)
    sheet.print_title_rows = f"1:{HEAD_ROWS + len(table.header)}"
    sheet.page_setup.orientation = "landscape" if table.width > PORTRAIT_COLUMNS else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"


def _subtitle(table: Table, report: Report) -> str:
    unit = say("export.sheet.unit", report.language, unit=table.unit.label) if table.unit else ""
    return "　".join(part for part in (table.organisation, unit) if part)


def _merge_head(sheet: Any, table: Table) -> None:
    """Spans of the head as printed; one that would reach over another text is left alone."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.header):
        for column, cell in enumerate(cells):
            rows = range(row, min(row + cell.row_span, len(table.header)))
            columns = range(column, min(column + cell.column_span, table.width))
            area = {(r, c) for r in rows for c in columns}
            if len(area) > 1 and not area & taken and not any(_head_text(table, *p) for p in area - {(row, column)}):
                taken |= area
                top = HEAD_ROWS + 1
                sheet.merge_cells(
                    start_row=top + row, end_row=top + rows[-1], start_column=column + 1, end_column=columns[-1] + 1
                )


def _head_text(table: Table, row: int, column: int) -> str:
    cells = table.header[row]
    return cells[column].text if column < len(cells) else ""


def _measure(sheet: Any, table: Table) -> None:
    """Columns as wide as their usual text; what is longer is wrapped and its row made higher."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    widths = []
    for column in range(table.width):
        longest = max((_cells(row[column].text) for row in table.rows if column < len(row)), default=0)
        heads = (_cells(row[column].text) for row in table.header if column < len(row) and row[column].column_span == 1)
        widths.append(min(WIDEST, max(NARROWEST, longest + 2, min(HEAD_WIDTH, max(heads, default=0) + 2))))
        sheet.column_dimensions[get_column_letter(column + 1)].width = widths[column]
    for offset, cells in enumerate((*table.header, *table.rows)):
        lines = 1
        for column, cell in enumerate(cells):
            room = sum(widths[column : column + cell.column_span])
            needed = -(-_cells(cell.text) // max(1, int(room) - 1))
            lines = max(lines, -(-needed // cell.row_span) if offset < len(table.header) else needed)
            if needed > 1 and offset >= len(table.header):
                sheet.cell(HEAD_ROWS + offset + 1, column + 1).alignment = Alignment(wrap_text=True, vertical="center")
        if lines > 1:
            sheet.row_dimensions[HEAD_ROWS + offset + 1].height = LINE * lines


def _proofs(sheet: Any, table: Table, report: Report, places: Mapping[str, str]) -> None:
    """Below the table the broken equations of its issues: the words, the difference as a live formula."""
    from openpyxl.styles import Alignment, Font

    row = HEAD_ROWS + len(table.header) + len(table.rows) + 2
    last = max(2, table.width)
    room = sum(sheet.column_dimensions[letter].width for letter in sheet.column_dimensions) - NARROWEST
    for issue in report.issues:
        for verdict in broken_proofs(issue.finding) if issue.finding is not None else ():
            if verdict.equation.scope != table.id:
                continue
            words = f"{issue.number}. {verdict_text(verdict, report.analysis.figures, report.language)}"
            text = sheet.cell(row, 1)
            _text(text, words)
            text.font = Font(name="宋体", size=9, color="FFC00000")
            text.alignment = Alignment(wrap_text=True, vertical="top")
            formula = difference_formula(verdict, report.analysis.figures, places)
            end = last - 1 if formula else last
            if end > 1:
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=end)
            if formula:
                target = sheet.cell(row, last, formula)
                target.number_format, target.font = "#,##0.00", Font(name="宋体", size=9, color="FFC00000")
            sheet.row_dimensions[row].height = LINE * max(1, -(-_cells(words) // max(10, int(room) - 2)))
            row += 1


def _cell_places(report: Report) -> dict[str, str]:
    from openpyxl.utils import get_column_letter

    places: dict[str, str] = {}
    for table in report.analysis.document.tables:
        if table.kind is TableKind.GRID:
            top = HEAD_ROWS + len(table.header) + 1
            for row, column, _ in table.body():
                places[table.ref(row, column)] = f"{get_column_letter(column + 1)}{top + row}"
    return places


def _number_or_text(target: Any, text: str, *, is_figure: bool) -> None:
    parsed = parse_number(text)
    if parsed is not None and (is_figure or "." in text):
        target.value = parsed[0]
        decimals = f".{'0' * parsed[1]}" if parsed[1] else ""
        target.number_format = f"{'#,##' if ',' in text else ''}0{decimals}"
    else:
        _text(target, text)


def _text(target: Any, text: str) -> None:
    target.value = visible(text)
    target.data_type = "s"


def _cells(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
