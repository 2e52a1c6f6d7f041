"""Naming the likely slip from the printed and the right value: what people and readers do to numbers.

Pure functions on digits. `CAUSES` is the vocabulary (keys of the catalogue `cause.*`) with the prior likelihood of each
slip among typing errors in published figures; the order breaks ties. Called by `diagnose.suspects`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Slip:
    """A named slip and how likely it is, 0–1."""

    cause: str
    likelihood: Decimal


LIKELIHOOD = (
    ("look-alike", Decimal("0.95")),
    ("sign", Decimal("0.90")),
    ("unit", Decimal("0.90")),
    ("last-year", Decimal("0.88")),
    ("transposition", Decimal("0.85")),
    ("shift", Decimal("0.85")),
    ("neighbour", Decimal("0.75")),
    ("one-digit", Decimal("0.70")),
    ("dropped-digit", Decimal("0.65")),
    ("doubled-digit", Decimal("0.65")),
    ("counted-twice", Decimal("0.55")),
    ("omitted-row", Decimal("0.55")),
    ("nine", Decimal("0.40")),
)
UNKNOWN_SLIP = Slip("unknown", Decimal("0.10"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a number, all in its unit. `neighbours`: values beside, above and below; `addends`: parts of
    the sums it totals; `last_year`: its value in last year's document; `readings`: other readings of its characters."""

    neighbours: tuple[Decimal, ...] = ()
    addends: tuple[Decimal, ...] = ()
    last_year: Decimal | None = None
    readings: tuple[Decimal, ...] = ()


NOTHING_AROUND = Surroundings()


def name_slip(printed: Decimal, right: Decimal, *, decimals: int, around: Surroundings = NOTHING_AROUND) -> Slip:
    """The most likely slip that turns `right` into `printed` (same unit, `decimals` shown digits)."""
    fitting = _fitting(printed, right, decimals, around)
    return next((Slip(cause, likelihood) for cause, likelihood in LIKELIHOOD if cause in fitting), UNKNOWN_SLIP)


@lru_cache(maxsize=4096)
def likely_values(printed: Decimal, *, decimals: int, most: int = 9) -> tuple[Decimal, ...]:
    """Values with at most `most` decimals that one slip would have turned into `printed` (which shows `decimals`),
    likelier slips first; none repeated, none as printed."""
    values = dict.fromkeys(_likely(printed, decimals))
    step = Decimal(1).scaleb(-most)
    return tuple(value for value in values if value != printed and value % step == 0)


def _likely(printed: Decimal, decimals: int) -> Iterator[Decimal]:
    if printed == 0:
        return
    yield -printed
    yield from (printed * TEN_THOUSAND, printed / TEN_THOUSAND)
    digits = _digits(printed, decimals)
    sign = -1 if printed < 0 else 1
    for changed in (*_swapped(digits), *_redrawn(digits), *_shortened(digits), *_lengthened(digits)):
        yield (sign * Decimal(int(changed))).scaleb(-decimals)
    for power in (1, 2, 3):
        yield from (printed.scaleb(power), printed.scaleb(-power))


def _swapped(digits: str) -> Iterator[str]:
    for place in range(len(digits) - 1):
        yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _redrawn(digits: str) -> Iterator[str]:
    for place in range(len(digits)):
        yield from (digits[:place] + other + digits[place + 1 :] for other in "0123456789")


def _shortened(digits: str) -> Iterator[str]:
    if len(digits) > 1:
        yield from (digits[:place] + digits[place + 1 :] for place in range(len(digits)))


def _lengthened(digits: str) -> Iterator[str]:
    for place in range(len(digits) + 1):
        yield from (digits[:place] + other + digits[place:] for other in "0123456789")


def _fitting(printed: Decimal, right: Decimal, decimals: int, around: Surroundings) -> set[str]:
    wrong_digits, right_digits = _digits(printed, decimals), _digits(right, decimals)
    difference = printed - right
    found: set[str] = set()
    if right in around.readings:
        found.add("look-alike")
    if printed == -right and right != 0:
        found.add("sign")
    if right != 0 and printed in {right * TEN_THOUSAND, right / TEN_THOUSAND}:
        found.add("unit")
    if around.last_year is not None and around.last_year == printed:
        found.add("last-year")
    if right != 0 and printed in {right * 10, right / 10, right * 100, right / 100, right * 1000, right / 1000}:
        found.add("shift")
    if printed != 0 and printed in around.neighbours:
        found.add("neighbour")
    if printed != 0:  # nobody types a zero for a number, or leaves a digit out of nothing
        found |= _digit_slips(wrong_digits, right_digits)
    if difference != 0 and -difference in around.addends:
        found.add("omitted-row")
    if difference != 0 and difference in around.addends:
        found.add("counted-twice")
    if difference != 0 and difference.scaleb(decimals) % 9 == 0 and sorted(wrong_digits) == sorted(right_digits):
        found.add("nine")
    return found


def _digit_slips(wrong: str, right: str) -> set[str]:
    found: set[str] = set()
    if _is_adjacent_swap(wrong, right):
        found.add("transposition")
    if len(wrong) == len(right) and _differing(wrong, right) == 1:
        found.add("one-digit")
    if _is_shorter_by_one(wrong, right):
        found.add("dropped-digit")
    if _is_shorter_by_one(right, wrong):
        found.add("doubled-digit")
    return found


def _digits(value: Decimal, decimals: int) -> str:
    return str(abs(int(value.scaleb(decimals).to_integral_value()))).rjust(decimals + 1, "0")


def _differing(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def _is_adjacent_swap(first: str, second: str) -> bool:
    """One pair of neighbouring digits changed places."""
    if len(first) != len(second):
        return False
    places = [index for index, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    return first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]


def _is_shorter_by_one(short: str, long: str) -> bool:
    """`short` is `long` with one digit left out."""
    if len(short) + 1 != len(long):
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
