"""The narrative ledger: every number of the prose and what became of it (UX 3.1, issue of the rules).

Data only; `narrative.read` finds the numbers and their meaning, the laws grade the equations they stand in, and
`narrative.settle` closes the ledger. Shown on the narrative screen and counted in JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from reviewer.model.document import NOWHERE, Source
from reviewer.model.fact import Dimensions
from reviewer.model.figure import Figure


class NumberState(StrEnum):
    """What became of a number in the prose."""

    TIED = "tied"
    DERIVED = "derived"
    CONSTANT = "constant"
    CONTRADICTED = "contradicted"
    UNSOURCED = "unsourced"


@dataclass(frozen=True, slots=True)
class ProseNumber:
    """One number. `ref` is `<block>/<start>-<end>` over the characters of the number without its unit.

    `measure`: what kind of statement it is: amount, share, change, rate, completion, count, area, year, reference,
    ordinal, date, limit, standard, other. `dimensions`: None where the sentence does not tell what the number is about.
    `label`: the words it is stated for (基本支出). `sign`: −1 where a direction word lowers (减少, 下降).
    """

    ref: str
    figure: Figure
    measure: str
    dimensions: Dimensions | None = None
    label: str = ""
    sign: int = 1
    source: Source = NOWHERE
    section: str = ""
    """Topic of the section it stands in."""
    sentence: str = ""
    state: NumberState = NumberState.UNSOURCED
    formula: str = ""
    """For derived numbers, the formula shown."""

    def settled(self, state: NumberState, formula: str = "") -> ProseNumber:
        """The same number with its final state."""
        if (state, formula) == (self.state, self.formula):
            return self
        return replace(self, state=state, formula=formula)


@dataclass(frozen=True, slots=True)
class Movement:
    """One comparison a statement makes: 比上年增加379.52万元，增长4.03%.

    `sign`: 1 up, −1 down, 0 unchanged (持平); None where the words leave it open. `base`: the words compared with.
    `base_year`: offset to the document's year as text ("-1", "0"), "" where not said; `base_year_printed`: the year as
    printed, None where none is. `base_scenario`: budget, adjusted, executed, final or "". `change`, `rate`:
    references of the numbers, "" where not printed. `ref`: the direction word."""

    sign: int | None
    word: str
    base: str = ""
    base_year: str = ""
    base_year_printed: int | None = None
    base_scenario: str = ""
    change: str = ""
    rate: str = ""
    ref: str = ""
    is_sure: bool = True
    """False where the sentence leaves open which of two statements is compared."""


@dataclass(frozen=True, slots=True)
class Share:
    """One share a statement makes: 占本年支出合计的99.86%. `base`: the words for the whole, "" where not said."""

    ref: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything one passage says about one thing. `key`: its place, unique. `label`: the words for the thing.

    `amounts`: slot and reference of each amount; slots: `now`, `prior`, `opening` (年初预算), `adjusted`, `executed`,
    `count`, `area`, `other`. `parent`: key of the statement it is a part of, "" none. `path`: 类, 款, 项 names in item
    style. `reason`: words after 主要原因, "" where announced but empty, None where not announced. `in_reason`: the
    statement itself stands inside a reason. `is_open`: a list of its parts ends with 等. `facts`: table references the
    leading amount was bound to; `table_label`: what the table calls that row."""

    key: str
    label: str
    section: str
    ref: str
    sentence: str
    dimensions: Dimensions | None = None
    parent: str = ""
    path: tuple[str, ...] = ()
    amounts: tuple[tuple[str, str], ...] = ()
    movements: tuple[Movement, ...] = ()
    shares: tuple[Share, ...] = ()
    completion: str = ""
    reason: str | None = None
    reason_ref: str = ""
    in_reason: bool = False
    is_open: bool = False
    facts: tuple[str, ...] = ()
    table_label: str = ""

    def amount(self, slot: str) -> str:
        """Reference of the amount in that slot, "" where there is none."""
        return next((ref for name, ref in self.amounts if name == slot), "")


@dataclass(frozen=True)
class Ledger:
    """All numbers of the prose in reading order, and the statements they belong to."""

    numbers: tuple[ProseNumber, ...] = ()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def by_ref(self) -> Mapping[str, ProseNumber]:
        """Numbers by their place."""
        return {number.ref: number for number in self.numbers}

    @cached_property
    def by_key(self) -> Mapping[str, Statement]:
        """Statements by key."""
        return {statement.key: statement for statement in self.statements}

    def number(self, ref: str) -> ProseNumber | None:
        """The number at that place, None where there is none."""
        return self.by_ref.get(ref)

    def parts_of(self, statement: Statement) -> tuple[Statement, ...]:
        """Statements that are parts of this one, in reading order."""
        return tuple(other for other in self.statements if other.parent == statement.key)

    def count(self, state: NumberState) -> int:
        """How many numbers ended so."""
        return sum(number.state is state for number in self.numbers)
