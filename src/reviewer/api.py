"""The Python interface for other programs: open a disclosure, look at findings, decide, save, export.

    with reviewer.open("budget.pdf", author="desk 3") as review:
        for found in review.findings:
            review.decide(found.key, "confirmed")
        review.export("xlsx")

Stable: names are added, never renamed. Everything it raises is a `reviewer.errors.ReviewerError`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from reviewer.errors import UsageError
from reviewer.export.exporter import default_target, exporters, write_export
from reviewer.export.report import Scope, report_of
from reviewer.model.document import Document, Table
from reviewer.overlay.entries import Judgement
from reviewer.session.analysis import Analysis
from reviewer.session.session import Session
from reviewer.session.status import ReviewedFinding
from reviewer.words import Language

Verdict = Literal["confirmed", "dismissed", "deferred"]
Fault = Literal["disclosure", "extraction"]


class Review:
    """One opened disclosure with its overlay. Use it in a `with` block, or call `close`."""

    def __init__(self, session: Session, path: Path, language: Language) -> None:
        self._session = session
        self._path = path
        self._language = language

    @property
    def document(self) -> Document:
        """The document as read."""
        return self._session.document

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return self.document.tables

    @property
    def analysis(self) -> Analysis:
        """Facts, equations, coverage, states of the rules."""
        analysis: Analysis = self._session.analysis
        return analysis

    @property
    def findings(self) -> tuple[ReviewedFinding, ...]:
        """Findings with the reviewer's status, in document order."""
        return self._session.findings

    def decide(self, key: str, verdict: Verdict, reason: str = "") -> None:
        """Confirm, dismiss (with a reason) or defer a finding; durable when the call returns."""
        outcome = {
            Judgement.CONFIRMED: lambda: self._session.confirm(key, reason),
            Judgement.DISMISSED: lambda: self._session.dismiss(key, reason or "other"),
            Judgement.DEFERRED: lambda: self._session.defer(key),
        }[Judgement(verdict)]()
        if outcome.refusal is not None:
            raise UsageError("error.refused", reason=outcome.refusal.text(self._language))

    def correct(self, ref: str, value: str, fault: Fault = "disclosure", reason: str = "") -> None:
        """Put a value in the place of a printed one."""
        outcome = self._session.correct(ref, value, fault, reason=reason)
        if outcome.refusal is not None:
            raise UsageError("error.refused", reason=outcome.refusal.text(self._language))

    def undo(self) -> None:
        """Take back the last decision or correction."""
        self._session.undo()

    def save(self) -> None:
        """Bring the overlay file up to date (decisions are in the journal already)."""
        state = self._session.flush()
        if state.failure is not None:
            raise UsageError("error.refused", reason=state.failure.text(self._language))

    def export(
        self,
        form: str,
        target: str | Path | None = None,
        *,
        confirmed_only: bool = False,
        template: str | Path | None = None,
    ) -> Path:
        """Write an export (`md`, `html`, `xlsx`, `docx`, `pdf`, `csv`, `json`, `sarif`); the path written.

        `template`: a Word file that gives `docx` its look."""
        if form not in exporters():
            raise UsageError("error.no-format", form=form, known=", ".join(sorted(exporters())))
        exporter = exporters()[form]
        scope = Scope.CONFIRMED if confirmed_only else Scope.ALL
        report = report_of(
            self._session,
            self._language,
            made=datetime.now().astimezone(),
            scope=scope,
            template=Path(template) if template is not None else None,
        )
        return write_export(report, exporter, Path(target) if target else default_target(self._path, exporter))

    def close(self) -> None:
        """Save and give the overlay free for others."""
        self._session.close()

    def __enter__(self) -> Review:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
