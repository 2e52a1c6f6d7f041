"""Changes a printed number or word the way people err: the slips that seeded-error runs and self-mutation put in.

Pure functions on text; the caller passes the random source, so a run is repeatable. Owns no document: what to change
and where is the caller's (`reviewer coverage --mutate`, the arena of the repository). The names of the slips
are those of `diagnose.slips` where both know them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from random import Random
from types import MappingProxyType


class Slip(StrEnum):
    """What goes wrong when a number or a word is typed, copied or read."""

    ONE_DIGIT = "one-digit"
    TRANSPOSITION = "transposition"
    SHIFT = "shift"
    DROPPED = "dropped-digit"
    DOUBLED = "doubled-digit"
    POINT = "point"
    """The decimal point moved among the same digits: 1234.56 as 12345.6 (`SHIFT` keeps the decimals: 12345.60)."""
    SIGN = "sign"
    SEPARATOR = "separator"
    """A thousands separator misplaced or typed as another mark: the text is no number any more."""
    NEIGHBOUR = "neighbour"
    UNIT = "unit"
    DIRECTION = "direction"


NUMBER_SLIPS = (Slip.ONE_DIGIT, Slip.TRANSPOSITION, Slip.SHIFT, Slip.DROPPED, Slip.DOUBLED, Slip.POINT, Slip.SIGN)
"""Slips of a printed number that leave a number; the others need its surroundings or change the words around it."""

UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"万元": ("元", "亿元"), "元": ("万元",), "亿元": ("万元",), "%": ("",), "％": ("",)}
)
DIRECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "增加": "减少",
        "减少": "增加",
        "增长": "下降",
        "下降": "增长",
        "上升": "下降",
        "大于": "小于",
        "小于": "大于",
        "高于": "低于",
        "低于": "高于",
    }
)


def mutated(text: str, slip: Slip, chance: Random) -> str | None:
    """The printed number with one slip in it; None where the slip cannot happen to it (no two digits to swap …).

    Thousands separators stay where they belong, the number of decimals stays, the value always changes.
    """
    digits = _Digits.of(text)
    if digits is None or slip not in _CHANGES:
        return None
    changed = _CHANGES[slip](digits, chance)
    return None if changed is None or changed.value == digits.value else changed.text


def other_unit(text: str, chance: Random) -> str | None:
    """元 or 亿元 for 万元 and the like, nothing for a percent sign; None for any other word."""
    others = UNITS.get(text)
    return chance.choice(others) if others else None


def other_direction(word: str) -> str | None:
    """The opposite movement; None where the word names none."""
    return DIRECTIONS.get(word)


class _Digits:
    """A printed number taken apart: sign, digits before and after the point, whether thousands are separated."""

    __slots__ = ("fraction", "grouped", "negative", "tail", "whole")

    def __init__(self, whole: str, fraction: str, *, negative: bool, grouped: bool, tail: str) -> None:
        self.whole = whole
        self.fraction = fraction
        self.negative = negative
        self.grouped = grouped
        self.tail = tail

    @classmethod
    def of(cls, text: str) -> _Digits | None:
        found = re.fullmatch(r"\s*(-?)(\d[\d,]*)(?:\.(\d+))?(%?)\s*", text)
        if found is None:
            return None
        sign, whole, fraction, tail = found.groups()
        return cls(whole.replace(",", ""), fraction or "", negative=bool(sign), grouped="," in whole, tail=tail)

    def replaced(self, digits: str, decimals: int | None = None) -> _Digits:
        """The same number with other digits, the last `decimals` of them behind the point."""
        places = len(self.fraction) if decimals is None else decimals
        whole, fraction = (digits[: len(digits) - places], digits[len(digits) - places :]) if places else (digits, "")
        return _Digits(whole.lstrip("0") or "0", fraction, negative=self.negative, grouped=self.grouped, tail=self.tail)

    @property
    def all(self) -> str:
        return self.whole + self.fraction

    @property
    def value(self) -> tuple[bool, int, str]:
        """Comparable value: sign, whole part, fraction without trailing zeros."""
        return self.negative and bool(self.all.strip("0")), int(self.whole), self.fraction.rstrip("0")

    @property
    def text(self) -> str:
        whole = f"{int(self.whole):,}" if self.grouped else self.whole
        point = f".{self.fraction}" if self.fraction else ""
        return f"{'-' if self.negative else ''}{whole}{point}{self.tail}"


def _one_digit(number: _Digits, chance: Random) -> _Digits:
    place = chance.randrange(len(number.all))
    old = number.all[place]
    # A leading zero is no slip anybody makes in the first of several digits.
    choices = [d for d in "0123456789" if d != old and not (place == 0 and d == "0" and len(number.whole) > 1)]
    return number.replaced(number.all[:place] + chance.choice(choices) + number.all[place + 1 :])


def _transposition(number: _Digits, chance: Random) -> _Digits | None:
    digits = number.all
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
    if not places:
        return None
    place = chance.choice(places)
    return number.replaced(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _shift(number: _Digits, chance: Random) -> _Digits | None:
    if not number.all.strip("0"):
        return None
    if chance.random() < 0.5 or len(number.whole) == 1:
        return number.replaced(number.all + "0")
    return number.replaced(number.all[:-1])


def _dropped(number: _Digits, chance: Random) -> _Digits | None:
    if len(number.whole) < 2:
        return None
    place = chance.randrange(len(number.whole))
    return number.replaced(number.all[:place] + number.all[place + 1 :])


def _doubled(number: _Digits, chance: Random) -> _Digits:
    place = chance.randrange(len(number.whole))
    return number.replaced(number.all[: place + 1] + number.all[place] + number.all[place + 1 :])


def _point(number: _Digits, chance: Random) -> _Digits | None:
    places = len(number.fraction)
    if not places or not number.all.strip("0"):
        return None
    others = [other for other in range(places + 3) if other != places and other < len(number.all)]
    return number.replaced(number.all, chance.choice(others)) if others else None


def separated_wrongly(text: str, chance: Random) -> str | None:
    """The number with a thousands separator in the wrong place, or a point or a gap for one; None without one."""
    if "," not in text:
        return None
    place = chance.choice([index for index, mark in enumerate(text) if mark == ","])
    moved = text[: place - 1] + "," + text[place - 1] + text[place + 1 :] if place > 1 else ""
    choices = [text[:place] + mark + text[place + 1 :] for mark in (".", "，", "、")]
    return chance.choice([*choices, moved] if moved else choices)


def _sign(number: _Digits, chance: Random) -> _Digits:
    del chance
    return _Digits(
        number.whole, number.fraction, negative=not number.negative, grouped=number.grouped, tail=number.tail
    )


_CHANGES: Mapping[Slip, Callable[[_Digits, Random], _Digits | None]] = MappingProxyType(
    {
        Slip.ONE_DIGIT: _one_digit,
        Slip.TRANSPOSITION: _transposition,
        Slip.SHIFT: _shift,
        Slip.DROPPED: _dropped,
        Slip.DOUBLED: _doubled,
        Slip.POINT: _point,
        Slip.SIGN: _sign,
    }
)
