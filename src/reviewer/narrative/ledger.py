"""The narrative ledger: every number of the prose and what became of it (UX 3.1, issue of the rules).

Data only; `narrative.read` finds the numbers and their meaning, the laws grade the equations they stand in, and
`narrative.settle` closes the ledger. Shown on the narrative screen and counted in JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

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
    ordinal, date, other. `dimensions`: None where the sentence does not tell what the number is about.
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
        return replace(self, state=state, formula=formula)


@dataclass(frozen=True)
class Ledger:
    """All numbers of the prose in reading order."""

    numbers: tuple[ProseNumber, ...] = ()

    def count(self, state: NumberState) -> int:
        """How many numbers ended so."""
        return sum(number.state is state for number in self.numbers)
