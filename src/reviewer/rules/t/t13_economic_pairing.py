"""T13: the departmental and the governmental economic item beside each other are a legal pair. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.codes import economic, governmental
from reviewer.laws.grid import Grid
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import grid_of, no_table
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Pairs of which both items are in the lists; unknown names are not judged."""
    grid = grid_of(material, "basic-expenditure-economic")
    if grid is None:
        return no_table("basic-expenditure-economic")
    if not any(row.dimensions.governmental for row in grid.rows):
        return NotApplicable(message("laws.not_applicable.row"))
    return executed(_observations(material, grid), len(grid.rows))


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    pairs, known = governmental().pairs, economic().names
    for row in grid.rows:
        beside = row.dimensions.governmental
        if row.role != "leaf" or row.code not in known or beside not in pairs:
            continue
        params = {"item": row.label, "beside": governmental().names[beside]}
        anchor = anchor_of(grid.bound.table.ref(row.index, row.label_column), material)
        if not any(row.code.startswith(item) for item in pairs[beside]):
            yield Observation(anchor, params)
        elif "#" in row.key:
            yield Observation(anchor, params, message="twice", severity=Severity.QUESTION)


RULE = Rule(
    code="T13",
    name=Words("两套经济科目对应", "economic item pairing"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "部门预算经济科目与政府预算经济科目按规定对应；事业单位对应“对事业单位经常性补助”。",
            "The departmental economic item stands beside the governmental item the rules pair it with.",
        ),
        why=Words("对应错误会使两套分类的汇总不一致。", "A wrong pair makes the two classifications disagree."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words("“{item}”与“{beside}”不是规定的对应科目", "“{item}” and “{beside}” are no legal pair"),
        "twice": Words(
            "“{item}”与“{beside}”列示了两次，请说明", "“{item}” with “{beside}” is printed twice; please explain"
        ),
    },
    example=Example(tables("basic-expenditure-economic", change=(("公务接待费\t公务接待费", "公务接待费\t办公经费"),))),
    check=check,
)
