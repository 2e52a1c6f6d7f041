"""Markdown: the review opinion 审核意见, then the issue list 问题清单 and its appendices."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.export.exporter import Exporter
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.model.finding import Severity
from reviewer.words import Words, say, visible

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~"})
SECTIONS = (Severity.ERROR, Severity.WARNING, Severity.QUESTION, Severity.ADVICE)


def render(report: Report) -> bytes:
    """The file, UTF-8."""
    lines = [*_opinion(report), *_issue_list(report), *_appendices(report)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def plain(text: object) -> str:
    """Text of a document made harmless: no markup acts, no control character, one line."""
    return " ".join(visible(str(text)).split()).translate(_SPECIAL)


def _opinion(report: Report) -> list[str]:
    def spoken(key: str, **params: object) -> str:
        return say(f"export.opinion.{key}", report.language, **params)

    lines = [f"# {plain(spoken('title', title=report.title or report.file_name))}", ""]
    facts = (
        ("file", report.file_name),
        ("organisation", report.organisation),
        ("pages", report.pages or "-"),
        ("sha256", report.sha256),
        ("made", report.made.strftime("%Y-%m-%d %H:%M")),
        ("reviewer", report.reviewer or "-"),
    )
    lines += [f"- {spoken(key)}: {plain(value)}" for key, value in facts]
    lines += [
        "",
        f"**{spoken('conclusion')}: {spoken('conclude-' + report.conclusion.value)}**",
        "",
        spoken("scope", compared=report.compared, unchecked=len(report.unchecked)),
        "",
    ]
    for severity in SECTIONS:
        issues = report.of_severity(severity)
        if severity is Severity.ADVICE and not issues:
            continue
        lines += [f"## {spoken('section-' + severity.value, count=len(issues))}", ""]
        lines += [_line(issue) for issue in issues] or [spoken("none")]
        lines.append("")
    tails = sum(tail.count for tail in report.tails)
    lines += [spoken("tails", count=tails), ""]
    return lines


def _line(issue: Issue) -> str:
    code = f"{issue.code} " if issue.code else ""
    return f"{issue.number}. {code}{plain(issue.place)}: {plain(issue.statement)}"


def _issue_list(report: Report) -> list[str]:
    columns = (
        "number",
        "code",
        "severity",
        "statement",
        "place",
        "excerpt",
        "expected",
        "computation",
        "advice",
        "status",
    )
    lines = [f"## {say('export.list.title', report.language)}", ""]
    lines += _table(
        [say(f"export.column.{name}", report.language) for name in columns],
        (
            (
                issue.number,
                issue.code,
                say(f"export.severity.{issue.severity.value}", report.language),
                issue.statement,
                issue.place,
                issue.excerpt,
                issue.expected,
                issue.computation,
                issue.advice,
                issue.status,
            )
            for issue in report.issues
        ),
    )
    return [*lines, ""]


def _appendices(report: Report) -> list[str]:
    language = report.language

    def heading(key: str) -> list[str]:
        return ["", f"## {say(f'export.appendix.{key}', language)}", ""]

    def names(*columns: str) -> list[str]:
        return [say(f"export.column.{name}", language) for name in columns]

    lines = heading("unchecked")
    lines += _table(
        names("code", "name", "reason", "place"), ((u.code, u.name, u.reason, u.place) for u in report.unchecked)
    )
    lines += heading("tails")
    lines += _table(
        names("table", "count", "largest"), ((t.table, t.count, f"{t.largest} {t.unit}") for t in report.tails)
    )
    lines += heading("passed")
    lines += _table(
        names("code", "name", "compared", "exact"),
        ((p.code, p.name, p.checked, "—" if p.exact is None else p.exact) for p in report.passed),
    )
    for key, remarks in (("remarks", report.remarks), ("rereadings", report.rereadings)):
        if remarks:
            lines += heading(key)
            lines += _table(
                names("place", "text", "reviewer", "time"), ((r.place, r.text, r.by, r.time) for r in remarks)
            )
    return lines


def _table(header: list[str], rows: Iterable[tuple[object, ...]]) -> list[str]:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return lines + ["| " + " | ".join(plain(value) for value in row) + " |" for row in rows]


EXPORTER = Exporter(
    "md", ".md", Words("审核意见与问题清单（Markdown）", "review opinion and issue list (Markdown)"), render
)
