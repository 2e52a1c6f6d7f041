"""T12: wages and benefits are personnel expense, goods and services public expense. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.laws.grid import Grid
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, NOTICE_143
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amount, evidence, grid_of, no_table
from reviewer.words import Words

WRONG_SIDE = {"301": "public", "303": "public", "302": "personnel", "310": "personnel"}
"""Column in which an item of that economic class has no business."""
EITHER_SIDE = frozenset({"30228", "30229", "30239", "30301", "30399"})
"""Items that places book on either side: union, welfare and transport money, retired cadres, other benefits."""


def check(material: Material) -> CheckResult:
    """Every item of the table by economic item."""
    grid = grid_of(material, "basic-expenditure-economic")
    if grid is None or grid.column("", "personnel") is None or grid.column("", "public") is None:
        return no_table("basic-expenditure-economic")
    return executed(_observations(material, grid), len(grid.rows))


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    for row in grid.rows:
        side = WRONG_SIDE.get(row.code[:3])
        if row.role != "leaf" or side is None or row.code in EITHER_SIDE:
            continue
        column = grid.column(row.side, side)
        assert column is not None
        spot = grid.spot(row, column)
        if amount(material, spot):
            params = {"item": row.label, "column": column.label}
            yield Observation(anchor_of(spot.ref, material), params, evidence=evidence(material, [spot]))


RULE = Rule(
    code="T12",
    name=Words("人员/公用归属", "personnel/operating side"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "工资福利、对个人和家庭的补助列人员经费；商品和服务、资本性支出列公用经费。",
            "Wages and benefits stand under personnel, goods, services and equipment under public expense.",
        ),
        why=Words("归属错误会使人员经费与公用经费失真。", "Otherwise both totals say something wrong."),
        tolerance=NO_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages={
        "default": Words("“{item}”列在“{column}”，归属疑有误", "“{item}” stands under “{column}”, the wrong side")
    },
    example=Example(
        tables(
            "basic-expenditure-economic",
            change=(("办公费\t办公经费\t60.50\t\t60.50", "办公费\t办公经费\t60.50\t60.50\t"),),
        )
    ),
    check=check,
)
