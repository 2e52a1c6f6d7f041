"""What one number would have to be for one equation to hold, all other numbers being right.

Pure interval arithmetic over the shapes documented in `model.equation`. Called by `diagnose.suspects`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.figure import Figure
from reviewer.model.interval import Interval

HUNDRED = Decimal(100)
_SUMS = frozenset({Law.ROLL_UP, Law.SHARE_SET})
_FORMULAS = frozenset({Law.EXPRESSION, Law.FORMULA})
ENDLESS = Decimal(10) ** 18
"""Beyond any printed amount, in 元."""
_TIES = frozenset({Law.TIE, Law.BALANCE, Law.COUNT})


def solved(equation: Equation, ref: str, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """The value of `ref` (base unit) that makes the equation exact, and the interval of values the others leave it.

    None where the equation does not determine the number (a bound, a missing operand, others at odds).
    """
    mine = [operand for operand in equation.operands if operand.ref == ref]
    if len(mine) != 1:
        return None
    if equation.law in _TIES and all(operand.role is Role.SAME for operand in equation.operands):
        return _from_tie(equation, ref, figures)
    if equation.law in _SUMS or equation.law in _TIES:
        return _from_sum(equation, mine[0], figures)
    if equation.law is Law.BOUND:
        return _from_bound(equation, mine[0], figures)
    if equation.law in _FORMULAS:
        return _from_formula(equation, ref, figures)
    if equation.law is Law.SHARE:
        return _from_share(equation, mine[0], figures)
    if equation.law is Law.GROWTH:
        return _from_growth(equation, mine[0], figures)
    return None


def interval_of(operand: Operand, figures: Mapping[str, Figure]) -> Interval | None:
    """The interval of an operand as printed; None where nothing is printed."""
    if operand.constant is not None and not operand.ref:
        return Interval.exact(operand.constant)
    figure = figures.get(operand.ref)
    return figure.interval if figure else None


def _value(operand: Operand, figures: Mapping[str, Figure]) -> Decimal | None:
    if operand.constant is not None and not operand.ref:
        return operand.constant
    figure = figures.get(operand.ref)
    return figure.base if figure else None


def _from_tie(equation: Equation, ref: str, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    if len({operand.weight for operand in equation.operands}) > 1:
        return None  # one speaks of a rise, the other of a fall: a word is wrong, no number
    common: Interval | None = None
    finest: tuple[Decimal, Decimal] | None = None
    for operand in equation.operands:
        if operand.ref == ref:
            continue
        interval, value = interval_of(operand, figures), _value(operand, figures)
        if interval is None or value is None:
            return None
        common = interval if common is None else common.intersection(interval)
        if common is None:
            return None
        if finest is None or interval.half < finest[0]:
            finest = (interval.half, value)
    return (finest[1], common) if finest and common else None


def _from_sum(equation: Equation, mine: Operand, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """Σ weight·part − total = 0, solved for one operand; in a set of shares the total is 100."""
    rest, value = Interval.exact(Decimal(0)), Decimal(0)
    weight = _weight(mine)
    if weight == 0:
        return None
    for operand in equation.operands:
        if operand is mine:
            continue
        interval, number = interval_of(operand, figures), _value(operand, figures)
        if interval is None or number is None:
            return None
        rest += interval.scaled(_weight(operand))
        value += number * _weight(operand)
    has_total = any(operand.role is Role.TOTAL for operand in equation.operands)
    if equation.law is Law.SHARE_SET and not has_total:
        rest -= Interval.exact(HUNDRED)
        value -= HUNDRED
    factor = Decimal(-1) / weight
    return value * factor, rest.scaled(factor)


def _weight(operand: Operand) -> Decimal:
    return -operand.weight if operand.role is Role.TOTAL else operand.weight


def _from_bound(equation: Equation, mine: Operand, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """Parts ≤ total: the value at the limit, and everything on the right side of it."""
    solution = _from_sum(equation, mine, figures)
    if solution is None:
        return None
    value, interval = solution
    if _weight(mine) < 0:
        return value, Interval(interval.low, ENDLESS)
    return value, Interval(-ENDLESS, interval.high)


def _from_share(equation: Equation, mine: Operand, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """STATED = 100 · ΣADDEND / BASE, solved for one of them."""
    parts = [operand for operand in equation.operands if operand.role is Role.ADDEND]
    base = next((operand for operand in equation.operands if operand.role is Role.BASE), None)
    stated = next((operand for operand in equation.operands if operand.role is Role.STATED), None)
    if base is None or stated is None or not parts:
        return None
    part = _sum_of([operand for operand in parts if operand is not mine], figures)
    whole, share = _sum_of([base], figures), _sum_of([stated], figures)
    try:
        if mine is stated:
            return _ratio(part, whole)
        if mine is base:
            return _ratio(part, share)
    except (ZeroDivisionError, ArithmeticError):
        return None
    if part is None or whole is None or share is None or mine.weight == 0:
        return None
    value = (share[0] * whole[0] / HUNDRED - part[0]) / mine.weight
    return value, ((share[1] * whole[1]).scaled(1 / HUNDRED) - part[1]).scaled(1 / mine.weight)


def _sum_of(operands: list[Operand], figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    total, span = Decimal(0), Interval.exact(Decimal(0))
    for operand in operands:
        value, interval = _value(operand, figures), interval_of(operand, figures)
        if value is None or interval is None:
            return None
        total += value * operand.weight
        span += interval.scaled(operand.weight)
    return total, span


def _ratio(
    above: tuple[Decimal, Interval] | None, below: tuple[Decimal, Interval] | None
) -> tuple[Decimal, Interval] | None:
    if above is None or below is None or below[0] == 0:
        return None
    return above[0] / below[0] * HUNDRED, (above[1] / below[1]).scaled(HUNDRED)


def _from_formula(equation: Equation, ref: str, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """An expression in which the number enters linearly: found from two values of it, confirmed by a third."""
    figure = figures.get(ref)
    if figure is None or "<=" in equation.expression:
        return None
    step = max(abs(figure.value), Decimal(1))
    verdicts = [
        evaluate(equation, ChainMap({ref: replace(figure, value=figure.value + times * step)}, figures))  # type: ignore[arg-type]
        for times in (0, 1, 2)
    ]
    first, second, third = (verdict.difference for verdict in verdicts)
    if first is None or second is None or third is None or second == first or third - second != second - first:
        return None
    slope = (second - first) / (step * figure.unit.factor)
    value = figure.base - first / slope
    return value, Interval.around(value, abs((verdicts[0].allowed or Decimal(0)) / slope))


def _from_growth(equation: Equation, mine: Operand, figures: Mapping[str, Figure]) -> tuple[Decimal, Interval] | None:
    """current (SAME), change (ADDEND, signed by weight), prior (BASE), rate (STATED): any two fix the others."""
    values: dict[Role, Interval] = {}
    for operand in equation.operands:
        if operand is mine:
            continue
        interval = interval_of(operand, figures)
        if interval is None:
            return None
        values[operand.role] = interval.scaled(operand.weight) if operand.role is not Role.SAME else interval
    try:
        found = _growth_value(mine.role, values)
    except (ZeroDivisionError, ArithmeticError):
        return None
    if found is None or mine.weight == 0:
        return None
    found = found.scaled(1 / mine.weight) if mine.role is not Role.SAME else found
    return found.middle, found


def _growth_value(role: Role, known: Mapping[Role, Interval]) -> Interval | None:
    current, change, prior, rate = (known.get(r) for r in (Role.SAME, Role.ADDEND, Role.BASE, Role.STATED))
    if prior is None and role is not Role.BASE and current is not None and change is not None:
        prior = current - change
    if change is None and role is not Role.ADDEND and current is not None and prior is not None:
        change = current - prior
    hundred = Interval.exact(HUNDRED)
    if role is Role.STATED and change is not None and prior is not None:
        return (change / prior).scaled(HUNDRED)
    if role is Role.ADDEND:
        if current is not None and prior is not None:
            return current - prior
        if current is not None and rate is not None:
            return current * rate / (hundred + rate)
        if prior is not None and rate is not None:
            return prior * rate / hundred
    if role is Role.SAME:
        if prior is not None and change is not None:
            return prior + change
        if prior is not None and rate is not None:
            return prior * (hundred + rate) / hundred
        if change is not None and rate is not None:
            return change * (hundred + rate) / rate
    if role is Role.BASE:
        if current is not None and change is not None:
            return current - change
        if current is not None and rate is not None:
            return current.scaled(HUNDRED) / (hundred + rate)
        if change is not None and rate is not None:
            return change.scaled(HUNDRED) / rate
    return None
