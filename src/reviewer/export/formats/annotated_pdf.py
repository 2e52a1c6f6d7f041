"""PDF: the original pages with a highlight and a note at every issue and an outline entry each; the source untouched.

The only module that writes PDF files. Notes carry the finding's key, so that a returned file can be read back. Called
through `export.exporter`; raises `UsageError` where the source is no PDF.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from reviewer.errors import UsageError
from reviewer.export.exporter import Exporter
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.extract.pdf.comments import DIGEST_TAG, SOURCE_TAG, digest_of
from reviewer.extract.pdf.pinpoint import pinpoint, spot_of
from reviewer.model.document import BBox, InputKind, Page
from reviewer.model.finding import Severity
from reviewer.overlay.refs import parse_ref
from reviewer.session.returned import KEY_LINE, OURS
from reviewer.words import Words, say, visible

COLOURS = {
    Severity.ERROR: "ff9999",
    Severity.WARNING: "ffd27f",
    Severity.QUESTION: "a9cff5",
    Severity.ADVICE: "d9d9d9",
}
NOTE_SIZE = 18.0
"""Points; where an issue has only a page, its note stands in the margin."""


def render(report: Report) -> bytes:
    """The annotated copy."""
    if report.analysis.document.kind is not InputKind.PDF:
        raise UsageError("export.error.no-pdf", path=report.file_name)
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(Path(report.analysis.document.path))
        if reader.is_encrypted:
            reader.decrypt("")
        writer = PdfWriter(clone_from=reader)
        writer.add_metadata({f"/{SOURCE_TAG}": report.sha256})
        _annotate(writer, report)
        stream = io.BytesIO()
        writer.write(stream)
    except (PyPdfError, OSError, ValueError, KeyError) as problem:
        raise UsageError("export.error.pdf-not-writable", path=report.file_name, reason=problem) from problem
    return stream.getvalue()


def _annotate(writer: Any, report: Report) -> None:
    title = say("export.list.title", report.language)
    parent = writer.add_outline_item(title=title, page_number=0) if report.issues else None
    margins: dict[int, float] = {}
    places = _places(report)
    for issue in report.issues:
        number = issue.source.page
        if number is None or not 1 <= number <= len(writer.pages):
            continue
        page = report.analysis.document.pages[number - 1]
        if issue.source.bbox is not None:
            _highlight(writer, number - 1, issue, places.get(issue.ref, issue.source.bbox), page)
        else:
            top = margins.get(number, 20.0)
            margins[number] = top + NOTE_SIZE + 4
            _margin_note(writer, number - 1, issue, top, page)
        label = " ".join(part for part in (f"{issue.number}.", issue.code, issue.statement) if part)
        writer.add_outline_item(title=visible(label)[:120], page_number=number - 1, parent=parent)


def _places(report: Report) -> dict[str, BBox]:
    """The boxes of numbers in the prose, by reference, as far as they are found in their lines."""
    import pypdfium2

    document = report.analysis.document
    found: dict[str, BBox] = {}
    try:
        with pypdfium2.PdfDocument(document.path) as pages:
            for issue in report.issues:
                parts = parse_ref(issue.ref)
                number = issue.source.page
                if parts is None or parts.start < 0 or number is None or not 1 <= number <= len(pages):
                    continue
                spot = spot_of(document.block(parts.block), parts.start, parts.end)
                box = pinpoint(pages[number - 1], spot) if spot is not None else None
                if box is not None:
                    found[issue.ref] = box
    except (pypdfium2.PdfiumError, OSError):
        return found
    return found


def note_text(issue: Issue) -> str:
    """The words of an issue's note; the last line names the finding for `overlay import-pdf`."""
    lines = [f"{issue.code} {issue.statement}".strip()]
    if issue.expected:
        lines.append(f"→ {issue.expected}")
    lines += [issue.computation, f"[{issue.status}] {issue.reason}".strip(), f"{KEY_LINE}{issue.key}"]
    return visible("\n".join(line for line in lines if line))


def _highlight(writer: Any, index: int, issue: Issue, box: BBox, page: Page) -> None:
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject

    x0, y0, x1, y1 = _in_page_space(box, page, writer.pages[index])
    corners = [x0, y1, x1, y1, x0, y0, x1, y0]
    annotation = Highlight(
        rect=(x0, y0, x1, y1),
        quad_points=ArrayObject([FloatObject(value) for value in corners]),
        highlight_color=COLOURS[issue.severity],
        printing=True,
    )
    writer.add_annotation(index, _named(annotation, issue))


def _margin_note(writer: Any, index: int, issue: Issue, top: float, page: Page) -> None:
    from pypdf.annotations import Text

    box = BBox(page.width - NOTE_SIZE - 8, top, page.width - 8, top + NOTE_SIZE)
    annotation = Text(rect=_in_page_space(box, page, writer.pages[index]), text=note_text(issue))
    writer.add_annotation(index, _named(annotation, issue))


def _named(annotation: Any, issue: Issue) -> Any:
    """Words, author and name; the type, without which some programs do not find what an answer answers."""
    from pypdf.generic import NameObject, TextStringObject

    words = note_text(issue)
    annotation[NameObject("/Type")] = NameObject("/Annot")
    for key, text in (("Contents", words), ("T", OURS), ("NM", issue.key), (DIGEST_TAG, digest_of(words))):
        annotation[NameObject(f"/{key}")] = TextStringObject(text)
    return annotation


def _in_page_space(box: BBox, page: Page, target: Any) -> tuple[float, float, float, float]:
    """A displayed rectangle in the page's own coordinates (crop box, /Rotate)."""
    left, bottom = float(target.cropbox.left), float(target.cropbox.bottom)
    width, height = page.width, page.height
    rotation = (int(target.rotation or 0) + 90 * page.turn) % 360
    corners = ((box.x0, box.y0), (box.x1, box.y1))
    if rotation == 90:
        points = [(y, x) for x, y in corners]
    elif rotation == 180:
        points = [(width - x, y) for x, y in corners]
    elif rotation == 270:
        points = [(height - y, width - x) for x, y in corners]
    else:
        points = [(x, height - y) for x, y in corners]
    xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
    return xs[0] + left, ys[0] + bottom, xs[1] + left, ys[1] + bottom


EXPORTER = Exporter("pdf", ".pdf", Words("带批注的原文件（PDF）", "the original with annotations (PDF)"), render)
