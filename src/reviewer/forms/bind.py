"""From recognised tables to facts: every number gets its meaning (DESIGN §4).

Owns: putting columns, rows, units and usual decimals together into `BoundTable`s, one for every grid, known form or
not. Called by `laws.readings` (for each reading) and through it by `session.analysis`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from reviewer.forms.bound import BoundColumn, BoundRow, BoundTable
from reviewer.forms.catalogue import Catalogue
from reviewer.forms.columns import match_columns, sides_of
from reviewer.forms.form import ColumnKind, Form, Relation
from reviewer.forms.layout import Layout, lay_out
from reviewer.forms.normal import plain
from reviewer.forms.profile import DocumentKind
from reviewer.forms.recognise import Recognition, recognise, title_of
from reviewer.forms.rows import bind_rows, labels_of, named_bodies
from reviewer.model.document import Document, Table, TableKind
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import BLANKS, Unit, figure_of, parse_number
from reviewer.words import Words

_UNIT_IN_HEADER = re.compile(r"\((?:单位:?)?(人民币)?(万元|千元|亿元|元)\)")
_EXCLUDES = "不含上年结转"
UNKNOWN = Words("未识别的表", "unknown table")
GENERIC = Form("", "", DocumentKind.OTHER, UNKNOWN, ())
FEW = 5
"""A column with fewer numbers than this takes the usual decimals of its whole table."""


def bind_tables(document: Document, catalogue: Catalogue) -> dict[str, BoundTable]:
    """Every grid of the document by table id; form "" where none fits."""
    return Binding(document, catalogue).tables()


class Binding:
    """The recognised tables of one document, ready to be bound, and bound again when a table is read differently."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self._document = document
        self._between = catalogue.relations
        self._recognised = recognise(document, catalogue)
        self._bodies = _bodies(document, self._recognised)

    def tables(self) -> dict[str, BoundTable]:
        """Every grid by table id."""
        tables = [table for table in self._document.tables if table.kind is TableKind.GRID]
        return {table.id: self._bind(table, self._recognised[table.id]) for table in tables}

    def again(self, table: Table) -> BoundTable:
        """A table whose cells are read differently, as the form it was recognised as before."""
        known = self._recognised[table.id]
        layout = lay_out(table)
        if known.candidate is None:
            return self._bind(table, replace(known, layout=layout))
        matched = match_columns(known.candidate.form, table, layout)
        candidate = replace(known.candidate, matched=matched, header=matched.score)
        return self._bind(table, replace(known, candidate=candidate, layout=layout))

    def _bind(self, table: Table, recognition: Recognition) -> BoundTable:
        title = title_of(table, self._document)
        return bind_table(table, recognition, self._bodies, title=title, between=self._between)


def bind_table(
    table: Table,
    recognition: Recognition,
    bodies: frozenset[str],
    *,
    title: str = "",
    between: tuple[Relation, ...] = (),
) -> BoundTable:
    """One table with its form, columns, rows and facts."""
    candidate, layout = recognition.candidate, recognition.layout
    form = candidate.form if candidate else GENERIC
    sides = candidate.matched.sides if candidate else sides_of(GENERIC, table, layout)
    found = match_columns(form, table, layout)
    unit = unit_of(table)
    excludes = _EXCLUDES in plain(title or table.title)
    columns = _with_decimals(table, layout, tuple(_scoped(column, excludes=excludes) for column in found.columns))
    rows = bind_rows(form if candidate else None, table, layout, sides, bodies)
    columns = _learned(form, table, rows, columns)
    return BoundTable(
        table=table,
        form=form.id,
        family=form.family,
        names=form.names,
        score=round(candidate.score, 4) if candidate else 0.0,
        reasons=recognition.reasons,
        columns=columns,
        rows=rows,
        facts=_facts(form, table, columns, rows, unit),
        unit=unit,
        missing_columns=found.missing if candidate else (),
        relations=form.relations,
        between=between,
    )


def unit_of(table: Table) -> Unit | None:
    """The unit printed with the table or inside its header; None where none is printed. Never assumed."""
    if table.unit is not None:
        return table.unit
    words = {
        match[2]
        for text in (table.title, *(word for path in table.header_paths for word in path))
        for match in _UNIT_IN_HEADER.finditer(plain(text))
    }
    return Unit.from_label(words.pop()) if len(words) == 1 else None


def usual_decimals(texts: list[str]) -> tuple[int, int]:
    """The most common number of decimals among printed numbers (the larger of two equally common), and their count."""
    shown = [parsed[1] for text in texts if text.strip() not in BLANKS and (parsed := parse_number(text))]
    if not shown:
        return 0, 0
    counts = Counter(shown)
    return max(counts, key=lambda decimals: (counts[decimals], decimals)), len(shown)


def _bodies(document: Document, recognised: dict[str, Recognition]) -> frozenset[str]:
    """Names of bodies the document prints: at the head of its tables and in its table of operating cost."""
    names = [table.organisation for table in document.tables if table.organisation]
    for table in document.tables:
        found = recognised.get(table.id)
        if found and found.candidate and found.candidate.form.id == "operating-cost":
            for _, block in found.candidate.matched.sides:
                names += [text for row in table.rows if (text := labels_of(row, block).text)]
    return named_bodies(names) - {"合计", "部门合计", "总计", "单位合计", "单位名称"}


def _scoped(column: BoundColumn, *, excludes: bool) -> BoundColumn:
    """A title that excludes carry-over limits all its columns to this year's money."""
    if not excludes or column.dimensions.vintage:
        return column
    return replace(column, dimensions=column.dimensions.but(vintage="current"))


def _with_decimals(table: Table, layout: Layout, columns: tuple[BoundColumn, ...]) -> tuple[BoundColumn, ...]:
    rows = [row for index, row in enumerate(table.rows) if index not in layout.number_rows]
    amounts = [column.index for column in columns]
    everywhere, _ = usual_decimals([row[index].text for row in rows for index in amounts if index < len(row)])
    settled = []
    for column in columns:
        usual, count = usual_decimals([row[column.index].text for row in rows if column.index < len(row)])
        settled.append(replace(column, decimals=usual if count >= FEW else max(usual, everywhere)))
    return tuple(settled)


def _learned(
    form: Form, table: Table, rows: tuple[BoundRow, ...], columns: tuple[BoundColumn, ...]
) -> tuple[BoundColumn, ...]:
    """Some provinces print carry-over inside the total of the revenue table: its total row tells."""
    if form.id != "revenue-summary":
        return columns
    by_role = {column.role: column for column in columns}
    total_row = next((row for row in rows if row.role == "total"), None)
    if total_row is None or "carried_over" not in by_role or "total" not in by_role:
        return columns
    values = {
        role: figure.value
        for role, column in by_role.items()
        if (figure := figure_of(table.cell(total_row.index, column.index).text, Unit.UNKNOWN))
    }
    left_out = {"total", "fee"} | ({"fiscal"} if "general" in by_role else set())
    parts = sum(value for role, value in values.items() if role not in left_out and role in _REVENUE_ROLES)
    if not values.get("carried_over") or values.get("total") != parts:
        return columns
    return tuple(
        replace(column, dimensions=column.dimensions.but(vintage="")) if column.role == "total" else column
        for column in columns
    )


_REVENUE_ROLES = frozenset(
    {
        "fiscal",
        "general",
        "government_funds",
        "state_capital",
        "special_account",
        "unit_funds",
        "business",
        "trading",
        "superior",
        "subordinate",
        "other",
        "balance_used",
        "carried_over",
    }
)
"""Columns of the revenue table that stand beside each other; all together make a total that holds carry-over."""


def _facts(
    form: Form, table: Table, columns: tuple[BoundColumn, ...], rows: tuple[BoundRow, ...], unit: Unit | None
) -> tuple[Fact, ...]:
    kinds = {(pattern.side, pattern.role): pattern.kind for pattern in form.columns}
    facts = []
    for row in rows:
        if row.role == "number":
            continue
        for column in columns:
            if column.side != row.side:
                continue
            cell = table.cell(row.index, column.index)
            kind = kinds.get((column.side, column.role), kinds.get(("", column.role), ColumnKind.AMOUNT))
            figure = figure_of(cell.text, _unit_of_column(kind, unit))
            if figure is None:
                continue
            facts.append(
                Fact(
                    ref=table.ref(row.index, column.index),
                    figure=figure.with_column_decimals(column.decimals),
                    dimensions=_joined(column.dimensions, row.dimensions),
                    label=row.label,
                    source=cell.source,
                    form=form.id,
                    row=row.index,
                    column=column.index,
                )
            )
    return tuple(facts)


def _unit_of_column(kind: ColumnKind, unit: Unit | None) -> Unit:
    if kind is ColumnKind.PERCENT:
        return Unit.PERCENT
    return Unit.COUNT if kind is ColumnKind.COUNT else unit or Unit.UNKNOWN


def _joined(column: Dimensions, row: Dimensions) -> Dimensions:
    """What the column says, made narrower by what the row says. Scenario and year are the column's, unless years or
    budget and final figures stand in rows."""
    return Dimensions(
        flow=row.flow or column.flow,
        scenario=column.scenario if row.scenario == Dimensions().scenario else row.scenario,
        year=row.year if row.year != "0" else column.year,
        vintage=row.vintage or column.vintage,
        fund=row.fund or column.fund,
        nature=row.nature or column.nature,
        function=row.function or column.function,
        economic=row.economic or column.economic,
        governmental=row.governmental or column.governmental,
        organisation=row.organisation or column.organisation,
        project=row.project or column.project,
        topic=row.topic or column.topic,
    )
