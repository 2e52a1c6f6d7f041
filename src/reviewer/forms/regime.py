"""How a document rounds (ROUNDING R6), read from its own sums: independently, adding displayed values, or cutting.

Owns: the statistics over code hierarchies and totals of bound tables. Called by `forms.identify`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reviewer.forms.bound import BoundTable
from reviewer.forms.profile import Regime
from reviewer.model.fact import Fact

LONG = 3
"""Addends from which a sum tells something about rounding."""
CONVINCING = Decimal("0.02")
"""Probability below which "every sum is exact by chance" is not believed."""
FEWEST_CUT = 4
"""Sums beyond rounding, all on the side of cutting, from which a document is said to cut."""


def regime_of(bound: Iterable[BoundTable], *, has_note: bool) -> Regime:
    """The regime, UNKNOWN where the sums do not tell. `has_note`: the document says that it rounds."""
    residuals = list(_residuals(bound))
    cut = [r for r, n in residuals if Decimal(n + 1) / 2 < r < n]
    if len(cut) >= FEWEST_CUT and all(0 <= r < n for r, n in residuals) and not has_note:
        return Regime.TRUNCATED
    if has_note or any(0 < abs(r) <= Decimal(n + 1) / 2 for r, n in residuals):
        return Regime.INDEPENDENT
    # What lies outside rounding is a wrong number and says nothing about the way of rounding.
    chance = Decimal(1)
    for residual, count in residuals:
        chance *= _exact_by_chance(count) if residual == 0 else Decimal(1)
    return Regime.DISPLAYED if chance < CONVINCING else Regime.UNKNOWN


def _exact_by_chance(addends: int) -> Decimal:
    """Probability that independently rounded addends sum to the rounded total (measured for 5, 10, 25 addends)."""
    if addends >= 25:
        return Decimal("0.27")
    if addends >= 10:
        return Decimal("0.41")
    return Decimal("0.55") if addends >= 5 else Decimal("0.67")


def _residuals(bound: Iterable[BoundTable]) -> Iterable[tuple[Decimal, int]]:
    """Residual in units of the last digit and number of addends, for each long sum over codes."""
    for table in bound:
        by_cell = {(fact.row, fact.column): fact for fact in table.facts}
        coded = [row for row in table.rows if row.code and row.role in {"leaf", "subtotal"}]
        if len({row.code for row in coded if row.side == ""}) != len([row for row in coded if row.side == ""]):
            continue
        for column in table.columns:
            for parent in coded:
                children = [
                    by_cell.get((row.index, column.index))
                    for row in coded
                    if row.side == parent.side == column.side
                    and row.code.startswith(parent.code)
                    and len(row.code) == len(parent.code) + 2
                ]
                total = by_cell.get((parent.index, column.index))
                yield from _residual(total, [child for child in children if child is not None])


def _residual(total: Fact | None, children: list[Fact]) -> Iterable[tuple[Decimal, int]]:
    counted = [child.figure for child in children if not child.figure.is_blank]
    if total is None or total.figure.is_blank or total.figure.is_exact or len(counted) < LONG:
        return
    difference = total.figure.base - sum((figure.base for figure in counted), Decimal(0))
    yield difference / total.figure.last_digit, len(counted)
