"""What rules of the table families ask again and again: a form's grid, the amount in a cell, the words of a refusal.

Owns: short ways from `Material` to cells; amounts are those of `material.figures`, so a corrected reading counts.
Called by rule files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.forms.catalogue import form_names
from reviewer.laws.evaluate import evaluate
from reviewer.laws.grid import Grid, Spot, roll_up, tie
from reviewer.laws.outline import whole_rows
from reviewer.laws.select import Tables
from reviewer.model.equation import Equation, Law, Operand, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.model.finding import Evidence
from reviewer.rules.material import Material
from reviewer.rules.rule import NotApplicable, Unable
from reviewer.words import Words, message


def tables_of(material: Material) -> Tables:
    """One table per form, ready to be asked for cells."""
    return material.tables


def grid_of(material: Material, form: str) -> Grid | None:
    """The table recognised as that form."""
    return tables_of(material).grid(form)


def no_table(form: str) -> Unable:
    """The rule cannot run: the table is not there."""
    return Unable(message("laws.unable.table", table=form_names().get(form, Words(form, form))))


def is_blank() -> NotApplicable:
    """Nothing is printed where the rule looks."""
    return NotApplicable(message("laws.not_applicable.blank"))


def amount(material: Material, spot: Spot) -> Decimal | None:
    """The amount of the moment in 元; None where blank or words."""
    figure = material.figures.get(spot.ref)
    return None if figure is None or figure.is_blank else figure.base


def amounts(material: Material, grid: Grid) -> Iterator[tuple[Spot, Decimal]]:
    """Every amount of a table with its cell, in table order."""
    for row in grid.rows:
        for column in grid.columns(row.side):
            spot = grid.spot(row, column)
            value = amount(material, spot)
            if value is not None:
                yield spot, value


def whole_spot(grid: Grid, role: str) -> Spot | None:
    """The cell that states a whole table of bodies and projects; None where no single row does."""
    rows = whole_rows(grid)
    column = grid.column(rows[0].side, role) if len(rows) == 1 else None
    return grid.spot(rows[0], column) if column is not None else None


def at_most(material: Material, rule: str, total: Sequence[Spot], parts: Sequence[Spot]) -> Verdict | None:
    """Whether the parts stay within the whole (several cells of the whole are added); None where nothing is printed."""
    return _compared(material, rule, total, parts, Law.BOUND)


def equal(material: Material, rule: str, total: Sequence[Spot], parts: Sequence[Spot]) -> Verdict | None:
    """Whether the parts make the whole within rounding; None where nothing is printed."""
    return _compared(material, rule, total, parts, Law.ROLL_UP)


def _compared(material: Material, rule: str, total: Sequence[Spot], parts: Sequence[Spot], law: Law) -> Verdict | None:
    if not total or not parts or all(amount(material, spot) is None for spot in (*total, *parts)):
        return None
    added = [(spot, 1) for spot in parts] + [(spot, -1) for spot in total[1:]]
    scope = total[0].ref.partition("/")[0]
    if len(total) == len(parts) == 1 and law is Law.ROLL_UP:
        equation = tie(rule, [total[0], parts[0]], scope=scope)
    else:
        equation = roll_up(rule, total[0], added, scope=scope, law=law)
    return None if equation is None else evaluate(equation, material.figures, material.profile.regime)


def evidence(material: Material, spots: Sequence[Spot], role: Role = Role.SAME) -> tuple[Evidence, ...]:
    """Cells as evidence of an observation."""
    return tuple(
        Evidence(
            role,
            spot.ref,
            spot.operand(role).source,
            figure.text if (figure := material.figures.get(spot.ref)) else "",
            figure.base if figure else None,
            spot.operand(role).label,
        )
        for spot in spots
    )


def graded(law: Law, total: Figure, parts: Sequence[Figure], rule: str = "") -> Verdict:
    """Figures of different documents under one law: references of two documents cannot stand in one equation."""
    figures = {"total": total, **{f"part{number}": figure for number, figure in enumerate(parts)}}
    roles = (Role.SAME, Role.SAME) if law in {Law.TIE, Law.COUNT} else (Role.TOTAL, Role.ADDEND)
    operands = tuple(Operand(name, roles[0] if name == "total" else roles[1]) for name in figures)
    return evaluate(Equation(f"{rule}:documents", rule, law, operands), figures)
