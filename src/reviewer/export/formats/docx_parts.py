"""What the Word exports share: paragraphs, tables with borders of their own, text that cannot act.

Written against python-docx; a template may lack any style, so nothing here asks for one that may not be there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reviewer.words import visible

TABLE_SIZE = 9.0
"""Points; nine columns on a landscape page."""
SHADE = "E8E8E8"


def heading(document: Any, text: str, level: int, *, is_centred: bool = False) -> Any:
    """A heading; a bold paragraph where the template has no heading styles."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    try:
        paragraph = document.add_heading(visible(text), level)
    except KeyError:
        paragraph = document.add_paragraph()
        paragraph.add_run(visible(text)).bold = True
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def bordered(document: Any, rows: int, widths: Sequence[float]) -> Any:
    """A table of fixed column widths in centimetres with thin borders, whatever styles there are."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def write(cell: Any, text: object, *, is_bold: bool = False, size: float = TABLE_SIZE) -> None:
    """Text into an empty cell."""
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(visible(str(text)))
    run.bold = is_bold
    run.font.size = Pt(size)


def shade(cell: Any) -> None:
    """The grey of a head cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(mark)


def mark_row(row: Any, *, repeats: bool = False) -> None:
    """A row that no page break goes through; `repeats`: on every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name in ("w:cantSplit", *(("w:tblHeader",) if repeats else ())):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Widths on every cell: Word reads them there, LibreOffice from the columns."""
    from docx.shared import Cm

    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
