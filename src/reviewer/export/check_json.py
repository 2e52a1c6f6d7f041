"""`check --format json` and `export --to json`: the object of the contract, one per document.

Owns the field names (programs rely on them to the letter; add, never rename). Money is written as text in 元 so that no
reader of the JSON makes a float of it. Called by the command line, batch and the Python interface.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reviewer.export.spoken import verdict_text
from reviewer.model.document import Source
from reviewer.model.equation import Grade, Verdict
from reviewer.model.finding import Anchor, Culprit, Evidence, Finding, RuleOutcome, Status
from reviewer.narrative.ledger import NumberState
from reviewer.session.analysis import Analysis
from reviewer.words import Language

SCHEMA = 1
Json = dict[str, object]


def check_object(
    analysis: Analysis,
    language: Language = Language.CHINESE,
    *,
    statuses: Mapping[str, Status] | None = None,
    extract_seconds: float = 0.0,
) -> Json:
    """The contract's object for one document. `statuses`: by finding key, where an overlay was given."""
    status = statuses or {}
    return {
        "schema": SCHEMA,
        "document": _document(analysis),
        "tables": [_table(analysis, table.id, language) for table in analysis.document.tables],
        "findings": [
            _finding(finding, analysis, language, status.get(finding.key, Status.OPEN)) for finding in analysis.findings
        ],
        "equations": _equations(analysis.verdicts),
        "coverage": _coverage(analysis),
        "narrative": _narrative(analysis),
        "rules": [_outcome(outcome, language) for outcome in analysis.outcomes],
        "pages": _pages(analysis, language),
        "timing": {"extract_s": round(extract_seconds, 3), "check_s": round(analysis.seconds, 3)},
    }


def _document(analysis: Analysis) -> Json:
    document, profile = analysis.document, analysis.material.profile
    return {
        "path": document.path,
        "sha256": document.sha256,
        "title": profile.title,
        "organisation": profile.organisation,
        "level": profile.level.value if profile.level else None,
        "kind": profile.kind.value,
        "year": profile.year,
        "pages": len(document.pages),
        "amount_unit": profile.amount_unit.label if profile.amount_unit else None,
        "regime": profile.regime.value,
    }


def _table(analysis: Analysis, identity: str, language: Language) -> Json:
    table = analysis.document.table(identity)
    bound = analysis.material.bound.get(identity)
    count = analysis.coverage.of_table(identity)
    return {
        "id": table.id,
        "form": bound.form if bound and bound.form else (None if table.kind.value == "grid" else table.kind.value),
        "title": table.title,
        "unit": table.unit.label if table.unit else None,
        "pages": list(table.pages),
        "rows": len(table.rows),
        "columns": table.width,
        "doubt": [doubt.message.text(language) for doubt in table.doubts],
        "recognised": [reason.text(language) for reason in bound.reasons] if bound else [],
        "coverage": {
            "numeric_cells": count.numeric_cells,
            "proved": count.proved,
            "contradicted": count.contradicted,
            "unchecked": count.unchecked,
            "doubtful": count.doubtful,
        },
    }


def _finding(finding: Finding, analysis: Analysis, language: Language, status: Status) -> Json:
    entry: Json = {
        "key": finding.key,
        "code": finding.code,
        "title": finding.title.text(language),
        "severity": finding.severity.value,
        "category": finding.category.value,
        "message": finding.message.text(language),
        "anchor": anchor_object(finding.anchor),
        "evidence": [_evidence(item) for item in finding.evidence],
    }
    if finding.proofs:
        entry["equation"] = _equation(finding.proofs[0], analysis, language)
        entry["equations"] = [_equation(proof, analysis, language) for proof in finding.proofs]
    entry["culprits"] = [_culprit(item) for item in finding.culprits]
    entry["places"] = [{"ref": place.ref, **_where(place.source)} for place in finding.places]
    entry["stake"] = money(finding.stake)
    entry["status"] = status.value
    return entry


def anchor_object(anchor: Anchor) -> Json:
    """An anchor as the contract writes it; places the input does not have are absent."""
    return {
        "ref": anchor.ref,
        **_where(anchor.source),
        **({"bbox": _bbox(anchor.source)} if anchor.source.bbox else {}),
        "table": anchor.table,
        "row": anchor.row,
        "column": anchor.column,
        "text": anchor.text,
        "semantic": anchor.semantic,
    }


def _where(source: Source) -> Json:
    where: Json = {}
    for name in ("page", "line", "sheet", "address"):
        value = getattr(source, name)
        if value is not None:
            where[name] = value
    return where


def _bbox(source: Source) -> list[float]:
    box = source.bbox
    assert box is not None
    return [round(value, 2) for value in (box.x0, box.y0, box.x1, box.y1)]


def _evidence(item: Evidence) -> Json:
    return {
        "role": item.role.value,
        "ref": item.ref,
        **_where(item.source),
        "text": item.text,
        "value": money(item.value),
        "label": item.label,
    }


def _equation(verdict: Verdict, analysis: Analysis, language: Language) -> Json:
    return {
        "id": verdict.equation.id,
        "code": verdict.equation.rule,
        "law": verdict.equation.law.value,
        "text": verdict_text(verdict, analysis.figures, language),
        "stated": money(verdict.stated),
        "expected": money(verdict.expected),
        "difference": money(verdict.difference),
        "allowed": money(verdict.allowed),
        "grade": verdict.grade.value,
    }


def _culprit(culprit: Culprit) -> Json:
    return {
        "ref": culprit.ref,
        **_where(culprit.source),
        "printed": culprit.printed,
        "suggested": culprit.suggested,
        "repairs": culprit.repairs,
        "breaks": culprit.breaks,
        "cause": culprit.cause,
        "likelihood": str(culprit.likelihood),
        "label": culprit.label,
    }


def _outcome(outcome: RuleOutcome, language: Language) -> Json:
    return {
        "code": outcome.code,
        "state": outcome.state.value,
        "reason": outcome.reason.text(language) if outcome.reason else "",
        "findings": outcome.findings,
        "checked": outcome.checked,
    }


def _equations(verdicts: tuple[Verdict, ...]) -> Json:
    grades = [verdict.grade for verdict in verdicts]
    return {
        "evaluated": len(grades),
        "exact": grades.count(Grade.EXACT),
        "rounding": grades.count(Grade.ROUNDING),
        "strained": grades.count(Grade.STRAINED),
        "failed": grades.count(Grade.CONTRADICTION),
        "undecidable": grades.count(Grade.UNDECIDABLE),
    }


def _coverage(analysis: Analysis) -> Json:
    total = analysis.coverage.total
    return {
        "numeric_cells": total.numeric_cells,
        "proved": total.proved,
        "contradicted": total.contradicted,
        "unchecked": total.unchecked,
        "doubtful": total.doubtful,
    }


def _narrative(analysis: Analysis) -> Json:
    ledger = analysis.material.ledger
    return {"numbers": len(ledger.numbers), **{state.value: ledger.count(state) for state in NumberState}}


def _pages(analysis: Analysis, language: Language) -> list[Json]:
    """Pages that could not be read, with the reason; read pages are not listed."""
    return [
        {"page": page.number, "state": page.state.value, "reason": page.reason.text(language) if page.reason else ""}
        for page in analysis.document.pages
        if page.state.value != "read"
    ]


def money(value: Decimal | None) -> str | None:
    """A value as text: plain digits, no exponent, at least two decimals."""
    if value is None:
        return None
    return f"{value:.2f}" if value == value.quantize(Decimal("0.01")) else f"{value.normalize():f}"
