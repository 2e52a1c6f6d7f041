"""How well two intervals agree: the grades of ROUNDING R4–R6. Pure arithmetic, called by `laws.evaluate` only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import isqrt

from reviewer.forms.profile import Regime
from reviewer.model.equation import Grade
from reviewer.model.figure import Figure
from reviewer.model.interval import Interval

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Term:
    """One operand with its value of the moment. `step`: worth of one unit of the last digit, 0 for exact values."""

    weight: Decimal
    value: Decimal
    interval: Interval
    step: Decimal
    is_blank: bool
    is_doubtful: bool

    @property
    def weighted(self) -> Interval:
        """The interval times the weight."""
        return self.interval if self.weight == 1 else self.interval.scaled(self.weight)


def term_of(figure: Figure, weight: Decimal, regime: Regime) -> Term:
    """An operand read under the document's regime (R1, R2, R6)."""
    value, exact = figure.base, figure.is_exact
    step = ZERO if exact else figure.last_digit
    if exact:
        interval = Interval.exact(value)
    elif figure.truncates or (regime is Regime.TRUNCATED and figure.unit.is_amount):
        interval = truncated(value, step)
    else:
        interval = Interval.around(value, step / 2)
    return Term(weight, value, interval, step, figure.is_blank, figure.is_doubtful)


def constant_term(value: Decimal, weight: Decimal) -> Term:
    """A constant: exact."""
    return Term(weight, value, Interval.exact(value), ZERO, is_blank=False, is_doubtful=False)


def truncated(value: Decimal, step: Decimal) -> Interval:
    """What a value stands for that was cut, not rounded: towards zero (R6)."""
    return Interval(value, value + step) if value >= 0 else Interval(value - step, value)


def allowance(stated: Interval, stated_value: Decimal, made: Interval, made_value: Decimal) -> Decimal:
    """The largest difference, in the direction the numbers differ, that rounding explains (R4)."""
    if stated_value >= made_value:
        return (made.high - made_value) + (stated_value - stated.low)
    return (made_value - made.low) + (stated.high - stated_value)


def grade(difference: Decimal, allowed: Decimal, step: Decimal, addends: int, regime: Regime) -> Grade:
    """R5 with R6: `addends` that are not blank, `step` the worth of the last digit."""
    size = abs(difference)
    if size == 0:
        return Grade.EXACT
    if size > allowed:
        return Grade.CONTRADICTION
    if regime is Regime.DISPLAYED:
        return Grade.STRAINED
    return Grade.ROUNDING if size <= ordinary(step, addends) else Grade.STRAINED


def ordinary(step: Decimal, addends: int) -> Decimal:
    """u · max(1, ⌊3σ/u⌋) with σ = u·√((n+1)/12): what independent rounding leaves nearly always (R5)."""
    return step * max(1, isqrt(3 * (addends + 1) // 4))
