"""Whether printed numbers can be right together: quick interval tests that choose between readings of a sentence.

Owns no verdicts (`laws.evaluate` grades) and no tolerance of its own: the intervals of ROUNDING R1–R9. Used where a
sentence can be attached in two ways, or a share can have two denominators.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

from reviewer.model.figure import Figure, Unit
from reviewer.model.interval import ZERO, Interval

HUNDRED = Decimal(100)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one value (R3)."""
    return one.interval.overlaps(other.interval)


OTHER_UNITS = {
    Unit.YUAN: (Unit.TEN_THOUSAND_YUAN,),
    Unit.TEN_THOUSAND_YUAN: (Unit.YUAN, Unit.HUNDRED_MILLION_YUAN),
    Unit.HUNDRED_MILLION_YUAN: (Unit.TEN_THOUSAND_YUAN,),
}
"""The units that may have been meant where one is written by a slip."""


def in_other_units(figure: Figure) -> tuple[Figure, ...]:
    """The same digits in 万元 instead of 元 and the like; none for other units and for zero."""
    units = OTHER_UNITS.get(figure.unit, ()) if figure.value != 0 else ()
    return tuple(replace(figure, unit=unit) for unit in units)


def share_fits(part: Figure, whole: Figure, printed: Figure) -> bool:
    """Whether 100·part/whole can print as the percentage (R7)."""
    if whole.interval.contains(ZERO):
        return part.value == 0 and printed.value == 0
    return (part.interval / whole.interval).scaled(HUNDRED).overlaps(printed.interval)


def growth_fits(
    now: Figure | None, prior: Figure | None, change: Figure | None, sign: int, rate: Figure | None
) -> bool | None:
    """Whether amount, earlier amount, change and rate can be right together (R8); None where too little is printed."""
    results: list[bool] = []
    if now is not None and prior is not None and change is not None:
        results.append((now.interval - prior.interval).overlaps(change.interval.scaled(Decimal(sign))))
    if rate is not None:
        made = _rate(now, prior, change, sign)
        if made is not None:
            results.append(made.overlaps(rate.interval.scaled(Decimal(sign))))
    return all(results) if results else None


def _rate(now: Figure | None, prior: Figure | None, change: Figure | None, sign: int) -> Interval | None:
    if now is not None and prior is not None:
        if prior.interval.contains(ZERO):
            return None
        corners = [
            HUNDRED * (a - b) / b
            for a, b in product((now.interval.low, now.interval.high), (prior.interval.low, prior.interval.high))
        ]
    elif change is not None and now is not None:
        moved = change.interval.scaled(Decimal(sign))
        if (now.interval - moved).contains(ZERO):
            return None
        corners = [
            HUNDRED * a / (b - a) for a, b in product((moved.low, moved.high), (now.interval.low, now.interval.high))
        ]
    else:
        return None
    return Interval(min(corners), max(corners))


def total_of(figures: list[Figure], weights: list[int] | None = None) -> Interval:
    """The interval of a sum (R4)."""
    made = Interval.exact(ZERO)
    for figure, weight in zip(figures, weights or [1] * len(figures), strict=True):
        made = made + figure.interval.scaled(Decimal(weight))
    return made


def sum_fits(parts: list[Figure], whole: Figure, weights: list[int] | None = None) -> bool:
    """Whether the parts can add up to the whole (R4)."""
    return total_of(parts, weights).overlaps(whole.interval)
