"""Slips that are put into printed numbers on purpose change the value, keep the form, and are repeatable."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.diagnose.mutation import NUMBER_SLIPS, Slip, mutated, other_direction, other_unit
from reviewer.model.figure import parse_number

printed = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda value: f"{value:.2f}") | st.integers(
    min_value=0, max_value=10**9
).map(lambda value: f"{value:,}")


@given(printed, st.sampled_from(NUMBER_SLIPS), st.integers(0, 1000))
def test_a_slip_changes_the_value_and_leaves_a_readable_number(text: str, slip: Slip, seed: int) -> None:
    changed = mutated(text, slip, Random(seed))
    if changed is None:
        return
    before, after = parse_number(text), parse_number(changed)
    assert before is not None
    assert after is not None
    assert after[0] != before[0]
    assert slip is Slip.POINT or after[1] == before[1]
    assert ("," in changed) <= ("," in text)


@given(printed, st.sampled_from(NUMBER_SLIPS), st.integers(0, 1000))
def test_the_same_seed_makes_the_same_slip(text: str, slip: Slip, seed: int) -> None:
    assert mutated(text, slip, Random(seed)) == mutated(text, slip, Random(seed))


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("11.11", Slip.TRANSPOSITION),
        ("0.00", Slip.SHIFT),
        ("5.20", Slip.DROPPED),
        ("0.00", Slip.SIGN),
        ("行政运行", Slip.ONE_DIGIT),
        ("", Slip.SIGN),
    ],
)
def test_a_slip_that_cannot_happen_to_a_text_is_not_made(text: str, slip: Slip) -> None:
    assert mutated(text, slip, Random(0)) is None


def test_a_shift_moves_the_point_by_one_place_and_keeps_the_decimals() -> None:
    assert {mutated("312.65", Slip.SHIFT, Random(seed)) for seed in range(20)} == {"3126.50", "31.26"}


def test_separators_are_set_anew_after_a_digit_was_dropped() -> None:
    made = {mutated("1,234.50", Slip.DROPPED, Random(seed)) for seed in range(40)}
    assert made == {"234.50", "134.50", "124.50", "123.50"}


def test_words_of_unit_and_direction_have_their_opposites() -> None:
    chance = Random(1)
    assert {other_unit("万元", chance) for _ in range(20)} == {"元", "亿元"}
    assert (other_unit("元", chance), other_unit("%", chance), other_unit("辆", chance)) == ("万元", "", None)
    assert (other_direction("增长"), other_direction("持平")) == ("下降", None)
