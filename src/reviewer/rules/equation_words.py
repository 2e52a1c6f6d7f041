"""An equation as a line a person can check with a calculator (ROUNDING R12): its terms, then what they come to.

Used by the findings' answers, every export and the screen; the sentence itself is in the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reviewer.model.equation import Equation, Law, Operand, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.law_findings import leading_operand
from reviewer.words import Message, message

MANY = 8
"""Operands beyond which a sum is abbreviated in the middle."""


def verdict_message(verdict: Verdict, figures: Mapping[str, Figure], *, said: str = "") -> Message:
    """`合计: 9,101.62 + … = 9,101.68 | 印 9,101.68 · 应 9,101.62 · 差 0.06 · 允许 0.13 · G2`.

    What is added up comes first, unless the sentence above (`said`) has named it."""
    equation = verdict.equation
    lead = leading_operand(equation)
    like = figures.get(lead.ref) if lead else None
    terms = terms_text(equation, figures)
    place = f"{equation.note}: " if equation.note and equation.note not in said else ""
    numbers = message(
        "export.equation.numbers",
        stated=written(verdict.stated, like),
        expected=written(verdict.expected, like),
        difference=written(verdict.difference, like),
        allowed=written(verdict.allowed, like),
        unit=unit_label(like),
        grade=verdict.grade.value,
    )
    return message("export.equation.line", terms=f"{place}{terms} | " if terms else place, numbers=numbers)


def terms_text(equation: Equation, figures: Mapping[str, Figure]) -> str:
    """The equation with its numbers as printed; "" where its law has no written form."""
    amounts = [operand for operand in equation.operands if operand.role is not Role.STATED]
    units = {figure.unit for item in amounts if (figure := figures.get(item.ref)) and not figure.is_blank}
    shown = {operand: _text(operand, figures, with_unit=len(units) > 1) for operand in equation.operands}
    if equation.law is Law.SHARE:
        return _share(equation, shown)
    if equation.law is Law.GROWTH:
        return _growth(equation, shown)
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


def _share(equation: Equation, shown: Mapping[Operand, str]) -> str:
    by_role = {operand.role: shown[operand] for operand in equation.operands}
    parts = [shown[operand] for operand in equation.operands if operand.role is Role.ADDEND]
    part = f"({' + '.join(parts)})" if len(parts) > 1 else "".join(parts) or "?"
    return f"{part} / {by_role.get(Role.BASE, '?')} = {by_role.get(Role.STATED, '?')}%"


def _growth(equation: Equation, shown: Mapping[Operand, str]) -> str:
    """`47.02 - 0.84 = 46.18; -0.84 / 47.02 = -1.7%`, as far as the numbers are printed."""
    by_role = {operand.role: operand for operand in equation.operands}
    now, base, change, rate = (by_role.get(role) for role in (Role.SAME, Role.BASE, Role.ADDEND, Role.STATED))
    said = []
    if now and base and change:
        sign = "-" if change.weight < 0 else "+"
        said.append(f"{shown[base]} {sign} {shown[change]} = {shown[now]}")
    if rate and now and base:
        said.append(f"({shown[now]} - {shown[base]}) / {shown[base]} = {_signed(rate, shown)}%")
    elif rate and change and base:
        said.append(f"{_signed(change, shown)} / {shown[base]} = {_signed(rate, shown)}%")
    elif rate and change and now:
        back = "+" if change.weight < 0 else "-"
        said.append(f"{_signed(change, shown)} / ({shown[now]} {back} {shown[change]}) = {_signed(rate, shown)}%")
    return "; ".join(said)


def _signed(operand: Operand, shown: Mapping[Operand, str]) -> str:
    return f"-{shown[operand]}" if operand.weight < 0 else shown[operand]


def _blank(operand: Operand, figures: Mapping[str, Figure]) -> bool:
    figure = figures.get(operand.ref)
    return figure is not None and figure.is_blank


def _text(operand: Operand, figures: Mapping[str, Figure], *, with_unit: bool) -> str:
    """A term as printed; with its unit where 万元 and 元 meet in one equation."""
    figure = figures.get(operand.ref)
    if figure is None:
        return str(operand.constant) if operand.constant is not None else "?"
    text = figure.text or str(Decimal(0))
    return f"{text} {unit_label(figure)}".strip() if with_unit and operand.role is not Role.STATED else text
