"""What must hold between printed numbers, and how it was found to hold (DESIGN §5, ROUNDING).

An `Equation` is structure only: operands by reference, weights, law. A `Verdict` is what an evaluation of it says with
the values of the moment. Neither knows a rule's words; `rule` names the code a broken equation is reported under.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from reviewer.model.document import NOWHERE, Source


class Law(StrEnum):
    """The generic laws. Values appear in JSON."""

    TIE = "tie"
    ROLL_UP = "roll-up"
    BALANCE = "balance"
    SHARE = "share"
    SHARE_SET = "share-set"
    GROWTH = "growth"
    COUNT = "count"
    BOUND = "bound"
    """One number must not exceed another."""
    EXPRESSION = "expression"
    FORMULA = "formula"


class Role(StrEnum):
    """Part an operand plays. Values appear in JSON."""

    ADDEND = "addend"
    TOTAL = "total"
    STATED = "stated"
    BASE = "base"
    SAME = "same"


class Grade(StrEnum):
    """How well an equation holds (ROUNDING R5)."""

    EXACT = "G0"
    ROUNDING = "G1"
    STRAINED = "G2"
    CONTRADICTION = "G3"
    UNDECIDABLE = "GX"

    @property
    def holds(self) -> bool:
        """Whether the numbers can be right together."""
        return self in {Grade.EXACT, Grade.ROUNDING, Grade.STRAINED}


@dataclass(frozen=True, slots=True)
class Operand:
    """One number of an equation. `weight` is −1 for 减 rows; a constant has ref "" and its `constant` value."""

    ref: str
    role: Role
    weight: Decimal = Decimal(1)
    label: str = ""
    source: Source = NOWHERE
    constant: Decimal | None = None


@dataclass(frozen=True)
class Equation:
    """Operands bound by a law. The shape per law:

    TIE/BALANCE/COUNT: two or more SAME operands (BALANCE two), all equal after normalising to 元.
    ROLL_UP: Σ weight·ADDEND = TOTAL (exactly one TOTAL).
    SHARE: STATED percentage = 100·ADDEND/BASE (one each). SHARE_SET: Σ STATED = 100.
    GROWTH: current = SAME, change = ADDEND (weight −1 for a decrease), prior = BASE where printed, rate = STATED.
    BOUND: ADDEND(s) summed ≤ TOTAL.
    EXPRESSION/FORMULA: `expression` over the operands in order.
    `id` is stable between runs of the same document: rule code and refs.
    """

    id: str
    rule: str
    law: Law
    operands: tuple[Operand, ...]
    scope: str = ""
    """Table id or section the equation belongs to, for grouping (尾差 is one line per table)."""
    expression: str = ""
    note: str = ""
    """What is added up, in the document's own words: 21301 农业农村 · 合计."""

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """References of all operands that are printed somewhere."""
        return tuple(operand.ref for operand in self.operands if operand.ref)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of one evaluation; all values in the base unit (元, percent, count).

    `stated`, `expected`: the printed total and what the other operands make; `difference` = stated − expected;
    `allowed`: the largest difference rounding explains. All None where the grade is GX.
    """

    equation: Equation
    grade: Grade
    stated: Decimal | None = None
    expected: Decimal | None = None
    difference: Decimal | None = None
    allowed: Decimal | None = None
    has_power: bool = True
    """False where the interval is too wide to tell anything (R7)."""
    fits_truncation: bool = False
    """The numbers agree only if one side was cut instead of rounded (R10: 截断口径)."""
