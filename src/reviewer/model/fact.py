"""A number with its meaning: value, unit, dimensions, and where it is printed (DESIGN §4).

Every dimension is a short stable string; "" means "all" (not broken down). Two facts with equal dimensions state the
same thing and must agree, wherever they are printed. Built by `forms` (cells, fields) and `narrative` (prose).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.model.document import NOWHERE, Source
from reviewer.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What a number is about. Values used by the shipped forms:

    flow: revenue | expenditure | balance
    scenario: budget | adjusted | final; year: offset to the document's year as text ("0", "-1")
    vintage: current | carried_over | year_end (carried to next year)
    fund: general | government_funds | state_capital | fiscal (the three together) | special_account | unit_funds
    nature: basic | basic.personnel | basic.operating | project | upward | business | subsidy
    function: code of the functional classification ("208", "20805", "2080505")
    economic: departmental item code ("30101") or name where no code is printed; governmental: governmental item
    organisation, project: names in normal form
    topic: three_public | three_public.abroad | .reception | .vehicles | .purchase | .running | operating_cost |
           procurement | procurement.goods …
    """

    flow: str = ""
    scenario: str = "budget"
    year: str = "0"
    vintage: str = ""
    fund: str = ""
    nature: str = ""
    function: str = ""
    economic: str = ""
    governmental: str = ""
    organisation: str = ""
    project: str = ""
    topic: str = ""

    def but(self, **changes: str) -> Dimensions:
        """The same dimensions with some changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated number. `ref` names the place (`model.document`); `label` is what a person calls it there."""

    ref: str
    figure: Figure
    dimensions: Dimensions
    label: str = ""
    source: Source = NOWHERE
    form: str = ""
    """Id of the form the table was recognised as; "" for prose."""
    row: int = -1
    column: int = -1
