"""What must hold between tables: relations of the catalogue made into equations.

A relation runs where its tables, columns and conditions are there; otherwise it says why not. With several variants
whose conditions hold, the tables choose: the one that closes most often. Where none closes, the scope is uncertain and
nothing is asserted. Called by `laws.build`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.forms.form import Relation, Selector, Variant
from reviewer.laws.conditions import holds
from reviewer.laws.grid import Spot, does_not_fit, holding, roll_up, tie
from reviewer.laws.reasons import Built, built, not_applicable, unable
from reviewer.laws.select import Tables, for_each
from reviewer.model.equation import Equation, Law
from reviewer.words import Words


@dataclass(frozen=True)
class _Tried:
    """A variant with what it made."""

    equations: list[Equation]
    held: int
    broken: int


def build_between(relation: Relation, tables: Tables) -> Built:
    """Equations of one relation between forms."""
    assert relation.total is not None
    lacking = _lacking(relation, tables)
    if lacking is not None:
        return lacking
    if not all(holds(condition, tables) for condition in relation.when):
        return not_applicable("scope")
    applicable = [
        variant for variant in relation.variants if all(holds(condition, tables) for condition in variant.when)
    ]
    unitless = _unitless(relation.total, applicable, tables)
    if unitless is not None:
        return unable("unit", table=unitless)
    tried = [made for variant in applicable if (made := _try(relation, variant, tables)) is not None]
    if not tried:
        return not_applicable("scope" if not applicable else "row")
    best = max(tried, key=lambda item: (item.held - item.broken, item.held))
    if not best.equations:
        return not_applicable("blank")
    if does_not_fit(best.held, best.broken) or (len(tried) > 1 and best.broken and not best.held):
        return unable("scope")
    return built(list(best.equations))


def _lacking(relation: Relation, tables: Tables) -> Built | None:
    """A table or its unit that every variant needs and the document does not have."""
    assert relation.total is not None
    names = dict(relation.form_names)
    needed = [relation.total.form]
    if len(relation.variants) == 1:
        needed += [part.form for part in relation.variants[0].parts if not part.is_optional]
    for form in dict.fromkeys(needed):
        grid = tables.grid(form)
        name = names.get(form, Words(form, form))
        if grid is None:
            return unable("table", table=name)
    if len(relation.variants) == 1 and not relation.each:
        for selector in (relation.total, *relation.variants[0].parts):
            grid = tables.grid(selector.form)
            if grid is None or selector.is_optional:
                continue
            if not any(grid.column(side, selector.column) for side in grid.sides):
                # Another layout of the same form (items in rows instead of columns) is no loss.
                lost = any(name.split(".")[-1] == selector.column for name in grid.bound.missing_columns)
                return unable("column", column=selector.column, table=grid.bound.names) if lost else Built()
    return None


def _unitless(total: Selector, variants: Sequence[Variant], tables: Tables) -> Words | None:
    """Name of a table without a printed unit that would be compared with another one; a unit is never assumed."""
    for variant in variants:
        forms = {total.form, *(part.form for part in variant.parts)}
        grids = [grid for form in forms if (grid := tables.grid(form)) is not None]
        for grid in grids:
            if grid.bound.unit is None and len(grids) > 1:
                return grid.bound.names
    return None


def _try(relation: Relation, variant: Variant, tables: Tables) -> _Tried | None:
    """The variant's equations; None where no instance of it has all its cells."""
    assert relation.total is not None
    equations: list[Equation | None] = []
    found_any = False
    for value in tables.values_of_each(relation.total, relation.each) if relation.each else [""]:
        cells = _cells(relation.total, variant.parts, value, tables)
        if cells is None:
            continue
        found_any = True
        equations.append(_equation(relation, *cells))
    if not found_any:
        return None
    made = [equation for equation in equations if equation is not None]
    return _Tried(made, *holding(made, tables.figures))


def _cells(
    total: Selector, parts: Sequence[Selector], value: str, tables: Tables
) -> tuple[Spot, list[tuple[Spot, int]]] | None:
    whole = tables.spots(for_each(total, value))
    if whole is None or len(whole) != 1:
        return None
    found: list[tuple[Spot, int]] = []
    for part in parts:
        spots = tables.spots(for_each(part, value))
        if spots is None:
            if part.is_optional:
                continue
            return None
        found += [(spot, part.weight) for spot in spots]
    return (whole[0], found) if found else None


def _equation(relation: Relation, whole: Spot, parts: list[tuple[Spot, int]]) -> Equation | None:
    scope = _table_of(whole)
    if relation.kind == "bound":
        if all(spot.is_blank for spot, _ in parts):
            return None
        return roll_up(relation.rule, whole, parts, scope=scope, law=Law.BOUND)
    if len(parts) == 1 and parts[0][1] == 1:
        return tie(relation.rule, [whole, parts[0][0]], scope=scope)
    return roll_up(relation.rule, whole, parts, scope=scope)


def _table_of(spot: Spot) -> str:
    return spot.ref.partition("/")[0]
