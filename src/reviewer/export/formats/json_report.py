"""JSON: the contract's `check` object with the reviewer's statuses."""

from __future__ import annotations

import json

from reviewer.export.check_json import check_object
from reviewer.export.exporter import Exporter
from reviewer.export.report import Report
from reviewer.words import Words


def render(report: Report) -> bytes:
    """The file, UTF-8."""
    content = check_object(report.analysis, report.language, statuses=report.statuses)
    content["review"] = [
        {
            "number": issue.number,
            "key": issue.key,
            "code": issue.code,
            "severity": issue.severity.value,
            "statement": issue.statement,
            "place": issue.place,
            "expected": issue.expected,
            "status": issue.status,
            "reason": issue.reason,
            "by": issue.reviewer,
        }
        for issue in report.issues
    ]
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


EXPORTER = Exporter("json", ".json", Words("JSON 数据", "JSON data"), render)
