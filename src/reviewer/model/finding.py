"""What a person is told: one finding with its place, its evidence and its proof (CONTRACT `check --format json`).

A finding's `key` is its code and anchors, never values or wording, so a decision survives a re-run.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reviewer.model.document import NOWHERE, Source
from reviewer.model.equation import Role, Verdict
from reviewer.words import Message, Words


class Severity(StrEnum):
    """How sure and how grave (DOMAIN §6.5: E, W, Q, I)."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for error … 3 for advice."""
        return list(Severity).index(self)


class Category(StrEnum):
    """Whose fault it is, or what kind of matter."""

    DISCLOSURE = "disclosure"
    EXTRACTION = "extraction"
    SENSITIVE = "sensitive"
    STYLE = "style"


class Status(StrEnum):
    """Where the reviewer stands with a finding."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    DEFERRED = "deferred"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place a finding points at. `semantic` is the place in the document's own words
    (`支出总表 / 2080101 行政运行 / 基本支出`), stable under re-extraction; `ref` is positional."""

    ref: str
    semantic: str = ""
    source: Source = NOWHERE
    table: str = ""
    row: str = ""
    column: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One number the finding rests on. `value` in the base unit."""

    role: Role
    ref: str
    source: Source
    text: str
    value: Decimal | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Culprit:
    """A cell whose change repairs broken equations. `printed` and `suggested`: texts as they (would) stand there."""

    ref: str
    source: Source
    printed: str
    suggested: str
    repairs: int
    breaks: int
    cause: str = ""
    """Key of the likely slip: transposition, one-digit, shift, unit, sign, neighbour, omitted-row … or ""."""
    likelihood: Decimal = Decimal(0)
    label: str = ""
    repaired: tuple[str, ...] = ()
    """Ids of the equations that would hold."""
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, told once."""

    key: str
    code: str
    title: Words
    severity: Severity
    category: Category
    message: Message
    anchor: Anchor
    evidence: tuple[Evidence, ...] = ()
    proofs: tuple[Verdict, ...] = ()
    """Broken equations this finding stands for, the most telling first."""
    culprits: tuple[Culprit, ...] = ()
    places: tuple[Anchor, ...] = ()
    """All places of a defect that stands in many."""
    stake: Decimal = Decimal(0)
    """Money at stake in 元, for ordering."""


class RuleState(StrEnum):
    """What became of a rule on a document (three visible states)."""

    EXECUTED = "executed"
    UNABLE = "unable"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """One rule on one document. `reason` is present unless executed."""

    code: str
    state: RuleState
    reason: Message | None = None
    findings: int = 0
    checked: int = 0
    """Number of equations or places looked at."""


class CellState(StrEnum):
    """Coverage of one number (UX 3.1)."""

    PROVED = "proved"
    CONTRADICTED = "contradicted"
    UNCHECKED = "unchecked"
    DOUBTFUL = "doubtful"
    DERIVED = "derived"
    CONSTANT = "constant"
