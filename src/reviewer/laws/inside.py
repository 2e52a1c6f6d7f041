"""What must hold inside one table, by the kinds of relation a form may name (TOML `kind = …`).

`hierarchy`, `total`: along codes (`laws.hierarchy`). `row-sum`: one column is the sum of others, row by row; with
several `ways` the table tells which it follows. `stack`: leaves, subtotal, additions and total (`laws.stack`).
`balance`: both sides end in one figure. `topic`: three-public items. `organisations`: department, units, projects
(`laws.organisations`). `economic-totals`: personnel and public expense at the feet of economic blocks.
Called by `laws.build`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reviewer.forms.bound import BoundColumn, BoundRow
from reviewer.forms.form import Relation
from reviewer.laws.grid import Grid, Spot, does_not_fit, holding, roll_up, tie
from reviewer.laws.hierarchy import hierarchy, total
from reviewer.laws.organisations import organisations
from reviewer.laws.reasons import Built, built, not_applicable, unable
from reviewer.laws.stack import stack
from reviewer.model.equation import Equation, Law

PERSONNEL_CLASSES = ("301", "303")
"""Economic classes of personnel expense; all others are public expense (final accounts form F6)."""


def build_inside(relation: Relation, grid: Grid) -> Built:
    """Equations of one relation in one table."""
    return _KINDS[relation.kind](relation, grid)


def row_sum(relation: Relation, grid: Grid) -> Built:
    """The total column = Σ addend columns, for every row."""
    side = relation.side or next(iter(grid.sides), "")
    whole = grid.column(side, relation.column)
    if whole is None:
        # A column the form may lack is no loss; one it must have is.
        is_lost = any(name.split(".")[-1] == relation.column for name in grid.bound.missing_columns)
        return unable("column", column=relation.column, table=grid.bound.names) if is_lost else Built()
    best: tuple[tuple[int, int, int], list[Equation | None]] | None = None
    missing = ""
    tried: list[list[tuple[str, int]]] = []
    for order, way in enumerate(relation.ways or (relation.addends,)):
        columns, lost = _addend_columns(grid, side, way)
        missing = missing or lost
        if lost or not columns or columns in tried:
            continue
        tried.append(columns)
        equations = [_row_equation(relation.rule, grid, row, columns, whole) for row in grid.side_rows(side)]
        held, broken = holding([item for item in equations if item], grid.figures)
        rank = (held - broken, held, -order)
        if best is None or rank > best[0]:
            best = (rank, equations)
    if best is None:
        return unable("column", column=missing, table=grid.bound.names)
    found = [item for item in best[1] if item is not None]
    held, broken = holding(found, grid.figures)
    is_incomplete = broken and grid.has_unknown_amounts(side)
    if is_incomplete or does_not_fit(held, broken) or (relation.ways and broken and not held):
        return unable("columns_do_not_add", table=grid.bound.names)
    return built(best[1])


def _addend_columns(grid: Grid, side: str, way: tuple[str, ...]) -> tuple[list[tuple[str, int]], str]:
    """Roles with weights that the table has, and the first one it should have and does not."""
    columns: list[tuple[str, int]] = []
    for name in way:
        role = name.removesuffix("?").removeprefix("-")
        if grid.column(side, role) is not None:
            columns.append((role, -1 if name.startswith("-") else 1))
        elif not name.endswith("?"):
            return columns, role
    return columns, ""


def _row_equation(
    rule: str, grid: Grid, row: BoundRow, columns: list[tuple[str, int]], whole: BoundColumn
) -> Equation | None:
    parts: list[tuple[Spot, int]] = []
    for role, weight in columns:
        column = grid.column(row.side, role)
        assert column is not None
        parts.append((grid.spot(row, column), weight))
    return roll_up(rule, grid.spot(row, whole), parts, scope=grid.bound.table.id)


def balance(relation: Relation, grid: Grid) -> Built:
    """The totals of both sides are one figure."""
    spots = []
    for side in ("revenue", "expenditure"):
        rows, column = grid.rows_of("total", side), grid.column(side, "total")
        if len(rows) != 1 or column is None:
            return unable("no_total_row")
        spots.append(grid.spot(rows[0], column))
    return built([tie(relation.rule, spots, scope=grid.bound.table.id, law=Law.BALANCE)])


def topic(relation: Relation, grid: Grid) -> Built:
    """合计 = 出国 + 接待 + 公车; 公车 = 购置 + 运行; for every column, fund, scenario and year by itself."""
    groups: dict[tuple[object, ...], dict[str, list[Spot]]] = {}
    for row in grid.rows:
        for column in grid.columns(row.side):
            name = row.dimensions.topic or column.dimensions.topic
            if not name.startswith("three_public") or (row.role == "other" and not row.dimensions.topic and row.label):
                continue
            by_row = bool(row.dimensions.topic)
            place = ("column", column.index) if by_row else ("row", row.index, column.dimensions.but(topic=""))
            groups.setdefault(place, {}).setdefault(name, []).append(grid.spot(row, column))
    equations: list[Equation | None] = []
    for items in groups.values():
        equations += _topic_equations(relation.rule, grid, items)
    if _holds_other_items(grid):
        # Meetings and training may be counted in the same total: only what closes is kept, as proof.
        equations = [item for item in equations if item is None or holding([item], grid.figures)[0]]
    return built(equations) if groups else unable("rows", table=grid.bound.names)


def _holds_other_items(grid: Grid) -> bool:
    """Amounts of a three-public table that are none of its items: in columns where the items stand in columns, in rows
    where they stand in rows."""
    if not any(row.dimensions.topic for row in grid.rows):
        return any(grid.has_unknown_amounts(side) for side in grid.sides)
    return any(
        not grid.spot(row, column).is_blank
        for row in grid.rows
        if row.label and row.role == "other" and not row.dimensions.topic
        for column in grid.columns(row.side)
    )


def _topic_equations(rule: str, grid: Grid, items: Mapping[str, list[Spot]]) -> list[Equation | None]:
    if any(len(spots) > 1 for spots in items.values()):
        return []
    spot = {name.removeprefix("three_public").removeprefix("."): spots[0] for name, spots in items.items()}
    equations = []
    halves = [spot[name] for name in ("purchase", "running") if name in spot]
    vehicles = [spot["vehicles"]] if "vehicles" in spot else halves
    if "vehicles" in spot and len(halves) == 2:
        equations.append(roll_up(rule, spot["vehicles"], [(half, 1) for half in halves], scope=grid.bound.table.id))
    kinds = [spot[name] for name in ("abroad", "reception") if name in spot]
    if "" in spot and len(kinds) == 2 and vehicles and ("vehicles" in spot or len(halves) == 2):
        parts = [(part, 1) for part in (*kinds, *vehicles)]
        equations.append(roll_up(rule, spot[""], parts, scope=grid.bound.table.id))
    return equations


def economic_totals(relation: Relation, grid: Grid) -> Built:
    """人员经费合计 = 301 + 303; 公用经费合计 = all other classes."""
    classes: list[Spot] = []
    totals: dict[str, Spot] = {}
    for row in grid.rows:
        column = grid.column(row.side, "total")
        if column is None:
            continue
        spot = grid.spot(row, column)
        if row.key in {"personnel", "public", "total"}:
            totals[row.key] = spot
        elif row.dimensions.economic and len(row.code) == 3:
            classes.append(spot)
    if not classes or not totals:
        return unable("rows", table=grid.bound.names)
    sides = {
        "personnel": [spot for spot in classes if spot.row.code in PERSONNEL_CLASSES],
        "public": [spot for spot in classes if spot.row.code not in PERSONNEL_CLASSES],
        "total": classes,
    }
    equations = [
        roll_up(relation.rule, whole, [(part, 1) for part in sides[key]], scope=grid.bound.table.id)
        for key, whole in totals.items()
        if sides[key]
    ]
    return built(equations) if equations else not_applicable("empty")


_KINDS: Mapping[str, Callable[[Relation, Grid], Built]] = {
    "hierarchy": lambda relation, grid: hierarchy(relation.rule, grid),
    "total": lambda relation, grid: total(relation.rule, grid),
    "row-sum": row_sum,
    "stack": lambda relation, grid: stack(relation.rule, grid, relation.side),
    "balance": balance,
    "topic": topic,
    "organisations": lambda relation, grid: organisations(relation.rule, grid),
    "economic-totals": economic_totals,
}
INSIDE_KINDS = frozenset(_KINDS)
