"""X21: in offices, operating cost is the rows of goods and equipment by governmental item. Called by the engine."""

from __future__ import annotations

from reviewer.laws.conditions import offices_only
from reviewer.model.equation import Grade
from reviewer.model.finding import Severity
from reviewer.rules.law_words import LAW_14, SUM_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import equal, grid_of, is_blank, no_table, tables_of, whole_spot
from reviewer.words import Words, message

OFFICE_ITEMS = ("502", "503")
"""Goods and services, and capital expenditure, of offices."""


def check(material: Material) -> CheckResult:
    """Only where no public-service unit shares the table; mapping slips make this advice, not more."""
    cost, economic = grid_of(material, "operating-cost"), grid_of(material, "basic-expenditure-economic")
    if cost is None or economic is None:
        return no_table("operating-cost" if cost is None else "basic-expenditure-economic")
    if not offices_only(tables_of(material)):
        return NotApplicable(message("laws.not_applicable.both_kinds"))
    whole, column = whole_spot(cost, "total"), economic.column("", "total")
    parts = [
        economic.spot(row, column)
        for row in economic.rows
        if column is not None and row.role == "leaf" and row.dimensions.governmental.startswith(OFFICE_ITEMS)
    ]
    verdict = equal(material, "X21", [whole], parts) if whole and parts else None
    if whole is None or verdict is None:
        return is_blank()
    if verdict.grade is not Grade.CONTRADICTION:
        return executed([], 1)
    return executed([Observation(anchor_of(whole.ref, material), proofs=(verdict,))], 1)


RULE = Rule(
    code="X21",
    name=Words("机关运行经费↔政府科目", "operating cost by government item"),
    severity=Severity.ADVICE,
    kinds=frozenset({"budget"}),
    page=Page(
        what=Words(
            "仅有行政单位时，机关运行经费等于机关商品和服务支出、机关资本性支出各款之和。",
            "In offices, operating cost is the sum of goods and services and of capital expenditure of offices.",
        ),
        why=Words("不一致多因两套科目对应错误。", "A difference mostly comes from a wrong pair of items."),
        tolerance=SUM_TOLERANCE,
        basis=LAW_14,
    ),
    messages={
        "default": Words(
            "机关运行经费与机关商品和服务、资本性支出各款之和不一致，请核对科目对应",
            "operating cost is not the sum of goods, services and equipment of offices; check the pairs of items",
        )
    },
    example=Example(
        tables(
            "general-budget-expenditure",
            "basic-expenditure-economic",
            "operating-cost",
            change=(("办公费\t办公经费", "办公费\t工资奖金津补贴"),),
        )
    ),
    check=check,
)
