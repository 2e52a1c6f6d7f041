"""T26: items of offices in a public-service unit, or the reverse. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.profile import Level
from reviewer.laws.grid import Grid
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amount, grid_of, no_table
from reviewer.words import Words, message

OF_OFFICES = {"2080501": "2080502", "2101101": "2101102"}
"""Items of offices with the ones public-service units use instead."""
FORMS = ("general-budget-expenditure", "final-general-expenditure", "expenditure-summary", "final-expenditure")


def check(material: Material) -> CheckResult:
    """A unit whose running item tells what it is: 行政运行 (…01) or 事业运行 (…50), not both."""
    grid = next((grid for form in FORMS if (grid := grid_of(material, form)) is not None), None)
    if grid is None:
        return no_table(FORMS[0])
    if material.profile.level is Level.DEPARTMENT:
        return NotApplicable(message("laws.not_applicable.both_kinds"))
    running = {row.code[-2:] for row in grid.rows if len(row.code) == 7 and "运行" in row.label}
    if running & {"01", "50"} not in ({"01"}, {"50"}):
        return NotApplicable(message("laws.not_applicable.both_kinds"))
    return executed(_observations(material, grid, is_office="01" in running), 1)


def _observations(material: Material, grid: Grid, *, is_office: bool) -> Iterator[Observation]:
    for office, service in OF_OFFICES.items():
        wrong = service if is_office else office
        for row in grid.rows_of(f"code:{wrong}", ""):
            column = grid.column("", "total")
            if column is None or not amount(material, grid.spot(row, column)):
                continue
            params = {"code": row.code, "name": row.label}
            anchor = anchor_of(grid.bound.table.ref(row.index, row.label_column), material)
            yield Observation(anchor, params, "office" if is_office else "service")


RULE = Rule(
    code="T26",
    name=Words("行政/事业科目与单位性质", "code against nature of the body"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "只有行政运行的单位使用行政单位离退休、行政单位医疗；只有事业运行的单位使用对应的事业科目。",
            "A unit that only runs offices uses the items of offices, one that only runs a service those of services.",
        ),
        why=Words("科目与单位性质不符，可能选错科目。", "The item may have been chosen wrongly."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words("科目与单位性质不符", "item does not fit the body"),
        "office": Words(
            "行政单位列有事业单位科目 {code} {name}", "an office shows the item of a service unit: {code} {name}"
        ),
        "service": Words(
            "事业单位列有行政单位科目 {code} {name}", "a service unit shows the item of an office: {code} {name}"
        ),
    },
    example=Example(tables("general-budget-expenditure", change=(("2101101\t行政单位医疗", "2101102\t事业单位医疗"),))),
    check=check,
)
