"""Which performance form belongs to which row of the project tables.

Owns: the leaves of the project tables, pairing by name and amount, one row to one form; repeated and masked names are
paired by amount (DOMAIN §0.9, §4). Does not judge a pair. Called by `performance_equations` and the P rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reviewer.forms.bound import BoundRow, BoundTable
from reviewer.forms.performance import Funding, FundingSource, Half, PerformanceForm
from reviewer.forms.performance_names import normal_name
from reviewer.model.document import NOWHERE, Source
from reviewer.model.fact import Fact
from reviewer.model.figure import Figure

PROJECT_FORMS = {"project-expenditure-current": "current", "project-expenditure-carried-over": "carried_over"}
"""Forms whose rows are projects → vintage of their amounts."""
ALIKE = 0.6
"""Share of common characters from which two names with one amount are versions of one name."""
CLOSE = 0.85
"""Share of common characters from which two names are one although the amounts differ."""
MASKS = ("涉密", "*", "某", "×")


class By(StrEnum):
    """What a pair rests on."""

    NAME = "name"
    LIKENESS = "likeness"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A leaf of a project table. `ref`: of its total; `is_masked`: its name is repeated or covered up."""

    name: str
    ref: str
    figure: Figure
    source: Source
    table: str
    vintage: str
    organisation: str = ""
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A form and its row."""

    form: PerformanceForm
    row: ProjectRow
    by: By


@dataclass(frozen=True, slots=True)
class Matching:
    """All pairs in the order of the forms, and what is left on both sides."""

    pairs: tuple[Pair, ...]
    rows: tuple[ProjectRow, ...]
    forms: tuple[PerformanceForm, ...]

    def row_of(self, form: PerformanceForm) -> ProjectRow | None:
        """The row of a form; None where it has none."""
        return next((pair.row for pair in self.pairs if pair.form is form), None)


def total(form: PerformanceForm, half: Half) -> Funding | None:
    """The total of one half that holds a figure; None where it was left blank or lost."""
    found = (item for item in form.funding if item.half is half and item.source_of_funds is FundingSource.TOTAL)
    return next((item for item in found if item.figure is not None), None)


def project_rows(
    bound: Mapping[str, BoundTable], performance: tuple[PerformanceForm, ...] = ()
) -> tuple[ProjectRow, ...]:
    """The projects of all project tables, in printed order; rows that name a body are no projects."""
    bodies = {
        normal_name(field.text)
        for form in performance
        for name in ("department", "executing_unit")
        if (field := form.fields.get(name)) is not None and field.text
    }
    found = [
        (table, row, fact)
        for table in bound.values()
        if table.form in PROJECT_FORMS
        for row in table.rows
        if row.role == "leaf" and normal_name(row.label) not in bodies
        if (fact := _total_of(table, row)) is not None and not fact.figure.is_blank
    ]
    names = Counter(normal_name(row.label) for _, row, _ in found)
    return tuple(
        ProjectRow(
            row.label,
            fact.ref,
            fact.figure,
            fact.source if fact.source != NOWHERE else table.table.cell(row.index, row.label_column).source,
            table.table.id,
            PROJECT_FORMS[table.form],
            row.dimensions.organisation,
            names[normal_name(row.label)] > 1 or any(mask in row.label for mask in MASKS),
        )
        for table, row, fact in found
    )


def _total_of(table: BoundTable, row: BoundRow) -> Fact | None:
    column = next((column for column in table.columns if column.role == "total"), None)
    return table.at(row.index, column.index) if column is not None else None


def match_forms(performance: tuple[PerformanceForm, ...], rows: tuple[ProjectRow, ...]) -> Matching:
    """Pairs from the surest to the least sure; a row and a form are used once."""
    left = list(rows)
    open_forms = list(performance)
    pairs: list[Pair] = []
    for fits, by in _STEPS:
        for pair in _step(open_forms, left, fits, by):
            pairs.append(pair)
            open_forms = [form for form in open_forms if form is not pair.form]
            left.remove(pair.row)
    order = {id(form): place for place, form in enumerate(performance)}
    pairs.sort(key=lambda pair: order[id(pair.form)])
    return Matching(tuple(pairs), tuple(left), tuple(open_forms))


Fits = Callable[[PerformanceForm, ProjectRow], float]


def _step(forms: list[PerformanceForm], rows: list[ProjectRow], fits: Fits, by: By) -> Iterator[Pair]:
    """The best pairs under one test, each side used once, in the order of the forms."""
    free = list(rows)
    for form in list(forms):
        best = max(free, key=lambda row: fits(form, row), default=None)
        if best is not None and fits(form, best) > 0:
            free.remove(best)
            yield Pair(form, best, by)


def _agrees(form: PerformanceForm, row: ProjectRow) -> bool:
    """The annual total, or for carried-over money the total of the period, prints the row's amount."""
    halves = (Half.YEAR, Half.PERIOD) if row.vintage == "carried_over" else (Half.YEAR,)
    return any(
        found.figure.interval.overlaps(row.figure.interval)
        for half in halves
        if (found := total(form, half)) is not None and found.figure is not None
    )


def _name_and_amount(form: PerformanceForm, row: ProjectRow) -> float:
    return float(normal_name(form.project) == normal_name(row.name) and _agrees(form, row))


def _name(form: PerformanceForm, row: ProjectRow) -> float:
    return float(normal_name(form.project) == normal_name(row.name))


def _likeness(form: PerformanceForm, row: ProjectRow) -> float:
    first, second = normal_name(form.project), normal_name(row.name)
    if not first or not second:
        return 0.0
    if min(len(first), len(second)) >= 4 and (first in second or second in first):
        return 0.9
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _alike_and_amount(form: PerformanceForm, row: ProjectRow) -> float:
    if not _agrees(form, row):
        return 0.0
    likeness = _likeness(form, row)
    return likeness if likeness >= ALIKE else 0.0


def _close(form: PerformanceForm, row: ProjectRow) -> float:
    if row.is_masked:
        return 0.0
    likeness = _likeness(form, row)
    return likeness if likeness >= CLOSE else 0.0


def _masked_and_amount(form: PerformanceForm, row: ProjectRow) -> float:
    return float(row.is_masked and _agrees(form, row))


_STEPS: tuple[tuple[Fits, By], ...] = (
    (_name_and_amount, By.NAME),
    (_name, By.NAME),
    (_alike_and_amount, By.LIKENESS),
    (_close, By.LIKENESS),
    (_masked_and_amount, By.AMOUNT),
)
