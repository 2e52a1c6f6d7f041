"""Worksheets with the document's tables: printed or corrected values, comments on cells, live proofs below them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.export.spoken import verdict_text
from reviewer.model.document import Table, TableKind
from reviewer.model.equation import Equation, Grade, Law, Role, Verdict
from reviewer.model.figure import parse_number
from reviewer.words import say, visible

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
TITLE_LENGTH = 28
"""Characters of a worksheet name Excel allows, less room for a number."""
HEAD_ROWS = 2
"""Rows above the table: its title and its unit."""


def write_table_sheets(book: Any, report: Report) -> None:
    """One worksheet per grid table; the issues of a table stand as comments on its cells."""
    places = _cell_places(report)
    issues: dict[str, list[Issue]] = {}
    for issue in report.issues:
        issues.setdefault(issue.ref, []).append(issue)
    taken = {sheet.title for sheet in book.worksheets}
    for number, table in enumerate(report.analysis.document.tables, 1):
        if table.kind is TableKind.GRID:
            sheet = book.create_sheet(_name(table, number, taken))
            _write(sheet, table, report, issues)
            _proofs(sheet, table, report, places)


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
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin", color="FF999999")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet.cell(1, 1, visible(table.title)).font = Font(name="宋体", size=12, bold=True)
    unit = table.unit.label if table.unit else ""
    sheet.cell(2, 1, visible(f"{table.organisation}  {unit}".strip())).font = Font(name="宋体", size=10)
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
            _number_or_text(target, shown)
            if shown != cell.text:
                target.fill = PatternFill("solid", fgColor="FFDDEBF7")
            if ref in issues:
                note = "\n".join(f"{issue.code} {issue.statement}" for issue in issues[ref])
                printed = say("export.sheet.printed", report.language, text=cell.text)
                target.comment = Comment(visible(f"{note}\n{printed}"), "reviewer", width=360, height=140)
                target.fill = PatternFill("solid", fgColor="FFFFD9D9")
    for column in range(1, table.width + 1):
        longest = max(
            (_cells(row[column - 1].text) for row in (*table.header, *table.rows) if column <= len(row)), default=8
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(42, max(9, longest + 2))
    sheet.freeze_panes = sheet.cell(HEAD_ROWS + len(table.header) + 1, 2)
    sheet.page_setup.orientation = "landscape" if table.width > 6 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _proofs(sheet: Any, table: Table, report: Report, places: Mapping[str, str]) -> None:
    """Below the table every broken equation of it: its words, the difference as a live formula."""
    from openpyxl.styles import Font

    row = HEAD_ROWS + len(table.header) + len(table.rows) + 2
    for verdict in report.analysis.verdicts:
        if verdict.grade is not Grade.CONTRADICTION or verdict.equation.scope != table.id:
            continue
        text = sheet.cell(row, 1)
        _text(text, verdict_text(verdict, report.analysis.figures, report.language))
        text.font = Font(name="宋体", size=9, color="FFC00000")
        formula = _formula(verdict, table.id, places)
        if formula:
            sheet.cell(row, table.width + 1, formula).number_format = "#,##0.00"
        row += 1


def _formula(verdict: Verdict, table: str, places: Mapping[str, str]) -> str:
    """`=B7-(B8+B9)` over the cells of one worksheet; "" where an operand stands elsewhere."""
    equation: Equation = verdict.equation
    if any(not ref.startswith(f"{table}/r") or ref not in places for ref in equation.refs):
        return ""
    if equation.law is Law.ROLL_UP:
        total = next((o for o in equation.operands if o.role is Role.TOTAL), None)
        terms = [
            f"{'-' if o.weight < 0 else '+'}{places[o.ref]}"
            for o in equation.operands
            if o.role is Role.ADDEND and o.ref
        ]
        return f"={places[total.ref]}-({''.join(terms)})" if total and total.ref and terms else ""
    if equation.law in {Law.TIE, Law.BALANCE} and len(equation.refs) == 2:
        first, second = equation.refs
        return f"={places[first]}-{places[second]}"
    return ""


def _cell_places(report: Report) -> dict[str, str]:
    from openpyxl.utils import get_column_letter

    places: dict[str, str] = {}
    for table in report.analysis.document.tables:
        if table.kind is TableKind.GRID:
            top = HEAD_ROWS + len(table.header) + 1
            for row, column, _ in table.body():
                places[table.ref(row, column)] = f"{get_column_letter(column + 1)}{top + row}"
    return places


def _number_or_text(target: Any, text: str) -> None:
    parsed = parse_number(text)
    if parsed is not None and "." in text:
        target.value = parsed[0]
        target.number_format = "#,##0.00" if "," in text else "0." + "0" * parsed[1]
    else:
        _text(target, text)


def _text(target: Any, text: str) -> None:
    target.value = visible(text)
    target.data_type = "s"


def _cells(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
