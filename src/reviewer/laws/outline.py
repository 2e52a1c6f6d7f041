"""A list of departments, units and projects read as levels, its indentation lost.

Owns: telling bodies from projects by name, by the shape of a name, and by what adds up. Called by `laws.organisations`,
`laws.select` and rules about units. Two rows of one shape are only told apart by arithmetic where a name does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.forms.rows import body_name
from reviewer.laws.grid import Grid

_BODY_SHAPE = re.compile(
    r"(?:局|委员会|委|办|办公室|中心|馆|院|所|站|队|校|学校|大学|小学|中学|幼儿园|园|处|会|社|团|台|场|监狱|政府|街道|镇|乡|库)$"
)
_PROJECT_WORDS = re.compile(r"经费|资金|项目|补助|建设|工程|专项|维护|购置|服务费|费$|支出")


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


def outline_of(grid: Grid) -> Outline:
    """Levels of the list of one table."""
    rows = [row for row in grid.rows if row.key.startswith(("org:", "project:"))]
    total = next((row for row in grid.rows if row.role == "total"), None)
    heads = _heads(grid, rows, has_total=total is not None)
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


def closes(grid: Grid, whole: BoundRow, parts: Sequence[BoundRow], column: BoundColumn | None = None) -> bool:
    """Whether the parts make the whole within rounding, in one column or in all."""
    columns = [column] if column else [found for side in grid.sides for found in grid.columns(side)]
    for each in columns:
        made = sum((grid.spot(part, each).value for part in parts), Decimal(0))
        if abs(grid.spot(whole, each).value - made) > _room(grid, each, len(parts)):
            return False
    return bool(columns)


def _heads(grid: Grid, rows: Sequence[BoundRow], *, has_total: bool) -> set[int]:
    """Positions of bodies."""
    known = {position for position, row in enumerate(rows) if row.key.startswith("org:")}
    heads = set(known)
    end = len(rows)
    for position in range(len(rows) - 1, -1, -1):
        below = rows[position + 1 : end]
        if position in known or (below and _looks_like_a_body(rows[position]) and closes(grid, rows[position], below)):
            heads.add(position)
            end = position
    if known:
        # What stands above the first known body is a body, too: the department above its unit.
        return heads | {position for position in range(min(known)) if not heads or position < min(heads)}
    if has_total or len(rows) < 3:
        return heads
    # A first row that is the sum of all others, or of the bodies below it, is the body itself, though its name is not
    # known.
    inner = [rows[position] for position in sorted(heads) if position]
    if closes(grid, rows[0], rows[1:]) or (inner and closes(grid, rows[0], inner)):
        heads.add(0)
    return heads


def _looks_like_a_body(row: BoundRow) -> bool:
    name = body_name(row.label)
    return bool(_BODY_SHAPE.search(name)) and not _PROJECT_WORDS.search(name)


def _room(grid: Grid, column: BoundColumn, addends: int) -> Decimal:
    """What rounding explains in a sum of so many."""
    steps = [fact.figure.last_digit for fact in grid.bound.facts if fact.column == column.index]
    return max(steps, default=Decimal(0)) * (addends + 1) / 2
