"""Department, units and projects in one list, indentation lost (T15, T16).

A body's row without projects of its own stands for the bodies below it; a body with projects is their sum. A row that
repeats the amount of the body above is never added to it. Where the structure can be read in two ways, the way that
closes is taken; where none closes, nothing is said. Called by `laws.inside` and, for the rows that state a whole table,
by `laws.select`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.laws.grid import Grid, roll_up
from reviewer.laws.reasons import Built, built, not_applicable, unable
from reviewer.model.equation import Equation


@dataclass
class Body:
    """A body's row with the projects printed below it."""

    row: BoundRow
    projects: list[BoundRow] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The list read as levels. `total`: the row of the whole, None where there is none."""

    total: BoundRow | None
    bodies: tuple[Body, ...]
    projects: tuple[BoundRow, ...]
    """Projects that belong to no body."""

    @property
    def has_projects(self) -> bool:
        """Whether any body has projects below it."""
        return any(body.projects for body in self.bodies)


def organisations(rule: str, grid: Grid) -> Built:
    """Equations along the list, per amount column."""
    outline = outline_of(grid)
    if not outline.bodies and not outline.projects:
        return not_applicable("empty")
    equations: list[Equation | None] = []
    for side in grid.sides:
        for column in grid.columns(side):
            for whole, parts in _sums(grid, outline, column):
                spots = [(grid.spot(part, column), 1) for part in parts]
                equations.append(roll_up(rule, grid.spot(whole, column), spots, scope=grid.bound.table.id))
    return built(equations) if equations else unable("levels", table=grid.bound.names)


def outline_of(grid: Grid) -> Outline:
    """Levels of the list, told by names and, where a body's name is not known, by its place or its amount."""
    rows = [row for row in grid.rows if row.key.startswith(("org:", "project:"))]
    total = next((row for row in grid.rows if row.role == "total"), None)
    known = [position for position, row in enumerate(rows) if row.key.startswith("org:")]
    # What stands above the first known body is a body, too: the department above its unit.
    heads = set(known) | (set(range(known[0])) if known else _unknown_head(grid, rows, has_total=total is not None))
    bodies: list[Body] = []
    loose: list[BoundRow] = []
    for position, row in enumerate(rows):
        if position in heads:
            bodies.append(Body(row))
        elif bodies:
            bodies[-1].projects.append(row)
        else:
            loose.append(row)
    return Outline(total, tuple(bodies), tuple(loose))


def whole_rows(grid: Grid) -> list[BoundRow]:
    """The rows that together state the whole table: the total row, else the topmost bodies, else all projects; none
    where the levels cannot be told."""
    outline = outline_of(grid)
    if outline.total is not None:
        return [outline.total]
    bodies = outline.bodies
    if not bodies:
        return list(outline.projects)
    if outline.has_projects and not bodies[0].projects:
        others = [body for body in bodies[1:] if not body.projects]
        return [] if others and others[0] is not bodies[1] else [bodies[0].row]
    return [] if any(not body.projects for body in bodies) else [body.row for body in bodies]


def _unknown_head(grid: Grid, rows: Sequence[BoundRow], *, has_total: bool) -> set[int]:
    """A first row that is the sum of all others is the body itself, though its name is not known."""
    columns = [column for side in grid.sides for column in grid.columns(side)]
    if has_total or len(rows) < 3 or not columns:
        return set()
    for column in columns:
        head, *rest = (grid.spot(row, column).value for row in rows)
        if abs(head - sum(rest, Decimal(0))) > _room(grid, column, len(rest)):
            return set()
    return {0}


def _room(grid: Grid, column: BoundColumn, addends: int) -> Decimal:
    """What rounding explains in a sum of so many."""
    steps = [fact.figure.last_digit for fact in grid.bound.facts if fact.column == column.index]
    return max(steps, default=Decimal(0)) * (addends + 1) / 2


def _sums(grid: Grid, outline: Outline, column: BoundColumn) -> list[tuple[BoundRow, list[BoundRow]]]:
    """Wholes with their parts, in one column."""
    bodies = outline.bodies
    if not outline.has_projects:
        return _plain_list(grid, outline, column)
    sums: list[tuple[BoundRow, list[BoundRow]]] = []
    for position, body in enumerate(bodies):
        below = [unit.row for unit in _units_below(bodies, position)]
        if not body.projects:
            sums.append((body.row, below))
        elif position == 0 and below:
            own = body.projects
            ways = [(body.row, own), (body.row, own + below)]
            sums += [way for way in ways if _closes(grid, column, *way)][:1]
        else:
            sums.append((body.row, body.projects))
    if outline.total is not None:
        parents = [body.row for body in bodies if not body.projects]
        top = [bodies[0].row] if bodies[0].row in parents and len(parents) == 1 else []
        if not parents:
            top = [body.row for body in bodies]
        sums.append((outline.total, top))
    return [(whole, parts) for whole, parts in sums if parts]


def _plain_list(grid: Grid, outline: Outline, column: BoundColumn) -> list[tuple[BoundRow, list[BoundRow]]]:
    """A total over bodies, or over projects, without a second level; or a department that repeats the total."""
    rows = [body.row for body in outline.bodies] or list(outline.projects)
    if outline.total is None or not rows:
        return []
    values = [grid.spot(row, column).value for row in rows]
    whole = grid.spot(outline.total, column).value
    if len(rows) > 1 and values[0] == whole and any(values[1:]):
        sums = [(outline.total, rows[:1])]
        repeats = len(set(values[1:])) < len(values[1:]) or values[0] in values[1:]
        if not repeats or _closes(grid, column, rows[0], rows[1:]):
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


def _closes(grid: Grid, column: BoundColumn, whole: BoundRow, parts: Sequence[BoundRow]) -> bool:
    made = sum((grid.spot(part, column).value for part in parts), Decimal(0))
    return abs(grid.spot(whole, column).value - made) <= _room(grid, column, len(parts))
