"""The one evaluator: an equation and the figures of the moment make a verdict (ROUNDING R3–R10).

Conventions for the laws whose operands are not simply added (who builds equations relies on them):

TIE, COUNT   two or more SAME operands; BALANCE two. The finer one is rounded to the coarser one's digits: equal is G0.
ROLL_UP      Σ weight·ADDEND = TOTAL; the result is in 元.
SHARE        STATED percentage (as printed: 37.50 for 37.50%) = 100·Σ weight·ADDEND / BASE.
SHARE_SET    Σ weight·STATED = 100.
GROWTH       SAME = this year; ADDEND = amount of change, positive as printed, weight −1 where the words lower it;
             BASE = the earlier amount where one is printed; STATED = rate in percent as printed, weight −1 where
             lowered.
             "Unchanged" without a number is an ADDEND constant 0. Give what is printed, at least two of them besides
             STATED, or all of SAME, BASE, ADDEND. Checked are: SAME − BASE = change, and the rate on the base (BASE, or
             SAME − change, or BASE from change alone); the worse of the two is the verdict.
BOUND        Σ weight·ADDEND ≤ TOTAL.
EXPRESSION,  `Equation.expression` over the operands x1, x2, … in order (`laws.expression`); "left = right" or
FORMULA      "left <= right"; money in 元, a percentage as printed (write x2/100).

A missing operand gives GX; a doubtful operand turns a contradiction into GX.
Called by `session.analysis`, `diagnose` and `laws.readings`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product

from reviewer.forms.profile import Regime
from reviewer.laws.expression import ExpressionError, compare
from reviewer.laws.grading import ZERO, Term, allowance, constant_term, grade, ordinary, term_of, truncated
from reviewer.model.equation import Equation, Grade, Law, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.model.interval import Interval

HUNDRED = Decimal(100)
# Percentage points; above it a computed percentage proves nothing (R7).
WIDEST_SHARE = Decimal("0.5")

Terms = list[tuple[Role, Term]]


def evaluate(equation: Equation, figures: Mapping[str, Figure], regime: Regime = Regime.UNKNOWN) -> Verdict:
    """What the numbers of the moment say about the equation."""
    terms: Terms = []
    for operand in equation.operands:
        if operand.constant is not None and not operand.ref:
            terms.append((operand.role, constant_term(operand.constant, operand.weight)))
            continue
        figure = figures.get(operand.ref)
        if figure is None:
            return Verdict(equation, Grade.UNDECIDABLE)
        terms.append((operand.role, term_of(figure, operand.weight, regime)))
    verdict = _LAWS[equation.law](equation, terms, regime)
    if verdict.grade is Grade.CONTRADICTION and any(term.is_doubtful for _, term in terms):
        return Verdict(
            equation, Grade.UNDECIDABLE, verdict.stated, verdict.expected, verdict.difference, verdict.allowed
        )
    return verdict


def _tie(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    """R3 and R10. The two printed values furthest apart are the ones shown; weights tell a fall from a rise."""
    same = [term for _, term in terms]
    if len({term.weight for term in same}) > 1:
        same = [replace(term, value=term.value * term.weight, interval=term.weighted) for term in same]
    if len(same) < 2:
        return Verdict(equation, Grade.UNDECIDABLE)
    low, high = min(same, key=lambda t: t.value), max(same, key=lambda t: t.value)
    first = same[0]
    stated, expected = (first, high if first is low else low) if first in (low, high) else (high, low)
    difference = stated.value - expected.value
    allowed = allowance(stated.interval, stated.value, expected.interval, expected.value)
    lowest, highest = max(t.interval.low for t in same), min(t.interval.high for t in same)
    figures = (stated.value, expected.value, difference, allowed)
    if lowest > highest:
        cut = _fits_when_cut(same)
        return Verdict(equation, Grade.STRAINED if cut else Grade.CONTRADICTION, *figures, fits_truncation=cut)
    if _is_rounding_of(low, high):
        return Verdict(equation, Grade.EXACT, *figures)
    return Verdict(equation, grade(difference, allowed, max(low.step, high.step), 1, regime), *figures)


def _is_rounding_of(one: Term, other: Term) -> bool:
    coarse, fine = (one, other) if one.step >= other.step else (other, one)
    if coarse.value == fine.value:
        return True
    return fine.step < coarse.step and abs(coarse.value - fine.value) <= coarse.step / 2


def _fits_when_cut(terms: list[Term]) -> bool:
    """R10: the coarser values would agree with the finer ones if they had been cut. Needs two precisions."""
    finest = min(term.step for term in terms)
    if all(term.step == finest for term in terms):
        return False
    read = [truncated(t.value, t.step) if t.step > finest else t.interval for t in terms]
    return max(interval.low for interval in read) <= min(interval.high for interval in read)


def _roll_up(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    totals = [term for role, term in terms if role is Role.TOTAL]
    addends = [term for role, term in terms if role is not Role.TOTAL]
    if len(totals) != 1 or not addends:
        return Verdict(equation, Grade.UNDECIDABLE)
    return _sum(equation, totals[0], addends, regime)


def _share_set(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    return _sum(equation, constant_term(HUNDRED, Decimal(1)), [term for _, term in terms], regime)


def _sum(equation: Equation, total: Term, addends: list[Term], regime: Regime) -> Verdict:
    low = high = value = ZERO
    for term in addends:
        part = term.weighted
        low, high, value = low + part.low, high + part.high, value + term.value * term.weight
    stated = total.weighted
    stated_value = total.value * total.weight
    difference = stated_value - value
    allowed = allowance(stated, stated_value, Interval(low, high), value)
    step = max(term.step for term in (total, *addends))
    counted = sum(1 for term in addends if not term.is_blank)
    return Verdict(
        equation, grade(difference, allowed, step, counted, regime), stated_value, value, difference, allowed
    )


def _bound(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    verdict = _roll_up(equation, terms, regime)
    if verdict.difference is not None and verdict.difference >= 0:
        return Verdict(equation, Grade.EXACT, verdict.stated, verdict.expected, verdict.difference, verdict.allowed)
    return verdict


def _share(equation: Equation, terms: Terms, _regime: Regime) -> Verdict:
    stated = _only(terms, Role.STATED)
    base = _only(terms, Role.BASE)
    parts = [term for role, term in terms if role is Role.ADDEND]
    if stated is None or base is None or not parts:
        return Verdict(equation, Grade.UNDECIDABLE)
    part = Interval(sum((t.weighted.low for t in parts), ZERO), sum((t.weighted.high for t in parts), ZERO))
    part_value = sum((t.value * t.weight for t in parts), ZERO)
    return _percentage(equation, stated, part_value, part, base)


def _percentage(equation: Equation, stated: Term, part_value: Decimal, part: Interval, base: Term) -> Verdict:
    """R7: 100·part/base against the printed percentage. A zero base tells nothing here (a finding of its own)."""
    if base.value == 0 or base.interval.contains(ZERO):
        if part_value == 0 and stated.value == 0:
            return Verdict(equation, Grade.EXACT, ZERO, ZERO, ZERO, ZERO, has_power=False)
        return Verdict(equation, Grade.UNDECIDABLE, has_power=False)
    expected = HUNDRED * part_value / base.value
    return _rate_verdict(equation, stated, expected, (part / base.interval).scaled(HUNDRED))


def _rate_verdict(equation: Equation, stated: Term, expected: Decimal, made: Interval) -> Verdict:
    printed = stated.weighted
    value = stated.value * stated.weight
    difference = value - expected
    allowed = allowance(printed, value, made, expected)
    has_power = made.half <= WIDEST_SHARE
    if abs(difference) <= stated.step / 2 or difference == 0:
        reached = Grade.EXACT
    elif not printed.overlaps(made):
        reached = Grade.CONTRADICTION
    else:
        reached = Grade.ROUNDING if abs(difference) <= ordinary(stated.step, 1) else Grade.STRAINED
    return Verdict(equation, reached, value, expected, difference, allowed, has_power)


def _growth(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    """R8; see the module's conventions."""
    now, change = _only(terms, Role.SAME), _only(terms, Role.ADDEND)
    base, rate = _only(terms, Role.BASE), _only(terms, Role.STATED)
    verdicts = []
    if now is not None and base is not None and change is not None:
        verdicts.append(_sum(equation, now, [base, change], regime))
    if rate is not None:
        rated = _rate(equation, now, base, change, rate)
        if rated is not None:
            verdicts.append(rated)
    if not verdicts:
        return Verdict(equation, Grade.UNDECIDABLE)
    return max(verdicts, key=lambda verdict: _SEVERITY.index(verdict.grade))


def _rate(equation: Equation, now: Term | None, base: Term | None, change: Term | None, rate: Term) -> Verdict | None:
    """The printed rate on the base; each variable once per corner, so the interval is as narrow as it can be (R8)."""
    formula: Callable[[Decimal, Decimal], Decimal]
    if now is not None and base is not None:
        first, second = now.interval, base.interval
        values = (now.value, base.value)

        def formula(a: Decimal, b: Decimal) -> Decimal:
            return HUNDRED * (a - b) / b

        denominators = second
    elif change is not None and (now is not None or base is not None):
        first = change.weighted
        other = now if now is not None else base
        assert other is not None
        second = other.interval
        values = (change.value * change.weight, other.value)
        if now is not None:
            denominators = second - first

            def formula(a: Decimal, b: Decimal) -> Decimal:
                return HUNDRED * a / (b - a)
        else:
            denominators = second

            def formula(a: Decimal, b: Decimal) -> Decimal:
                return HUNDRED * a / b
    else:
        return None
    if denominators.contains(ZERO):
        return Verdict(equation, Grade.UNDECIDABLE, has_power=False)
    corners = [formula(a, b) for a, b in product((first.low, first.high), (second.low, second.high))]
    return _rate_verdict(equation, rate, formula(*values), Interval(min(corners), max(corners)))


def _expression(equation: Equation, terms: Terms, regime: Regime) -> Verdict:
    names = {f"x{number}": term for number, (_, term) in enumerate(terms, start=1)}
    try:
        relation, left, right = compare(equation.expression, {name: term.interval for name, term in names.items()})
        _, left_value, right_value = compare(
            equation.expression, {name: Interval.exact(term.value) for name, term in names.items()}
        )
    except (ExpressionError, ZeroDivisionError):
        return Verdict(equation, Grade.UNDECIDABLE)
    stated, expected = right_value.low, left_value.low
    difference = stated - expected
    allowed = allowance(right, stated, left, expected)
    if relation == "<=" and difference >= 0:
        return Verdict(equation, Grade.EXACT, stated, expected, difference, allowed)
    step = max((term.step for term in names.values()), default=ZERO)
    reached = grade(difference, allowed, step, len(names), regime)
    return Verdict(equation, reached, stated, expected, difference, allowed)


def _only(terms: Terms, role: Role) -> Term | None:
    found = [term for its, term in terms if its is role]
    return found[0] if len(found) == 1 else None


_SEVERITY = (Grade.EXACT, Grade.ROUNDING, Grade.STRAINED, Grade.UNDECIDABLE, Grade.CONTRADICTION)
_LAWS: Mapping[Law, Callable[[Equation, Terms, Regime], Verdict]] = {
    Law.TIE: _tie,
    Law.BALANCE: _tie,
    Law.COUNT: _tie,
    Law.ROLL_UP: _roll_up,
    Law.SHARE: _share,
    Law.SHARE_SET: _share_set,
    Law.GROWTH: _growth,
    Law.BOUND: _bound,
    Law.EXPRESSION: _expression,
    Law.FORMULA: _expression,
}
