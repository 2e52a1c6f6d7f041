"""Lists that end in totals: leaves, their details, a subtotal, what is added to it, the total (B1, B4, F1, F4).

Rules T05, T06, T09, F01, F02, F07, F08. A block opened by a row (上年财政拨款结转 with 一、二、三 below) is the sum of
its rows. Called by `laws.inside`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.forms.normal import plain
from reviewer.laws.grid import Grid, Spot, roll_up
from reviewer.laws.reasons import Built, built, unable
from reviewer.model.equation import Equation

_INNER = re.compile(r"(?:其中:?)?\(\d{1,2}\)")
_OUTER = re.compile(r"(?:其中:?)?\d{1,2}[、.．]")
"""Numbering of the two levels below 一、."""
_FUNDS = frozenset({"source:general", "source:government_funds", "source:state_capital"})


def stack(rule: str, grid: Grid, side: str) -> Built:
    """Equations of one side of a table, per amount column."""
    rows = grid.side_rows(side)
    if not rows or not grid.columns(side):
        return unable("side", table=grid.bound.names)
    equations: list[Equation | None] = []
    for column in grid.columns(side):
        equations += _column(rule, grid, rows, column)
    if not equations:
        return unable("no_total_row")
    return built(equations)


def _column(rule: str, grid: Grid, rows: Sequence[BoundRow], column: BoundColumn) -> list[Equation | None]:
    equations: list[Equation | None] = []
    leaves: list[Spot] = []
    added: list[Spot] = []
    subtotal: Spot | None = None
    doubtful = False
    for position, row in enumerate(rows):
        spot = grid.spot(row, column)
        if row.role == "leaf":
            (leaves if subtotal is None else added).append(spot)
        elif row.role == "added":
            added += _opened(grid, rows, position, column)
        elif row.role == "subtotal":
            if not doubtful and leaves and subtotal is None:
                equations += _leaf_sum(rule, grid, spot, leaves)
            subtotal = spot
        elif row.role == "total":
            if not doubtful and (subtotal or leaves or added):
                equations += _leaf_sum(rule, grid, spot, [subtotal] if subtotal else leaves, added)
            leaves, added, subtotal, doubtful = [], [], None, False
        elif row.role == "other" and not spot.is_blank:
            # A row nobody knows may or may not belong to the sum.
            doubtful = True
        equations += _details(rule, grid, rows, position, column)
    return equations


def _leaf_sum(
    rule: str, grid: Grid, whole: Spot, leaves: Sequence[Spot], added: Sequence[Spot] = ()
) -> list[Equation | None]:
    """Whole = Σ leaves + Σ added. Where appropriation and its funds stand in one unnumbered list, the sum tells which
    of them are counted; where no way closes, nothing is said."""
    funds = [spot for spot in leaves if spot.row.key in _FUNDS]
    fiscal = [spot for spot in leaves if spot.row.key == "source:fiscal"]
    everything = [*leaves, *added]
    if not everything:
        return []
    loose = [spot for spot in leaves if not spot.row.level]
    numbered = [spot for spot in everything if spot not in loose]
    if not (funds and fiscal) and loose and any(spot.row.level for spot in leaves):
        # 五、其他资金, and below it 事业收入 without a number: part of the row above, or one more source.
        for parts in (everything, numbered):
            if sum(spot.value for spot in parts) == whole.value:
                return [_sum(rule, grid, whole, parts)]
        return [] if any(spot.value for spot in loose) else [_sum(rule, grid, whole, everything)]
    if not funds or not fiscal:
        return [_sum(rule, grid, whole, everything)]
    for left_out in (fiscal, funds):
        parts = [spot for spot in everything if spot not in left_out]
        if sum(spot.value for spot in parts) == whole.value:
            return [_sum(rule, grid, whole, parts)]
    return []


def _opened(grid: Grid, rows: Sequence[BoundRow], position: int, column: BoundColumn) -> list[Spot]:
    """The row itself; its parts where the row is only a heading over them."""
    spot = grid.spot(rows[position], column)
    parts = _parts(grid, rows, position, column)
    return parts if spot.is_blank and any(not part.is_blank for part in parts) else [spot]


def _parts(grid: Grid, rows: Sequence[BoundRow], position: int, column: BoundColumn) -> list[Spot]:
    """Details directly below a row."""
    found = []
    for row in rows[position + 1 :]:
        if row.role == "detail":
            found.append(grid.spot(row, column))
        elif row.role != "none":
            break
    return found


def _details(
    rule: str, grid: Grid, rows: Sequence[BoundRow], position: int, column: BoundColumn
) -> list[Equation | None]:
    """A row = Σ of the details below it. One detail alone may be a part only; then only equality is a statement."""
    row = rows[position]
    if row.role not in {"leaf", "added", "detail"}:
        return []
    parts = _below(row, _parts(grid, rows, position, column))
    whole = grid.spot(row, column)
    if not parts or whole.is_blank or all(part.is_blank for part in parts):
        return []
    if len(parts) < 2 and sum(part.value for part in parts) != whole.value:
        return []
    return [_sum(rule, grid, whole, parts)]


def _below(row: BoundRow, parts: list[Spot]) -> list[Spot]:
    """The next level only: under 一、 the rows 1、2、 without their (1)(2); under 1、 the (1)(2) up to 2、."""
    inner = [bool(_INNER.match(plain(part.row.label))) for part in parts]
    if row.role == "detail":
        if _INNER.match(plain(row.label)) or not _OUTER.match(plain(row.label)):
            return []
        return parts[: inner.index(False)] if False in inner else parts
    return [part for part, is_inner in zip(parts, inner, strict=True) if not is_inner] if not all(inner) else parts


def _sum(rule: str, grid: Grid, whole: Spot, parts: Sequence[Spot]) -> Equation | None:
    return roll_up(rule, whole, [(part, 1) for part in parts], scope=grid.bound.table.id)
