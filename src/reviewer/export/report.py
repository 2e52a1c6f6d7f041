"""One neutral report model that every export is written from: issues, what was not checked, rounding, what passed.

Owns which findings are reported under which option and what each column says (DOMAIN §5). Knows no file format. Built
from a `Session`; called by the exporters, the export screen, batch and the Python interface.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from reviewer.export.issue import Issue, issue_of, raised_issue
from reviewer.export.place import place_text
from reviewer.export.wording import without_options
from reviewer.forms.profile import DocumentKind
from reviewer.model.document import PageState
from reviewer.model.equation import Grade
from reviewer.model.finding import Category, RuleState, Severity, Status
from reviewer.overlay.entries import Correction, Fault, Note
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.law_findings import leading_operand
from reviewer.session.analysis import Analysis
from reviewer.session.session import Session
from reviewer.words import Language, Message, message, say

_DISCLOSURES = frozenset({DocumentKind.BUDGET, DocumentKind.FINAL})


class Scope(StrEnum):
    """Which findings go into the report."""

    ALL = "all"
    """Everything but what the reviewer dismissed."""
    CONFIRMED = "confirmed"
    """Only what the reviewer confirmed, corrected or raised."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One line of 未核对事项: what could not be checked, why, and where a person must look."""

    code: str
    name: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Tail:
    """One line of 尾差汇总. `largest` in the unit of the table, as text."""

    table: str
    count: int
    largest: str
    unit: str


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of 核对通过清单: a rule, how many comparisons held, how many were exact (None where none are sums)."""

    code: str
    name: str
    checked: int
    exact: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or a correction of the reading, as the review notes list them."""

    place: str
    text: str
    by: str
    time: str


class Conclusion(StrEnum):
    """结论 of the review opinion."""

    ACCEPTED = "pass"
    AFTER_CHANGES = "changes"
    RETURNED = "return"
    """Never concluded by the program; the reviewer says it."""


@dataclass(frozen=True)
class Report:
    """Everything an export may say about one document, in one language."""

    language: Language
    scope: Scope
    analysis: Analysis
    file_name: str
    title: str
    organisation: str
    kind: str
    year: int | None
    pages: int
    sha256: str
    issues: tuple[Issue, ...]
    unchecked: tuple[Unchecked, ...]
    tails: tuple[Tail, ...]
    passed: tuple[Passed, ...]
    remarks: tuple[Remark, ...]
    rereadings: tuple[Remark, ...]
    conclusion: Conclusion
    reviewer: str
    made: datetime
    texts: Mapping[str, str]
    """Corrected texts by reference, both layers."""
    statuses: Mapping[str, Status]
    """Status of every finding by key."""
    template: Path | None = None
    """A Word file that stands in for the default look of the docx export."""

    def of_severity(self, severity: Severity) -> tuple[Issue, ...]:
        """Issues of one severity."""
        return tuple(issue for issue in self.issues if issue.severity is severity)

    @property
    def compared(self) -> int:
        """Comparisons made."""
        return len(self.analysis.verdicts)


def report_of(
    session: Session,
    language: Language = Language.CHINESE,
    *,
    made: datetime,
    scope: Scope = Scope.ALL,
    conclusion: Conclusion | None = None,
    template: Path | None = None,
) -> Report:
    """The report of a session as it stands. `conclusion`: the reviewer's own, where they draw one; `template`: a Word
    file for the docx export."""
    analysis: Analysis = session.analysis
    profile = analysis.material.profile
    issues = _issues(session, language, scope)
    return Report(
        language=language,
        scope=scope,
        analysis=analysis,
        file_name=Path(analysis.document.path).name,
        title=_title(analysis, language),
        organisation=profile.organisation,
        kind=message(f"check.kind.{profile.kind.value}").text(language),
        year=profile.year,
        pages=len(analysis.document.pages),
        sha256=analysis.document.sha256,
        issues=issues,
        unchecked=tuple(_unchecked(analysis, language)),
        tails=tuple(_tails(analysis)),
        passed=tuple(_passed(analysis, language)),
        remarks=tuple(_remark(note) for note in session.overlay.notes),
        rereadings=tuple(_reread(item) for item in session.overlay.corrections if item.fault is Fault.EXTRACTION),
        conclusion=conclusion or _conclusion(issues),
        reviewer=session.author or _authors(session),
        made=made,
        statuses={reviewed.key: reviewed.status for reviewed in session.findings},
        texts={**session.layers.reading_texts, **session.layers.disclosure_texts},
        template=template,
    )


def _title(analysis: Analysis, language: Language) -> str:
    """Body, year and kind; what the cover says where one of them is not known."""
    profile = analysis.material.profile
    if not (profile.organisation and profile.year and profile.level) or profile.kind not in _DISCLOSURES:
        return profile.title.removesuffix("公开")
    parts = {"organisation": profile.organisation, "year": profile.year}
    return say(f"export.title.{profile.level.value}-{profile.kind.value}", language, **parts)


def _authors(session: Session) -> str:
    """Everybody who decided something, in the order of the overlay."""
    return "、".join(dict.fromkeys(by for entry in session.overlay.entries if (by := getattr(entry, "by", ""))))


def _issues(session: Session, language: Language, scope: Scope) -> tuple[Issue, ...]:
    chosen = []
    for reviewed in session.findings:
        finding = reviewed.finding
        if finding.category is Category.EXTRACTION or reviewed.status is Status.DISMISSED or _is_tail(finding.key):
            continue
        if scope is Scope.CONFIRMED and reviewed.status is not Status.CONFIRMED:
            continue
        chosen.append(issue_of(reviewed, session, language))
    chosen += [raised_issue(entry, session, language) for entry in session.overlay.raised]
    ordered = sorted(chosen, key=lambda issue: (issue.severity.rank, -issue.stake))
    return tuple(issue.numbered(number) for number, issue in enumerate(ordered, 1))


def _is_tail(key: str) -> bool:
    return ":rounding:" in key or ":undecided:" in key


def _unchecked(analysis: Analysis, language: Language) -> list[Unchecked]:
    from reviewer.rules.registry import all_rules

    names = {rule.code: rule.name for rule in all_rules()}
    rows = [
        Unchecked(
            outcome.code,
            names[outcome.code].text(language),
            without_options(outcome.reason.text(language)) if outcome.reason else "",
            "",
        )
        for outcome in analysis.outcomes
        if outcome.state is RuleState.UNABLE
    ]
    for page in analysis.document.pages:
        if page.state is not PageState.READ:
            reason: Message = page.reason or message(f"export.page.{page.state.value}")
            where = message("check.place.page", page=page.number).text(language)
            rows.append(
                Unchecked("G03", names["G03"].text(language) if "G03" in names else "", reason.text(language), where)
            )
    for bound in analysis.material.bound.values():
        count = analysis.coverage.of_table(bound.table.id)
        if count.unchecked:
            reason = message("export.unchecked-cells", count=count.unchecked, of=count.numeric_cells)
            name = bound.names.text(language) if bound.form else bound.table.title
            place = f"{name} {place_text(bound.table.title_source, language)}"
            rows.append(Unchecked("", "", reason.text(language), place.strip()))
    return rows


def _tails(analysis: Analysis) -> list[Tail]:
    rows = []
    for finding in analysis.findings:
        if ":rounding:" not in finding.key:
            continue
        worst = max(finding.proofs, key=lambda proof: abs(proof.difference or Decimal(0)))
        lead = leading_operand(worst.equation)
        like = analysis.figures.get(lead.ref) if lead else None
        largest = written(abs(worst.difference or Decimal(0)), like)
        rows.append(Tail(finding.anchor.semantic, len(finding.proofs), largest, unit_label(like)))
    return rows


def _passed(analysis: Analysis, language: Language) -> list[Passed]:
    from reviewer.rules.registry import all_rules

    rows = []
    for rule in all_rules():
        held = [item for item in analysis.verdicts if item.equation.rule == rule.code and item.grade.holds]
        outcome = next((item for item in analysis.outcomes if item.code == rule.code), None)
        if outcome is None or outcome.state is not RuleState.EXECUTED:
            continue
        if held or (outcome.findings == 0 and outcome.checked):
            exact = sum(item.grade is Grade.EXACT for item in held)
            rows.append(
                Passed(rule.code, rule.name.text(language), len(held) or outcome.checked, exact if held else None)
            )
    return rows


def _remark(note: Note) -> Remark:
    return Remark(note.anchor or note.at, note.text, note.by, _time(note.time))


def _reread(item: Correction) -> Remark:
    return Remark(item.anchor or item.at, f"{item.printed} → {item.value}", item.by, _time(item.time))


def _time(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _conclusion(issues: tuple[Issue, ...]) -> Conclusion:
    wrong = any(issue.severity in {Severity.ERROR, Severity.WARNING} for issue in issues)
    return Conclusion.AFTER_CHANGES if wrong else Conclusion.ACCEPTED
