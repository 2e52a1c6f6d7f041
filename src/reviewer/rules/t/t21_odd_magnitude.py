"""T21: negative amounts, and one row above its total. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.bound import BoundRow
from reviewer.laws.grid import Grid
from reviewer.model.equation import Grade
from reviewer.model.finding import Severity
from reviewer.rules.law_words import BOUND_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amount, amounts, at_most, evidence, grid_of, no_table
from reviewer.words import Words

CHANGE_ROLES = frozenset({"change", "rate"})
"""Columns that state a movement may be negative."""


def check(material: Material) -> CheckResult:
    """Every recognised table; negative amounts of one table are one finding."""
    grids = [grid for form in material.by_form if form and (grid := grid_of(material, form)) is not None]
    if not grids:
        return no_table("budget-summary")
    return executed([item for grid in grids for item in _observations(material, grid)], len(grids))


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    negative = [spot for spot, value in amounts(material, grid) if value < 0 and not _is_change(spot.column.role)]
    if negative:
        places = tuple(anchor_of(spot.ref, material) for spot in negative)
        params = {"text": places[0].text, "count": len(negative)}
        yield Observation(places[0], params, "negative", evidence(material, negative), places)
        return
    for side in grid.sides:
        totals = [row for row in grid.side_rows(side) if row.role == "total"]
        if len(totals) != 1:
            continue
        for column in grid.columns(side):
            if _is_change(column.role):
                continue
            whole = grid.spot(totals[0], column)
            limit = amount(material, whole)
            if not limit:
                continue
            for row in grid.side_rows(side):
                value = amount(material, grid.spot(row, column)) if _is_within(row, totals[0]) else None
                if value is None or value <= limit:
                    continue
                verdict = at_most(material, "T21", [whole], [grid.spot(row, column)])
                if verdict is not None and verdict.grade is Grade.CONTRADICTION:
                    spots = [grid.spot(row, column), whole]
                    yield Observation(
                        anchor_of(spots[0].ref, material), {"row": row.label}, "above", evidence(material, spots)
                    )


def _is_change(role: str) -> bool:
    return role.removeprefix("prior.").partition(".")[0] in CHANGE_ROLES


def _is_within(row: BoundRow, whole: BoundRow) -> bool:
    """Rows of another matter in the same table (counts of guests, operating cost) are no part of its total."""
    own, other = row.dimensions.topic, whole.dimensions.topic
    is_beside = row.role == "other" or (bool(other) and not own.startswith(other))
    return row.role != "total" and not is_beside


RULE = Rule(
    code="T21",
    name=Words("负数/异常量级", "negative or odd magnitude"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "预算表不应有负数；任何一行不应大于本栏合计。",
            "A table of amounts has no negative number, and no row exceeds the total of its column.",
        ),
        why=Words(
            "多为录入、单位或冲减口径问题，需说明。", "Mostly a slip, a wrong unit, or a reversal to be explained."
        ),
        tolerance=BOUND_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words("金额异常", "odd amount"),
        "negative": Words(
            "出现负数 {text}（本表共 {count} 处），请说明", "negative amount {text} ({count} in this table)"
        ),
        "above": Words("“{row}”大于本栏合计，请核实", "“{row}” exceeds the total of its column"),
    },
    example=Example(tables("government-funds-revenue", change=(("收入\t20.00\n1030148", "收入\t-20.00\n1030148"),))),
    check=check,
)
