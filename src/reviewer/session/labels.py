"""Labels of recognised tables for semantic anchors: the words of the form, not those of one file's layout.

Turns `forms.bound.BoundTable` into `overlay.document_anchors.TableLabels` (`overlay` may not know `forms`). Called by
`Session` and by the command line's `overlay` commands.
"""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.forms.bound import BoundRow, BoundTable
from reviewer.model.document import Document
from reviewer.overlay.document_anchors import DocumentAnchors, TableLabels, plain_labels


def anchors_of(document: Document, bound: Mapping[str, BoundTable]) -> DocumentAnchors:
    """The anchors of a document whose tables were recognised."""
    return DocumentAnchors(document, {identity: labels_of(table) for identity, table in bound.items()})


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
