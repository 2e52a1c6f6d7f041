"""`tables --format csv|xlsx|md`: the tables as files, one per table (csv), one workbook, or Markdown.

Corrected cells show the corrected text. Nothing in a cell can become a formula. Called by the command line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reviewer.export.columns import neutral
from reviewer.export.exporter import replace_file
from reviewer.export.formats.markdown import plain
from reviewer.export.tables_json import printed_rows
from reviewer.forms.bound import BoundTable
from reviewer.model.document import Document, Table
from reviewer.words import visible

_UNSAFE = re.compile(r"[^\w（）()、·-]+")
NAME_LENGTH = 40
"""Characters of a table's title in a file name."""


def write_tables(
    document: Document, bound: Mapping[str, BoundTable], texts: Mapping[str, str], form: str, folder: Path | None
) -> list[str]:
    """Write all tables; the paths written, or the Markdown itself where no folder is named."""
    if form == "md":
        content = "\n".join(_markdown(table, texts) for table in document.tables)
        if folder is None:
            return [content]
        return [str(replace_file(folder / "tables.md", content.encode()))]
    assert folder is not None
    if form == "csv":
        return [str(replace_file(folder / _name(table), _csv(table, texts))) for table in document.tables]
    return [str(replace_file(folder / "tables.xlsx", _workbook(document, texts)))]


def _name(table: Table) -> str:
    title = _UNSAFE.sub("", visible(table.title))[:NAME_LENGTH]
    return f"{table.id}-{title}.csv" if title else f"{table.id}.csv"


def _csv(table: Table, texts: Mapping[str, str]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in printed_rows(table, texts):
        writer.writerow([neutral(visible(text)) for text in row])
    return stream.getvalue().encode("utf-8-sig")


def _markdown(table: Table, texts: Mapping[str, str]) -> str:
    rows = [list(row) for row in printed_rows(table, texts)]
    unit = f" ({table.unit.label})" if table.unit else ""
    lines = [f"## {plain(table.title or table.id)}{unit}", ""]
    if not rows:
        return "\n".join(lines)
    head = rows[: len(table.header)] or [[""] * table.width]
    lines.append(
        "| "
        + " | ".join(" / ".join(dict.fromkeys(plain(t) for t in column if t)) for column in zip(*head, strict=True))
        + " |"
    )
    lines.append("|" + " --- |" * table.width)
    lines += ["| " + " | ".join(plain(text) for text in row) + " |" for row in rows[len(table.header) :]]
    return "\n".join([*lines, ""])


def _workbook(document: Document, texts: Mapping[str, str]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in document.tables:
        sheet = book.create_sheet(table.id)
        for row, cells in enumerate(_titled(table, texts), 1):
            for column, text in enumerate(cells, 1):
                cell = sheet.cell(row, column)
                cell.value = visible(text)
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _titled(table: Table, texts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield (table.title, table.unit.label if table.unit else "")
    yield from printed_rows(table, texts)
