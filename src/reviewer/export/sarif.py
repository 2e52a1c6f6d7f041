"""SARIF 2.1.0: findings for tools that read static-analysis results. Called by `check --format sarif` and `export`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from reviewer.export.wording import place_of, tidy
from reviewer.model.document import InputKind
from reviewer.model.finding import Anchor, Finding, Severity, Status
from reviewer.session.analysis import Analysis
from reviewer.version import __version__
from reviewer.words import Language, visible

Json = dict[str, object]
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note", Severity.ADVICE: "note"}
SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RELATED = 20
"""Further places of a finding that are listed."""
_SUPPRESSED = {Status.DISMISSED: "accepted", Status.DEFERRED: "underReview"}


CULTURES = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en-US"}
KINDS = {
    InputKind.PDF: "application/pdf",
    InputKind.TEXT: "text/plain",
    InputKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    InputKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LONGEST = 1_000
"""Characters of a message; code-scanning services cut or refuse longer ones."""


def sarif_object(checked: Sequence[tuple[Analysis, Mapping[str, Status]]], language: Language) -> Json:
    """One run over all documents."""
    codes = sorted({finding.code for analysis, _ in checked for finding in analysis.findings})
    places = {code: place for place, code in enumerate(codes)}
    return {
        "$schema": SCHEMA_URI,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(codes, checked, language)},
                "language": CULTURES[language],
                "artifacts": [_artifact(analysis) for analysis, _ in checked],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(
                        finding,
                        analysis,
                        statuses.get(finding.key, Status.OPEN),
                        language,
                        index=places[finding.code],
                        position=position,
                    )
                    for position, (analysis, statuses) in enumerate(checked)
                    for finding in analysis.findings
                ],
            }
        ],
    }


def _artifact(analysis: Analysis) -> Json:
    document = analysis.document
    return {
        "location": {"uri": _uri(analysis)},
        "mimeType": KINDS[document.kind],
        "hashes": {"sha-256": document.sha256},
    }


def _driver(codes: Sequence[str], checked: Sequence[tuple[Analysis, object]], language: Language) -> Json:
    found: dict[str, Finding] = {}
    for analysis, _ in checked:
        for finding in analysis.findings:
            known = found.get(finding.code)
            if known is None or finding.severity.rank < known.severity.rank:
                found[finding.code] = finding
    return {
        "name": "reviewer",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, found[code], language) for code in codes],
    }


def _rule(code: str, finding: Finding, language: Language) -> Json:
    """Name, page and level of a rule; a rule of the user's formulas has no page."""
    from reviewer.rules.registry import rule

    title = finding.title.text(language)
    try:
        known = rule(code)
    except KeyError:
        what, why, basis = title, title, ""
    else:
        title = known.name.text(language)
        what, why, basis = (words.text(language) for words in (known.page.what, known.page.why, known.page.basis))
    return {
        "id": code,
        "name": f"Rule{code}",
        "shortDescription": {"text": title},
        "fullDescription": {"text": what},
        "help": {"text": "\n".join(part for part in (what, why, basis) if part)},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"tags": [code[0], *([basis] if basis else [])]},
    }


def _uri(analysis: Analysis) -> str:
    """Relative where the document was named so: services show a finding at the file of the repository."""
    path = Path(analysis.document.path)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _result(
    finding: Finding, analysis: Analysis, status: Status, language: Language, *, index: int, position: int
) -> Json:
    text = tidy(finding.message.text(language))
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": visible(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")},
        "locations": [_location(finding.anchor, analysis, position, language)],
        "partialFingerprints": {"reviewer/v1": finding.key},
        "properties": {"severity": finding.severity.value, "category": finding.category.value, "status": status.value},
    }
    related = [place for place in finding.places if place.ref != finding.anchor.ref][:RELATED]
    if related:
        result["relatedLocations"] = [_location(place, analysis, position, language) for place in related]
    if status in _SUPPRESSED:
        result["suppressions"] = [{"kind": "external", "status": _SUPPRESSED[status]}]
    return result


def _location(anchor: Anchor, analysis: Analysis, position: int, language: Language) -> Json:
    """Line where there are lines. A PDF has none: the page stands in words, and line 1 because services drop a result
    without a region."""
    source = anchor.source
    location: Json = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(analysis), "index": position},
            "region": {"startLine": max(source.line or 1, 1)},
        }
    }
    words = visible(place_of(anchor, language))
    if words:
        location["message"] = {"text": words}
        location["logicalLocations"] = [{"fullyQualifiedName": words}]
    return location
