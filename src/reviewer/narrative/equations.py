"""Small constructors of equations between prose and cells, so that ids, notes and roles are made one way."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.fact import Fact
from reviewer.narrative.drafts import Draft, Found

ONE = Decimal(1)


def operand(found: Found, role: Role, label: str = "", weight: int = 1) -> Operand:
    """A number of the prose as operand."""
    return Operand(found.ref, role, Decimal(weight), label, found.source)


def cell(fact: Fact, role: Role, label: str = "", weight: int = 1) -> Operand:
    """A table cell as operand."""
    return Operand(fact.ref, role, Decimal(weight), label or fact.label, fact.source)


def equation(rule: str, law: Law, operands: Iterable[Operand], draft: Draft, note: str = "") -> Equation:
    """An equation about a statement; its id is the rule and the references."""
    parts = tuple(operands)
    identity = f"{rule}:" + "+".join(part.ref or str(part.constant) for part in parts)
    return Equation(identity, rule, law, parts, scope=draft.block, note=note or draft.label)


def tie(rule: str, draft: Draft, one: Operand, other: Operand, note: str = "") -> Equation:
    """Two statements of one thing."""
    return equation(rule, Law.TIE, (one, other), draft, note)
