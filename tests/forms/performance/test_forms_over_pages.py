"""A form that a page break cut is one form, also where the break went through a row of it."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.assemble import assemble
from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine, RawPage
from reviewer.forms.performance import Half, PerformanceForm
from reviewer.forms.read_performance import read_performance
from reviewer.model.document import BBox, Cell, InputKind, Page, Row, Source
from tests.forms.performance.sample_forms import PLAIN

EDGES = tuple(float(50 + 60 * number) for number in range(9))
ROWS = [line.split("\t") for line in PLAIN.splitlines() if "\t" in line]
CUT = next(place for place, row in enumerate(ROWS) if "效益指标" in row)


def page(number: int, rows: list[list[str]], above: str = "") -> RawPage:
    box = BBox(50, 100, 530, 600)
    cells: tuple[Row, ...] = tuple(
        tuple(Cell(text, Source(page=number, bbox=box)) for text in (*row, *[""] * (8 - len(row)))) for row in rows
    )
    items: list[RawItem] = [RawLine(above, Source(page=number, bbox=BBox(60, 80, 90, 92)))] if above else []
    items.append(RawGrid(cells, Source(page=number, bbox=box), column_edges=EDGES))
    return RawPage(Page(number, 595, 842), tuple(items))


def forms(*pages: RawPage) -> tuple[PerformanceForm, ...]:
    return read_performance(assemble(RawFile(pages), Path("form.pdf"), "", InputKind.PDF))


def benefits(form: PerformanceForm) -> list[tuple[str, str, str, str]]:
    return [(i.first, i.second, i.name, i.target) for i in form.indicators if i.half is Half.YEAR][-2:]


EXPECTED = [("效益", "社会效益", "绕行投诉", "≤1起"), ("满意度", "服务对象满意度", "居民满意度", "≥95%")]


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    upper = ["", "效益指", "社会效", "绕行投", "≤2起", "社会效", "绕行投", "≤1起"]
    lower = ["", "标", "益", "诉", "", "益", "诉", ""]
    (form,) = forms(page(1, [*ROWS[:CUT], upper]), page(2, [lower, *ROWS[CUT + 1 :]]))
    assert benefits(form) == EXPECTED


def test_the_end_of_a_label_left_above_the_next_page_does_not_part_the_form() -> None:
    upper = ["", "效益指", *ROWS[CUT][2:]]
    (form,) = forms(page(1, [*ROWS[:CUT], upper]), page(2, ROWS[CUT + 1 :], above="标"))
    assert benefits(form) == EXPECTED


def test_rows_that_complete_no_label_stay_two_rows() -> None:
    (form,) = forms(page(1, ROWS[: CUT + 1]), page(2, ROWS[CUT + 1 :]))
    assert benefits(form) == EXPECTED
