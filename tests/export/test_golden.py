"""One golden file per format, two languages for the readable ones: what leaves the desk changes in a file.

Write them anew with `REVIEWER_GOLDEN=write python -m pytest tests/export/test_golden.py` and look at the difference.
Excel, Word and PDF are compared as what they say: cells with formulas and comments, paragraphs and tables, notes.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.table import Table as WordTable
from openpyxl import load_workbook
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reviewer.export.exporter import exporters
from reviewer.export.report import report_of
from reviewer.rules.selection import Selection
from reviewer.session.session import Session
from reviewer.session.settings import Settings
from reviewer.words import Language
from tests.small_document import TEXT, WRONG_CELL, written

GOLDEN = Path(__file__).parent / "golden"
MADE = datetime(2030, 2, 3, 4, 5, tzinfo=UTC)
RULES = Selection(select=("T01", "T03", "N06", "V02"))
"""Few rules, so that the files change when an export changes and not with every rule."""
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> +1 @x"
ANALYSIS = {"culprits", "equation", "equations", "coverage", "narrative", "rules", "timing", "recognised", "evidence"}
SPOKEN = {"json", "sarif", "csv"}
"""Formats whose golden file in Chinese is enough."""


def session(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """The small document with hostile words in a cell, two decisions, a raised fault and a note."""
    monkeypatch.chdir(folder)
    written(folder, TEXT.replace("人大会议", HOSTILE))
    opened = Session.open(Path("budget.txt"), author="审核员甲", clock=lambda: MADE, settings=Settings(selection=RULES))
    first = next(found for found in opened.findings if found.finding.anchor.ref == WRONG_CELL)
    opened.correct(WRONG_CELL, "210.00", "disclosure", finding_key=first.key)
    opened.raise_finding("t01/r5/c3", "warning", f"与批复不符 {HOSTILE}", "100.00")
    opened.note("t01/r1/c3", "=1+1 合计已与批复核对")
    return opened


def golden(name: str, content: str) -> None:
    path = GOLDEN / name
    if os.environ.get("REVIEWER_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode())
    assert content == path.read_bytes().decode(), f"{path.name} differs; see the head of this file"


def told(form: str, content: bytes) -> str:
    """What a file says, as text."""
    if form == "xlsx":
        return "\n".join(_sheets(load_workbook(io.BytesIO(content)))) + "\n"
    if form == "docx":
        return "\n".join(_blocks(WordDocument(io.BytesIO(content)))) + "\n"
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    return json.dumps(_kept(json.loads(text)), ensure_ascii=False, indent=1) + "\n" if form == "json" else text


def _kept(value: Any) -> Any:
    """JSON without what the analysis says about causes and proofs: its own tests hold that."""
    if isinstance(value, dict):
        return {key: _kept(item) for key, item in value.items() if key not in ANALYSIS}
    return [_kept(item) for item in value] if isinstance(value, list) else value


def _sheets(book: Any) -> Iterator[str]:
    for sheet in book.worksheets:
        yield f"== {sheet.title} {sheet.dimensions} freeze={sheet.freeze_panes} titles={sheet.print_title_rows}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value not in {None, ""}:
                    note = f" # {cell.comment.text!r}" if cell.comment else ""
                    yield f"{cell.coordinate} {cell.data_type} {cell.value!r}{note}"


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            for row in block.rows:
                yield "| " + " | ".join(cell.text for cell in row.cells) + " |"
        elif block.text:
            yield f"{block.style.name}: {block.text}"


@pytest.mark.parametrize("form", sorted(set(exporters()) - {"pdf"}))
@pytest.mark.parametrize("language", list(Language))
def test_the_file_says_what_it_said(
    form: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if language is Language.ENGLISH and form in SPOKEN:
        return
    opened = session(tmp_path, monkeypatch)
    content = exporters()[form].render(report_of(opened, language, made=MADE))
    golden(f"{form}.{language.value}.txt", told(form, content))
    opened.close()


def test_the_annotated_copy_says_what_it_said(tmp_path: Path) -> None:
    source = tmp_path / "budget.pdf"
    _paper(source)
    opened = Session.open(source, author="审核员甲", settings=Settings(selection=Selection(select=("T", "V02"))))
    assert opened.raise_finding("p1", "question", f"请说明 {HOSTILE}").is_done
    assert opened.raise_finding("t01/r1/c2", "error", "合计与明细不符", "120.00").is_done
    copy = PdfReader(io.BytesIO(exporters()["pdf"].render(report_of(opened, made=MADE))))
    lines = []
    for number, page in enumerate(copy.pages, 1):
        for note in page.get("/Annots", ()) or ():
            entry = note.get_object()
            box = [round(float(value)) for value in entry["/Rect"]]
            lines.append(f"p{number} {entry['/Subtype']} {box} {entry['/T']} {entry['/NM']}\n{entry['/Contents']}")
    outline = [str(item.title) for item in copy.outline if not isinstance(item, list)]
    inner = [str(item.title) for items in copy.outline if isinstance(items, list) for item in items]
    golden("pdf.zh.txt", "\n".join([*lines, "outline", *outline, *inner]) + "\n")
    opened.close()


def _paper(path: Path) -> None:
    """A page with a small table."""
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=1)
    rows = (
        ("code", "total", "basic", "project"),
        ("sum", "130.00", "100.00", "20.00"),
        ("201", "120.00", "100.00", "20.00"),
    )
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            canvas.rect(40 + 80 * across, 200 - 24 * down, 80, 24)
            canvas.drawString(46 + 80 * across, 208 - 24 * down, text)
    canvas.save()
