"""T20: revenue tables of funds use revenue codes, not expenditure codes. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import grid_of, no_table
from reviewer.words import Words, message

SIDES = (("government-funds-revenue", ""), ("state-capital", "revenue"))


def check(material: Material) -> CheckResult:
    """One finding per table with all its places."""
    grids = [grid for form, _ in SIDES if (grid := grid_of(material, form)) is not None]
    if not grids:
        return no_table("government-funds-revenue")
    if not any(row.code for form, side in SIDES if (grid := grid_of(material, form)) for row in grid.side_rows(side)):
        return NotApplicable(message("laws.not_applicable.blank"))
    return executed(_observations(material), len(grids))


def _observations(material: Material) -> Iterator[Observation]:
    for form, side in SIDES:
        grid = grid_of(material, form)
        wrong = [row for row in grid.side_rows(side) if row.code.startswith("2")] if grid else []
        if grid is not None and wrong:
            places = tuple(anchor_of(grid.bound.table.ref(row.index, row.label_column), material) for row in wrong)
            codes = "、".join(row.code for row in wrong)
            yield Observation(places[0], {"codes": codes}, places=places)


RULE = Rule(
    code="T20",
    name=Words("收入科目编码", "revenue codes"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "政府性基金、国有资本经营预算的收入侧使用收入科目（1 开头），不用支出功能科目（2 开头）。",
            "The revenue side of fund tables uses revenue codes (beginning with 1), not expenditure codes (2).",
        ),
        why=Words("收入表误用支出科目。", "Revenue is classified by its own codes."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words("收入侧使用了支出功能科目：{codes}", "the revenue side uses expenditure codes: {codes}")
    },
    example=Example(
        tables("state-capital", change=(("103\t非税收入\t60.00\t223", "223\t国有资本经营预算支出\t60.00\t223"),))
    ),
    check=check,
)
