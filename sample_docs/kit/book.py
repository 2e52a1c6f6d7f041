"""The facts of one fictional body: every planned amount once, in 元, from which all tables and sentences are derived.

A table never holds a number of its own: it is a sum over `Spend`, printed. So everything ties, and the only
differences are those of rounding to 万元, as in a real disclosure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

GENERAL, GOVERNMENT, STATE, SPECIAL, OWN = (
    "general",
    "government_funds",
    "state_capital",
    "special_account",
    "unit_funds",
)
FISCAL = (GENERAL, GOVERNMENT, STATE)


@dataclass(frozen=True, slots=True)
class Spend:
    """One planned amount in 元. `economic` only for basic spending, `project` only for project spending."""

    unit: str
    function: str
    amount: Decimal
    economic: str = ""
    project: str = ""
    fund: str = GENERAL
    carried: bool = False

    @property
    def is_basic(self) -> bool:
        """Basic spending has an economic item."""
        return bool(self.economic)


Keep = Callable[[Spend], bool]
"""Selects spends."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation; `is_institution`: 事业单位."""

    name: str
    is_institution: bool = False


@dataclass(frozen=True)
class Book:
    """All facts of one document. `prior` holds last year's totals in 元 under free names."""

    organisation: str
    year: int
    units: tuple[Body, ...]
    spends: tuple[Spend, ...]
    prior: dict[str, Decimal] = field(default_factory=dict)

    def total(self, keep: Keep = lambda spend: True) -> Decimal:
        """Sum in 元 of the spends that `keep` accepts."""
        return sum((spend.amount for spend in self.spends if keep(spend)), Decimal(0))

    def functions(self, keep: Keep = lambda spend: True) -> tuple[str, ...]:
        """Class, group and item codes in use, in the order a table prints them."""
        codes: set[str] = set()
        for spend in self.spends:
            if keep(spend):
                codes |= {spend.function[:3], spend.function[:5], spend.function}
        return tuple(sorted(codes))

    def by_code(self, code: str, keep: Keep) -> Decimal:
        """Sum below a function code of any level."""
        return self.total(lambda spend: spend.function.startswith(code) and keep(spend))

    def unit(self, name: str) -> Body:
        """The body with that name."""
        return next(unit for unit in self.units if unit.name == name)


def wan(amount: Decimal) -> str:
    """元 as 万元 with two decimals: `1234567.89` → `123.46`."""
    return str((amount / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP))


def wan_cell(amount: Decimal) -> str:
    """As `wan`, blank for zero."""
    return wan(amount) if amount else ""


def wan_text(amount: Decimal) -> str:
    """As `wan`, with thousands separators, `0` for zero, as sentences print it."""
    return f"{(amount / 10000).quantize(Decimal('0.01'), ROUND_HALF_UP):,}" if amount else "0"


def money(amount: Decimal) -> str:
    """As `wan_text`, with the unit behind it."""
    return f"{wan_text(amount)}万元"


def share(part: Decimal, whole: Decimal) -> str:
    """占…%."""
    return f"占{percent(part, whole)}%"


def percent(part: Decimal, whole: Decimal) -> str:
    """Share with two decimals; `0` for a zero part."""
    return str((100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)) if part else "0"


def rate(current: Decimal, before: Decimal) -> str:
    """Absolute growth rate in percent with two decimals."""
    return str((100 * abs(current - before) / before).quantize(Decimal("0.01"), ROUND_HALF_UP))
