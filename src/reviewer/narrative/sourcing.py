"""Which table cell states the amount a sentence states: candidates by meaning, chosen by value only among them.

Owns the comparison of meanings. A sentence whose meaning fits no cell, or cells that disagree, stays unsourced: it is
never called wrong. Does not own equations (`narrative.relations`). Called by `narrative.read`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer.forms.bound import BoundTable
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import Figure, Unit
from reviewer.narrative.fitting import agree
from reviewer.narrative.labels import Meaning
from reviewer.narrative.names import Names, names_of, plain

FAR = 9
"""Penalty that rules a cell out."""
CERTAIN = 1
"""Largest penalty at which a disagreeing cell contradicts the sentence."""


UNSURE = CERTAIN + 1
"""Added where a cell may hold more or less than the sentence speaks of."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """What was found for an amount. `is_certain`: the cell states this very thing, whatever its value."""

    fact: Fact | None = None
    is_certain: bool = False


class Sources:
    """The facts of a document's tables, searchable by meaning."""

    def __init__(self, bound: Mapping[str, BoundTable]) -> None:
        self._tables = {table_id: table for table_id, table in bound.items() if table.form}
        self._facts = tuple(
            fact
            for table in self._tables.values()
            for fact in table.facts
            if fact.figure.unit is not Unit.UNKNOWN and fact.column not in _unread_columns(table)
        )
        self._has_carry_over = any(
            fact.dimensions.vintage == "carried_over" and fact.figure.value for fact in self._facts
        )
        self._meanings = {fact.ref: fact.dimensions for fact in self._facts}
        for table in self._tables.values():
            self._meanings.update(_as_whole(table))
        self._alike: dict[tuple[str, ...], list[Fact]] = {}
        for fact in self._facts:
            self._alike.setdefault(_fixed(self._meanings[fact.ref]), []).append(fact)
        self.names: Names = names_of(self._tables.values())

    def find(self, meaning: Meaning, figure: Figure) -> Sourced:
        """The cell that states the amount `figure` of that meaning."""
        ranked = self._ranked(meaning)
        if not ranked:
            return Sourced()
        for penalty, fact in ranked:
            if agree(fact.figure, figure):
                return Sourced(fact, penalty <= CERTAIN)
        best = ranked[0][0]
        leading = [fact for penalty, fact in ranked if penalty == best]
        is_one = all(agree(leading[0].figure, other.figure) for other in leading[1:])
        if best <= CERTAIN and is_one:
            return Sourced(leading[0], is_certain=True)
        return Sourced()

    def only(self, meaning: Meaning) -> Fact | None:
        """The cell that states this very thing, None where none or several that disagree do."""
        ranked = self._ranked(meaning)
        if not ranked or ranked[0][0] > CERTAIN:
            return None
        leading = [fact for penalty, fact in ranked if penalty == ranked[0][0]]
        return leading[0] if all(agree(leading[0].figure, other.figure) for other in leading[1:]) else None

    def all_of(self, meaning: Meaning) -> tuple[tuple[Fact, bool], ...]:
        """Every cell that may state the thing, the closest first, each with whether it states this very thing."""
        ranked = self._ranked(meaning)
        return tuple((fact, penalty <= CERTAIN and penalty == ranked[0][0]) for penalty, fact in ranked)

    def by_value(self, figure: Figure, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those facts that agree with the figure; a zero agrees with nothing (it says nothing about a name)."""
        if figure.value == 0:
            return ()
        return tuple(fact for fact in facts if not fact.figure.is_blank and agree(fact.figure, figure))

    def functional(self, digits: int, context: Dimensions) -> tuple[Fact, ...]:
        """Facts of functional rows of that code length whose other dimensions fit the context."""
        wanted = Meaning(context)
        return tuple(
            fact
            for fact in self._facts
            if len(fact.dimensions.function) == digits
            and _fixed(fact.dimensions) == _fixed(context.but(function=fact.dimensions.function))
            and _penalty(wanted, fact.dimensions) <= CERTAIN
        )

    def label_of(self, fact: Fact) -> str:
        """What the table calls the row of a fact."""
        code = fact.dimensions.function
        return self.names.by_code.get(code, fact.label) if code else fact.label

    def place_of(self, fact: Fact) -> str:
        """The cell in the tables' own words: table, row, column."""
        table = self._tables[fact.ref.partition("/")[0]]
        column = next((column.label for column in table.columns if column.index == fact.column), "")
        return " ".join(dict.fromkeys(part for part in (table.names.zh, self.label_of(fact), column) if part))

    def _ranked(self, meaning: Meaning) -> list[tuple[int, Fact]]:
        """Cells that may state the thing, the closest first, in table order."""
        alike = self._alike.get(_fixed(meaning.dimensions), ())
        scored = ((self._penalty(meaning, fact), fact) for fact in alike)
        return sorted(((penalty, fact) for penalty, fact in scored if penalty < FAR), key=lambda pair: pair[0])

    def _penalty(self, meaning: Meaning, fact: Fact) -> int:
        """As `_penalty`; a list of projects need not hold all of them, and where money was carried over, a sentence
        about this year alone is no cell with all of it."""
        its = self._meanings[fact.ref]
        found = _penalty(meaning, its)
        if fact.form.startswith("project-expenditure") and not its.project and not its.organisation:
            found += UNSURE
        if self._has_carry_over and fact.form == "appropriation-summary" and its.function and its.fund == "general":
            # The classes of that table hold what was carried over; a sentence on the general budget may not.
            found += UNSURE
        # What was spent in a year is spent in that year, from whichever year the money came.
        is_spent = its.scenario == "final" and its.flow == "expenditure"
        is_wider = meaning.dimensions.vintage == "current" and not its.vintage and not is_spent
        return min(FAR, found + CERTAIN if is_wider and self._has_carry_over else found)


def _unread_columns(table: BoundTable) -> frozenset[int]:
    """Columns the form has no word for: what their numbers are about is not known."""
    return frozenset(column.index for column in table.columns if column.role.startswith("column"))


def _as_whole(table: BoundTable) -> dict[str, Dimensions]:
    """A table without a total row whose only top row is the body itself: that row states the whole."""
    tops = [fact for fact in table.facts if not (fact.dimensions.project or fact.dimensions.function)]
    bodies = {fact.dimensions.organisation for fact in tops}
    if len(bodies) != 1 or "" in bodies:
        return {}
    return {fact.ref: fact.dimensions.but(organisation="") for fact in tops}


def _fixed(own: Dimensions) -> tuple[str, ...]:
    """The dimensions in which a cell and a sentence must be equal."""
    economic = own.economic or own.governmental
    return (own.function, own.nature, own.topic, economic, own.project, own.organisation, own.year, own.scenario)


def _penalty(meaning: Meaning, its: Dimensions) -> int:
    """0 where a cell says exactly what is meant, small where it says the same in other words, `FAR` where not; both
    are equal in their fixed dimensions."""
    return min(FAR, _flow(meaning, its) + _fund(meaning, its) + _vintage(meaning, its))


def _flow(meaning: Meaning, its: Dimensions) -> int:
    mine = meaning.dimensions.flow
    if meaning.is_both and meaning.is_total and its.flow == "expenditure" and its.scenario == "final":
        # 收、支总计 of final accounts holds the balance at the end of the year; 本年支出合计 does not.
        return 2
    if its.flow == mine or meaning.is_both or not mine:
        return 0 if its.flow != "balance" or meaning.is_total or meaning.is_both else 1
    if its.flow == "balance":
        return 0 if meaning.is_total else 2
    return FAR


def _fund(meaning: Meaning, its: Dimensions) -> int:
    mine, theirs = meaning.dimensions.fund, its.fund
    if meaning.source:
        return 0 if _SOURCE_FUNDS.get(meaning.source) == theirs else FAR
    if mine == theirs:
        return 0
    if meaning.dimensions.topic:
        return 1 if {mine, theirs} <= {"", "fiscal", "general"} else FAR
    if {mine, theirs} == {"fiscal", "general"}:
        return 2
    if not mine and meaning.dimensions.function:
        return 3
    return FAR


_SOURCE_FUNDS = {
    "business": "unit_funds.trading",
    "service": "unit_funds.business",
    "upper_subsidy": "unit_funds.superior",
    "subsidiary": "unit_funds.subordinate",
    "other": "unit_funds.other",
}


def _vintage(meaning: Meaning, its: Dimensions) -> int:
    mine, theirs = meaning.dimensions.vintage, its.vintage
    if mine == theirs:
        return 0
    if {mine, theirs} == {"", "current"}:
        if meaning.dimensions.topic:
            # The title of the table excludes carry-over; the sentence on training or reception need not say so.
            return 0
        return 2 if meaning.is_total else 1
    return FAR


def economic_name(label: str, names: Names) -> str:
    """The economic item a label names, "" where none."""
    found = plain(label)
    return found if found in names.economic else ""
