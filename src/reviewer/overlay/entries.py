"""What a person decided, entry by entry, and the overlay that holds the entries (CONTRACT "Overlay").

Owns: the shapes of the kinds of entry, which document they are about, and how an entry is told from another
(`identity`). Does not own: how they are written (`toml_write`), read (`toml_read`) or changed (`commands`). Everything
is immutable; a change makes a new overlay. Used by all of `overlay`, by `session`, `export` and the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from reviewer.overlay.refs import natural_order

SCHEMA = 1
RECHECK = "请复核"
"""The fixed text of a note that asks for a second reader (UX 4.1); data, the same in both languages."""


class Fault(StrEnum):
    """Whose fault a wrong number is. Values are written to the file."""

    DISCLOSURE = "disclosure"
    """The file prints a wrong value: the correction is a proposal in the second layer."""
    EXTRACTION = "extraction"
    """The file is right, the reading was not: the correction changes what the document says."""


class Judgement(StrEnum):
    """What a person says about a finding. Values are written to the file."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    DEFERRED = "deferred"


class Kind(StrEnum):
    """The kinds of entry; values are the names of their arrays in the file, in written order."""

    CORRECTION = "correction"
    DECISION = "decision"
    RAISED = "raised"
    NOTE = "note"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Correction:
    """A value put in the place of a printed one. `anchor` is semantic, `at` positional; either may be "".

    `printed`: what stood there when it was corrected. `extra`: keys this program does not know, kept as they are.
    """

    anchor: str
    at: str
    printed: str
    value: str
    fault: Fault
    page: int | None = None
    reason: str = ""
    by: str = ""
    time: datetime | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    order: tuple[int, ...] = field(default=(), compare=False)
    """Place in the document, for ordering only; never written."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement about a finding. `witness`: reference → text as read when the decision was made."""

    finding: str
    verdict: Judgement
    witness: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    at: str = ""
    page: int | None = None
    reason: str = ""
    by: str = ""
    time: datetime | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    order: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Raised:
    """A fault a person saw and no rule found. `severity` is a value of `model.finding.Severity`."""

    anchor: str
    text: str
    severity: str = "error"
    expected: str = ""
    at: str = ""
    page: int | None = None
    printed: str = ""
    by: str = ""
    time: datetime | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    order: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a cell, a table, a sentence, a page or the document. `printed`: what a cell or a number said then."""

    anchor: str
    text: str
    at: str = ""
    page: int | None = None
    printed: str = ""
    by: str = ""
    time: datetime | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    order: tuple[int, ...] = field(default=(), compare=False)

    @property
    def asks_recheck(self) -> bool:
        """Whether it asks for a second reader."""
        return self.text == RECHECK


Plain = Correction | Decision | Raised | Note
"""What a person writes."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more people said different things about the same; none of it stands until a person chooses.

    `about`: the identity all `sides` share; `sides` in a fixed order; `or_none`: one of them had taken it away."""

    about: str
    sides: tuple[Plain, ...]
    or_none: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)
    order: tuple[int, ...] = field(default=(), compare=False)

    @property
    def anchor(self) -> str:
        """The semantic anchor of the sides."""
        return self.sides[0].anchor

    @property
    def at(self) -> str:
        """The reference of the sides."""
        return self.sides[0].at

    @property
    def page(self) -> int | None:
        """The page of the sides."""
        return self.sides[0].page


Entry = Plain | Conflict


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file an overlay is about; "" and None where unknown."""

    name: str = ""
    sha256: str = ""
    title: str = ""
    organisation: str = ""
    year: int | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Overlay:
    """All entries about one document, each kind in written order. `extra`: unknown top-level keys and tables."""

    document: Identity = field(default_factory=Identity)
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[Decision, ...] = ()
    raised: tuple[Raised, ...] = ()
    notes: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in written order."""
        return (*self.corrections, *self.decisions, *self.raised, *self.notes, *self.conflicts)

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind."""
        found: tuple[Entry, ...] = getattr(self, _FIELDS[kind])
        return found

    def with_kind(self, kind: Kind, entries: Iterable[Entry]) -> Overlay:
        """A copy with the entries of one kind replaced."""
        return replace(self, **{_FIELDS[kind]: tuple(entries)})  # type: ignore[arg-type]  # field chosen by kind

    @cached_property
    def decision_on(self) -> Mapping[str, Decision]:
        """Decisions by finding key; of several on one finding the last stands."""
        return MappingProxyType({decision.finding: decision for decision in self.decisions})


_FIELDS = {
    Kind.CORRECTION: "corrections",
    Kind.DECISION: "decisions",
    Kind.RAISED: "raised",
    Kind.NOTE: "notes",
    Kind.CONFLICT: "conflicts",
}
_TYPES: Mapping[type, Kind] = MappingProxyType(
    {
        Correction: Kind.CORRECTION,
        Decision: Kind.DECISION,
        Raised: Kind.RAISED,
        Note: Kind.NOTE,
        Conflict: Kind.CONFLICT,
    }
)


def kind_of(entry: Entry) -> Kind:
    """The kind of an entry."""
    return _TYPES[type(entry)]


def identity(entry: Entry) -> str:
    """What an entry is about: two entries with the same identity in two overlays speak of the same thing.

    A correction: fault and place; a decision: the finding; a raised fault: place and text; a note: place, author and
    whether it asks for a second reader; a conflict: what it is about."""
    if isinstance(entry, Conflict):
        return f"conflict:{entry.about}"
    if isinstance(entry, Decision):
        return f"decision:{entry.finding}"
    place = entry.anchor or entry.at
    if isinstance(entry, Correction):
        return f"correction:{entry.fault}:{place}"
    if isinstance(entry, Raised):
        return f"raised:{place}:{entry.text}"
    return f"note:{'recheck' if entry.asks_recheck else 'text'}:{place}:{entry.by}"


def order_of(entry: Entry) -> tuple[int, ...]:
    """Where an entry stands: the place the session gave it, else what page and reference tell."""
    return entry.order or natural_order(entry.page, entry.at)
