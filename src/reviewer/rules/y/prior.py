"""Figures of last year's document, found by meaning. Called by rules of this family."""

from __future__ import annotations

from functools import cached_property

from reviewer.model.fact import Dimensions, Fact
from reviewer.narrative.ledger import Statement
from reviewer.rules.material import Material


class PriorFigures:
    """Facts of last year's tables by dimensions; cells that disagree with each other state nothing."""

    def __init__(self, prior: Material) -> None:
        self._prior = prior

    @cached_property
    def _by_meaning(self) -> dict[Dimensions, Fact | None]:
        found: dict[Dimensions, Fact | None] = {}
        for fact in self._prior.facts:
            own = fact.dimensions
            if own.year != "0" or not fact.figure.unit.is_money:
                continue
            held = found.get(own, fact)
            agrees = held is not None and held.figure.interval.overlaps(fact.figure.interval)
            found[own] = held if agrees else None
        return found

    def equal(self, dimensions: Dimensions) -> Fact | None:
        """The fact with these dimensions; None where there is none or two that disagree."""
        return self._by_meaning.get(dimensions)

    def same(self, statement: Statement, material: Material) -> Fact | None:
        """Last year's cell for the cell a statement of this year is bound to."""
        for ref in statement.facts:
            fact = material.facts_by_ref.get(ref)
            if fact is not None:
                return self.equal(fact.dimensions)
        return None
