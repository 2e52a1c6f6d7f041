"""A printed number: its characters, its value, its unit, and the interval it stands for.

Owns the reading of one number from its characters (full-width digits, thousands separators, brackets as minus, dashes
as structural zero) and the interval of ROUNDING R1–R2. Does not know where the number stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum

from reviewer.model.interval import Interval


class Unit(Enum):
    """What a number counts. `factor` converts to the base unit (元 for money, 1 otherwise)."""

    YUAN = ("元", Decimal(1))
    THOUSAND_YUAN = ("千元", Decimal(1000))
    TEN_THOUSAND_YUAN = ("万元", Decimal(10_000))
    HUNDRED_MILLION_YUAN = ("亿元", Decimal(100_000_000))
    PERCENT = ("%", Decimal(1))
    POINT = ("个百分点", Decimal(1))
    COUNT = ("", Decimal(1))
    UNKNOWN = ("?", Decimal(1))
    """An amount whose unit is printed nowhere: comparable inside its own table only, rounded as shown."""

    def __init__(self, label: str, factor: Decimal) -> None:
        self.label = label
        self.factor = factor

    @property
    def is_money(self) -> bool:
        """Whether the unit is an amount of money."""
        return self.label.endswith("元")

    @property
    def is_amount(self) -> bool:
        """Money, or an amount whose unit is printed nowhere."""
        return self.is_money or self is Unit.UNKNOWN

    @classmethod
    def from_label(cls, label: str) -> Unit | None:
        """The unit of a printed label such as 万元 or 人民币元; None where it is no known unit."""
        cleaned = label.strip().removeprefix("人民币")
        return next((unit for unit in cls if unit.label == cleaned and cleaned and unit is not cls.UNKNOWN), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number.

    `text` as printed; `value` in `unit`; `decimals` shown (or usual in its column, whichever is more, R1);
    `is_blank` marks the structural zero of an empty cell or a dash (R2).
    """

    text: str
    value: Decimal
    decimals: int
    unit: Unit
    is_blank: bool = False
    truncates: bool = False
    """The document cuts instead of rounding (R6): the interval is [v, v + u)."""
    is_doubtful: bool = False
    """The reading of the characters is not sure: a contradiction with it is undecidable (R5, GX)."""

    @property
    def base(self) -> Decimal:
        """The value in the base unit (元 for money)."""
        return self.value * self.unit.factor

    @property
    def last_digit(self) -> Decimal:
        """The worth of one unit of the last printed digit, in the base unit."""
        return Decimal(1).scaleb(-self.decimals) * self.unit.factor

    @property
    def half_width(self) -> Decimal:
        """Half the interval, in the base unit; zero where the figure is exact (R1, R2)."""
        if self.is_exact:
            return Decimal(0)
        return self.last_digit / 2

    @property
    def is_exact(self) -> bool:
        """Counts, blanks, and 元 to the cent stand for one value only."""
        return self.is_blank or self.unit is Unit.COUNT or (self.unit is Unit.YUAN and self.decimals >= 2)

    @property
    def interval(self) -> Interval:
        """All values in the base unit that print as this figure."""
        if self.truncates and not self.is_exact:
            step = self.last_digit if self.value >= 0 else -self.last_digit
            return Interval(min(self.base, self.base + step), max(self.base, self.base + step))
        return Interval.around(self.base, self.half_width)

    def with_column_decimals(self, decimals: int) -> Figure:
        """The same figure in a column that usually shows `decimals` digits (R1)."""
        return self if self.decimals >= decimals or self.is_blank else replace(self, decimals=decimals)


BLANKS = frozenset({"", "-", "—", "——", "–", "－", "/", "--", "―", "─", "――", "---", "----", "———", "－－", "──"})
_LONG_MINUS = re.compile(r"^[–—―‐‑─](?=\d)")
_NUMBER = re.compile(r"^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$")


def parse_number(text: str) -> tuple[Decimal, int] | None:
    """Value and shown decimals of a printed number, or None where the text is no number.

    Reads full-width digits, thousands separators, (5), △5 and —5 as −5. A dash or an empty text is not a number: see
    `figure_of`. Refuses commas in wrong places ("12,34") and anything with a unit behind it.
    """
    cleaned = unicodedata.normalize("NFKC", text).replace(" ", "").replace("−", "-").replace("﹣", "-")
    cleaned = _LONG_MINUS.sub("-", cleaned)
    negative = False
    if len(cleaned) > 2 and cleaned[0] == "(" and cleaned[-1] == ")":
        cleaned, negative = cleaned[1:-1], True
    elif cleaned[:1] in {"△", "▲"}:
        cleaned, negative = cleaned[1:], True
    if not _NUMBER.match(cleaned):
        return None
    digits = cleaned.replace(",", "")
    try:
        value = Decimal(digits)
    except InvalidOperation:  # pragma: no cover - the pattern admits decimals only
        return None
    decimals = len(digits.partition(".")[2])
    return (-value if negative else value), decimals


def figure_of(text: str, unit: Unit) -> Figure | None:
    """The figure of a table cell: a number, or the structural zero of a blank; None where the text is words."""
    if text.strip() in BLANKS:
        return Figure(text, Decimal(0), 0, unit, is_blank=True)
    parsed = parse_number(text)
    return None if parsed is None else Figure(text, parsed[0], parsed[1], unit)
