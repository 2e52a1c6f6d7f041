"""What must hold between the amounts of performance forms and the project tables.

Owns: equations of P04 (annual total = budget row), P06 (total = sources; no source of the year above that of the
period), P07 (period ≥ year), P22 (a form in another unit than it prints). Counts and sums against the narrative are
rules of their own, they need the ledger. Called by `session.analysis`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from reviewer.forms.bound import BoundTable
from reviewer.forms.performance import FormScope, Funding, FundingSource, Half, PerformanceForm
from reviewer.forms.performance_match import Matching, ProjectRow, match_forms, project_rows, total
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.figure import Unit
from reviewer.words import Message, message

CODES = ("P04", "P06", "P07")
MANY = 8
"""Rows of a funding block from which no parts are tried."""
TEN_THOUSAND = Decimal(10_000)
_WHOLE_FISCAL = ("财政拨款", "财政资金", "当年财政拨款")
"""Labels that hold the sources of all levels where those are printed too."""


@dataclass(frozen=True, slots=True)
class PerformanceEquations:
    """Equations, and why there are none for a rule."""

    equations: tuple[Equation, ...] = ()
    unable: Mapping[str, Message] = field(default_factory=dict)
    not_applicable: Mapping[str, Message] = field(default_factory=dict)


def performance_equations(
    performance: tuple[PerformanceForm, ...], bound: Mapping[str, BoundTable], profile: Profile
) -> PerformanceEquations:
    """Equations of all forms. A template has amounts by accident only."""
    performance = tuple(form for form in performance if form.scope is not FormScope.ASSESSMENT)
    if not performance or profile.kind is DocumentKind.TEMPLATE:
        reason = message("performance.no-forms")
        return PerformanceEquations(not_applicable=dict.fromkeys((*CODES, "P22"), reason))
    projects = tuple(form for form in performance if form.scope is FormScope.PROJECT)
    rows = project_rows(bound, projects)
    matching = match_forms(projects, rows)
    equations = [equation for form in performance for equation in _of_form(form)]
    equations += _against_rows(matching)
    unable: dict[str, Message] = {}
    if not rows:
        unable["P04"] = message("performance.no-project-table")
    built = {equation.rule for equation in equations}
    for code in CODES:
        if code not in built:
            unable.setdefault(code, message("performance.no-amounts"))
    return PerformanceEquations(tuple(equations), unable)


def _of_form(form: PerformanceForm) -> Iterator[Equation]:
    period, year = total(form, Half.PERIOD), total(form, Half.YEAR)
    adds_up = True
    for half in (Half.PERIOD, Half.YEAR):
        sources = _sources(form, half)
        whole = total(form, half)
        if whole is not None and _add_up(form, whole, sources):
            yield _roll_up(form, whole, sources)
            adds_up = adds_up and sum(_value(item) for item in sources) == _value(whole)
    if period is not None and year is not None:
        yield _bound(form, "P07", year, period)
        # Source against source tells something new only where totals and sums are right (one cause, one finding).
        if adds_up and _value(year) <= _value(period):
            yield from _source_bounds(form)


def _add_up(form: PerformanceForm, whole: Funding, sources: list[Funding]) -> bool:
    """Whether the sources are meant to add up: all labels known, and no row that holds others among them."""
    values = [_value(item) for item in sources if item.figure is not None]
    if not values or not form.funding_is_complete:
        return False
    if sum(values) == _value(whole) or len(values) > MANY:
        return True
    # Where part of the rows makes the total, the other rows are details of them: 财政拨款 with its levels below it.
    nonzero = [value for value in values if value]
    parts = (sum(part) for size in range(1, len(nonzero)) for part in combinations(nonzero, size))
    holds_others = any(item.label.removeprefix("其中").lstrip(":：") in _WHOLE_FISCAL for item in sources)
    return not (holds_others and any(part == _value(whole) for part in parts))


def _sources(form: PerformanceForm, half: Half) -> list[Funding]:
    """The source rows of one half; none where the reading lost any, and no row that holds others."""
    rows = [item for item in form.funding if item.half is half and item.source_of_funds is not FundingSource.TOTAL]
    if any(item.is_lost for item in rows):
        return []
    levels = {FundingSource.CENTRAL, FundingSource.PROVINCIAL}
    if any(item.source_of_funds in levels for item in rows):
        rows = [item for item in rows if item.label.removeprefix("其中").lstrip(":：") not in _WHOLE_FISCAL]
    return rows


def _value(item: Funding) -> Decimal:
    return item.figure.base if item.figure is not None else Decimal(0)


def _roll_up(form: PerformanceForm, whole: Funding, sources: list[Funding]) -> Equation:
    operands = [_operand(item, Role.ADDEND) for item in sources if item.figure is not None]
    operands.append(_operand(whole, Role.TOTAL))
    return _equation("P06", Law.ROLL_UP, operands, form)


def _bound(form: PerformanceForm, rule: str, low: Funding, high: Funding) -> Equation:
    return _equation(rule, Law.BOUND, [_operand(low, Role.ADDEND), _operand(high, Role.TOTAL)], form)


def _source_bounds(form: PerformanceForm) -> Iterator[Equation]:
    """A source cannot give more in the year than in the whole period; equal totals make every source equal."""
    for source in FundingSource:
        pair = [
            [item for item in form.funding if item.half is half and item.source_of_funds is source and item.figure]
            for half in (Half.YEAR, Half.PERIOD)
        ]
        if source is not FundingSource.TOTAL and len(pair[0]) == 1 and len(pair[1]) == 1:
            yield _bound(form, "P06", pair[0][0], pair[1][0])


def _against_rows(matching: Matching) -> Iterator[Equation]:
    """Annual totals against budget rows; carried-over money is no money of the year (P05)."""
    for pair in matching.pairs:
        year = total(pair.form, Half.YEAR)
        if year is None or pair.row.vintage == "carried_over" or pair.row.figure.unit is Unit.UNKNOWN:
            continue
        operands = [
            _operand(year, Role.SAME),
            Operand(pair.row.ref, Role.SAME, label=pair.row.name, source=pair.row.source),
        ]
        rule = "P22" if _is_wrong_unit(year, pair.row) else "P04"
        yield _equation(rule, Law.TIE, operands, pair.form)


def _is_wrong_unit(year: Funding, row: ProjectRow) -> bool:
    """The two amounts differ by exactly 元 against 万元."""
    value, printed = _value(year), row.figure
    if not value or not printed.value or year.figure is None:
        return False
    if year.figure.interval.overlaps(printed.interval):
        return False
    return printed.interval.contains(value * TEN_THOUSAND) or printed.interval.contains(value / TEN_THOUSAND)


def _operand(item: Funding, role: Role) -> Operand:
    return Operand(item.ref, role, label=item.label, source=item.source)


def _equation(rule: str, law: Law, operands: list[Operand], form: PerformanceForm) -> Equation:
    refs = "+".join(operand.ref for operand in operands)
    return Equation(
        id=f"{rule}:{refs}",
        rule=rule,
        law=law,
        operands=tuple(operands),
        scope=form.table_ids[0],
        note=f"{form.project} · {operands[-1].label}" if operands[-1].label else form.project,
    )
