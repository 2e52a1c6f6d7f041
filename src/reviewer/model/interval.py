"""Closed decimal intervals: what a printed number can mean (ROUNDING R1–R4, R7, R8).

Pure arithmetic on `Decimal`; knows nothing of documents. Used by `model.figure` and by the evaluator of the laws.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included. Unit: that of the numbers put in (元 for money)."""

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal) -> Interval:
        """The interval that holds one value only."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half: Decimal) -> Interval:
        """`value` ± `half`."""
        return cls(value - half, value + half)

    @property
    def middle(self) -> Decimal:
        """The value halfway."""
        return (self.low + self.high) / 2

    @property
    def half(self) -> Decimal:
        """Half the width."""
        return (self.high - self.low) / 2

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; raises `ZeroDivisionError` where `other` holds zero."""
        if other.contains(ZERO):
            raise ZeroDivisionError("interval division by an interval that holds zero")
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times `factor`."""
        first, second = self.low * factor, self.high * factor
        return Interval(first, second) if first <= second else Interval(second, first)

    def contains(self, value: Decimal) -> bool:
        """Whether `value` lies inside, borders included."""
        return self.low <= value <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def intersection(self, other: Interval) -> Interval | None:
        """What lies in both; None where nothing does."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None
