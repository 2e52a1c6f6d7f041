"""T23: one code printed twice in a table. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.bound import BoundRow
from reviewer.laws.grid import Grid
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import grid_of
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Tables keyed by functional codes; economic items may stand once per governmental item."""
    grids = [
        grid
        for form in material.by_form
        if form and (grid := grid_of(material, form)) is not None and any(row.code for row in grid.rows)
    ]
    if not grids:
        return NotApplicable(message("laws.not_applicable.row"))
    return executed([item for grid in grids for item in _observations(material, grid)], len(grids))


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    first: dict[tuple[str, str], BoundRow] = {}
    for row in grid.rows:
        if not row.key.startswith("code:") or row.dimensions.economic:
            continue
        earlier = first.setdefault((row.side, row.code), row)
        if earlier is row or _is_repeated_at_page_break(grid, earlier, row):
            continue
        refs = [grid.bound.table.ref(item.index, item.label_column) for item in (earlier, row)]
        places = tuple(anchor_of(ref, material) for ref in refs)
        yield Observation(places[1], {"code": row.code, "name": row.label}, places=places)


def _is_repeated_at_page_break(grid: Grid, one: BoundRow, other: BoundRow) -> bool:
    """The same row again at the top of the next page, all cells alike."""
    table = grid.bound.table
    alike = [cell.text for cell in table.rows[one.index]] == [cell.text for cell in table.rows[other.index]]
    pages = table.row_pages
    return alike and other.index == one.index + 1 and (not pages or pages[one.index] != pages[other.index])


RULE = Rule(
    code="T23",
    name=Words("重复科目行", "duplicated code row"),
    severity=Severity.WARNING,
    page=Page(
        what=Words("同一科目编码在一张表内只列一次。", "A functional code stands once in a table."),
        why=Words("重复行会使汇总重复计算。", "A repeated row is counted twice."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={"default": Words("科目 {code} {name} 重复列示", "code {code} {name} is printed twice")},
    example=Example(
        tables(
            "government-funds-revenue",
            change=(("1030148\t国有土地", "1030148\t国有土地使用权出让收入\t5.00\n1030148\t国有土地"),),
        )
    ),
    check=check,
)
