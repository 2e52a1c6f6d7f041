"""T25: expenditure is shown to the item 项, basic expenditure to the economic item 款. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.laws.grid import Grid
from reviewer.model.finding import Severity
from reviewer.rules.law_words import DETAIL, NO_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amounts, grid_of, no_table
from reviewer.words import Words, message

FUNCTIONAL = ("general-budget-expenditure", "final-general-expenditure")
ECONOMIC = ("basic-expenditure-economic", "final-basic-expenditure")
ITEM_DIGITS, KIND_DIGITS = 7, 5
"""Digits of a functional item 项 and of an economic item 款."""


def check(material: Material) -> CheckResult:
    """The tables the law names; bodies that legitimately mask may publish less."""
    grids = [grid for form in (*FUNCTIONAL, *ECONOMIC) if (grid := grid_of(material, form)) is not None]
    if not grids:
        return no_table(FUNCTIONAL[0])
    if material.profile.is_secret:
        return NotApplicable(message("laws.not_applicable.secret"))
    return executed([item for grid in grids for item in _observations(material, grid)], len(grids))


def _observations(material: Material, grid: Grid) -> Iterator[Observation]:
    is_functional = grid.bound.form in FUNCTIONAL
    # A row whose code was not read may be the missing level.
    rows = [row for row in grid.rows if row.role != "total" and (row.label or row.code)]
    if not rows or not any(True for _ in amounts(material, grid)):
        return
    if is_functional:
        coded = [row for row in rows if row.code]
        is_missing = bool(coded) and all(len(row.code) < ITEM_DIGITS for row in coded) and len(coded) == len(rows)
    else:
        is_missing = all(row.level == 1 and len(row.code) < KIND_DIGITS for row in rows)
    if is_missing:
        which = "item" if is_functional else "kind"
        yield Observation(anchor_of(grid.bound.table.id, material), {"table": grid.bound.names}, which)


RULE = Rule(
    code="T25",
    name=Words("缺款级/项级", "level missing"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "一般公共预算支出列示到功能分类项级，基本支出列示到经济分类款级。",
            "General public budget expenditure is shown to the item 项, basic expenditure to the economic item 款.",
        ),
        why=Words("公开的细化程度有明确要求。", "The level of detail is prescribed."),
        tolerance=NO_TOLERANCE,
        basis=DETAIL,
    ),
    messages={
        "default": Words("科目级次不足", "level missing"),
        "item": Words("{table}未列示到项级科目", "“{table}” does not show items 项"),
        "kind": Words("{table}未列示到款级科目", "“{table}” does not show economic items 款"),
    },
    example=Example(
        tables(
            "basic-expenditure-economic",
            change=tuple(
                (f"\n{line}", "")
                for line in (
                    "基本工资\t工资奖金津补贴\t200.00\t200.00\t",
                    "津贴补贴\t工资奖金津补贴\t120.00\t120.00\t",
                    "奖金\t工资奖金津补贴\t50.00\t50.00\t",
                    "机关事业单位基本养老保险缴费\t社会保障缴费\t40.00\t40.00\t",
                    "职业年金缴费\t社会保障缴费\t20.00\t20.00\t",
                    "职工基本医疗保险缴费\t社会保障缴费\t16.00\t16.00\t",
                    "公务员医疗补助缴费\t社会保障缴费\t4.00\t4.00\t",
                    "住房公积金\t住房公积金\t30.00\t30.00\t",
                    "其他工资福利支出\t其他工资福利支出\t20.00\t20.00\t",
                    "办公费\t办公经费\t60.50\t\t60.50",
                    "公务接待费\t公务接待费\t1.50\t\t1.50",
                    "公务用车运行维护费\t公务用车运行维护费\t8.00\t\t8.00",
                    "其他交通费用\t办公经费\t10.00\t\t10.00",
                    "退休费\t离退休费\t30.00\t30.00\t",
                )
            ),
        )
    ),
    check=check,
)
