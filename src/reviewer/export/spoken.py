"""An equation as a line a person can check with a calculator (ROUNDING R12). Used by every export and the screen."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reviewer.model.equation import Law, Operand, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.law_findings import leading_operand
from reviewer.words import Language, say

MANY = 8
"""Operands beyond which a sum is abbreviated in the middle."""


def verdict_text(verdict: Verdict, figures: Mapping[str, Figure], language: Language = Language.CHINESE) -> str:
    """`合计 9,101.68 · 分项和 9,101.62 · 差 0.06 · 允许 0.13 · G2`, the operands before it."""
    equation = verdict.equation
    lead = leading_operand(equation)
    like = figures.get(lead.ref) if lead else None
    terms = _terms(verdict, figures)
    numbers = say(
        "export.equation.numbers",
        language,
        stated=written(verdict.stated, like),
        expected=written(verdict.expected, like),
        difference=written(verdict.difference, like),
        allowed=written(verdict.allowed, like),
        unit=unit_label(like),
        grade=verdict.grade.value,
    )
    place = f"{equation.note}: " if equation.note else ""
    return f"{place}{terms} | {numbers}" if terms else f"{place}{numbers}"


def _terms(verdict: Verdict, figures: Mapping[str, Figure]) -> str:
    equation = verdict.equation
    shown = {operand: _text(operand, figures) for operand in equation.operands}
    if equation.law is Law.SHARE:
        by_role = {operand.role: shown[operand] for operand in equation.operands}
        return f"{by_role.get(Role.ADDEND, '?')} / {by_role.get(Role.BASE, '?')} = {by_role.get(Role.STATED, '?')}%"
    parts = [operand for operand in equation.operands if operand.role is Role.ADDEND and operand.weight]
    total = next((operand for operand in equation.operands if operand.role is Role.TOTAL), None)
    if parts and total is not None:
        written_parts = [
            ("-" if part.weight < 0 else "+") + " " + shown[part] for part in parts if not _blank(part, figures)
        ]
        if len(written_parts) > MANY:
            written_parts = [*written_parts[: MANY - 2], "…", written_parts[-1]]
        relation = "≤" if equation.law is Law.BOUND else "="
        return " ".join(written_parts).removeprefix("+ ") + f" {relation} {shown[total]}"
    return " = ".join(shown.values()) if equation.law in {Law.TIE, Law.BALANCE, Law.COUNT} else equation.expression


def _blank(operand: Operand, figures: Mapping[str, Figure]) -> bool:
    figure = figures.get(operand.ref)
    return figure is not None and figure.is_blank


def _text(operand: Operand, figures: Mapping[str, Figure]) -> str:
    figure = figures.get(operand.ref)
    if figure is None:
        return str(operand.constant) if operand.constant is not None else "?"
    return figure.text or str(Decimal(0))
