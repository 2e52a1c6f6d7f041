"""SARIF as a file."""

from __future__ import annotations

import json

from reviewer.export.exporter import Exporter
from reviewer.export.report import Report
from reviewer.export.sarif import sarif_object
from reviewer.words import Words


def render(report: Report) -> bytes:
    """The file, UTF-8."""
    content = sarif_object([(report.analysis, report.statuses)], report.language)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


EXPORTER = Exporter("sarif", ".sarif", Words("SARIF", "SARIF"), render)
