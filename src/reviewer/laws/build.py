"""All equations between the numbers of the tables, and for each rule that has none the reason why.

Owns the order: inside every table, then between tables; tables of no known form get the generic laws (codes, totals,
sums their header names). Does not own the prose (`narrative`) nor project forms against tables (`forms`).
Called by `session.analysis` once per document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reviewer.forms.bound import BoundTable
from reviewer.forms.catalogue import load
from reviewer.forms.form import Form, Relation
from reviewer.forms.performance import PerformanceForm
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.laws.between import build_between
from reviewer.laws.grid import Grid
from reviewer.laws.inside import build_inside
from reviewer.laws.reasons import Built, EquationSet, not_applicable, unable
from reviewer.laws.select import Tables
from reviewer.model.equation import Equation
from reviewer.words import Message

__all__ = ["EquationSet", "build_equations"]

GENERIC = (Relation("T01", "hierarchy"), Relation("T02", "total"))
"""What holds in any table with codes."""


def build_equations(
    bound: Mapping[str, BoundTable], profile: Profile, performance: tuple[PerformanceForm, ...] = ()
) -> EquationSet:
    """Equations of all tables. `performance` is not used here; forms against tables are built beside the forms."""
    del performance
    if profile.kind is DocumentKind.TEMPLATE:
        return EquationSet(())
    collected = _Collected()
    for table in bound.values():
        for rule, made in inside(table):
            collected.take(rule, made, is_known=bool(table.form))
    for rule, made in between(bound, profile):
        collected.take(rule, made, is_known=True)
    for rule, reason in _without_form(profile, {table.form for table in bound.values()}):
        collected.take(rule, reason, is_known=True)
    return collected.result()


def _without_form(profile: Profile, present: set[str]) -> Iterator[tuple[str, Built]]:
    """Why rules of forms that the document does not print have nothing to say: the table is missing, or of the other
    kind of document."""
    wanted: dict[str, list[Form]] = {}
    for form in load().forms:
        for relation in form.relations:
            wanted.setdefault(relation.rule, []).append(form)
    for rule, forms in wanted.items():
        if any(form.id in present for form in forms):
            continue
        of_this_kind = [form for form in forms if form.kind is profile.kind]
        if of_this_kind:
            yield rule, unable("table", table=of_this_kind[0].names)
        elif profile.kind in {DocumentKind.BUDGET, DocumentKind.FINAL}:
            yield rule, not_applicable("kind")


def inside(table: BoundTable) -> Iterator[tuple[str, Built]]:
    """Rule and equations of every relation inside one table."""
    grid = Grid(table)
    for relation in table.relations if table.form else GENERIC:
        yield relation.rule, build_inside(relation, grid)


def between(bound: Mapping[str, BoundTable], profile: Profile, form: str = "") -> Iterator[tuple[str, Built]]:
    """Rule and equations of every relation between tables; only those that speak of `form` where one is given."""
    tables = Tables(bound, profile)
    for relation in next((table.between for table in bound.values()), ()):
        if _concerns(relation, profile) and (not form or form in dict(relation.form_names)):
            yield relation.rule, build_between(relation, tables)


class _Collected:
    """Equations in order, without repeats, and the first reason per rule."""

    def __init__(self) -> None:
        self._equations: dict[str, Equation] = {}
        self._unable: dict[str, Message] = {}
        self._not_applicable: dict[str, Message] = {}

    def take(self, rule: str, made: Built, *, is_known: bool) -> None:
        for equation in made.equations:
            self._equations.setdefault(equation.id, equation)
        if made.unable is not None and is_known:
            self._unable.setdefault(rule, made.unable)
        elif made.not_applicable is not None:
            self._not_applicable.setdefault(rule, made.not_applicable)

    def result(self) -> EquationSet:
        executed = {equation.rule for equation in self._equations.values()}
        unable = {rule: reason for rule, reason in self._unable.items() if rule not in executed}
        return EquationSet(
            tuple(self._equations.values()),
            unable,
            {
                rule: reason
                for rule, reason in self._not_applicable.items()
                if rule not in executed and rule not in unable
            },
        )


def _concerns(relation: Relation, profile: Profile) -> bool:
    """Relations of budgets are not asked of final accounts, nor the reverse (the engine says so for the rule)."""
    is_final = relation.rule.startswith("F")
    if profile.kind is DocumentKind.BUDGET:
        return not is_final
    return is_final if profile.kind is DocumentKind.FINAL else True
