"""Roll-ups along codes: each code is the sum of the next deeper codes printed, the total row of the topmost ones.

Rules T01, T02, T10, F11. Children are the nearest printed descendants, so a table that skips a level still adds up.
Called by `laws.inside`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.laws.grid import Grid, Spot, does_not_fit, holding, roll_up
from reviewer.laws.reasons import Built, built, not_applicable, unable
from reviewer.model.equation import Equation


def hierarchy(rule: str, grid: Grid) -> Built:
    """Each code with deeper codes in the table = Σ of the nearest deeper ones, per amount column."""
    families = _families(grid)
    if not families:
        return not_applicable("no_levels")
    equations: list[Equation | None] = []
    for role in _roles(grid):
        for parent, children in families:
            spots = _spots(grid, [parent, *children], role)
            if spots is not None:
                equations.append(_equation(rule, grid, spots[0], spots[1:]))
    return _fitting(grid, equations)


def total(rule: str, grid: Grid) -> Built:
    """The total row = Σ of the topmost codes, per amount column and side."""
    equations: list[Equation | None] = []
    reason: Built | None = None
    for side in grid.sides:
        rows = grid.side_rows(side)
        totals = [row for row in rows if row.role == "total"]
        if len(totals) != 1:
            reason = reason or unable("no_total_row" if not totals else "several_total_rows")
            continue
        top = _topmost(grid, rows)
        if not top:
            reason = reason or not_applicable("empty")
            continue
        if any(_has_amount(grid, row) for row in rows if row.role == "other"):
            reason = reason or unable("unknown_rows")
            continue
        made = [
            _equation(rule, grid, grid.spot(totals[0], column), [grid.spot(row, column) for row in top])
            for column in grid.columns(side)
        ]
        if _is_printed_twice(top):
            # A code above its projects, all under the one code: what stands twice cannot be told apart.
            made = [item for item in made if item is not None and holding([item], grid.figures)[0]]
            reason = reason or unable("not_all_rows")
        equations += made
    if not equations:
        return reason or not_applicable("empty")
    return _fitting(grid, equations)


def _families(grid: Grid) -> list[tuple[BoundRow, list[BoundRow]]]:
    """Parents with their nearest printed descendants. Codes printed twice belong to nobody's sum, except economic items
    that stand once per governmental item."""
    # Blocks of one list side by side (g1, g2 …) continue each other; the two sides of a budget do not.
    sides = list(dict.fromkeys("" if row.side.startswith("g") else row.side for row in grid.rows))
    return [
        family
        for side in sides
        for family in _families_of(grid, [row for row in grid.rows if row.side == side or not side])
    ]


def _families_of(grid: Grid, rows: Sequence[BoundRow]) -> list[tuple[BoundRow, list[BoundRow]]]:
    coded = [row for row in rows if row.code and row.role in {"leaf", "subtotal"}]
    counts = Counter(row.code for row in coded)
    paired = any(row.dimensions.governmental for row in coded)
    if any(row.dimensions.economic for row in coded) and not _codes_printed(grid):
        return _by_position(rows)
    twice = set() if paired else {code for code, count in counts.items() if count > 1}
    families = []
    for parent in coded:
        if parent.code in twice or (paired and parent.role != "subtotal"):
            continue
        below = [row for row in coded if row.code != parent.code and row.code.startswith(parent.code)]
        codes = {row.code for row in below}
        children = [
            row for row in below if not any(other != row.code and row.code.startswith(other) for other in codes)
        ]
        if children and not any(row.code in twice for row in children):
            families.append((parent, children))
    return families


def _codes_printed(grid: Grid) -> bool:
    """Whether economic codes stand in the table, or names only (codes then come from the list of names)."""
    columns = {column for row in grid.rows if row.code for column in range(row.label_column + 1)}
    return any(
        grid.bound.table.cell(row.index, column).text.strip()[:3].isdigit()
        for row in grid.rows
        if row.code
        for column in columns
    )


def _by_position(rows: Sequence[BoundRow]) -> list[tuple[BoundRow, list[BoundRow]]]:
    """Names without codes: the rows after a class belong to it, up to the next class or the total."""
    families: list[tuple[BoundRow, list[BoundRow]]] = []
    parent: BoundRow | None = None
    for row in rows:
        if row.role == "subtotal" and row.level == 1:
            parent = row
            families.append((parent, []))
        elif row.role == "total":
            parent = None
        elif parent is not None:
            families[-1][1].append(row)
    return [(parent, children) for parent, children in families if children]


def _topmost(grid: Grid, rows: Sequence[BoundRow]) -> list[BoundRow]:
    coded = [row for row in rows if row.role in {"leaf", "subtotal"}]
    if any(row.dimensions.economic for row in coded):
        classes = [row for row in coded if row.level == 1]
        inside = {id(child) for _, children in _families(grid) for child in children}
        return classes + [row for row in coded if row.level != 1 and id(row) not in inside]
    codes = {row.code for row in coded if row.code}
    return [
        row for row in coded if not any(other != row.code and row.code.startswith(other) for other in codes if row.code)
    ]


def _roles(grid: Grid) -> list[str]:
    return list(dict.fromkeys(column.role for side in grid.sides for column in grid.columns(side)))


def _spots(grid: Grid, rows: Sequence[BoundRow], role: str) -> list[Spot] | None:
    spots = []
    for row in rows:
        column: BoundColumn | None = grid.column(row.side, role)
        if column is None:
            return None
        spots.append(grid.spot(row, column))
    return spots


def _equation(rule: str, grid: Grid, whole: Spot, parts: Sequence[Spot]) -> Equation | None:
    return roll_up(rule, whole, [(part, 1) for part in parts], scope=grid.bound.table.id)


def _is_printed_twice(rows: Sequence[BoundRow]) -> bool:
    """Whether a code stands in several of the rows; an economic item may stand once per governmental item."""
    codes = [(row.code, row.dimensions.governmental, row.side) for row in rows if row.code]
    return len(codes) > len(set(codes))


def _has_amount(grid: Grid, row: BoundRow) -> bool:
    return any(not grid.spot(row, column).is_blank for column in grid.columns(row.side))


def _fitting(grid: Grid, equations: list[Equation | None]) -> Built:
    """A table that prints some codes of a level and not others does not add up anywhere: nothing can be said."""
    found = [equation for equation in equations if equation is not None]
    if does_not_fit(*holding(found, grid.figures)):
        return unable("not_all_rows")
    return built(equations)
