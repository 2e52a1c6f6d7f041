"""Word: the review opinion 审核意见 on one page, then the notice of corrections 整改通知 as a table.

A bureau's own template may stand in for the default look: its head, styles and page stay, its `{{…}}` marks are filled,
and what has no mark is added at its end (`docx_template`). Called through `export.exporter`.
"""

from __future__ import annotations

import io
from typing import Any

from reviewer.export.exporter import Exporter
from reviewer.export.formats.docx_notice import add_notice
from reviewer.export.formats.docx_opinion import add_opinion
from reviewer.export.formats.docx_template import fill, opened
from reviewer.export.report import Report
from reviewer.words import Words

SERIF, HEADING_FONT, LATIN = "宋体", "黑体", "Times New Roman"
BODY_SIZE = 10.5


def render(report: Report) -> bytes:
    """The file. Raises `UsageError` where the template is none."""
    if report.template is not None:
        document = opened(report.template)
        fill(document, report)
    else:
        from docx import Document

        document = Document()
        _look(document)
        add_opinion(document, report)
        add_notice(document, report)
    _describe(document, report)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _look(document: Any) -> None:
    """A4, black headings, Chinese fonts every office PC has."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for name, font, size in (
        ("Normal", SERIF, BODY_SIZE),
        ("Heading 1", HEADING_FONT, 16),
        ("Heading 2", HEADING_FONT, 11),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = LATIN, Pt(size)
        style.font.color.rgb, style.font.bold = RGBColor(0, 0, 0), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        fonts.set(qn("w:hAnsi"), LATIN)
        style.paragraph_format.space_before = Pt(4 if name == "Heading 2" else 0)
        style.paragraph_format.space_after = Pt(8 if name == "Heading 1" else 1)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)


def _describe(document: Any, report: Report) -> None:
    """Title and author of the file; the template's own author stays where nobody is known."""
    core = document.core_properties
    core.title = f"{report.title or report.file_name}"[:250]
    core.author = report.reviewer[:250] or core.author.replace("python-docx", "")
    core.comments = ""


EXPORTER = Exporter("docx", ".docx", Words("审核意见与整改通知（Word）", "review opinion and notice (Word)"), render)
