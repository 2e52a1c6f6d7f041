"""An equation implied by others adds nothing."""

from __future__ import annotations

from decimal import Decimal

from reviewer.diagnose.independence import independent
from reviewer.model.equation import Equation, Law, Operand, Role


def tie(identity: str, *refs: str) -> Equation:
    return Equation(identity, "X01", Law.TIE, tuple(Operand(ref, Role.SAME) for ref in refs))


def total(identity: str, result: str, *parts: str) -> Equation:
    addends = tuple(Operand(ref, Role.ADDEND, Decimal(1)) for ref in parts)
    return Equation(identity, "T02", Law.ROLL_UP, (*addends, Operand(result, Role.TOTAL)))


def test_the_third_side_of_a_triangle_of_ties_is_implied() -> None:
    assert independent([tie("1", "a", "b"), tie("2", "b", "c"), tie("3", "a", "c")]) == {"1", "2"}


def test_grand_total_by_rows_and_by_columns_counts_once_where_both_margins_are_tied() -> None:
    equations = [
        total("row1", "r1", "a", "b"),
        total("row2", "r2", "c", "d"),
        total("col1", "c1", "a", "c"),
        total("col2", "c2", "b", "d"),
        total("all-rows", "t", "r1", "r2"),
        total("all-cols", "t", "c1", "c2"),
    ]
    assert len(independent(equations)) == 5


def test_unrelated_equations_all_count() -> None:
    assert independent([tie("1", "a", "b"), total("2", "c", "d", "e")]) == {"1", "2"}
