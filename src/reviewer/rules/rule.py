"""What a rule is: its identity, its words in both languages, its documented example, and its check.

One rule, one file under `rules/<family>/<code>_<slug>.py`, exporting `RULE`. A law rule has `law` and no `check`: its
equations carry its code and the engine turns broken ones into findings. An observation rule has a `check` that looks at
the `Material`. Rules of other packages come through the entry point group `reviewer.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from reviewer.model.equation import Law, Verdict
from reviewer.model.finding import Anchor, Category, Evidence, Severity
from reviewer.words import Message, Words

if TYPE_CHECKING:
    from reviewer.rules.material import Material


@dataclass(frozen=True, slots=True)
class Observation:
    """What a check saw. `message`: id in the rule's `messages`. Severity and category default to the rule's."""

    anchor: Anchor
    params: Mapping[str, object] = field(default_factory=dict)
    message: str = "default"
    evidence: tuple[Evidence, ...] = ()
    places: tuple[Anchor, ...] = ()
    proofs: tuple[Verdict, ...] = ()
    severity: Severity | None = None
    category: Category | None = None
    stake: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Unable:
    """The rule could not run: table missing, column missing, no unit printed, text not read …"""

    reason: Message


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule does not concern this document."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Executed:
    """The rule ran. `checked`: number of places or equations looked at."""

    observations: tuple[Observation, ...] = ()
    checked: int = 0


CheckResult = Unable | NotApplicable | Executed
Check = Callable[["Material"], CheckResult]


@dataclass(frozen=True, slots=True)
class Example:
    """The documented example: a small document as extracted text, and how often the rule fires on it.

    `prior`: last year's document where the rule compares with it. `units`: documents of a department's units."""

    document: str
    fires: int = 1
    prior: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The documentation of a rule, fixed headings What / Why / Tolerance / Basis, both languages."""

    what: Words
    why: Words
    tolerance: Words
    basis: Words


@dataclass(frozen=True)
class Rule:
    """One rule. `code` never changes; `name` names the defect. `messages` are the sentences its findings speak."""

    code: str
    name: Words
    severity: Severity
    page: Page
    messages: Mapping[str, Words]
    example: Example | None = None
    category: Category = Category.DISCLOSURE
    law: Law | None = None
    check: Check | None = None
    kinds: frozenset[str] = frozenset({"budget", "final"})
    """Document kinds it concerns (values of `DocumentKind`)."""
    is_first_release: bool = False
    suspicion: bool = False
    """A broken equation of this rule is a warning even where it is certain (X18, X20 style rules grade themselves)."""

    @property
    def family(self) -> str:
        """The letter of the code."""
        return self.code[0]

    def message(self, which: str, params: Mapping[str, object]) -> Message:
        """A sentence of this rule, ready to be spoken in either language."""
        return Message(f"rules.{self.code}.{which}", MappingProxyType(dict(params)), self.messages[which])


def executed(observations: Iterable[Observation], checked: int = 0) -> Executed:
    """Shorthand: run the generator and wrap what it saw."""
    seen = tuple(observations)
    return Executed(seen, max(checked, len(seen)))
