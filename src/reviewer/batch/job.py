"""One document of a batch: read, checked, and boiled down to what a summary needs. Runs in any process or machine."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.errors import ReviewerError
from reviewer.export.check_json import check_object
from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read_with_second
from reviewer.model.finding import Severity
from reviewer.session.analysis import analyse
from reviewer.session.settings import Settings
from reviewer.version import __version__
from reviewer.words import Language, say

WEIGHT = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.QUESTION: 3, Severity.ADVICE: 0}
"""How much a finding is worth a reviewer's time; money decides between documents of one weight."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one document needs. Everything in it can be sent to another process."""

    path: str
    language: Language = Language.CHINESE
    options: ReadOptions = field(default_factory=ReadOptions)
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Done:
    """One line of the state file. `error` is "" where the document was checked; `report` is the contract's object."""

    path: str
    sha256: str
    version: str
    error: str
    seconds: float
    score: int
    stake: str
    organisation: str
    report: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    """Findings by severity."""

    @property
    def brief(self) -> Done:
        """The same without its report, for what is kept in memory over hundreds of documents."""
        return replace(self, report={}) if self.report else self

    def as_json(self) -> dict[str, Any]:
        """For the state file."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def run_job(job: Job) -> Done:
    """Check one document; an error of the document is a result, not an exception."""
    started = time.perf_counter()
    path = Path(job.path)
    sha256 = ""
    try:
        sha256 = digest(path)
        document, second = read_with_second(path, job.options)
        analysis = analyse(document, job.settings, second=second)
    except ReviewerError as error:
        text = say(error.key, job.language, **error.params)
        return Done(job.path, sha256, __version__, text, time.perf_counter() - started, 0, "0", "")
    except Exception as fault:  # noqa: BLE001 - one bad file never stops the rest
        text = say("error.internal", job.language, detail=repr(fault))
        return Done(job.path, sha256, __version__, text, time.perf_counter() - started, 0, "0", "")
    seconds = time.perf_counter() - started
    return Done(
        path=job.path,
        sha256=sha256,
        version=__version__,
        error="",
        seconds=round(seconds, 3),
        score=sum(WEIGHT[finding.severity] for finding in analysis.findings),
        stake=str(sum((finding.stake for finding in analysis.findings), Decimal(0))),
        organisation=analysis.material.profile.organisation,
        report=check_object(analysis, job.language, extract_seconds=seconds - analysis.seconds),
        counts={level.value: sum(item.severity is level for item in analysis.findings) for level in Severity},
    )


def digest(path: Path) -> str:
    """SHA-256 of a file; "" where it cannot be read (the reader will say why)."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
