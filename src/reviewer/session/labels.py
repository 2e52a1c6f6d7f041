"""Labels of recognised tables for semantic anchors: the words of the form, not those of one file's layout.

Turns `forms.bound.BoundTable` into `overlay.document_anchors.TableLabels` (`overlay` may not know `forms`). Called by
`Session` and by the command line's `overlay` commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reviewer.forms.bound import BoundRow, BoundTable
from reviewer.forms.performance import Half, PerformanceForm
from reviewer.model.document import Document, Table
from reviewer.overlay.document_anchors import DocumentAnchors, TableLabels, plain_labels
from reviewer.overlay.refs import parse_ref

FORM_NAME = "绩效目标表"
_HALVES = {Half.PERIOD: "实施期", Half.YEAR: "年度"}


def anchors_of(
    document: Document, bound: Mapping[str, BoundTable], performance: Iterable[PerformanceForm] = ()
) -> DocumentAnchors:
    """The anchors of a document whose tables were recognised."""
    labels = {identity: labels_of(table) for identity, table in bound.items()}
    for form in performance:
        names = _form_names(form)
        for identity in form.table_ids:
            labels[identity] = form_labels(document.table(identity), form, names)
    return DocumentAnchors(document, labels)


def form_labels(table: Table, form: PerformanceForm, names: Mapping[str, str]) -> TableLabels:
    """Labels of one table of a performance form: project, half, field; `names` by reference."""
    cells: dict[tuple[int, int], str] = {}
    for ref, name in names.items():
        parts = parse_ref(ref)
        if parts is not None and parts.block == table.id and parts.row >= 0 and parts.column >= 0:
            cells[parts.row, parts.column] = name
    plain = plain_labels(table)
    return TableLabels(f"{FORM_NAME} {form.project}".strip(), plain.rows, plain.columns, cells)


def _form_names(form: PerformanceForm) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, field in form.fields.items():
        names[field.ref] = name
    for funding in form.funding:
        names[funding.ref] = f"{_HALVES[funding.half]} {funding.source_of_funds}"
    for indicator in form.indicators:
        place = " ".join((_HALVES[indicator.half], indicator.first, indicator.second, indicator.name))
        names[indicator.ref] = place
        names[indicator.target_ref] = f"{place} 指标值"
    return {ref: name for ref, name in names.items() if ref}


def labels_of(bound: BoundTable) -> TableLabels:
    """Form name, row labels by side, header paths; what the form does not name keeps the table's own label."""
    plain = plain_labels(bound.table)
    sides: dict[int, list[tuple[int, str]]] = {}
    for row in sorted(bound.rows, key=lambda item: item.label_column):
        sides.setdefault(row.index, []).append((row.label_column, _label(row)))
    rows = tuple(
        tuple((column if place else 0, label) for place, (column, label) in enumerate(sides[index]))
        if index in sides
        else own
        for index, own in enumerate(plain.rows)
    )
    columns = list(plain.columns)
    for column in bound.columns:
        columns[column.index] = column.label or columns[column.index]
    return TableLabels(bound.names.zh if bound.form else plain.name, rows, tuple(columns))


def _label(row: BoundRow) -> str:
    return f"{row.code} {row.label}" if row.code and row.code not in row.label else row.label
