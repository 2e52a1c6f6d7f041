"""A bureau's own Word template: its `{{…}}` marks are filled, everything else in it stays as it is.

Marks in running text, tables, headers and footers: title, organisation, file, pages, sha256, made, year, kind, scope,
conclusion, reviewer, count, errors, warnings, questions, tails. Marks that stand alone in a paragraph and become
blocks: issues (numbered, by severity), notice (the table), unchecked (the table). A template with none of these three
gets opinion, notice and appendix at its end. Called by `formats.docx`; raises `UsageError` for what is no Word file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from reviewer.errors import UsageError
from reviewer.export.formats.docx_notice import add_notice, add_table, add_unchecked
from reviewer.export.formats.docx_opinion import add_issues, add_opinion, conclusion_of, scope_of, title_of
from reviewer.export.report import Report
from reviewer.model.finding import Severity
from reviewer.words import visible

MARK = re.compile(r"\{\{\s*([a-z0-9]+)\s*\}\}")
MAX_BYTES = 20_000_000
BLOCKS: Mapping[str, Callable[[Any, Report], object]] = {
    "issues": add_issues,
    "notice": add_table,
    "unchecked": add_unchecked,
}


def opened(path: Path) -> Any:
    """The template as a document. Raises `UsageError`."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        size = path.stat().st_size
        document = Document(str(path)) if size <= MAX_BYTES else None
    except OSError as problem:
        raise UsageError("export.error.template", path=path, reason=problem.strerror or problem) from problem
    except (OpcError, BadZipFile, KeyError, ValueError, LxmlError) as problem:
        raise UsageError("export.error.template", path=path, reason=type(problem).__name__) from problem
    if document is None:
        raise UsageError("export.error.template", path=path, reason=f"> {MAX_BYTES // 1_000_000} MB")
    return document


def fill(document: Any, report: Report) -> None:
    """Fill all marks; add what the template has no mark for. Raises `UsageError` for a mark nobody knows."""
    values = _values(report)
    blocks = set()
    for paragraph in list(_paragraphs(document)):
        names = MARK.findall(paragraph.text)
        unknown = [name for name in names if name not in values and name not in BLOCKS]
        if unknown:
            raise UsageError(
                "export.error.template-mark",
                path=report.template,
                mark=unknown[0],
                known=", ".join(sorted((*values, *BLOCKS))),
            )
        alone = names[0] if len(names) == 1 and MARK.sub("", paragraph.text).strip() == "" else ""
        if alone in BLOCKS:
            _put_block(document, paragraph, partial(BLOCKS[alone], document, report))
            blocks.add(alone)
        elif names:
            _replace(paragraph, values)
    if not blocks:
        add_opinion(document, report)
        add_notice(document, report)


def _values(report: Report) -> dict[str, str]:
    found = {
        "title": title_of(report),
        "organisation": report.organisation,
        "file": report.file_name,
        "pages": report.pages or "-",
        "sha256": report.sha256,
        "made": report.made.strftime("%Y-%m-%d"),
        "year": report.year or "",
        "kind": report.kind,
        "scope": scope_of(report),
        "conclusion": conclusion_of(report),
        "reviewer": report.reviewer,
        "count": len(report.issues),
        "errors": len(report.of_severity(Severity.ERROR)),
        "warnings": len(report.of_severity(Severity.WARNING)),
        "questions": len(report.of_severity(Severity.QUESTION)),
        "tails": sum(tail.count for tail in report.tails),
    }
    return {name: visible(str(value)) for name, value in found.items()}


def _paragraphs(document: Any) -> Iterator[Any]:
    yield from _inside(document)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from _inside(part)


def _inside(container: Any) -> Iterator[Any]:
    yield from container.paragraphs
    for table in container.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _inside(cell)


def _replace(paragraph: Any, values: Mapping[str, str]) -> None:
    """Word cuts text into runs where it likes: the first run that holds a part of a mark takes the whole value."""
    runs = list(paragraph.runs)
    text = "".join(run.text for run in runs)
    for found in reversed(list(MARK.finditer(text))):
        value, place = values[found[1]], 0
        for run in runs:
            start, end = place, place + len(run.text)
            place = end
            low, high = max(start, found.start()), min(end, found.end())
            if low < high:
                run.text = run.text[: low - start] + value + run.text[high - start :]
                value = ""


def _put_block(document: Any, paragraph: Any, add: Callable[[], object]) -> None:
    """What `add` writes at the end of the document is moved to where the mark stands; the mark goes."""
    body = document.element.body
    known = set(body)
    add()
    target = paragraph._p
    for element in [item for item in body if item not in known]:
        target.addprevious(element)
    target.getparent().remove(target)
