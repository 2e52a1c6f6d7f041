"""The evaluator grades by the interval rules: what rounding explains is never an error, what it does not always is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.index import EquationIndex
from reviewer.model.equation import Equation, Grade, Law, Operand, Role, Verdict
from reviewer.model.figure import Figure, Unit, figure_of

WAN, YUAN, PERCENT, COUNT = Unit.TEN_THOUSAND_YUAN, Unit.YUAN, Unit.PERCENT, Unit.COUNT


def figure(text: str, unit: Unit = WAN, decimals: int = 2) -> Figure:
    found = figure_of(text, unit)
    assert found is not None
    return found.with_column_decimals(decimals) if unit is WAN else found


def equation(law: Law, *operands: tuple[str, Role] | tuple[str, Role, int], expression: str = "") -> Equation:
    return Equation(
        id="E",
        rule="X00",
        law=law,
        operands=tuple(Operand(item[0], item[1], Decimal(item[2] if len(item) > 2 else 1)) for item in operands),
        expression=expression,
    )


def roll_up(total: str, *addends: str, regime: Regime = Regime.UNKNOWN) -> Verdict:
    figures = {"total": figure(total), **{f"a{i}": figure(text) for i, text in enumerate(addends)}}
    bound = equation(Law.ROLL_UP, ("total", Role.TOTAL), *((f"a{i}", Role.ADDEND) for i in range(len(addends))))
    return evaluate(bound, figures, regime)


def tie(*figures: Figure) -> Verdict:
    named = {f"s{i}": item for i, item in enumerate(figures)}
    return evaluate(equation(Law.TIE, *((ref, Role.SAME) for ref in named)), named)


def share(part: str, base: str, percent: str) -> Verdict:
    figures = {"part": figure(part), "base": figure(base), "stated": figure(percent, PERCENT)}
    return evaluate(equation(Law.SHARE, ("part", Role.ADDEND), ("base", Role.BASE), ("stated", Role.STATED)), figures)


def test_a_sum_that_is_exact_is_graded_exact() -> None:
    assert roll_up("6.00", "1.00", "2.00", "3.00").grade is Grade.EXACT


def test_a_last_digit_gap_is_ordinary_rounding() -> None:
    verdict = roll_up("500.01", "250.00", "125.00", "125.00")
    assert verdict.grade is Grade.ROUNDING
    assert (verdict.difference, verdict.allowed) == (Decimal(100), Decimal(200))


def test_a_gap_inside_the_interval_but_beyond_three_sigma_is_strained() -> None:
    verdict = roll_up("9101.68", *["9101.00", "0.62"], *["0.00"] * 23)
    assert verdict.grade is Grade.STRAINED


def test_a_gap_outside_the_interval_contradicts() -> None:
    assert roll_up("6.03", "1.00", "2.00", "3.00").grade is Grade.CONTRADICTION


def test_the_border_of_the_interval_still_holds_and_one_digit_more_does_not() -> None:
    assert roll_up("6.02", "1.00", "2.00", "3.00").grade.holds
    assert not roll_up("6.03", "1.00", "2.00", "3.00").grade.holds


def test_blanks_are_exact_zeros_and_do_not_widen_the_interval() -> None:
    assert roll_up("1.02", "1.00", "", "-", "—").grade is Grade.CONTRADICTION
    assert roll_up("1.02", "1.00", "0.00", "0.00", "0.00").grade.holds


def test_a_document_that_adds_displayed_values_makes_every_gap_strained() -> None:
    assert roll_up("6.01", "1.00", "2.00", "3.00", regime=Regime.DISPLAYED).grade is Grade.STRAINED


def test_a_truncating_document_loses_up_to_one_digit_per_addend_in_one_direction() -> None:
    assert roll_up("6.02", "1.00", "2.00", "3.00", regime=Regime.TRUNCATED).grade.holds
    assert not roll_up("5.98", "1.00", "2.00", "3.00", regime=Regime.TRUNCATED).grade.holds


def test_a_missing_operand_is_undecidable_never_passed() -> None:
    bound = equation(Law.ROLL_UP, ("total", Role.TOTAL), ("gone", Role.ADDEND))
    assert evaluate(bound, {"total": figure("1.00")}).grade is Grade.UNDECIDABLE


def test_a_doubtful_reading_is_never_a_contradiction() -> None:
    from dataclasses import replace

    figures = {"total": figure("9.00"), "a": replace(figure("1.00"), is_doubtful=True)}
    bound = equation(Law.ROLL_UP, ("total", Role.TOTAL), ("a", Role.ADDEND))
    assert evaluate(bound, figures).grade is Grade.UNDECIDABLE


def test_yuan_ties_with_ten_thousand_yuan_after_widening_by_both_precisions() -> None:
    assert tie(figure("123.46"), figure("1,234,567.89", YUAN)).grade is Grade.EXACT
    assert tie(figure("123.47"), figure("1,234,567.89", YUAN)).grade is Grade.CONTRADICTION


def test_a_tie_that_fits_cutting_but_not_rounding_is_strained_and_says_so() -> None:
    verdict = tie(figure("123.45"), figure("1,234,567.89", YUAN))
    assert (verdict.grade, verdict.fits_truncation) == (Grade.STRAINED, True)


def test_amounts_of_one_precision_one_digit_apart_may_be_the_same_amount() -> None:
    assert tie(figure("236.63"), figure("236.64")).grade is Grade.ROUNDING
    assert tie(figure("236.63"), figure("236.65")).grade is Grade.CONTRADICTION


def test_counts_must_agree_exactly() -> None:
    assert tie(figure("11", COUNT), figure("10", COUNT)).grade is Grade.CONTRADICTION


@pytest.mark.parametrize(
    ("part", "base", "percent", "holds"),
    [
        ("3.87", "8.50", "45.53", True),
        ("3.87", "8.50", "45.60", True),
        ("3.87", "8.50", "45.63", False),
        ("1202.95", "9101.68", "13.22", True),
        ("1202.95", "9101.68", "13.23", False),
    ],
)
def test_a_share_is_possible_when_some_amounts_print_like_it(part: str, base: str, percent: str, holds: bool) -> None:
    assert share(part, base, percent).grade.holds is holds


def test_a_share_of_tiny_amounts_has_no_power() -> None:
    verdict = share("0.01", "0.03", "50.00")
    assert verdict.grade.holds
    assert not verdict.has_power


def test_a_share_of_nothing_is_undecidable() -> None:
    assert share("1.00", "", "3.00").grade is Grade.UNDECIDABLE


@pytest.mark.parametrize(
    ("now", "change", "rate", "sign", "holds"),
    [
        ("9799.45", "379.52", "4.03", 1, True),
        ("9799.45", "379.52", "4.04", 1, False),
        ("46.18", "0.84", "1.8", -1, True),
        ("46.18", "0.84", "1.7", -1, False),
    ],
)
def test_change_and_rate_bind_with_the_implied_base(now: str, change: str, rate: str, sign: int, holds: bool) -> None:
    figures = {"now": figure(now), "change": figure(change), "rate": figure(rate, PERCENT)}
    bound = equation(Law.GROWTH, ("now", Role.SAME), ("change", Role.ADDEND, sign), ("rate", Role.STATED, sign))
    assert evaluate(bound, figures).grade.holds is holds


def test_a_printed_base_binds_change_and_rate() -> None:
    figures = {"now": figure("88.00"), "base": figure("80.00"), "rate": figure("10.00", PERCENT)}
    bound = equation(Law.GROWTH, ("now", Role.SAME), ("base", Role.BASE), ("rate", Role.STATED))
    assert evaluate(bound, figures).grade is Grade.EXACT
    wrong = equation(Law.GROWTH, ("now", Role.SAME), ("base", Role.BASE), ("rate", Role.STATED, -1))
    assert evaluate(wrong, figures).grade is Grade.CONTRADICTION


def test_unchanged_needs_zero_in_the_interval_of_the_change() -> None:
    def unchanged(base: str) -> Grade:
        bound = Equation(
            "E",
            "N16",
            Law.GROWTH,
            (
                Operand("now", Role.SAME),
                Operand("base", Role.BASE),
                Operand("", Role.ADDEND, constant=Decimal(0)),
            ),
        )
        return evaluate(bound, {"now": figure("8.00"), "base": figure(base)}).grade

    assert unchanged("8.01").holds
    assert not unchanged("8.02").holds


def test_shares_of_a_set_may_miss_a_hundred_by_half_a_digit_each() -> None:
    def shares(*texts: str) -> Grade:
        named = {f"p{i}": figure(text, PERCENT) for i, text in enumerate(texts)}
        return evaluate(equation(Law.SHARE_SET, *((ref, Role.STATED) for ref in named)), named).grade

    assert shares("33.33", "33.33", "33.33") is Grade.ROUNDING
    assert shares("33.33", "33.33", "33.30") is Grade.CONTRADICTION


def test_a_bound_holds_below_and_within_rounding_above() -> None:
    def bound(part: str) -> Grade:
        figures = {"part": figure(part), "total": figure("25.00")}
        return evaluate(equation(Law.BOUND, ("part", Role.ADDEND), ("total", Role.TOTAL)), figures).grade

    assert [bound("3.00"), bound("25.01"), bound("25.02")] == [Grade.EXACT, Grade.ROUNDING, Grade.CONTRADICTION]


def test_arithmetic_of_the_prose_is_computed_on_its_operands() -> None:
    figures = {
        "people": figure("35", COUNT),
        "standard": figure("1500", YUAN),
        "months": figure("12", COUNT),
        "result": figure("630000", YUAN),
    }
    names = [("people", Role.ADDEND), ("standard", Role.ADDEND), ("months", Role.ADDEND), ("result", Role.TOTAL)]
    bound = equation(Law.EXPRESSION, *names, expression="x1*x2*x3 = x4")
    assert evaluate(bound, figures).grade is Grade.EXACT
    figures["result"] = figure("640000", YUAN)
    assert evaluate(bound, figures).grade is Grade.CONTRADICTION


def test_an_unreadable_expression_is_undecidable() -> None:
    bound = equation(Law.FORMULA, ("a", Role.ADDEND), expression="x1 ^ 2 = 4")
    assert evaluate(bound, {"a": figure("2.00")}).grade is Grade.UNDECIDABLE


amounts = st.decimals(min_value=0, max_value=10**7, places=6, allow_nan=False, allow_infinity=False)


def rounded(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


@given(st.lists(amounts, min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_independently_rounded_true_sums_never_contradict(values: list[Decimal]) -> None:
    assert roll_up(rounded(sum(values, Decimal(0))), *(rounded(value) for value in values)).grade.holds


@given(amounts, amounts)
@settings(max_examples=60, deadline=None)
def test_rounded_true_shares_never_contradict(part: Decimal, rest: Decimal) -> None:
    base = part + rest
    if base < 1:
        return
    assert share(rounded(part), rounded(base), rounded(100 * part / base)).grade.holds


@given(st.lists(amounts, min_size=3, max_size=8), st.data())
@settings(max_examples=40, deadline=None)
def test_incremental_evaluation_equals_evaluation_from_scratch(values: list[Decimal], data: st.DataObject) -> None:
    base: Mapping[str, Figure] = {f"t/r{i}/c1": figure(rounded(value)) for i, value in enumerate(values)}
    refs = list(base)
    equations = [
        Equation(
            f"E{i}",
            "T01",
            Law.ROLL_UP,
            (*tuple(Operand(ref, Role.ADDEND) for ref in refs[:i]), Operand(refs[i], Role.TOTAL)),
        )
        for i in range(1, len(refs))
    ]
    index = EquationIndex.of(equations)
    figures = Figures(base)
    verdicts = index.evaluate(figures, Regime.UNKNOWN)
    for _ in range(3):
        ref = data.draw(st.sampled_from(refs))
        text = data.draw(st.sampled_from(["", "1.00", "999.99", "words", "1,000"]))
        figures, verdicts = index.reevaluate(verdicts, {ref: text}, figures, Regime.UNKNOWN)
    assert verdicts == index.evaluate(figures, Regime.UNKNOWN)
