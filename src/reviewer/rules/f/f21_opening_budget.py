"""F21: the opening budget quoted in final accounts is that of the published budget. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.equation import Grade, Law
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import ProseNumber
from reviewer.rules.law_words import NOTICE_143, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_tables import final_tables, tables
from reviewer.rules.table_facts import graded, grid_of, no_table, tables_of
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Functional items of the text whose budget is quoted, against the budget file of the same year."""
    budget = material.prior
    if budget is None or budget.profile.kind is not DocumentKind.BUDGET or budget.profile.year != material.profile.year:
        return Unable(message("laws.unable.same_year_budget"))
    if grid_of(budget, "general-budget-expenditure") is None:
        return no_table("general-budget-expenditure")
    quoted = [number for number in material.ledger.numbers if _is_opening_budget(number)]
    return executed(_observations(material, budget, quoted), len(quoted))


def _is_opening_budget(number: ProseNumber) -> bool:
    dimensions = number.dimensions
    return (
        number.measure == "amount"
        and dimensions is not None
        and dimensions.scenario == "budget"
        and len(dimensions.function) == 7
        and dimensions.year == "0"
        and dimensions.fund in ("", "general")
    )


def _observations(material: Material, budget: Material, quoted: list[ProseNumber]) -> Iterator[Observation]:
    for number in quoted:
        assert number.dimensions is not None
        code = number.dimensions.function
        spot = tables_of(budget).spot("general-budget-expenditure", f"code:{code}", "total")
        published = budget.figures.get(spot.ref) if spot else None
        stated = material.figures.get(number.ref)
        if published is None or stated is None:
            continue
        if graded(Law.TIE, stated, [published]).grade is Grade.CONTRADICTION:
            params = {"code": code, "text": stated.text, "published": published.text}
            yield Observation(anchor_of(number.ref, material), params)


RULE = Rule(
    code="F21",
    name=Words("年初预算数↔预算公开", "opening budget"),
    severity=Severity.WARNING,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "决算说明逐项引用的年初预算数等于当年预算公开的一般公共预算支出。",
            "The opening budget quoted for each item equals the published budget of that year.",
        ),
        why=Words("机构改革或结转口径不同应注明。", "A reform or another scope of carry-over should be noted."),
        tolerance=TIE_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages={
        "default": Words(
            "科目 {code} 引用的年初预算数 {text} 与预算公开的 {published} 不一致",
            "the opening budget {text} quoted for code {code} is {published} in the published budget",
        )
    },
    example=Example(
        final_tables() + "\n第三部分 2030年度单位决算情况说明\n\n五、一般公共预算财政拨款支出决算情况说明\n\n"
        "1、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为33.00万元，支出决算为30.00万元，"
        "完成年初预算的90.91%。决算数小于预算数的主要原因是人员减少。\n",
        prior=tables(),
    ),
    check=check,
)
