"""Word: the review opinion 审核意见 on one page, then the notice of corrections 整改通知 as a table.

A bureau's own template may stand in for the default look: a .docx whose styles and head are kept, the content is added.
Called through `export.exporter`.
"""

from __future__ import annotations

import io
from typing import Any

from reviewer.export.exporter import Exporter
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.model.finding import Severity
from reviewer.words import Words, say, visible

SERIF = "宋体"
HEADING_FONT = "黑体"
NOTICE_COLUMNS = ("number", "problem", "place", "basis", "request", "responsible", "deadline", "outcome", "proof")
NOTICE_WIDTHS = (0.9, 5.2, 3.4, 3.0, 3.0, 2.0, 1.8, 2.2, 1.9)
"""Centimetres, for a landscape A4 page."""
OPINION_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)


def render(report: Report) -> bytes:
    """The file."""
    from docx import Document

    document = Document()
    _fonts(document)
    _opinion(document, report)
    _notice(document, report)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fonts(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    for name, font, size in (("Normal", SERIF, 10.5), ("Heading 1", HEADING_FONT, 16), ("Heading 2", HEADING_FONT, 12)):
        style = document.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.0)


def _opinion(document: Any, report: Report) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    def spoken(key: str, **params: object) -> str:
        return visible(say(f"export.opinion.{key}", report.language, **params))

    title = document.add_heading(spoken("title", title=report.title or report.file_name), 1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    facts = (
        ("file", report.file_name),
        ("organisation", report.organisation),
        ("pages", report.pages or "-"),
        ("sha256", report.sha256),
        ("made", report.made.strftime("%Y-%m-%d %H:%M")),
    )
    for key, value in facts:
        document.add_paragraph(f"{spoken(key)}：{visible(str(value))}")
    document.add_paragraph(spoken("scope", compared=report.compared, unchecked=len(report.unchecked)))
    run = document.add_paragraph().add_run(f"{spoken('conclusion')}：{spoken('conclude-' + report.conclusion.value)}")
    run.bold = True
    for severity in OPINION_SEVERITIES:
        issues = report.of_severity(severity)
        document.add_heading(spoken(f"section-{severity.value}", count=len(issues)), 2)
        for issue in issues:
            document.add_paragraph(_sentence(issue, report))
        if not issues:
            document.add_paragraph(spoken("none"))
    document.add_paragraph(spoken("tails", count=sum(tail.count for tail in report.tails)))
    blank = "　" * 4
    signatures = (("reviewer", visible(report.reviewer) or blank), ("second", blank), ("date", blank))
    closing = document.add_paragraph("    ".join(f"{spoken(key)}：{value}" for key, value in signatures))
    closing.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sentence(issue: Issue, report: Report) -> str:
    text = f"{issue.number}. {issue.place}：{issue.statement}"
    if issue.expected:
        text += f"（{say('export.advice.expected', report.language, expected=issue.expected)}）"
    return visible(text)


def _notice(document: Any, report: Report) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    heading = document.add_heading(say("export.notice.title", report.language), 1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=1, cols=len(NOTICE_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, NOTICE_COLUMNS, strict=True):
        _write(cell, say(f"export.notice.{name}", report.language), is_bold=True)
    _repeat_head(table.rows[0])
    for issue in report.issues:
        row = (issue.number, issue.statement, issue.place, issue.basis, issue.advice, issue.organisation, "", "", "")
        for cell, value in zip(table.add_row().cells, row, strict=True):
            _write(cell, str(value))
    for column, width in zip(table.columns, NOTICE_WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, NOTICE_WIDTHS, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)


def _write(cell: Any, text: str, *, is_bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(visible(text))
    run.bold = is_bold
    run.font.size = Pt(9)


def _repeat_head(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


EXPORTER = Exporter("docx", ".docx", Words("审核意见与整改通知（Word）", "review opinion and notice (Word)"), render)
