"""What may be typed as a value, what is made of it, and what is refused with a reason (UX 4.2)."""

from __future__ import annotations

import pytest

from reviewer.model.figure import Unit, figure_of
from reviewer.session.values import Accepted, Refusal, accept_number, accept_text
from reviewer.words import Language


def _accept(typed: str, standing: str = "321.60", unit: Unit = Unit.TEN_THOUSAND_YUAN) -> Accepted | Refusal:
    figure = figure_of(standing, unit)
    assert figure is not None
    return accept_number(typed, figure)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("312.60", "312.60"),
        ("312.6", "312.60"),
        ("３１２．６０", "312.60"),
        ("1,312.6", "1312.60"),
        ("(5)", "-5.00"),
        ("（5）", "-5.00"),
        (" 312.60 ", "312.60"),
        ("312.605", "312.605"),
        ("", ""),
        ("—", ""),
        ("3126000元", "312.60"),
        ("3126500元", "312.65"),
        ("312.6万元", "312.60"),
        ("0.03126亿元", "312.60"),
    ],
)
def test_a_number_is_taken_in_the_form_of_the_printed_one(typed: str, stands: str) -> None:
    accepted = _accept(typed)
    assert isinstance(accepted, Accepted)
    assert accepted.text == stands


def test_separators_are_kept_where_the_printed_number_has_them() -> None:
    accepted = _accept("9312.6", "9,321.60")
    assert isinstance(accepted, Accepted) and accepted.text == "9,312.60"


def test_a_converted_amount_says_both() -> None:
    accepted = _accept("3126000元")
    assert isinstance(accepted, Accepted) and accepted.converted is not None
    assert accepted.converted.text(Language.CHINESE) == "3126000 元 = 312.60 万元"


@pytest.mark.parametrize(
    ("typed", "standing", "unit", "key"),
    [
        ("321.60", "321.60", Unit.TEN_THOUSAND_YUAN, "printed"),
        ("321.6", "321.60", Unit.TEN_THOUSAND_YUAN, "printed"),
        ("3216000元", "321.60", Unit.TEN_THOUSAND_YUAN, "printed"),
        ("", "—", Unit.TEN_THOUSAND_YUAN, "printed"),
        ("abc", "321.60", Unit.TEN_THOUSAND_YUAN, "not-a-number"),
        ("12,34", "321.60", Unit.TEN_THOUSAND_YUAN, "not-a-number"),
        ("9" * 30, "321.60", Unit.TEN_THOUSAND_YUAN, "not-a-number"),
        ("9" * 80, "321.60", Unit.TEN_THOUSAND_YUAN, "not-a-number"),
        ("5%", "321.60", Unit.TEN_THOUSAND_YUAN, "unit"),
        ("5元", "26.30", Unit.PERCENT, "unit"),
    ],
)
def test_the_printed_value_and_what_is_no_number_are_refused(typed: str, standing: str, unit: Unit, key: str) -> None:
    refusal = _accept(typed, standing, unit)
    assert isinstance(refusal, Refusal)
    assert refusal.message.key == f"session.refuse.{key}"
    assert "{" not in refusal.message.text(Language.ENGLISH)


def test_a_percentage_may_carry_its_sign() -> None:
    accepted = _accept("26.03%", "26.30", Unit.PERCENT)
    assert isinstance(accepted, Accepted) and accepted.text == "26.03"


def test_a_blank_cell_takes_a_number() -> None:
    accepted = _accept("5", "—")
    assert isinstance(accepted, Accepted) and accepted.text == "5"


def test_text_is_taken_without_the_check_of_numbers() -> None:
    assert accept_text("行政运行费", "行政运行") == Accepted("行政运行费")
    assert isinstance(accept_text(" 行政运行", "行政运行"), Refusal)
    assert isinstance(accept_text("x" * 3000, "y"), Refusal)
    assert accept_text("a\x1bb", "y") == Accepted("a␛b")
