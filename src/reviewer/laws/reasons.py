"""What a builder of equations hands back: equations, or why there are none. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewer.model.equation import Equation
from reviewer.words import Message, message


@dataclass(frozen=True)
class Built:
    """Equations of one relation; where there are none, why: `unable` (something is missing) or `not_applicable`."""

    equations: tuple[Equation, ...] = ()
    unable: Message | None = None
    not_applicable: Message | None = None


@dataclass(frozen=True)
class EquationSet:
    """All equations of the tables, and by rule code why there are none."""

    equations: tuple[Equation, ...]
    unable: dict[str, Message] = field(default_factory=dict)
    not_applicable: dict[str, Message] = field(default_factory=dict)


def unable(name: str, **params: object) -> Built:
    """Something a rule needs is missing."""
    return Built(unable=message(f"laws.unable.{name}", **params))


def not_applicable(name: str, **params: object) -> Built:
    """The rule does not concern this document."""
    return Built(not_applicable=message(f"laws.not_applicable.{name}", **params))


def built(equations: list[Equation | None]) -> Built:
    """Equations; where all places are blank, nothing is there to compare."""
    found = tuple(equation for equation in equations if equation is not None)
    return Built(found) if found else not_applicable("blank")
