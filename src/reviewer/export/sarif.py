"""SARIF 2.1.0: findings for tools that read static-analysis results. Called by `check --format sarif` and `export`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from reviewer.model.finding import Finding, Severity, Status
from reviewer.session.analysis import Analysis
from reviewer.version import __version__
from reviewer.words import Language

Json = dict[str, object]
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note", Severity.ADVICE: "note"}
SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SUPPRESSED = {Status.DISMISSED: "accepted", Status.DEFERRED: "underReview"}


def sarif_object(checked: Sequence[tuple[Analysis, Mapping[str, Status]]], language: Language) -> Json:
    """One run over all documents."""
    codes = sorted({finding.code for analysis, _ in checked for finding in analysis.findings})
    return {
        "$schema": SCHEMA_URI,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(codes, checked, language)},
                "artifacts": [
                    {"location": {"uri": _uri(analysis)}, "hashes": {"sha-256": analysis.document.sha256}}
                    for analysis, _ in checked
                ],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(
                        finding,
                        analysis,
                        statuses.get(finding.key, Status.OPEN),
                        language,
                        index=codes.index(finding.code),
                        position=position,
                    )
                    for position, (analysis, statuses) in enumerate(checked)
                    for finding in analysis.findings
                ],
            }
        ],
    }


def _driver(codes: Sequence[str], checked: Sequence[tuple[Analysis, object]], language: Language) -> Json:
    titles: dict[str, Finding] = {}
    for analysis, _ in checked:
        for finding in analysis.findings:
            titles.setdefault(finding.code, finding)
    return {
        "name": "reviewer",
        "version": __version__,
        "rules": [
            {
                "id": code,
                "name": f"Rule{code}",
                "shortDescription": {"text": titles[code].title.text(language)},
                "defaultConfiguration": {"level": LEVELS[titles[code].severity]},
            }
            for code in codes
        ],
    }


def _uri(analysis: Analysis) -> str:
    return quote(Path(analysis.document.path).as_posix())


def _result(
    finding: Finding, analysis: Analysis, status: Status, language: Language, *, index: int, position: int
) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message.text(language)},
        "locations": [_location(finding, analysis, position)],
        "partialFingerprints": {"reviewer/v1": finding.key},
        "properties": {"severity": finding.severity.value, "category": finding.category.value, "status": status.value},
    }
    if status in _SUPPRESSED:
        result["suppressions"] = [{"kind": "external", "status": _SUPPRESSED[status]}]
    return result


def _location(finding: Finding, analysis: Analysis, position: int) -> Json:
    source = finding.anchor.source
    physical: Json = {"artifactLocation": {"uri": _uri(analysis), "index": position}}
    if source.line is not None:
        physical["region"] = {"startLine": source.line}
    location: Json = {"physicalLocation": physical}
    name = finding.anchor.semantic or finding.anchor.ref
    if name:
        page = f"p. {source.page}: " if source.page is not None else ""
        location["logicalLocations"] = [{"fullyQualifiedName": page + name}]
    return location
