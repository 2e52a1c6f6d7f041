"""`check` for people: one line per finding with its place and proof, then what was and was not checked."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.export.coverage_text import cells_text, prose_text
from reviewer.export.place import place_text
from reviewer.export.spoken import verdict_text
from reviewer.export.wording import tidy
from reviewer.model.document import Document, PageState
from reviewer.model.equation import Grade
from reviewer.model.finding import Finding, RuleState, Severity, Status
from reviewer.session.analysis import Analysis
from reviewer.words import Language, say, visible


def check_text(
    analysis: Analysis,
    language: Language = Language.CHINESE,
    *,
    statuses: Mapping[str, Status] | None = None,
    show_all: bool = False,
) -> str:
    """The report. Advice is counted, and listed only where `show_all`."""
    lines = [_headline(analysis, language)]
    shown = sorted(analysis.findings, key=lambda item: (item.severity.rank, -item.stake))
    for finding in shown:
        if finding.severity is not Severity.ADVICE or show_all:
            status = (statuses or {}).get(finding.key, Status.OPEN)
            lines += _finding(finding, analysis, language, status)
    lines += _totals(analysis, language, show_all=show_all)
    return visible("\n".join(lines))


def _headline(analysis: Analysis, language: Language) -> str:
    profile, document = analysis.material.profile, analysis.document
    return say(
        "check.headline",
        language,
        title=profile.title or document.path,
        tables=len(document.tables),
        pages=len(document.pages),
        kind=say(f"check.kind.{profile.kind.value}", language),
    )


def _finding(finding: Finding, analysis: Analysis, language: Language, status: Status) -> list[str]:
    mark = "" if status is Status.OPEN else f" [{say(f'check.status.{status.value}', language)}]"
    place = " ".join(part for part in (place_text(finding.anchor.source, language), finding.anchor.semantic) if part)
    severity = say(f"check.severity.{finding.severity.value}", language)
    said = finding.message.text(language)
    lines = [
        "",
        f"{severity} {finding.code} {finding.title.text(language)}{mark} | {place}",
        f"  {tidy(said)}",
    ]
    broken = [proof for proof in finding.proofs if proof.grade is Grade.CONTRADICTION]
    lines += [f"  = {verdict_text(proof, analysis.figures, language, said=said)}" for proof in broken]
    for culprit in finding.culprits[:1]:
        lines.append(
            "  > "
            + say(
                "check.suggestion",
                language,
                place=culprit.label,
                printed=culprit.printed,
                suggested=culprit.suggested,
                repairs=culprit.repairs,
                breaks=culprit.breaks,
                cause=say(f"cause.{culprit.cause or 'unknown'}", language),
            )
        )
    return lines


def _totals(analysis: Analysis, language: Language, *, show_all: bool) -> list[str]:
    counts = {severity.value: 0 for severity in Severity}
    for finding in analysis.findings:
        counts[finding.severity.value] += 1
    states = [outcome.state for outcome in analysis.outcomes]
    lines = ["", say("check.totals", language, **counts)]
    lines += [cells_text(analysis.coverage.total, language), prose_text(analysis.coverage, language)]
    lines.append(
        say(
            "check.rules",
            language,
            executed=states.count(RuleState.EXECUTED),
            unable=states.count(RuleState.UNABLE),
            silent=states.count(RuleState.NOT_APPLICABLE),
        )
    )
    lines += unread_pages(analysis.document, language)
    if show_all:
        lines += [
            f"  - {outcome.code} {outcome.reason.text(language)}"
            for outcome in analysis.outcomes
            if outcome.state is RuleState.UNABLE and outcome.reason
        ]
    return lines


def unread_pages(document: Document, language: Language) -> list[str]:
    """One line with the pages that were not read, none where all were."""
    unread = [page.number for page in document.pages if page.state is not PageState.READ]
    return [say("check.unread", language, pages=_ranges(unread))] if unread else []


def _ranges(numbers: list[int]) -> str:
    """`3, 21-33`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
