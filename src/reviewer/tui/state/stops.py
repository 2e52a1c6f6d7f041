"""Where the cursor can stand in prose (paragraphs and their numbers) and in a performance form (rows and halves)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.forms.performance import FundingSource, Half, Indicator, PerformanceForm
from reviewer.narrative.ledger import Ledger, NumberState, ProseNumber
from reviewer.overlay.refs import parse_ref
from reviewer.tui.state.places import Place

FIELDS = (
    "project", "department", "department_code", "executing_unit", "kind", "period", "overview", "basis", "necessity",
    "measures", "plan", "responsible", "handler", "phone", "filed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing the cursor can stand on. `text` as read; `is_lost`: the reading lost it."""

    ref: str
    text: str
    is_lost: bool = False
    target_ref: str = ""
    """Reference of the indicator's value, where that is another cell."""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A row of stops. In prose: a paragraph (first) and its numbers. In a form: a label and up to two halves."""

    label: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Stops:
    """All rows of a place."""

    rows: tuple[StopRow, ...]

    def ref(self, row: int, column: int) -> str:
        """The reference at a row and column; the last one of the row where the column is beyond; "" without rows."""
        if not 0 <= row < len(self.rows):
            return ""
        cells = self.rows[row].cells
        return cells[min(max(column, 0), len(cells) - 1)].ref if cells else ""

    def find(self, ref: str) -> tuple[int, int]:
        """Row and column of a reference: itself, else the number that overlaps it, else its paragraph, else 0, 0."""
        parts = parse_ref(ref)
        nearest = (0, 0)
        for row, item in enumerate(self.rows):
            for column, cell in enumerate(item.cells):
                if cell.ref == ref or (cell.target_ref and cell.target_ref == ref):
                    return row, column
                other = parse_ref(cell.ref)
                if parts is None or other is None or other.block != parts.block:
                    continue
                if other.start >= 0 and parts.start >= 0 and parts.start < other.end and other.start < parts.end:
                    return row, column
                if (other.row == parts.row and parts.row >= 0) or column == 0:
                    nearest = (row, column) if nearest == (0, 0) or other.row == parts.row else nearest
        return nearest


def prose_stops(place: Place, ledger: Ledger) -> Stops:
    """Each paragraph and the numbers in it; constants are not stopped at."""
    numbers: dict[str, list[ProseNumber]] = {}
    for number in ledger.numbers:
        numbers.setdefault(number.ref.split("/")[0], []).append(number)
    rows = []
    for block in place.blocks:
        inside = [item for item in numbers.get(block.id, ()) if item.state is not NumberState.CONSTANT]
        cells = (Cell(block.id, block.text), *(Cell(item.ref, item.figure.text) for item in inside))
        rows.append(StopRow("", cells))
    return Stops(tuple(rows))


def numbers_by_block(ledger: Ledger) -> dict[str, list[tuple[str, int, int, bool]]]:
    """The numbers of every paragraph in reading order: reference, start, end, and whether the cursor stops there."""
    found: dict[str, list[tuple[str, int, int, bool]]] = {}
    for item in ledger.numbers:
        parts = parse_ref(item.ref)
        if parts is not None and parts.start >= 0:
            stops = item.state is not NumberState.CONSTANT
            found.setdefault(parts.block, []).append((item.ref, parts.start, parts.end, stops))
    for numbers in found.values():
        numbers.sort(key=lambda entry: entry[1])
    return found


def form_stops(place: Place, _ledger: Ledger) -> Stops:
    """Fields, goals, funding and indicators of a form, both halves side by side by meaning."""
    form = place.form
    return Stops(tuple(_form_rows(form))) if form is not None else Stops(())


def _form_rows(form: PerformanceForm) -> Iterable[StopRow]:
    for name in FIELDS:
        field = form.fields.get(name)
        if field is not None:
            yield StopRow(f"field.{name}", (Cell(field.ref, field.text, field.is_lost),))
    goals = [form.fields.get("goal_period"), form.fields.get("goal_year")]
    if any(goals):
        yield StopRow("field.goal", tuple(Cell(f.ref, f.text, f.is_lost) if f else Cell("", "") for f in goals))
    for source in FundingSource:
        cells = tuple(_funding(form, half, source) for half in Half)
        if any(cell.ref for cell in cells):
            yield StopRow(f"funding.{source.value}", cells, "funding")
    yield from _indicator_rows(form)


def _funding(form: PerformanceForm, half: Half, source: FundingSource) -> Cell:
    for item in form.funding:
        if item.half is half and item.source_of_funds is source:
            return Cell(item.ref, item.figure.text if item.figure else "", item.is_lost)
    return Cell("", "")


def _indicator_rows(form: PerformanceForm) -> Iterable[StopRow]:
    """Indicators of both halves paired inside each pair of levels, in printed order."""
    groups: dict[tuple[str, str], tuple[list[Indicator], list[Indicator]]] = {}
    for item in form.indicators:
        pair = groups.setdefault((item.first, item.second), ([], []))
        pair[0 if item.half is Half.PERIOD else 1].append(item)
    for (first, second), (period, year) in groups.items():
        for place in range(max(len(period), len(year))):
            cells = tuple(_indicator(side[place]) if place < len(side) else Cell("", "") for side in (period, year))
            yield StopRow(f"{first} {second}".strip(), cells, "indicator")


def _indicator(item: Indicator) -> Cell:
    return Cell(item.ref, f"{item.name}  {item.target}".strip(), item.is_shifted, item.target_ref)
