"""X23: retirement pay by economic item fits the functional items of retired staff. Called by the engine."""

from __future__ import annotations

from reviewer.laws.grid import Grid, Spot
from reviewer.model.equation import Grade
from reviewer.model.finding import Severity
from reviewer.rules.law_words import BOUND_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import at_most, evidence, grid_of, no_table
from reviewer.words import Words, message

ECONOMIC = ("economic:30301*", "economic:30302*")
FUNCTIONAL = ("code:2080501", "code:2080502")


def check(material: Material) -> CheckResult:
    """Only where both classifications show retirement; it may also be paid from other items."""
    general, economic = grid_of(material, "general-budget-expenditure"), grid_of(material, "basic-expenditure-economic")
    if general is None or economic is None:
        return no_table("general-budget-expenditure" if general is None else "basic-expenditure-economic")
    whole, parts = _cells(general, FUNCTIONAL, "basic"), _cells(economic, ECONOMIC, "total")
    if not whole or not parts:
        return NotApplicable(message("laws.not_applicable.row"))
    verdict = at_most(material, "X23", whole, parts)
    if verdict is None or verdict.grade is not Grade.CONTRADICTION:
        return executed([], 1)
    anchor = anchor_of(parts[0].ref, material)
    return executed([Observation(anchor, evidence=evidence(material, [*parts, *whole]), proofs=(verdict,))], 1)


def _cells(grid: Grid, keys: tuple[str, ...], role: str) -> list[Spot]:
    column = grid.column("", role)
    return [] if column is None else [grid.spot(row, column) for key in keys for row in grid.rows_of(key, "")]


RULE = Rule(
    code="X23",
    name=Words("退休费↔离退休科目", "retirement pay"),
    severity=Severity.QUESTION,
    kinds=frozenset({"budget"}),
    page=Page(
        what=Words(
            "基本支出中的离休费、退休费不超过行政（事业）单位离退休科目的基本支出。",
            "Retirement pay inside basic expenditure does not exceed the functional items of retired staff.",
        ),
        why=Words("多出部分列在其他科目，需说明。", "What exceeds them stands under another item and needs a word."),
        tolerance=BOUND_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words(
            "离休费、退休费大于离退休科目的基本支出，请说明", "retirement pay exceeds the items of retired staff"
        )
    },
    example=Example(
        tables(
            "general-budget-expenditure",
            "basic-expenditure-economic",
            change=(("退休费\t离退休费\t30.00\t30.00", "退休费\t离退休费\t35.00\t35.00"),),
        )
    ),
    check=check,
)
