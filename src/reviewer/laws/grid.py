"""A bound table made quick to ask: cells by row and column, rows by key, columns by role; operands made from them.

Owns: lookup only. Called by the modules that build equations (`laws.inside`, `laws.between`, …).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reviewer.forms.bound import BoundColumn, BoundRow, BoundTable
from reviewer.laws.evaluate import evaluate
from reviewer.model.document import NOWHERE
from reviewer.model.equation import Equation, Grade, Law, Operand, Role
from reviewer.model.fact import Fact
from reviewer.model.figure import BLANKS, Figure

ONE = Decimal(1)
UNKNOWN_ROLE = "column"
"""Roles of columns no pattern fits begin so."""
NOT_ADDED = ("%", "率", "比", "增减", "面积", "数量", "人数", "单价", "价格", "年度", "序号")
"""Header words of columns whose numbers make no sum, for tables of no known form."""


@dataclass(frozen=True)
class Spot:
    """A cell an equation may name: its row, column, and the fact in it (None where it holds words)."""

    ref: str
    row: BoundRow
    column: BoundColumn
    fact: Fact | None

    @property
    def is_blank(self) -> bool:
        """Nothing printed, or a dash."""
        return self.fact is not None and self.fact.figure.is_blank

    @property
    def value(self) -> Decimal:
        """In the base unit; 0 where blank or words."""
        return self.fact.figure.base if self.fact else Decimal(0)

    def operand(self, role: Role, weight: int = 1) -> Operand:
        """The operand that names this cell."""
        row, column = self.row.label, self.column.label
        label = f"{row} {column}" if row and column else row or column
        source = self.fact.source if self.fact else NOWHERE
        return Operand(self.ref, role, ONE if weight == 1 else Decimal(weight), label, source)


@dataclass(frozen=True)
class Grid:
    """Lookup over one bound table."""

    bound: BoundTable

    @cached_property
    def facts(self) -> Mapping[tuple[int, int], Fact]:
        """Facts by 0-based row and column."""
        return {(fact.row, fact.column): fact for fact in self.bound.facts}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Figures by reference, for trying an equation while building it."""
        return {fact.ref: fact.figure for fact in self.bound.facts}

    @cached_property
    def rows(self) -> tuple[BoundRow, ...]:
        """Rows that hold data."""
        return tuple(row for row in self.bound.rows if row.role != "number")

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Sides in order, "" where the table has one."""
        return tuple(dict.fromkeys(column.side for column in self.bound.columns))

    @cached_property
    def _rows_by_key(self) -> Mapping[tuple[str, str], tuple[BoundRow, ...]]:
        found: dict[tuple[str, str], list[BoundRow]] = {}
        for row in self.rows:
            found.setdefault((row.side, row.key), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def _columns_by_role(self) -> Mapping[tuple[str, str], BoundColumn]:
        return {(column.side, column.role): column for column in reversed(self.bound.columns)}

    def columns(self, side: str) -> tuple[BoundColumn, ...]:
        """Columns of money on one side."""
        return self._amount_columns.get(side, ())

    def column(self, side: str, role: str) -> BoundColumn | None:
        """The column with that role."""
        return self._columns_by_role.get((side, role))

    def is_unknown(self, column: BoundColumn) -> bool:
        """A column the form has no word for, or in a table of no form one that is not added (a rate, a price)."""
        if self.bound.form:
            return column.role.startswith(UNKNOWN_ROLE)
        return any(word in column.label for word in NOT_ADDED)

    def has_unknown_amounts(self, side: str) -> bool:
        """Whether amounts stand in columns the form has no word for: a sum over columns may then be incomplete."""
        unknown = {column.index for column in self.bound.columns if column.side == side and self.is_unknown(column)}
        return any(fact.column in unknown and not fact.figure.is_blank for fact in self.bound.facts)

    @cached_property
    def _amount_columns(self) -> Mapping[str, tuple[BoundColumn, ...]]:
        """Columns of money by side; percentages are never added."""
        others = {fact.column for fact in self.bound.facts if not fact.figure.unit.is_amount}
        found: dict[str, list[BoundColumn]] = {}
        for column in self.bound.columns:
            if column.index not in others and not self.is_unknown(column):
                found.setdefault(column.side, []).append(column)
        return {side: tuple(columns) for side, columns in found.items()}

    def side_rows(self, side: str) -> tuple[BoundRow, ...]:
        """Rows of one side from top to bottom."""
        return tuple(row for row in self.rows if row.side == side)

    def rows_of(self, key: str, side: str) -> tuple[BoundRow, ...]:
        """Rows with that key; a key ending in `*` takes all that begin so."""
        if key.endswith("*"):
            return tuple(row for row in self.side_rows(side) if row.key.startswith(key[:-1]))
        return self._rows_by_key.get((side, key), ())

    def spot(self, row: BoundRow, column: BoundColumn) -> Spot:
        """The cell of a row in a column."""
        return Spot(
            self.bound.table.ref(row.index, column.index), row, column, self.facts.get((row.index, column.index))
        )

    def has_words(self, spot: Spot) -> bool:
        """Words where an amount should stand (涉密, a garbled number): the equation will be undecidable."""
        return spot.fact is None and self.bound.table.cell(spot.row.index, spot.column.index).text not in BLANKS


def roll_up(
    rule: str, total: Spot, addends: Sequence[tuple[Spot, int]], *, scope: str, note: str = "", law: Law = Law.ROLL_UP
) -> Equation | None:
    """Σ weight·addend = total; None where nothing is printed in any of them."""
    if total.is_blank and all(spot.is_blank for spot, _ in addends):
        return None
    operands = [total.operand(Role.TOTAL), *(spot.operand(Role.ADDEND, weight) for spot, weight in addends)]
    return Equation(
        id=equation_id(rule, [operand.ref for operand in operands]),
        rule=rule,
        law=law,
        operands=tuple(operands),
        scope=scope,
        note=note or _note(total),
    )


def tie(rule: str, spots: Sequence[Spot], *, scope: str, note: str = "", law: Law = Law.TIE) -> Equation | None:
    """All equal; None where nothing is printed in any of them."""
    if all(spot.is_blank for spot in spots):
        return None
    return Equation(
        id=equation_id(rule, [spot.ref for spot in spots]),
        rule=rule,
        law=law,
        operands=tuple(spot.operand(Role.SAME) for spot in spots),
        scope=scope,
        note=note or _note(spots[0]),
    )


def equation_id(rule: str, refs: Sequence[str]) -> str:
    """Rule and places; long lists are named by their first, second and last place and their length."""
    if len(refs) <= 3:
        return f"{rule}:{'~'.join(refs)}"
    return f"{rule}:{refs[0]}~{refs[1]}~{refs[-1]}~{len(refs)}"


def holding(equations: Iterable[Equation], figures: Mapping[str, Figure]) -> tuple[int, int]:
    """How many hold and how many break with the printed figures; undecided ones count for neither."""
    held = broken = 0
    for equation in equations:
        grade = evaluate(equation, figures).grade
        held += grade.holds
        broken += grade is Grade.CONTRADICTION
    return held, broken


def does_not_fit(held: int, broken: int) -> bool:
    """Whether a relation fails so widely that the table must mean something else than the relation assumes.

    One wrong cell breaks one or a few instances; a relation that fails in most of at least three says nothing about
    the disclosure.
    """
    return broken >= FEWEST and broken > held


FEWEST = 3


def _note(spot: Spot) -> str:
    return " · ".join(part for part in (spot.row.label, spot.column.label) if part)
