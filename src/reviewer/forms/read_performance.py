"""Performance-target forms 项目支出绩效目标表 by meaning, found by label and never by position.

Owns: one `PerformanceForm` per project from the tables of kind PERFORMANCE, whatever grid they have, joining a form
whose head is repeated on its second page. Does not judge anything. Called by `forms.understand` and the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reviewer.forms.performance import Field, FormScope, Half, PerformanceForm
from reviewer.forms.performance_fields import read_fields
from reviewer.forms.performance_funding import read_funding
from reviewer.forms.performance_grid import Block, forms_in, lines_of
from reviewer.forms.performance_indicators import read_indicators
from reviewer.forms.performance_list import entries, list_head, rows_of
from reviewer.forms.performance_names import normal_name
from reviewer.forms.performance_scope import scope_of
from reviewer.model.document import NOWHERE, Document, Table, TableKind
from reviewer.model.figure import Unit

_YEAR = re.compile(r"(20\d\d)\s*年度?")
LOOK_BACK = 3
"""Blocks before a form that may hold its (2030年度) line."""


def read_performance(document: Document) -> tuple[PerformanceForm, ...]:
    """All forms in reading order, one per project."""
    found = [
        form
        for table in document.tables
        if table.kind is TableKind.PERFORMANCE
        for form in (_listed(table, document) or [_form(block, table, document) for block in forms_in(table)])
    ]
    return tuple(_joined(form for form in found if form.project or form.funding or form.indicators))


def _listed(table: Table, document: Document) -> list[PerformanceForm]:
    """The projects of a table that lists them; none where the table holds forms."""
    block = lines_of(table)
    head = list_head(block)
    if head is None:
        return []
    unit = head.unit or (table.unit if table.unit_source != NOWHERE and table.unit is not None else Unit.YUAN)
    scope = scope_of(table, block)
    scope = FormScope.PROJECT if scope is FormScope.UNIT else scope  # it lists projects
    return [
        PerformanceForm(
            table_ids=(table.id,),
            title=table.title,
            year=_year(table, document, block),
            fields=entry.fields,
            funding=tuple(entry.funding),
            indicators=read_indicators(rows_of(entry, block, head), has_period=False).indicators,
            source=entry.fields["project"].source,
            unit=unit,
            funding_is_complete=False,
            scope=scope,
        )
        for entry in entries(block, head, unit)
    ]


def _form(block: Block, table: Table, document: Document) -> PerformanceForm:
    scope = scope_of(table, block)
    funding = read_funding(block, table.unit if table.unit_source != NOWHERE else None)
    has_period = any(item.half is Half.PERIOD for item in funding.funding)
    indicators = read_indicators(block, has_period=has_period)
    fields = read_fields(block, funding.lines | indicators.lines)
    source = block[0].source(0)
    return PerformanceForm(
        table_ids=(table.id,),
        title=table.title,
        year=_year(table, document, block),
        fields=dict(fields),
        funding=funding.funding if scope is not FormScope.ASSESSMENT else (),
        indicators=indicators.indicators,
        source=table.title_source if table.title else source,
        unit=funding.unit,
        funding_is_complete=funding.is_complete,
        scope=scope,
    )


def _year(table: Table, document: Document, block: Block) -> int | None:
    """The year printed with the form, never one inside a project name or text."""
    place = document.position(table.id)
    before = [item for item in document.blocks[max(0, place - LOOK_BACK) : place] if not isinstance(item, Table)]
    texts = [table.title, table.label, *(item.text for item in reversed(before) if len(item.text) < 20)]
    texts += [line.tokens[0].text for line in block[:2] if len(line.tokens) == 1]
    for text in texts:
        match = _YEAR.search(text)
        if match:
            return int(match[1])
    return None


def _joined(forms: Iterable[PerformanceForm]) -> Iterable[PerformanceForm]:
    """Parts of one form put together: a repeated head, or a page without a head."""
    current: PerformanceForm | None = None
    for form in forms:
        if current is not None and _continues(current, form):
            current = _join(current, form)
            continue
        if current is not None:
            yield current
        current = form
    if current is not None:
        yield current


def _continues(form: PerformanceForm, following: PerformanceForm) -> bool:
    """Whether `following` is the rest of `form`: no head of its own, or the same head while `form` is not signed."""
    if not following.project and not following.funding:
        return not _is_signed(form) or bool(following.indicators)
    if _head_key(form) != _head_key(following) or _amounts(form) != _amounts(following):
        return False
    return not following.indicators or not form.indicators or (not _is_signed(form) and _adds(form, following))


def _is_signed(form: PerformanceForm) -> bool:
    """Whether the form prints its filing date: the last line of a whole form."""
    filed = form.fields.get("filed")
    return filed is not None and bool(filed.text)


def _adds(form: PerformanceForm, following: PerformanceForm) -> bool:
    """Whether the second part brings other indicators; the same ones again are a second copy of the form."""
    return {(i.second, i.name) for i in form.indicators} != {(i.second, i.name) for i in following.indicators}


def _head_key(form: PerformanceForm) -> tuple[str, str]:
    unit = form.fields.get("executing_unit")
    return normal_name(form.project), normal_name(unit.text) if unit else ""


def _amounts(form: PerformanceForm) -> list[tuple[object, ...]]:
    return [(item.half, item.source_of_funds, item.figure.base if item.figure else None) for item in form.funding]


def _join(form: PerformanceForm, following: PerformanceForm) -> PerformanceForm:
    fields: dict[str, Field] = dict(form.fields)
    for name, item in following.fields.items():
        if name not in fields or (not fields[name].text and (item.text or fields[name].is_lost)):
            fields[name] = item
    return replace(
        form,
        table_ids=tuple(dict.fromkeys((*form.table_ids, *following.table_ids))),
        fields=fields,
        indicators=(*form.indicators, *following.indicators),
    )
