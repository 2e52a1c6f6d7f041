"""What kind of document this is: budget or final accounts, unit or department, year, body, rounding regime.

Data only; `forms.identify` decides it from tables first, words second (S01, S02)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.model.document import NOWHERE, Source
from reviewer.model.figure import Unit


class DocumentKind(StrEnum):
    """文种."""

    BUDGET = "budget"
    FINAL = "final"
    TEMPLATE = "template"
    OTHER = "other"


class Level(StrEnum):
    """层级."""

    UNIT = "unit"
    DEPARTMENT = "department"


class Regime(StrEnum):
    """How the document rounds (ROUNDING R6)."""

    INDEPENDENT = "independent"
    DISPLAYED = "displayed"
    TRUNCATED = "truncated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Profile:
    """Identity of the document. `organisation` and `year` are None/"" where they cannot be told."""

    kind: DocumentKind
    level: Level | None = None
    year: int | None = None
    organisation: str = ""
    title: str = ""
    family: str = ""
    """Form family (`provincial-13`, `municipal-9`, `final-9` …)."""
    amount_unit: Unit | None = None
    regime: Regime = Regime.UNKNOWN
    is_secret: bool = False
    """The body legitimately masks (涉密)."""
    organisation_source: Source = NOWHERE
    year_source: Source = NOWHERE
    is_government: bool = False
    """Accounts of a whole government (政府决算), which say and print other things than those of a department."""
