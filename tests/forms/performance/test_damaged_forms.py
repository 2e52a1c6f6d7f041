"""Whatever a reader does to the grid of a form, reading it ends with a form or none, and every reference is a cell."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.forms.performance import PerformanceForm
from reviewer.forms.performance_equations import performance_equations
from reviewer.forms.profile import DocumentKind, Profile
from reviewer.forms.read_performance import read_performance
from reviewer.model.document import EMPTY_CELL, Cell, Document, Row
from tests.forms.performance.sample_forms import PLAIN, document_of

WIDTH = 10
REF = re.compile(r"^(t\d+)/([rh])(\d+)/c(\d+)$")


@st.composite
def damaged(draw: st.DrawFn) -> Document:
    """The plain form with rows dropped, doubled, cut off or shifted sideways, and cells blanked or swapped."""
    document = document_of(PLAIN)
    (table,) = document.tables
    rows: list[list[Cell]] = [list(row) for row in table.rows]
    for _ in range(draw(st.integers(0, 12))):
        place = draw(st.integers(0, len(rows) - 1))
        row = rows[place]
        match draw(st.sampled_from(("drop", "double", "cut", "shift", "blank", "swap", "words"))):
            case "drop" if len(rows) > 1:
                rows.pop(place)
            case "double":
                rows.insert(place, list(row))
            case "cut":
                rows[place] = row[: draw(st.integers(0, len(row)))]
            case "shift":
                rows[place] = [EMPTY_CELL] * draw(st.integers(1, 3)) + row
            case "blank" if row:
                row[draw(st.integers(0, len(row) - 1))] = EMPTY_CELL
            case "swap" if len(row) > 1:
                first, second = draw(st.integers(0, len(row) - 1)), draw(st.integers(0, len(row) - 1))
                row[first], row[second] = row[second], row[first]
            case "words" if row:
                row[draw(st.integers(0, len(row) - 1))] = Cell(draw(st.text(max_size=12)))
            case _:
                pass
    width = max(WIDTH, *(len(row) for row in rows))
    padded: tuple[Row, ...] = tuple((*row, *[EMPTY_CELL] * (width - len(row))) for row in rows)
    return document.with_tables({table.id: table.replaced(rows=padded)})


def refs(form: PerformanceForm) -> list[str]:
    found = [field.ref for field in form.fields.values()] + [item.ref for item in form.funding]
    return found + [ref for indicator in form.indicators for ref in (indicator.ref, indicator.target_ref)]


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_a_damaged_form_is_read_without_an_error_and_every_reference_is_a_cell(document: Document) -> None:
    (table,) = document.tables
    forms = read_performance(document)
    performance_equations(forms, {}, Profile(DocumentKind.BUDGET))
    for form in forms:
        for ref in refs(form):
            match = REF.match(ref)
            assert match is not None, ref
            assert 1 <= int(match[3]) <= len(table.rows)
            assert 1 <= int(match[4]) <= table.width


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4))
def test_empty_columns_on_either_side_change_nothing(left: int, right: int) -> None:
    document = document_of(PLAIN)
    (table,) = document.tables
    rows = tuple((*[EMPTY_CELL] * left, *row, *[EMPTY_CELL] * right) for row in table.rows)
    shifted = document.with_tables({table.id: table.replaced(rows=rows)})
    (plain,), (moved,) = read_performance(document), read_performance(shifted)
    assert {name: field.text for name, field in plain.fields.items()} == {n: f.text for n, f in moved.fields.items()}
    assert [(i.half, i.second, i.name, i.target) for i in plain.indicators] == [
        (i.half, i.second, i.name, i.target) for i in moved.indicators
    ]
    assert [(f.half, f.source_of_funds, f.figure) for f in plain.funding] == [
        (f.half, f.source_of_funds, f.figure) for f in moved.funding
    ]
