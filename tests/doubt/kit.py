"""One table, damaged in the ways pages and converters damage tables, as extracted text and as a drawn PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.extract.read import read_with_second
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.model.document import Document, Table
from reviewer.model.finding import Finding, Severity
from reviewer.session.analysis import analyse
from reviewer.words import Language
from tests.extract.pdf.paper import Line, Sheet, bands, printed

TITLE = "2031年预算支出总表"
UNIT = "单位：万元"
HEAD: Line = ("科目编码", "科目名称", "合计", "基本支出", "项目支出", "上缴上级支出")
BODY: tuple[Line, ...] = (
    ("合计", "", "96.70", "61.20", "35.50", ""),
    ("205", "教育支出", "72.45", "52.20", "20.25", ""),
    ("20502", "普通教育", "72.45", "52.20", "20.25", ""),
    ("2050202", "小学教育", "41.15", "32.90", "8.25", ""),
    ("2050203", "初中教育", "31.30", "19.30", "12.00", ""),
    ("208", "社会保障和就业支出", "24.25", "9.00", "15.25", ""),
    ("20805", "行政事业单位养老支出", "24.25", "9.00", "15.25", ""),
    ("2080502", "事业单位离退休", "10.00", "4.00", "6.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "14.25", "5.00", "9.25", ""),
)
XS = (50.0, 100.0, 260.0, 330.0, 400.0, 470.0, 545.0)


@dataclass(frozen=True)
class Read:
    """What came out: the document with its readings chosen, its only table."""

    document: Document
    table: Table

    @property
    def rows(self) -> list[Line]:
        """The texts of the body."""
        return [tuple(cell.text for cell in row) for row in self.table.rows]

    @property
    def codes(self) -> dict[str, str]:
        """What is said on the table, by code, in Chinese."""
        return {doubt.code: doubt.message.text(Language.CHINESE) for doubt in self.table.doubts}

    @property
    def said(self) -> str:
        """Why the table was read otherwise, "" where it was not."""
        return self.codes.get("read-as", "")

    @property
    def literal(self) -> list[Line]:
        """The rows as they were read at first; they are kept beside a repaired reading."""
        return [tuple(cell.text for cell in row) for row in self.table.alternatives[0].rows]


def errors(read: Read) -> list[str]:
    """Codes of the errors the checker finds in the document as it was read."""
    found = analyse(read.document).findings
    return [finding.code for finding in found if finding.severity is Severity.ERROR]


def findings(read: Read, code: str) -> list[Finding]:
    """What one rule finds in the document as it was read."""
    return [finding for finding in analyse(read.document).findings if finding.code == code]


def refs_of(finding: Finding) -> tuple[str, ...]:
    """The places a finding rests on."""
    return tuple(item.ref for item in finding.evidence if item.ref)


def as_text(lines: Sequence[Line | str], folder: Path, name: str = "a.txt") -> Read:
    """The table as tab-separated text; a line that is one string stands as it is."""
    body = "\n".join(line if isinstance(line, str) else "\t".join(line) for line in lines)
    path = folder / name
    path.write_text(f"{TITLE}\n\n{UNIT}\n\n{body}\n", "utf-8")
    return read(path)


def as_pipes(lines: Sequence[Line], folder: Path) -> Read:
    """The table as Markdown; the first line is the head."""
    rule = "|" + " --- |" * len(lines[0])
    rows = ["| " + " | ".join(line) + " |" for line in lines]
    path = folder / "a.md"
    path.write_text("\n".join((TITLE, "", UNIT, "", rows[0], rule, *rows[1:], "")), "utf-8")
    return read(path)


def as_html(lines: Sequence[Line], folder: Path) -> Read:
    """The table as HTML in Markdown."""
    rows = ["<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in lines]
    path = folder / "a.md"
    path.write_text("\n".join((TITLE, "", UNIT, "", "<table>", *rows, "</table>", "")), "utf-8")
    return read(path)


def as_pdf(folder: Path, *pages: Sheet) -> Read:
    """The table as drawn on these pages."""
    return read(printed(folder / "a.pdf", *pages))


def first_page(lines: Sequence[Line] | Sequence[Sequence[Line]], xs: tuple[float, ...] = XS) -> Sheet:
    """The page with the title; `lines` in rules of their own, or bands."""
    return Sheet(_bands(lines), xs, TITLE, UNIT)


def next_page(lines: Sequence[Line] | Sequence[Sequence[Line]], xs: tuple[float, ...] = XS) -> Sheet:
    """A page that goes on with the table."""
    return Sheet(_bands(lines), xs, top=780.0)


def _bands(lines: Sequence[Line] | Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    return [line if isinstance(line[0], tuple) else bands(line)[0] for line in lines]  # type: ignore[arg-type]


def document(path: Path) -> Document:
    """The file with the best readings in place."""
    first, second = read_with_second(path)
    return choose_readings(first, load(), second)[0]


def read(path: Path) -> Read:
    """The same, with its only table."""
    chosen = document(path)
    (table,) = chosen.tables
    return Read(chosen, table)
