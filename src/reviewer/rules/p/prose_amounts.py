"""Amounts inside the texts of a form: where they stand, what they are worth. Called by P21."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

FACTORS = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "万": Decimal(10_000), "元": Decimal(1)}
_AMOUNT = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(亿元|万元|元|万)(?![/／]|每|人|户|平|吨|辆次)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in 元 with its place in the text. `half`: half the worth of its last digit."""

    value: Decimal
    half: Decimal
    start: int
    end: int
    text: str


def amounts_in(text: str) -> Iterator[Amount]:
    """Every amount of money in a text, in order; unit prices (元/人) are none."""
    for found in _AMOUNT.finditer(text):
        yield amount(found[1], found[2], found.start(), found.end(), found[0])


def amount(number: str, unit: str, start: int, end: int, text: str) -> Amount:
    """An amount from its number and unit."""
    digits = number.replace(",", "")
    factor = FACTORS.get(unit, Decimal(1))
    decimals = len(digits.partition(".")[2])
    half = Decimal(1).scaleb(-decimals) * factor / 2
    # 元 and whole 万元 in a text are usually meant to the cent; the last digit shown is all that is known.
    return Amount(Decimal(digits) * factor, half, start, end, text)
