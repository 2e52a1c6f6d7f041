"""`tables --format json`: every table as printed, all rows of one length, covered cells empty (CONTRACT)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Document, Row, Table

Json = dict[str, object]


def tables_object(
    document: Document, bound: Mapping[str, BoundTable] | None = None, texts: Mapping[str, str] | None = None
) -> Json:
    """All tables. `texts`: corrected texts by reference (both layers), for `--corrected`."""
    return {"tables": [table_object(table, (bound or {}).get(table.id), texts or {}) for table in document.tables]}


def table_object(table: Table, bound: BoundTable | None, texts: Mapping[str, str]) -> Json:
    """One table; `corrected` lists the references whose text differs from the print."""
    changed = [ref for ref in texts if ref.startswith(f"{table.id}/")]
    rows = [list(row) for row in printed_rows(table, texts)]
    entry: Json = {
        "id": table.id,
        "form": bound.form if bound and bound.form else (None if table.kind.value == "grid" else table.kind.value),
        "title": table.title,
        "unit": table.unit.label if table.unit else None,
        "pages": list(table.pages),
        "header": rows[: len(table.header)],
        "rows": rows[len(table.header) :],
    }
    if changed:
        entry["corrected"] = changed
    return entry


def printed_rows(table: Table, texts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Header rows, then body rows, all of one length; `texts` stand in for what is printed."""
    for row in table.header:
        yield tuple(_texts(row, table.width))
    for number, cells in enumerate(table.rows):
        yield tuple(
            texts.get(table.ref(number, column), text) for column, text in enumerate(_texts(cells, table.width))
        )


def _texts(row: Row, width: int) -> list[str]:
    return [cell.text for cell in row] + [""] * (width - len(row))
