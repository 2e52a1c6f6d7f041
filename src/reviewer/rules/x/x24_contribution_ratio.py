"""X24: the occupational annuity is about half of the pension contribution. Called by the engine."""

from __future__ import annotations

from decimal import Decimal

from reviewer.laws.grid import Grid, Spot
from reviewer.model.finding import Severity
from reviewer.rules.law_words import PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_tables import tables
from reviewer.rules.table_facts import amount, evidence, grid_of, no_table
from reviewer.words import Words, message

PENSION, ANNUITY = "economic:30108*", "economic:30109*"
LOWEST, HIGHEST = Decimal("0.4"), Decimal("0.6")
"""8 % to 16 % on one base is one half; timing of payments moves it a little. A plausibility band, no tolerance."""


def check(material: Material) -> CheckResult:
    """Only where both items are printed with an amount."""
    grid = grid_of(material, "basic-expenditure-economic")
    if grid is None:
        return no_table("basic-expenditure-economic")
    pension, annuity = _cells(grid, PENSION), _cells(grid, ANNUITY)
    base = sum((amount(material, spot) or Decimal(0) for spot in pension), Decimal(0))
    paid = sum((amount(material, spot) or Decimal(0) for spot in annuity), Decimal(0))
    if base <= 0 or paid <= 0:
        return NotApplicable(message("laws.not_applicable.row"))
    ratio = paid / base
    if LOWEST <= ratio <= HIGHEST:
        return executed([], 1)
    params = {"ratio": f"{ratio:.2f}"}
    anchor = anchor_of(annuity[0].ref, material)
    return executed([Observation(anchor, params, evidence=evidence(material, [*annuity, *pension]))], 1)


def _cells(grid: Grid, key: str) -> list[Spot]:
    column = grid.column("", "total")
    return [] if column is None else [grid.spot(row, column) for row in grid.rows_of(key, "")]


RULE = Rule(
    code="X24",
    name=Words("缴费比例", "contribution ratio"),
    severity=Severity.QUESTION,
    kinds=frozenset({"budget"}),
    page=Page(
        what=Words(
            "职业年金缴费（8%）约为基本养老保险缴费（16%）的一半。",
            "The occupational annuity (8 %) is about half of the pension contribution (16 %).",
        ),
        why=Words(
            "两项以同一基数计缴；做实时间不同会有小幅差异。", "Both rest on one base; timing moves the ratio a little."
        ),
        tolerance=Words("比值在 0.4 至 0.6 之间不报告。", "A ratio between 0.4 and 0.6 is not reported."),
        basis=PRACTICE,
    ),
    messages={
        "default": Words(
            "职业年金为基本养老保险缴费的 {ratio} 倍，通常约为 0.5，请说明",
            "annuity is {ratio} of the pension, usually 0.5",
        )
    },
    example=Example(
        tables(
            "basic-expenditure-economic",
            change=(("职业年金缴费\t社会保障缴费\t20.00", "职业年金缴费\t社会保障缴费\t30.00"),),
        )
    ),
    check=check,
)
