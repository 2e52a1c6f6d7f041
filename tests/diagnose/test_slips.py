"""Slips are named from digits alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.diagnose.slips import Surroundings, likely_values, name_slip

D = Decimal


@pytest.mark.parametrize(
    ("printed", "right", "cause"),
    [
        ("321.60", "312.60", "transposition"),
        ("9436.52", "9431.52", "one-digit"),
        ("943.65", "9436.50", "shift"),
        ("12.50", "125000.00", "unit"),
        ("-5.00", "5.00", "sign"),
        ("936.52", "9436.52", "dropped-digit"),
        ("94436.52", "9436.52", "doubled-digit"),
        ("653.12", "312.65", "nine"),
        ("17.31", "482.90", "unknown"),
    ],
)
def test_a_slip_is_named(printed: str, right: str, cause: str) -> None:
    assert name_slip(D(printed), D(right), decimals=2).cause == cause


def test_the_neighbouring_value_names_a_slipped_row() -> None:
    around = Surroundings(neighbours=(D("88.10"),))
    assert name_slip(D("88.10"), D("412.75"), decimals=2, around=around).cause == "neighbour"


def test_a_total_short_by_one_part_left_a_row_out() -> None:
    around = Surroundings(addends=(D("30.25"), D("411.75")))
    assert name_slip(D("411.75"), D("442.00"), decimals=2, around=around).cause == "omitted-row"


def test_last_years_value_is_recognised() -> None:
    around = Surroundings(last_year=D("77.77"))
    assert name_slip(D("77.77"), D("96.41"), decimals=2, around=around).cause == "last-year"


@pytest.mark.parametrize("right", ["312.60", "9431.52", "0.07", "1200.00"])
def test_every_value_of_a_likely_slip_is_named_when_it_is_the_right_one(right: str) -> None:
    for printed in likely_values(D(right), decimals=2):
        assert D(right) in set(likely_values(printed, decimals=2)) or printed == 0 or abs(printed) < 1
        if printed != 0:
            assert name_slip(printed, D(right), decimals=2).cause != "unknown" or abs(printed) < 1


def test_a_zero_is_no_slip_of_a_number() -> None:
    assert name_slip(D("0.00"), D("30.00"), decimals=2).cause == "unknown"
    assert likely_values(D("0.00"), decimals=2) == ()
