"""HTML: one self-contained file: opinion, issues with their proofs, tables with their cells marked.

Everything from a document is escaped and made visible; there is no script. Called through `export.exporter`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from html import escape

from reviewer.export.columns import heading
from reviewer.export.coverage_text import cells_text, prose_text
from reviewer.export.exporter import Exporter
from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.export.wording import PRIVATE_FAMILY
from reviewer.model.document import Cell, Row, Table, TableKind
from reviewer.model.figure import parse_number
from reviewer.model.finding import CellState, Severity
from reviewer.words import Words, say, visible

STYLE = """
:root{--line:#b8b8b8;--soft:#f4f4f2;--bad:#b00020;--warn:#8a5a00;--ask:#1f4e79;--good:#2e6b34}
body{font:15px/1.6 "Noto Serif CJK SC","Songti SC",SimSun,serif;
  color:#1b1b1b;margin:2rem auto;max-width:72rem;padding:0 1rem}
h1{font-size:1.5rem;text-align:center}h2{font-size:1.15rem;border-bottom:1px solid var(--line);margin-top:2.2rem}
table{border-collapse:collapse;margin:.6rem 0 1.4rem;font-size:13px;width:100%}
th,td{border:1px solid var(--line);padding:2px 6px;vertical-align:top}th{background:var(--soft)}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.contradicted{background:#fde4e4;outline:2px solid var(--bad)}td.unchecked{color:#777;font-style:italic}
td.corrected{background:#e3edf8}td.doubtful{background:#fff3d6}
.issue{border-left:4px solid var(--line);padding:.2rem .8rem;margin:.7rem 0;break-inside:avoid}
.error{border-color:var(--bad)}.warning{border-color:var(--warn)}.question{border-color:var(--ask)}
.code{font:13px/1.5 ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;
  white-space:pre-wrap;color:#333}
.meta{color:#555;font-size:13px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dd{margin:0;overflow-wrap:anywhere}
a{color:inherit}
@page{size:A4;margin:14mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:11px}
  .code,.meta,table{font-size:10px}h1{font-size:16px}h2{font-size:13px}h3{font-size:12px;break-after:avoid}
  h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}
"""


def render(report: Report) -> bytes:
    """The file, UTF-8."""
    parts = [
        f'<!doctype html><html lang="{report.language.value}"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{shown(_title(report))}</title><style>{STYLE}</style></head><body>",
        *_opinion(report),
        *_issues(report),
        *_appendices(report),
        *_tables(report),
        "</body></html>",
    ]
    return ("\n".join(parts) + "\n").encode()


def shown(text: object) -> str:
    """Text of a document: visible and escaped."""
    return escape(visible(str(text)))


def _title(report: Report) -> str:
    return say("export.opinion.title", report.language, title=report.title or report.file_name)


def _opinion(report: Report) -> list[str]:
    def spoken(key: str, **params: object) -> str:
        return shown(say(f"export.opinion.{key}", report.language, **params))

    facts = (
        ("file", report.file_name),
        ("organisation", report.organisation),
        ("pages", report.pages or "-"),
        ("sha256", report.sha256),
        ("made", report.made.strftime("%Y-%m-%d %H:%M")),
        ("reviewer", report.reviewer or "-"),
        ("conclusion", say(f"export.opinion.conclude-{report.conclusion.value}", report.language)),
    )
    lines = [f"<h1>{shown(_title(report))}</h1>", "<dl>"]
    lines += [f"<dt>{spoken(key)}</dt><dd>{shown(value)}</dd>" for key, value in facts]
    coverage = report.analysis.coverage
    counted = (cells_text(coverage.total, report.language), prose_text(coverage, report.language))
    scope = spoken("scope", compared=report.compared, unchecked=len(report.unchecked))
    return [*lines, "</dl>", f"<p>{scope}</p>", *(f"<p class=meta>{shown(line)}</p>" for line in counted)]


def _issues(report: Report) -> list[str]:
    lines = [f"<h2>{shown(say('export.list.title', report.language))}</h2>"]
    printed = {table.id for table in _printed(report)}
    for severity in Severity:
        issues = report.of_severity(severity)
        if issues:
            words = say(f"export.severity.{severity.value}", report.language)
            lines.append(f"<h3>{shown(words)} ({len(issues)})</h3>")
            lines += [_issue(issue, printed) for issue in issues]
    if not report.issues:
        lines.append(f"<p>{shown(say('export.opinion.none', report.language))}</p>")
    return lines


def _issue(issue: Issue, printed: Container[str]) -> str:
    table, _, rest = issue.ref.partition("/")
    place = shown(issue.place)
    if rest and table in printed:
        place = f'<a href="#{_anchor(issue.ref)}">{place}</a>'
    proof = f"<div class=code>{shown(issue.computation)}</div>" if issue.computation else ""
    extra = " · ".join(part for part in (issue.status, issue.advice, issue.basis) if part)
    return (
        f'<div class="issue {issue.severity.value}"><b>{issue.number}. {shown(issue.code)}</b> {place}<br>'
        f"{shown(issue.statement)}{proof}<div class=meta>{shown(extra)}</div></div>"
    )


def _appendices(report: Report) -> list[str]:
    language = report.language

    def part(key: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
        body = [f"<tr>{''.join(f'<td>{shown(value)}</td>' for value in row)}</tr>" for row in rows]
        if not body:
            return []
        head = "".join(f"<th>{shown(heading(name, language))}</th>" for name in columns)
        title = shown(say(f"export.appendix.{key}", language))
        return [f"<h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>", *body, "</tbody></table>"]

    unchecked = ((u.code, u.name, u.reason, u.place) for u in report.unchecked)
    tails = ((t.table, t.count, f"{t.largest} {t.unit}") for t in report.tails)
    passed = ((p.code, p.name, p.checked, "—" if p.exact is None else p.exact) for p in report.passed)
    remark = ("place", "text", "reviewer", "time")
    return [
        *part("unchecked", ("code", "name", "reason", "place"), unchecked),
        *part("tails", ("table", "count", "largest"), tails),
        *part("passed", ("code", "name", "compared", "exact"), passed),
        *part("remarks", remark, ((r.place, r.text, r.by, r.time) for r in report.remarks)),
        *part("rereadings", remark, ((r.place, r.text, r.by, r.time) for r in report.rereadings)),
    ]


def _printed(report: Report) -> list[Table]:
    """Tables of amounts, and the performance forms an issue stands in."""
    named = {issue.ref.partition("/")[0] for issue in report.issues}
    return [
        table
        for table in report.analysis.document.tables
        if table.kind is TableKind.GRID or (table.kind is TableKind.PERFORMANCE and table.id in named)
    ]


def _tables(report: Report) -> list[str]:
    lines: list[str] = []
    withheld = {issue.ref for issue in report.issues if issue.code.startswith(PRIVATE_FAMILY)}
    for table in _printed(report):
        unit = f" ({table.unit.label})" if table.unit else ""
        lines.append(f"<h2>{shown(table.title or table.id)}{shown(unit)}</h2><table><thead>")
        lines += [f"<tr>{_head_row(row)}</tr>" for row in table.header]
        lines.append("</thead><tbody>")
        lines += [f"<tr>{_body_row(table, number, report, withheld)}</tr>" for number in range(len(table.rows))]
        lines.append("</tbody></table>")
    return lines


def _head_row(row: Row) -> str:
    return "".join(f"<th{_spans(cell)}>{shown(cell.text)}</th>" for cell in row if not cell.is_covered)


def _spans(cell: Cell) -> str:
    across = f" colspan={cell.column_span}" if cell.column_span > 1 else ""
    return across + (f" rowspan={cell.row_span}" if cell.row_span > 1 else "")


def _body_row(table: Table, number: int, report: Report, withheld: Container[str]) -> str:
    cells = []
    for column in range(table.width):
        cell = table.cell(number, column)
        if cell.is_covered and (cell.row_span, cell.column_span) == (1, 1) and _is_inside_span(table, number, column):
            continue
        ref = table.ref(number, column)
        text = report.texts.get(ref, cell.text)
        if ref in withheld:
            text = say("export.excerpt-withheld", report.language)
        classes = ["n"] if parse_number(text) is not None else []
        if text != cell.text:
            classes.append("corrected")
        state = report.analysis.coverage.states.get(ref)
        if state in {CellState.CONTRADICTED, CellState.UNCHECKED, CellState.DOUBTFUL}:
            classes.append(state.value)
        marked = f' class="{" ".join(classes)}"' if classes else ""
        cells.append(f'<td id="{_anchor(ref)}"{marked}{_spans(cell)}>{shown(text)}</td>')
    return "".join(cells)


def _is_inside_span(table: Table, row: int, column: int) -> bool:
    """Whether some merged cell to the left or above really reaches over the place."""
    for above in range(row, -1, -1):
        for left in range(column, -1, -1):
            cell = table.cell(above, left)
            if not cell.is_covered:
                return (
                    above + cell.row_span > row and left + cell.column_span > column and (above, left) != (row, column)
                )
    return False


def _anchor(ref: str) -> str:
    return escape(ref.replace("/", "-"))


EXPORTER = Exporter("html", ".html", Words("网页（单文件）", "web page (one file)"), render)
