"""The notice of corrections 整改通知: a letter to the body with one row for every issue, columns it fills in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reviewer.export.formats.docx_parts import bordered, heading, mark_row, set_widths, shade, write
from reviewer.export.report import Report
from reviewer.words import say, visible

COLUMNS = ("number", "problem", "place", "basis", "request", "responsible", "deadline", "outcome", "proof")
WIDTHS = (1.2, 6.8, 5.0, 2.6, 3.4, 2.4, 1.7, 1.9, 1.9)
"""Centimetres; together the text width of a landscape A4 page."""
UNCHECKED = ("code", "name", "reason", "place")
UNCHECKED_WIDTHS = (2.0, 6.0, 10.9, 8.0)
MARGIN = 1.4
SPACE = 18.0
"""Points between a table and the heading below it."""


def add_notice(document: Any, report: Report) -> None:
    """On a landscape page of its own."""
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Cm, Pt

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    heading(document, say("export.notice.title", report.language), 1, is_centred=True)
    document.add_paragraph(letter_of(report))
    add_table(document, report)
    if report.unchecked:
        above = heading(document, say("export.appendix.unchecked", report.language), 1, is_centred=True)
        above.paragraph_format.space_before = Pt(SPACE)
        add_unchecked(document, report)


def letter_of(report: Report) -> str:
    """To whom, about what, by when."""
    return visible(
        say(
            "export.notice.letter",
            report.language,
            organisation=report.organisation or "—",
            title=report.title or report.file_name,
            count=len(report.issues),
        )
    )


def add_table(document: Any, report: Report) -> Any:
    """One row for every issue; the head is repeated, no row is torn apart."""
    head = [say(f"export.notice.{name}", report.language) for name in COLUMNS]
    rows = (
        (issue.number, issue.statement, issue.place, issue.basis, issue.advice, issue.organisation, "", "", "")
        for issue in report.issues
    )
    return _table(document, head, rows, WIDTHS)


def add_unchecked(document: Any, report: Report) -> Any:
    """What could not be checked, and why."""
    head = [say(f"export.column.{name}", report.language) for name in UNCHECKED]
    rows = ((item.code, item.name, item.reason, item.place) for item in report.unchecked)
    return _table(document, head, rows, UNCHECKED_WIDTHS)


def _table(document: Any, head: Sequence[str], rows: Iterable[Sequence[object]], widths: Sequence[float]) -> Any:
    table = bordered(document, 1, widths)
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        write(cell, text, is_bold=True)
        shade(cell)
    mark_row(table.rows[0], repeats=True)
    for values in rows:
        row = table.add_row()
        mark_row(row)
        for cell, value in zip(row.cells, values, strict=True):
            write(cell, value)
    set_widths(table, widths)
    return table
