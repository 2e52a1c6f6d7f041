"""Department, units and projects in one list (T15, T16).

A body's row without projects of its own stands for the bodies below it; a body with projects is their sum. A row that
repeats the amount of the body above is never added to it. With several bodies the levels themselves may be misread, so
a sum that breaks is stated only where the level above or below confirms the reading. Called by `laws.inside`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.laws.grid import Grid, roll_up
from reviewer.laws.outline import Body, Outline, closes, outline_of
from reviewer.laws.reasons import Built, built, not_applicable, unable
from reviewer.model.equation import Equation

Sum = tuple[BoundRow, list[BoundRow]]


def organisations(rule: str, grid: Grid) -> Built:
    """Equations along the list, per amount column."""
    outline = outline_of(grid)
    if not outline.bodies and not outline.projects:
        return not_applicable("empty")
    equations: list[Equation | None] = []
    for side in grid.sides:
        for column in grid.columns(side):
            sums = _sums(grid, outline, column) if outline.has_projects else _plain_list(grid, outline, column)
            for whole, parts in sums:
                spots = [(grid.spot(part, column), 1) for part in parts]
                equations.append(roll_up(rule, grid.spot(whole, column), spots, scope=grid.bound.table.id))
    return built(equations) if equations else unable("levels", table=grid.bound.names)


def _sums(grid: Grid, outline: Outline, column: BoundColumn) -> list[Sum]:
    """Wholes with their parts, in one column."""
    units = [_unit_sum(grid, outline.bodies, position, column) for position in range(len(outline.bodies))]
    lower = [item for item in units if item is not None]
    upper = [item for item in _parents(outline) if item[1]]
    if len(outline.bodies) == 1:
        return [item for item in (*lower, *upper) if not _may_hold_units(grid, item, column)]
    lower_closes = all(closes(grid, *item, column) for item in lower)
    upper_closes = all(closes(grid, *item, column) for item in upper) and bool(upper)
    if lower_closes or upper_closes:
        return [*lower, *upper]
    # Both levels break: the levels may be misread, or two cells are wrong; only what closes is kept, as proof.
    return [item for item in (*lower, *upper) if closes(grid, *item, column)]


def _may_hold_units(grid: Grid, item: Sum, column: BoundColumn) -> bool:
    """Rows of units that no name gives away would be added besides their projects: all twice, or one row too many."""
    whole, parts = item
    if closes(grid, whole, parts, column):
        return False
    value = grid.spot(whole, column).value
    excess = sum(grid.spot(part, column).value for part in parts) - value
    return excess > 0 and (excess == value or any(grid.spot(part, column).value == excess for part in parts))


def _unit_sum(grid: Grid, bodies: Sequence[Body], position: int, column: BoundColumn) -> Sum | None:
    body = bodies[position]
    if not body.projects:
        return None
    below = [unit.row for unit in _units_below(bodies, position)]
    with_units = (body.row, [*body.projects, *below])
    if position == 0 and below and not closes(grid, body.row, body.projects, column):
        # A department may list its own projects and then its units.
        return with_units if closes(grid, *with_units, column) else None
    return body.row, list(body.projects)


def _parents(outline: Outline) -> list[Sum]:
    bodies = outline.bodies
    found: list[Sum] = []
    for position, body in enumerate(bodies):
        if not body.projects:
            found.append((body.row, [unit.row for unit in _units_below(bodies, position)]))
    if outline.total is not None:
        parents = [body.row for body in bodies if not body.projects]
        if not parents:
            found.append((outline.total, [body.row for body in bodies]))
        elif parents == [bodies[0].row]:
            found.append((outline.total, parents))
    return found


def _plain_list(grid: Grid, outline: Outline, column: BoundColumn) -> list[Sum]:
    """A total over bodies, or over projects, without a second level; or a department that repeats the total."""
    rows = [body.row for body in outline.bodies] or list(outline.projects)
    if outline.total is None or not rows:
        return []
    values = [grid.spot(row, column).value for row in rows]
    whole = grid.spot(outline.total, column).value
    if len(rows) > 1 and values[0] == whole and any(values[1:]):
        sums: list[Sum] = [(outline.total, rows[:1])]
        repeats = len(set(values[1:])) < len(values[1:]) or values[0] in values[1:]
        if not repeats or closes(grid, rows[0], rows[1:], column):
            sums.append((rows[0], rows[1:]))
        return sums
    return [(outline.total, rows)]


def _units_below(bodies: Sequence[Body], position: int) -> list[Body]:
    """Units up to the next body that has no projects of its own."""
    found: list[Body] = []
    for body in bodies[position + 1 :]:
        if not body.projects:
            break
        found.append(body)
    return found
