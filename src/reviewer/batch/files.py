"""Files a batch writes: one workbook for all documents, and a SQLite file for those who want to query it."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.batch.job import Done
from reviewer.batch.summary import Compared, counts, ranked
from reviewer.errors import UsageError
from reviewer.export.formats.xlsx import fill_sheet
from reviewer.words import Language, say

_TABLES = """
CREATE TABLE IF NOT EXISTS document (path TEXT PRIMARY KEY, sha256 TEXT, organisation TEXT, kind TEXT, level TEXT,
  year INTEGER, pages INTEGER, error TEXT, score INTEGER, stake TEXT, seconds REAL);
CREATE TABLE IF NOT EXISTS finding (path TEXT, key TEXT, code TEXT, severity TEXT, category TEXT, message TEXT,
  page INTEGER, line INTEGER, ref TEXT, place TEXT, stake TEXT, status TEXT, PRIMARY KEY (path, key));
CREATE TABLE IF NOT EXISTS evidence (path TEXT, key TEXT, role TEXT, ref TEXT, page INTEGER, line INTEGER, text TEXT,
  value TEXT, label TEXT);
CREATE TABLE IF NOT EXISTS tables (path TEXT, id TEXT, form TEXT, title TEXT, unit TEXT, numeric_cells INTEGER,
  proved INTEGER, contradicted INTEGER, unchecked INTEGER, doubtful INTEGER, PRIMARY KEY (path, id));
CREATE TABLE IF NOT EXISTS rule (path TEXT, code TEXT, state TEXT, reason TEXT, findings INTEGER,
  PRIMARY KEY (path, code));
"""

Whole = Callable[[Done], Done]


def _same(done: Done) -> Done:
    return done


def workbook(results: Sequence[Done], changes: Sequence[Compared], language: Language, whole: Whole = _same) -> bytes:
    """Summary, all findings, and the comparison where one was asked for. `whole`: a result with its report."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = say("batch.sheet.summary", language)
    head = [say(f"batch.column.{name}", language) for name in _SUMMARY]
    rows = [
        (number, done.organisation, done.path, *counts(done).values(), Decimal(done.stake) / 10_000, done.error)
        for number, done in enumerate(ranked(results), 1)
    ]
    fill_sheet(sheet, head, rows, (6, 26, 44, 9, 9, 9, 9, 16, 40))
    listed = [say(f"batch.column.{name}", language) for name in _FINDINGS]
    lines = (
        (done.organisation, done.path, *_finding_row(item, language))
        for done in map(whole, ranked(results))
        for item in done.report.get("findings", ())
        if item["severity"] != "advice"
    )
    fill_sheet(
        book.create_sheet(say("batch.sheet.findings", language)), listed, lines, (22, 34, 8, 9, 18, 60, 8, 36, 30)
    )
    if changes:
        titles = [say(f"batch.column.{name}", language) for name in ("change", "path", "code", "message", "key")]
        compared = [
            (say(f"batch.change.{c.change.value}", language), c.path, c.code, c.message, c.key) for c in changes
        ]
        fill_sheet(book.create_sheet(say("batch.sheet.changes", language)), titles, compared, (10, 40, 8, 60, 30))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _finding_row(item: Mapping[str, Any], language: Language) -> tuple[object, ...]:
    anchor = item["anchor"]
    severity = say(f"export.severity.{item['severity']}", language)
    page = anchor.get("page", anchor.get("line", ""))
    return (item["code"], severity, item["title"], item["message"], page, anchor["semantic"], item["key"])


_EVIDENCE = ("role", "ref", "page", "line", "text", "value", "label")
_SUMMARY = ("number", "organisation", "path", "error", "warning", "question", "advice", "stake", "problem")
_FINDINGS = ("organisation", "path", "code", "severity", "title", "message", "page", "place", "key")


def write_database(path: Path, results: Sequence[Done], whole: Whole = _same) -> None:
    """All documents, findings, evidence, tables and rule states; a second run replaces what it finds again."""
    try:
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(_TABLES)
            for done in results:
                _insert(database, whole(done))
    except sqlite3.Error as problem:
        raise UsageError("export.error.cannot-write", path=path, reason=problem) from problem


def _insert(database: sqlite3.Connection, done: Done) -> None:
    report = done.report
    about = report.get("document", {})
    for table in ("finding", "evidence", "tables", "rule"):
        database.execute(f"DELETE FROM {table} WHERE path = ?", (done.path,))  # noqa: S608 - names from this module
    database.execute(
        "INSERT OR REPLACE INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (done.path, done.sha256, done.organisation, about.get("kind"), about.get("level"), about.get("year"),
         about.get("pages"), done.error, done.score, done.stake, done.seconds),
    )  # fmt: skip
    for item in report.get("findings", ()):
        anchor = item["anchor"]
        database.execute(
            "INSERT OR REPLACE INTO finding VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (done.path, item["key"], item["code"], item["severity"], item["category"], item["message"],
             anchor.get("page"), anchor.get("line"), anchor["ref"], anchor["semantic"], item["stake"], item["status"]),
        )  # fmt: skip
        database.executemany(
            "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?)",
            [
                (done.path, item["key"], *(e.get(name) for name in _EVIDENCE))
                for e in item["evidence"]
            ],
        )  # fmt: skip
    for entry in report.get("tables", ()):
        cover = entry["coverage"]
        database.execute(
            "INSERT OR REPLACE INTO tables VALUES (?,?,?,?,?,?,?,?,?,?)",
            (done.path, entry["id"], entry["form"], entry["title"], entry["unit"], *cover.values()),
        )
    for outcome in report.get("rules", ()):
        database.execute(
            "INSERT OR REPLACE INTO rule VALUES (?,?,?,?,?)",
            (done.path, outcome["code"], outcome["state"], outcome["reason"], outcome["findings"]),
        )
