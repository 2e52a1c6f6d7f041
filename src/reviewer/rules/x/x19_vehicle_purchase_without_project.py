"""X19: a vehicle purchase among the three public expenses has a project or an equipment row. Called by the engine."""

from __future__ import annotations

from reviewer.laws.grid import Grid, Spot
from reviewer.model.finding import Severity
from reviewer.rules.law_words import PRACTICE, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amount, equal, evidence, grid_of, no_table, tables_of
from reviewer.words import Words, message

PROJECTS = ("project-expenditure-current", "project-expenditure-carried-over")
VEHICLE = "车"
EQUIPMENT_ROW = "economic:31013*"


def check(material: Material) -> CheckResult:
    """By name or by amount; where project tables are not there, the rule cannot run."""
    asked = tables_of(material)
    purchase = asked.spot("three-public", "item:purchase", "total") or asked.spot("three-public", "total", "purchase")
    if purchase is None:
        return no_table("three-public")
    if not amount(material, purchase):
        return NotApplicable(message("laws.not_applicable.blank"))
    grids = [grid for form in PROJECTS if (grid := grid_of(material, form)) is not None]
    if not grids:
        return no_table(PROJECTS[0])
    if any(_has_project(material, grid, purchase) for grid in grids) or _has_equipment(material):
        return executed([], 1)
    anchor = anchor_of(purchase.ref, material)
    return executed([Observation(anchor, {"text": anchor.text}, evidence=evidence(material, [purchase]))], 1)


def _has_project(material: Material, grid: Grid, purchase: Spot) -> bool:
    for row in grid.rows:
        column = grid.column(row.side, "total")
        if not row.key.startswith("project:") or column is None:
            continue
        verdict = equal(material, "X19", [grid.spot(row, column)], [purchase])
        if VEHICLE in row.label or (verdict is not None and verdict.grade.holds):
            return True
    return False


def _has_equipment(material: Material) -> bool:
    grid = grid_of(material, "basic-expenditure-economic")
    column = grid.column("", "total") if grid else None
    if grid is None or column is None:
        return False
    return any(amount(material, grid.spot(row, column)) for row in grid.rows_of(EQUIPMENT_ROW, ""))


RULE = Rule(
    code="X19",
    name=Words("公车购置↔项目", "vehicle purchase has a project"),
    severity=Severity.QUESTION,
    kinds=frozenset({"budget"}),
    page=Page(
        what=Words(
            "三公经费有公务用车购置费时，应有购车项目、同额项目或资本性支出中的公务用车购置。",
            "Where vehicles are to be bought, a project of that name or amount, or an equipment row, is there.",
        ),
        why=Words(
            "购置费应有资金来源；也可能并入其他项目。", "A purchase needs a source; it may be part of another project."
        ),
        tolerance=TIE_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words(
            "公务用车购置费 {text}，项目支出表中未见购车项目或同额项目，请说明",
            "vehicle purchase of {text} has no project of that name or amount; please explain",
        )
    },
    example=Example(
        tables(
            "three-public",
            "project-expenditure-current",
            change=(
                ("公务用车购置及运行费\t8.00\t8.00", "公务用车购置及运行费\t28.00\t28.00"),
                ("①公务用车购置费\t\t", "①公务用车购置费\t20.00\t20.00"),
                ("合计\t9.50\t9.50", "合计\t29.50\t29.50"),
                ("农村饮水管网改造\t20.00\t\t20.00", "农村饮水管网改造\t25.00\t\t25.00"),
            ),
        )
    ),
    is_first_release=True,
    check=check,
)
