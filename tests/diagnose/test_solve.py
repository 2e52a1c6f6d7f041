"""The value that one number would need: exact for every law, found again from a right equation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.diagnose.solve import solved
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Grade, Law, Operand, Role
from reviewer.model.figure import Unit, figure_of
from tests.diagnose.builders import figures

PERCENT = figure_of("1.79", Unit.PERCENT)
GROWN = figures(now="46.18", base="47.02", change="0.84")
DOWN = Decimal(-1)


def law(kind: Law, *operands: Operand, expression: str = "") -> Equation:
    return Equation("it", "N01", kind, operands, expression=expression)


GROWTH = (
    Operand("now", Role.SAME),
    Operand("base", Role.BASE),
    Operand("change", Role.ADDEND, DOWN),
    Operand("rate", Role.STATED, DOWN),
)


@pytest.mark.parametrize("left_out", ["", "change", "base", "now", "rate"])
@pytest.mark.parametrize("ref", ["now", "base", "change", "rate"])
def test_every_number_of_a_growth_is_found_from_the_others(left_out: str, ref: str) -> None:
    assert PERCENT is not None
    values = GROWN | {"rate": PERCENT}
    equation = law(Law.GROWTH, *(operand for operand in GROWTH if operand.ref != left_out))
    if ref == left_out or evaluate(equation, values).grade is Grade.UNDECIDABLE:
        return
    solution = solved(equation, ref, values)
    assert solution is not None
    assert solution[1].low - values[ref].half_width <= values[ref].base <= solution[1].high + values[ref].half_width


def test_a_total_with_a_minus_is_solved_with_its_sign() -> None:
    values = figures(fall="0.60", part="0.60")
    equation = law(Law.ROLL_UP, Operand("fall", Role.TOTAL, DOWN), Operand("part", Role.ADDEND, DOWN))
    solution = solved(equation, "fall", values)
    assert solution is not None
    assert solution[0] == 6000


def test_a_share_of_several_parts_is_solved_for_each() -> None:
    assert PERCENT is not None
    values = figures(a="10.00", b="7.90", whole="1000.00") | {"share": PERCENT}
    parts = (Operand("a", Role.ADDEND), Operand("b", Role.ADDEND))
    equation = law(Law.SHARE, *parts, Operand("whole", Role.BASE), Operand("share", Role.STATED))
    for ref in ("a", "b", "whole", "share"):
        solution = solved(equation, ref, values)
        assert solution is not None
        assert solution[1].contains(values[ref].base)


def test_a_bound_leaves_one_side_open() -> None:
    values = figures(part="8.00", whole="10.00")
    equation = law(Law.BOUND, Operand("part", Role.ADDEND), Operand("whole", Role.TOTAL))
    part, whole = solved(equation, "part", values), solved(equation, "whole", values)
    assert part is not None
    assert whole is not None
    assert part[1].contains(Decimal(-10_000)) and not part[1].contains(Decimal(200_000))
    assert whole[1].contains(Decimal(900_000)) and not whole[1].contains(Decimal(10_000))


def test_an_expression_is_solved_for_a_number_that_enters_once() -> None:
    values = figures(people="35", each="1500", months="12", made="630000")
    equation = law(
        Law.EXPRESSION,
        *(Operand(ref, Role.ADDEND) for ref in ("people", "each", "months", "made")),
        expression="x1 * x2 * x3 / 1000000000000 = x4 / 10000",
    )
    wrong = values | figures(people="53")
    assert evaluate(equation, values).grade is Grade.EXACT
    solution = solved(equation, "people", wrong)
    assert solution is not None
    assert round(solution[0]) == 350_000
