"""The review opinion 审核意见: one page, numbered, by severity. What does not fit is counted and referred to the
notice behind it, which lists everything. Called by `formats.docx` and for templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewer.export.formats.docx_parts import bordered, heading, set_widths, write
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.model.finding import Severity
from reviewer.words import Language, say, visible

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)
FACT_WIDTHS = (2.2, 9.2, 2.2, 3.0)
LINES_FOR_ISSUES = 33
"""Lines of the page left when head, facts, headings and signatures are written."""
CELLS_IN_LINE = 84
"""Half-width cells in a line of 10.5-point text on the page."""
COLON = {Language.CHINESE: "：", Language.ENGLISH: ": "}
LONGEST = 150
"""Characters of one issue; the notice has the whole."""


def add_opinion(document: Any, report: Report) -> None:
    """All of it at the end of the document."""
    heading(document, title_of(report), 1, is_centred=True)
    add_facts(document, report)
    document.add_paragraph(scope_of(report))
    document.add_paragraph().add_run(conclusion_of(report)).bold = True
    add_issues(document, report)
    add_signatures(document, report)


def title_of(report: Report) -> str:
    """{year}年{body}{kind}公开文本审核意见."""
    return _spoken(report, "title", title=report.title or report.file_name)


def scope_of(report: Report) -> str:
    """What was compared and what was not."""
    return _spoken(report, "scope", compared=report.compared, unchecked=len(report.unchecked))


def conclusion_of(report: Report) -> str:
    """结论：…"""
    return COLON[report.language].join(
        (_spoken(report, "conclusion"), _spoken(report, f"conclude-{report.conclusion.value}"))
    )


def add_facts(document: Any, report: Report) -> None:
    """What was reviewed, as a small table."""
    rows = (
        (("file", report.file_name), ("pages", report.pages or "-")),
        (("organisation", report.organisation), ("draft", "")),
        (("sha256", report.sha256), ("received", "")),
        (("made", report.made.strftime("%Y-%m-%d %H:%M")), ("issues", len(report.issues))),
    )
    table = bordered(document, len(rows), FACT_WIDTHS)
    for row, pairs in zip(table.rows, rows, strict=True):
        for place, (key, value) in enumerate(pairs):
            write(row.cells[2 * place], _spoken(report, key), is_bold=True)
            write(row.cells[2 * place + 1], value, size=7.5 if key == "sha256" else 9)
    set_widths(table, FACT_WIDTHS)
    document.add_paragraph().paragraph_format.space_after = 0


def add_issues(document: Any, report: Report) -> None:
    """By severity; where the page is full the rest is counted."""
    left = LINES_FOR_ISSUES
    for severity in SEVERITIES:
        issues = report.of_severity(severity)
        heading(document, _spoken(report, f"section-{severity.value}", count=len(issues)), 2)
        if not issues:
            document.add_paragraph(_spoken(report, "none"))
        for place, issue in enumerate(issues):
            text = sentence(issue, report.language)
            lines = _lines(text)
            if lines + (place < len(issues) - 1) > left:
                rest = issues[place:]
                first, last = rest[0].number, rest[-1].number
                document.add_paragraph(_spoken(report, "rest", count=len(rest), first=first, last=last))
                left = 0
                break
            document.add_paragraph(text)
            left -= lines
    document.add_paragraph(_spoken(report, "tails", count=sum(tail.count for tail in report.tails)))


def add_signatures(document: Any, report: Report) -> None:
    """Deadline and contact to fill in; who reviewed."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document.add_paragraph(
        "　　".join(f"{_spoken(report, key)}{COLON[report.language]}{'　' * 7}" for key in ("deadline", "contact"))
    )
    closing = document.add_paragraph("　".join(_signed(report)))
    closing.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def sentence(issue: Issue, language: Language) -> str:
    """`3. 第 7 页 支出总表 / 行政运行：… 改为 312.65`, cut where it is very long."""
    text = visible(f"{issue.number}. {issue.place}{COLON[language]}{issue.statement}")
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"{text}{say('export.opinion.asked', language, advice=visible(issue.advice))}"


def _signed(report: Report) -> Iterator[str]:
    blank = "　" * 4
    for key, value in (("reviewer", visible(report.reviewer) or blank), ("second", blank), ("date", blank)):
        yield f"{_spoken(report, key)}{COLON[report.language]}{value}"


def _spoken(report: Report, key: str, **params: object) -> str:
    return visible(say(f"export.opinion.{key}", report.language, **params))


def _lines(text: str) -> int:
    cells = sum(2 if ord(character) > 0x2E7F else 1 for character in text)
    return -(-cells // CELLS_IN_LINE)
