"""CSV: the issue list, 25 columns, UTF-8 with a byte-order mark because Excel on office PCs asks for it."""

from __future__ import annotations

import csv
import io

from reviewer.export.columns import COLUMNS, heading, neutral, values
from reviewer.export.exporter import Exporter
from reviewer.export.report import Report
from reviewer.words import Words, visible


def render(report: Report) -> bytes:
    """The file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([heading(name, report.language) for name in COLUMNS])
    for issue in report.issues:
        row = (neutral(value) for value in values(issue, report.language))
        writer.writerow([visible(value) if isinstance(value, str) else value for value in row])
    return stream.getvalue().encode("utf-8-sig")


EXPORTER = Exporter("csv", ".csv", Words("问题清单（CSV）", "issue list (CSV)"), render)
