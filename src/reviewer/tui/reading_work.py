"""What goes to the reading process and what comes back, beside the analysis itself. Data only, no screen code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.extract.options import Glimpse, ReadOptions

if TYPE_CHECKING:
    from reviewer.diff.compare import Difference
    from reviewer.session.settings import Settings


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be read and how. `settings` None: everything as shipped."""

    path: Path
    reading: ReadOptions = field(default_factory=ReadOptions)
    prior: Path | None = None
    units: tuple[Path, ...] = ()
    """Documents of a department's units."""
    against: Path | None = None
    """An earlier version to compare with."""
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """All pages are read; the rules are at work."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The tables of the pages read so far."""

    tables: tuple[Glimpse, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs from the earlier version."""

    against: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing came of it."""

    error: ReviewerError
