"""A department against its units: the figures both state, and which units are there.

Owns: pairing totals of a department with those of unit documents. Called by rule files of family U.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.forms.bound import BoundRow
from reviewer.forms.profile import Level
from reviewer.forms.rows import body_name
from reviewer.laws.grid import Grid, Spot
from reviewer.laws.outline import outline_of
from reviewer.laws.select import Tables
from reviewer.model.figure import Figure
from reviewer.rules.material import Material
from reviewer.rules.rule import NotApplicable, Unable
from reviewer.rules.table_facts import tables_of
from reviewer.words import message

LISTS = ("operating-cost", "project-expenditure-current", "project-expenditure-carried-over")
"""Tables of a department that print a row per unit."""

TOTALS = (
    ("budget-summary", "subtotal", "total", "revenue"),
    ("budget-summary", "carried_over", "total", "revenue"),
    ("budget-summary", "@whole", "total", "expenditure"),
    ("revenue-summary", "total", "total", ""),
    ("expenditure-summary", "total", "total", ""),
    ("expenditure-summary", "total", "basic", ""),
    ("expenditure-summary", "total", "project", ""),
    ("general-budget-expenditure", "total", "total", ""),
    ("general-budget-expenditure", "total", "basic", ""),
    ("general-budget-expenditure", "total", "project", ""),
    ("basic-expenditure-economic", "total", "total", ""),
    ("basic-expenditure-economic", "total", "personnel", ""),
    ("basic-expenditure-economic", "total", "public", ""),
    ("government-funds-expenditure", "total", "total", ""),
    ("state-capital", "total", "total", "expenditure"),
    ("operating-cost", "@whole", "total", ""),
    ("project-expenditure-current", "@whole", "total", ""),
    ("project-expenditure-carried-over", "@whole", "total", ""),
)
_KINDS = ("abroad", "reception", "vehicles", "purchase", "running")
THREE_PUBLIC = (
    *(("three-public", f"item:{kind}", "total", "") for kind in _KINDS),
    ("three-public", "total", "total", ""),
)
Place = tuple[str, str, str, str]


@dataclass(frozen=True)
class Pair:
    """A figure of the department with the same figure of every unit."""

    place: Place
    spot: Spot
    stated: Figure
    parts: tuple[Figure, ...]


def refusal(material: Material) -> Unable | NotApplicable | None:
    """Why a roll-up cannot be asked of this document; None where it can."""
    if material.profile.level is not Level.DEPARTMENT:
        return NotApplicable(message("laws.not_applicable.not_department"))
    return None if material.units else Unable(message("laws.unable.units"))


def pairs(material: Material, places: tuple[Place, ...]) -> Iterator[Pair]:
    """Places that the department and every unit print."""
    own = tables_of(material)
    below = [(unit, tables_of(unit)) for unit in material.units]
    for place in places:
        spot = own.spot(*place)
        stated = material.figures.get(spot.ref) if spot else None
        parts = [_figure(unit, tables, place) for unit, tables in below]
        if spot is not None and stated is not None and all(part is not None for part in parts):
            yield Pair(place, spot, stated, tuple(part for part in parts if part is not None))


def _figure(unit: Material, tables: Tables, place: Place) -> Figure | None:
    spot = tables.spot(*place)
    return unit.figures.get(spot.ref) if spot else None


def listed_units(material: Material) -> dict[str, Spot]:
    """Units the department's tables list, by normal name, with the row of the first list that prints them; the row of
    the department itself, which stands for all, is left out."""
    found: dict[str, Spot] = {}
    for grid, bodies in _lists(material):
        for row in bodies:
            column = grid.column(row.side, "total")
            if column is not None:
                found.setdefault(body_name(row.label), grid.spot(row, column))
    return found


def unit_rows(material: Material, name: str) -> Iterator[tuple[str, Spot]]:
    """The rows of one unit in the department's lists, with the form of each."""
    for grid, bodies in _lists(material):
        for row in bodies:
            column = grid.column(row.side, "total")
            if column is not None and body_name(row.label) == name:
                yield grid.bound.form, grid.spot(row, column)


def _lists(material: Material) -> Iterator[tuple[Grid, list[BoundRow]]]:
    tables = tables_of(material)
    for form in LISTS:
        grid = tables.grid(form)
        if grid is None:
            continue
        outline = outline_of(grid)
        bodies = [body.row for body in outline.bodies if body.projects or not outline.has_projects]
        yield grid, bodies


def unit_name(unit: Material) -> str:
    """Normal name of a unit document's body."""
    return body_name(unit.profile.organisation)
