"""One line of the issue list 问题清单: a finding, or a fault the reviewer raised, in the words of the 25 columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.export.place import place_text
from reviewer.export.spoken import verdict_text
from reviewer.export.wording import advice_of, amount, broken_proofs, excerpt_of, expected_of, place_of, statement_of
from reviewer.model.document import NOWHERE, Source
from reviewer.model.equation import Verdict
from reviewer.model.finding import Evidence, Finding, Severity
from reviewer.overlay.entries import Raised
from reviewer.rules.law_findings import leading_operand
from reviewer.rules.places import anchor_of
from reviewer.session.session import Session
from reviewer.session.status import ReviewedFinding
from reviewer.words import Language, say

KIND_OF_FAMILY = {
    "S": "complete",
    "D": "form",
    "T": "accurate",
    "X": "accurate",
    "N": "accurate",
    "P": "detail",
    "A": "accurate",
    "C": "complete",
    "V": "private",
    "F": "accurate",
    "Y": "true",
    "U": "accurate",
    "G": "timely",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. Texts are in the report's language; columns a bureau fills in later are empty."""

    organisation: str
    document_kind: str
    year: str
    kind: str
    code: str
    severity: Severity
    statement: str
    place: str
    excerpt: str
    other_place: str
    other_value: str
    expected: str
    difference: str
    computation: str
    basis: str
    advice: str
    reviewer: str
    status: str
    stake: Decimal
    source: Source
    ref: str
    key: str
    finding: Finding | None = None
    reason: str = ""
    number: int = 0

    def numbered(self, number: int) -> Issue:
        """The same issue with its place in the list."""
        return replace(self, number=number)


def issue_of(reviewed: ReviewedFinding, session: Session, language: Language) -> Issue:
    """The issue of a finding."""
    finding = reviewed.finding
    analysis = session.analysis
    profile = analysis.material.profile
    broken = broken_proofs(finding)
    other = _counterpart(finding)
    expected, is_own = expected_of(finding, analysis)
    if reviewed.corrected_by is not None:
        expected, is_own = reviewed.corrected_by.value, True
    return Issue(
        organisation=profile.organisation,
        document_kind=say(f"check.kind.{profile.kind.value}", language),
        year=str(profile.year or ""),
        kind=say(f"export.kind.{KIND_OF_FAMILY.get(finding.code[0], 'form')}", language),
        code=finding.code,
        severity=finding.severity,
        statement=statement_of(finding, language),
        place=place_of(finding.anchor, language),
        excerpt=excerpt_of(finding, analysis.document, language),
        other_place=_where(other, session, language) if other else "",
        other_value=other.text if other else "",
        expected=expected,
        difference=_difference(broken[0], session) if broken else "",
        computation="\n".join(verdict_text(proof, analysis.figures, language) for proof in broken),
        basis=_basis(finding.code, language),
        advice=_advice(reviewed, expected if is_own else "", language),
        reviewer=reviewed.decision.by if reviewed.decision else "",
        status=say(f"check.status.{reviewed.status.value}", language),
        stake=finding.stake,
        source=finding.anchor.source,
        ref=finding.anchor.ref,
        key=finding.key,
        finding=finding,
        reason=reviewed.decision.reason if reviewed.decision else "",
    )


def raised_issue(entry: Raised, session: Session, language: Language) -> Issue:
    """The issue of a fault the reviewer saw and no rule found."""
    profile = session.analysis.material.profile
    anchor = anchor_of(entry.at, session.analysis.material) if entry.at else None
    source = anchor.source if anchor else Source(page=entry.page) if entry.page else NOWHERE
    return Issue(
        organisation=profile.organisation,
        document_kind=say(f"check.kind.{profile.kind.value}", language),
        year=str(profile.year or ""),
        kind=say("export.kind.raised", language),
        code="",
        severity=Severity(entry.severity),
        statement=entry.text,
        place=" ".join(part for part in (place_text(source, language), entry.anchor) if part),
        excerpt=entry.printed or (anchor.text if anchor else ""),
        other_place="",
        other_value="",
        expected=entry.expected,
        difference="",
        computation="",
        basis="",
        advice=say("export.advice.expected", language, expected=entry.expected) if entry.expected else "",
        reviewer=entry.by,
        status=say("check.status.confirmed", language),
        stake=Decimal(0),
        source=source,
        ref=entry.at,
        key=f"raised:{entry.at or entry.anchor}",
    )


def _counterpart(finding: Finding) -> Evidence | None:
    """The number the anchor is held against: the first piece of evidence printed elsewhere."""
    return next((item for item in finding.evidence if item.ref and item.ref != finding.anchor.ref), None)


def _where(item: Evidence, session: Session, language: Language) -> str:
    return place_of(replace(anchor_of(item.ref, session.analysis.material), source=item.source), language)


def _difference(verdict: Verdict, session: Session) -> str:
    lead = leading_operand(verdict.equation)
    return amount(verdict.difference, session.analysis.figures.get(lead.ref) if lead else None)


def _basis(code: str, language: Language) -> str:
    from reviewer.rules.registry import rule

    try:
        return rule(code).page.basis.text(language)
    except KeyError:
        return ""


def _advice(reviewed: ReviewedFinding, expected: str, language: Language) -> str:
    """The reviewer's own value goes before anything the program would ask for."""
    if reviewed.corrected_by is not None and expected:
        return say("export.advice.expected", language, expected=expected)
    return advice_of(reviewed.finding, expected, language)
