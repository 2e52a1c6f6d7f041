"""The wrong number is the one whose change repairs most and breaks nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.diagnose.suspects import explain
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Grade, Law, Operand, Role
from reviewer.model.figure import Unit, figure_of
from tests.diagnose.builders import figures, search, tie, total

GRID = (
    total("row1", "r1", "a", "b"),
    total("row2", "r2", "c", "d"),
    total("col1", "c1", "a", "c"),
    total("col2", "c2", "b", "d"),
    total("sum-rows", "t", "r1", "r2"),
    total("sum-cols", "t", "c1", "c2"),
    tie("again", "r1", "x"),
)
RIGHT = {"a": "10.00", "b": "20.00", "c": "5.25", "d": "7.75", "r1": "30.00", "r2": "13.00", "c1": "15.25"} | {
    "c2": "27.75",
    "t": "43.00",
    "x": "30.00",
}


def test_a_wrong_inner_number_is_found_by_its_row_and_its_column() -> None:
    found = search(figures(**RIGHT | {"a": "19.00"}), *GRID)
    causes = explain(found, found.graph.components()[0])
    assert len(causes) == 1
    best = causes[0][0]
    assert (best.ref, best.suggested.text, set(best.repaired), best.broken) == ("a", "10.00", {"row1", "col1"}, ())


def test_a_wrong_total_is_found_where_everything_around_it_agrees() -> None:
    found = search(figures(**RIGHT | {"r1": "33.00"}), *GRID)
    best = explain(found, found.graph.components()[0])[0][0]
    assert (best.ref, best.suggested.text, len(best.repaired)) == ("r1", "30.00", 3)


def test_a_suggestion_shows_as_many_decimals_as_the_printed_number() -> None:
    printed = {name: figure.with_column_decimals(2) for name, figure in figures(a="10", b="20", r="33").items()}
    found = search(printed, total("sum", "r", "a", "b"))
    assert {suspect.suggested.text for suspect in explain(found, found.graph.components()[0])[0]} == {"30", "13", "23"}


def test_two_wrong_numbers_in_one_component_are_two_causes() -> None:
    found = search(figures(**RIGHT | {"a": "19.00", "d": "1.75"}), *GRID)
    causes = explain(found, found.graph.components()[0])
    firsts = {cause[0].ref for cause in causes}
    assert firsts == {"a", "d"} or firsts == {"b", "c"}
    repaired = {identity for cause in causes for identity in cause[0].repaired}
    assert {"row1", "row2", "col1", "col2"} <= repaired


def test_a_slip_in_a_zero_is_told_before_its_round_total() -> None:
    values = figures(central="0", local="556500", own="6", whole="556500")
    found = search(values, total("sources", "whole", "central", "local", "own"))
    ranked = explain(found, found.graph.components()[0])[0]
    assert (ranked[0].ref, ranked[0].suggested.value) == ("own", Decimal(0))


def test_a_number_below_zero_is_the_last_thing_to_suggest() -> None:
    values = figures(first="0", second="7", whole="0")
    found = search(values, total("parts", "whole", "first", "second"))
    ranked = explain(found, found.graph.components()[0])[0]
    assert ranked[0].suggested.value >= 0
    assert ranked[-1].suggested.value < 0


def test_of_equal_suspects_the_one_with_fewer_proofs_comes_first() -> None:
    values = figures(proved="12.40", again="12.40", alone="12.70")
    found = search(values, tie("broken", "proved", "alone"), tie("holds", "proved", "again"))
    assert explain(found, found.graph.components()[0])[0][0].ref == "alone"


def test_nobody_types_a_zero_for_a_number() -> None:
    values = figures(none="0", part="2149260", whole="2149290")
    found = search(values, total("sources", "whole", "none", "part"))
    ranked = explain(found, found.graph.components()[0])[0]
    assert {suspect.ref for suspect in ranked[:2]} == {"part", "whole"}


def test_a_blank_is_not_filled_with_a_negative_number_before_a_likely_slip() -> None:
    values = figures(whole="0.12", basic="", project="0.21", other="0.12", third="0.12")
    found = search(values, total("row", "whole", "basic", "project"), tie("again", "whole", "other", "third"))
    ranked = explain(found, found.graph.components()[0])[0]
    assert (ranked[0].ref, ranked[0].suggested.text) == ("project", "0.12")


@pytest.mark.parametrize(
    ("printed", "right"),
    [("31260", "312600"), ("3126000", "312600"), ("31.26", "312600"), ("321600", "312600"), ("312900", "312600")],
)
def test_where_rounding_leaves_a_range_the_simplest_slip_gives_the_value(printed: str, right: str) -> None:
    yuan = {ref: figure_of(text, Unit.YUAN) for ref, text in {"form": printed}.items()}
    values = figures(table="31.26", again="31.26") | {ref: item for ref, item in yuan.items() if item is not None}
    found = search(values, tie("amount", "form", "table"), tie("tables", "table", "again"))
    best = explain(found, found.graph.components()[0])[0][0]
    assert (best.ref, best.suggested.value) == ("form", Decimal(right))


def test_a_value_that_stands_elsewhere_is_likelier_right() -> None:
    values = figures(first="46.18", second="46.81", elsewhere="46.18")
    found = search(values, tie("same", "first", "second"))
    assert explain(found, found.graph.components()[0])[0][0].ref == "second"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(RIGHT)), st.integers(min_value=-9_000, max_value=9_000).filter(lambda n: abs(n) > 10))
def test_a_suggestion_makes_exactly_the_equations_it_names_pass_or_fail(ref: str, cents: int) -> None:
    wrong = f"{Decimal(RIGHT[ref]) + Decimal(cents) / 100:.2f}"
    values = figures(**RIGHT | {ref: wrong})
    found = search(values, *GRID)
    for component in found.graph.components():
        for cause in explain(found, component):
            suspect = cause[0]
            after = dict(values) | {suspect.ref: suspect.suggested}

            def grade(equation: Equation, numbers: dict = values) -> Grade:  # type: ignore[type-arg]
                return evaluate(equation, numbers).grade

            if len(explain(found, component)) > 1:
                continue
            repaired = {
                equation.id
                for equation in GRID
                if grade(equation) is Grade.CONTRADICTION and grade(equation, after).holds
            }
            broken = {
                equation.id
                for equation in GRID
                if grade(equation) is not Grade.CONTRADICTION and grade(equation, after) is Grade.CONTRADICTION
            }
            assert set(suspect.repaired) == repaired
            assert set(suspect.broken) == broken


def test_a_number_of_several_digits_is_not_struck_out_before_a_zero_is_filled() -> None:
    percent = {ref: figure_of(text, Unit.PERCENT) for ref, text in {"share": "0.00"}.items()}
    values = figures(part="295.30", whole="421.86") | {ref: item for ref, item in percent.items() if item}
    operands = (Operand("share", Role.STATED), Operand("part", Role.ADDEND), Operand("whole", Role.BASE))
    found = search(values, Equation("share", "N06", Law.SHARE, operands))
    ranked = explain(found, found.graph.components()[0])[0]
    assert (ranked[0].ref, ranked[0].suggested.text) == ("share", "70.00")
