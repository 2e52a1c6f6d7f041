"""T24: a known code bears its standard name. Called by the engine.

The shipped lists hold the classes and the common items; a code they lack must bear one name in all tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.bound import BoundRow
from reviewer.forms.codes import CodeList, economic, functions
from reviewer.forms.normal import bare, plain
from reviewer.laws.grid import Grid
from reviewer.model.document import Trust
from reviewer.model.finding import Severity
from reviewer.rules.law_words import DETAIL, NO_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import grid_of
from reviewer.words import Words, message

LEAST_SAME = 2
"""Tables that name a code alike before one that names it otherwise is wrong."""
SHORTEST = 3
"""Characters a cut name must have to count as the beginning of the standard name."""


def check(material: Material) -> CheckResult:
    """Rows with a printed code; one finding per code and table."""
    grids = [
        grid
        for form in material.by_form
        if form and (grid := grid_of(material, form)) is not None and any(_is_coded(row) for row in grid.rows)
    ]
    if not grids:
        return NotApplicable(message("laws.not_applicable.row"))
    observations = [item for grid in grids for item in _observations(material, grid)]
    told = {item.params["code"] for item in observations}
    observations += [item for item in _odd_names(material, grids) if item.params["code"] not in told]
    return executed(observations, len(grids))


def _odd_names(material: Material, grids: list[Grid]) -> Iterator[Observation]:
    """A code that bears one name in several tables and another in one: whatever the list says or does not."""
    named: dict[str, dict[str, list[tuple[Grid, BoundRow]]]] = {}
    for grid in grids:
        for row in grid.rows:
            if _is_coded(row) and row.dimensions.function and row.label and not _is_torn(grid, row):
                name = bare(row.label).removeprefix(row.code).lstrip("-_:]")
                named.setdefault(row.code, {}).setdefault(name, []).append((grid, row))
    for code, names in named.items():
        usual = max(names, key=lambda name: len(names[name]))
        for name, rows in names.items():
            is_odd = len(rows) == 1 and len(names[usual]) >= LEAST_SAME and min(len(name), len(usual)) >= SHORTEST
            if is_odd and not (usual.startswith(name) or name.startswith(usual)):
                grid, row = rows[0]
                anchor = anchor_of(grid.bound.table.ref(row.index, row.label_column), material)
                yield Observation(anchor, {"code": code, "printed": row.label, "standard": usual}, "odd")


def _is_coded(row: BoundRow) -> bool:
    return row.key.startswith(("code:", "economic:")) and row.code.isdigit()


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    for row in grid.rows:
        # Names without codes are looked up in the list themselves and prove nothing.
        if not _is_coded(row) or _is_torn(grid, row) or (row.dimensions.economic and not _prints_code(grid, row)):
            continue
        codes = economic() if row.dimensions.economic else functions()
        printed = bare(row.label).removeprefix(row.code).lstrip("-_:]")
        standard = codes.names.get(row.code)
        if standard is None or not printed or _is_name_of(printed, row.code, codes):
            continue
        is_former = any(printed == plain(name) for name in codes.former.get(row.code, ()))
        anchor = anchor_of(grid.bound.table.ref(row.index, row.label_column), material)
        params = {"code": row.code, "printed": row.label, "standard": standard}
        yield Observation(anchor, params, "former" if is_former else "default")


def _is_torn(grid: Grid, row: BoundRow) -> bool:
    """Whether the row may be a part of one: its name is not all of it then."""
    table = grid.bound.table
    is_doubtful = table.cell(row.index, row.label_column).trust is Trust.DOUBTFUL
    return is_doubtful and any(doubt.code == "rows-torn" for doubt in table.doubts)


def _prints_code(grid: Grid, row: BoundRow) -> bool:
    cells = grid.bound.table.rows[row.index][: row.label_column + 1]
    return any(plain(cell.text)[:3] == row.code[:3] for cell in cells)


def _is_name_of(printed: str, code: str, codes: CodeList) -> bool:
    """Equal, or one cut short: the end of a long name is often lost in a narrow column."""
    standard = plain(codes.names[code])
    if printed == standard:
        return True
    short, long = sorted((printed, standard), key=len)
    return len(short) >= SHORTEST and long.startswith(short)


RULE = Rule(
    code="T24",
    name=Words("科目编码与名称", "code unknown or misnamed"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "类级科目与常用科目的名称应与当年《政府收支分类科目》一致；清单之外的编码，各表的名称应一致。",
            "Classes and common items bear their name in the classification; other codes bear one name in all tables.",
        ),
        why=Words("名称与编码不符或沿用旧名称。", "The name belongs to another code, or is an old one."),
        tolerance=NO_TOLERANCE,
        basis=DETAIL,
    ),
    messages={
        "default": Words(
            "科目 {code} 的名称为“{printed}”，标准名称为“{standard}”",
            "code {code} is named “{printed}”; its standard name is “{standard}”",
        ),
        "odd": Words(
            "科目 {code} 在此表的名称为“{printed}”，其他表均为“{standard}”",
            "code {code} is named “{printed}” here and “{standard}” in the other tables",
        ),
        "former": Words(
            "科目 {code} 使用旧名称“{printed}”，现名称为“{standard}”",
            "code {code} bears an old name “{printed}”; it is now “{standard}”",
        ),
    },
    example=Example(tables("government-funds-expenditure", change=(("212\t城乡社区支出", "212\t节能环保支出"),))),
    check=check,
)
