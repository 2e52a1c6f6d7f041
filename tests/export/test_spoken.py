"""An equation as a line a person can check with a calculator."""

from __future__ import annotations

from decimal import Decimal

from reviewer.export.spoken import verdict_text
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.figure import Figure, Unit, figure_of

WAN = Unit.TEN_THOUSAND_YUAN


def figures(**texts: tuple[str, Unit]) -> dict[str, Figure]:
    """Figures by reference."""
    found = {ref: figure_of(text, unit) for ref, (text, unit) in texts.items()}
    return {ref: figure for ref, figure in found.items() if figure is not None}


def line(law: Law, operands: tuple[Operand, ...], of: dict[str, Figure], *, note: str = "", said: str = "") -> str:
    """The line of the evaluated equation."""
    equation = Equation("e", "N07", law, operands, note=note)
    return verdict_text(evaluate(equation, of), of, said=said)


def test_a_rate_on_two_years_is_written_as_it_is_worked_out() -> None:
    of = figures(now=("120.00", WAN), was=("100.00", WAN), rate=("25", Unit.PERCENT))
    operands = (Operand("rate", Role.STATED), Operand("now", Role.SAME), Operand("was", Role.BASE))
    assert line(Law.GROWTH, operands, of).startswith("(120.00 - 100.00) / 100.00 = 25%")


def test_a_falling_rate_adds_the_change_back_to_find_the_base() -> None:
    of = figures(now=("80.00", WAN), by=("20.00", WAN), rate=("25", Unit.PERCENT))
    minus = Decimal(-1)
    operands = (Operand("rate", Role.STATED, minus), Operand("now", Role.SAME), Operand("by", Role.ADDEND, minus))
    assert line(Law.GROWTH, operands, of).startswith("-20.00 / (80.00 + 20.00) = -25%")


def test_a_change_without_a_rate_is_a_sum() -> None:
    of = figures(**{name: (text, Unit.YUAN) for name, text in (("now", "90.00"), ("by", "20.00"), ("was", "100.00"))})
    operands = (Operand("now", Role.SAME), Operand("by", Role.ADDEND, Decimal(-1)), Operand("was", Role.BASE))
    assert line(Law.GROWTH, operands, of).startswith("100.00 - 20.00 = 90.00")


def test_units_stand_with_the_numbers_where_two_units_meet() -> None:
    of = figures(text=("3.51", WAN), cell=("35,000", Unit.YUAN))
    operands = (Operand("text", Role.SAME), Operand("cell", Role.SAME))
    assert line(Law.TIE, operands, of).startswith("3.51 万元 = 35,000 元")


def test_units_are_left_out_where_there_is_one() -> None:
    of = figures(one=("3.51", WAN), other=("3.50", WAN))
    operands = (Operand("one", Role.SAME), Operand("other", Role.SAME))
    assert line(Law.TIE, operands, of).startswith("3.51 = 3.50 |")


def test_what_the_sentence_above_named_is_not_named_again() -> None:
    of = figures(one=("3.51", WAN), other=("3.50", WAN))
    operands = (Operand("one", Role.SAME), Operand("other", Role.SAME))
    assert line(Law.TIE, operands, of, note="公务接待费").startswith("公务接待费: ")
    assert line(Law.TIE, operands, of, note="公务接待费", said="公务接待费：文字为 3.51").startswith("3.51 = 3.50")
