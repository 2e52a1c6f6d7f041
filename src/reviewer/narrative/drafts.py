"""Statements while they are being read: mutable, private to the narrative reader, frozen into the ledger at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.figure import Figure
from reviewer.narrative.labels import Meaning
from reviewer.narrative.phrases import Direction


@dataclass(frozen=True, slots=True)
class Found:
    """A number as found, with its place and the sentence around it."""

    ref: str
    figure: Figure
    kind: str
    source: Source
    section: str
    sentence: str
    is_malformed: bool = False
    unit_text: str = ""
    behind: str = ""
    """A few characters after the unit."""


@dataclass(slots=True, eq=False)
class MovementDraft:
    """A comparison being read. `candidates`: drafts it may belong to, the likeliest first."""

    sign: int | None
    word: str
    ref: str
    candidates: list[Draft]
    base: str = ""
    base_year: str = ""
    base_year_printed: int | None = None
    base_scenario: str = ""
    change: Found | None = None
    rate: Found | None = None
    is_sure: bool = True
    """False where the sentence leaves open which of two statements is compared."""


@dataclass(slots=True, eq=False)
class ShareDraft:
    """A share being read; `base`: words for the whole."""

    number: Found
    base: str = ""


@dataclass(slots=True, eq=False)
class Draft:
    """A statement being read."""

    key: str
    label: str
    section: str
    block: str
    ref: str
    sentence: str
    meaning: Meaning
    parent: Draft | None = None
    amounts: list[tuple[str, Found]] = field(default_factory=list)
    movements: list[MovementDraft] = field(default_factory=list)
    shares: list[ShareDraft] = field(default_factory=list)
    completion: Found | None = None
    reason: str | None = None
    reason_ref: str = ""
    in_reason: bool = False
    group: int = 0
    """Number of the list of its parent it stands in."""
    open_groups: set[int] = field(default_factory=set)
    """Lists of parts that end with 等."""
    is_count: bool = False
    facts: tuple[str, ...] = ()
    table_label: str = ""
    fact: Fact | None = None
    is_certain: bool = False
    borrowed: Found | None = None
    """For a statement that only compares: the amount another statement of the section gives for the same thing."""
    code: str = ""
    """Functional code its label names in the tables."""
    children: list[Draft] = field(default_factory=list)

    def slot(self, name: str) -> Found | None:
        """The first amount in that slot."""
        return next((found for slot, found in self.amounts if slot == name), None)

    def put(self, slot: str, found: Found) -> None:
        """Adds an amount."""
        self.amounts.append((slot, found))

    @property
    def leading(self) -> Found | None:
        """The amount the statement is about."""
        if self.is_count:
            return self.slot("count") or self.slot("area")
        return self.slot("now")

    @property
    def money(self) -> Found | None:
        """The amount of money, also beside a count."""
        return self.slot("now")


@dataclass(slots=True)
class Run:
    """Numbers for several things at once, being read. `kind`: amount, change, rate, share; `targets`: in order."""

    kind: str
    targets: list[Draft]
    direction: Direction | None = None
    place: int = 0
    moved: list[MovementDraft] = field(default_factory=list)
