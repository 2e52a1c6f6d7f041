"""Finding the cells a relation between forms speaks of (`forms.form.Selector`).

Owns: one table per form, rows and columns of a selector, the values a repeated relation runs over. Called by
`laws.between` and `laws.conditions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.forms.bound import BoundRow, BoundTable
from reviewer.forms.form import Selector
from reviewer.forms.profile import Profile
from reviewer.laws.grid import Grid, Spot
from reviewer.laws.outline import whole_rows
from reviewer.model.figure import Figure

FUNDS = ("general", "government_funds", "state_capital")


@dataclass(frozen=True)
class Tables:
    """The recognised tables of one document, one per form."""

    bound: Mapping[str, BoundTable]
    profile: Profile

    @cached_property
    def grids(self) -> Mapping[str, Grid]:
        """One table per form id. Where a form is printed several times, the one of the document's own body, else the
        first with amounts."""
        grouped: dict[str, list[BoundTable]] = {}
        for table in self.bound.values():
            if table.form:
                grouped.setdefault(table.form, []).append(table)
        return {form: Grid(self._main(tables)) for form, tables in grouped.items()}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """All figures of these tables, for trying equations while building them."""
        return {ref: figure for grid in self.grids.values() for ref, figure in grid.figures.items()}

    def _main(self, tables: list[BoundTable]) -> BoundTable:
        own = [table for table in tables if table.table.organisation in ("", self.profile.organisation)]
        filled = [table for table in own or tables if any(not fact.figure.is_blank for fact in table.facts)]
        return (filled or own or tables)[0]

    def grid(self, form: str) -> Grid | None:
        """The table of that form, None where the document has none."""
        return self.grids.get(form)

    def spots(self, selector: Selector) -> list[Spot] | None:
        """The cells of a selector; None where the table, a row or the column is not there."""
        grid = self.grid(selector.form)
        if grid is None:
            return None
        spots = []
        for row in _rows(grid, selector):
            column = grid.column(row.side, selector.column)
            if column is None:
                return None
            spots.append(grid.spot(row, column))
        return spots or None

    def spot(self, form: str, row: str, column: str, side: str = "", block: str = "") -> Spot | None:
        """The one cell of a selector; None where there is none or several."""
        found = self.spots(Selector(form, row, column, side, block))
        return found[0] if found and len(found) == 1 else None

    def values_of_each(self, selector: Selector, each: str) -> list[str]:
        """What `{each}` stands for, read from the table of the selector: codes, classes, sources or columns."""
        grid = self.grid(selector.form)
        if grid is None:
            return []
        if each == "fund":
            return list(FUNDS)
        if "{each}" not in selector.row:
            sides = grid.sides if selector.side == "*" else (selector.side,)
            return [column.role for side in sides for column in grid.columns(side)]
        prefix = selector.row.partition("{each}")[0]
        found = dict.fromkeys(
            row.key.removeprefix(prefix)
            for row in grid.side_rows(selector.side)
            if row.key.startswith(prefix) and row.block in ("", selector.block)
        )
        # Rows printed twice (#2) have no one counterpart.
        twice = {value.partition("#")[0] for value in found if "#" in value}
        values = [value for value in found if "#" not in value and value not in twice]
        return [value for value in values if len(value) == 3] if each == "class" else values


def for_each(selector: Selector, value: str) -> Selector:
    """The selector with `{each}` filled in."""
    return replace(selector, row=selector.row.replace("{each}", value), column=selector.column.replace("{each}", value))


def _rows(grid: Grid, selector: Selector) -> list[BoundRow]:
    sides = grid.sides if selector.side == "*" else (selector.side,)
    found: list[BoundRow] = []
    for side in sides:
        rows = _whole(grid, side) if selector.row == "@whole" else list(grid.rows_of(selector.row, side))
        if selector.block:
            rows = [row for row in rows if row.block == selector.block]
        elif any(not row.block for row in rows):
            rows = [row for row in rows if not row.block]
        found += rows
    return found


def _whole(grid: Grid, side: str) -> list[BoundRow]:
    if any(row.key.startswith(("org:", "project:")) for row in grid.side_rows(side)):
        return whole_rows(grid)
    return list(grid.rows_of("subtotal", side) or grid.rows_of("total", side))
