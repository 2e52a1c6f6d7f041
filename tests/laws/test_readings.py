"""Where a grid can be read in two ways, arithmetic chooses, the table says so, and the literal reading is kept."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.model.document import Document, InputKind, Trust
from tests.forms.tables_kit import REVENUE, SAMPLE, document

REAL = Path(os.environ.get("REVIEWER_REAL_DOCS", Path(__file__).parents[3] / "shared" / "docs"))

SHORT_ROWS = """2031年预算收入总表
单位：万元
科目编码\t科目名称\t合计\t一般公共预算\t政府性基金\t国有资本经营预算\t财政专户管理资金\t单位资金\t上年结转
合计\t\t90.00\t90.00\t\t\t\t\t25.00
205\t教育支出\t90.00\t90.00\t\t\t\t\t25.00
20502\t普通教育\t60.00\t60.00\t\t\t\t5.00
2050202\t小学教育\t60.00\t60.00\t\t\t\t5.00
20508\t进修及培训\t30.00\t30.00\t\t\t\t20.00
2050803\t培训支出\t30.00\t30.00\t\t\t\t20.00
"""


def test_a_lost_column_is_put_back_where_the_sums_close(tmp_path: Path) -> None:
    chosen, bound = choose_readings(document(SHORT_ROWS, tmp_path), load())
    (table,) = bound.values()
    fact = table.fact("code:2050202", "carried_over")
    assert fact is not None
    assert fact.figure.text == "5.00"
    assert [doubt.is_repair for doubt in chosen.tables[0].doubts if doubt.code == "read-as"] == [True]
    assert chosen.tables[0].alternatives[0].doubt.code == "literal"


def test_a_sound_table_is_read_as_it_stands(tmp_path: Path) -> None:
    read_document = document(REVENUE, tmp_path)
    chosen, _ = choose_readings(read_document, load())
    assert chosen == read_document


def test_only_the_table_of_the_sample_that_lost_a_column_is_repaired() -> None:
    chosen, _ = choose_readings(read(SAMPLE), load())
    repaired = [table.title for table in chosen.tables if any(doubt.code == "read-as" for doubt in table.doubts)]
    assert repaired == ["2026年预算收入总表"]


@pytest.mark.skipif(not (REAL / "000.txt").exists(), reason="real documents are not here")
def test_the_two_damaged_tables_of_a_real_text_come_out_right() -> None:
    _, bound = choose_readings(read(REAL / "000.txt"), load())
    by_form = {table.form: table for table in bound.values()}
    carried = by_form["revenue-summary"].fact("code:2150517", "carried_over")
    state = by_form["appropriation-summary"].fact("subtotal", "state_capital", "expenditure")
    assert carried is not None
    assert state is not None
    assert (carried.figure.text, state.figure.text) == ("105.45", "575.28")


CARRIED = """2031年预算收入总表

单位：万元

科目编码\t科目名称\t合计\t一般公共预算\t政府性基金\t国有资本经营预算\t财政专户管理资金\t单位资金\t上年结转
合计\t\t90.00\t90.00\t\t\t\t\t25.00
205\t教育支出\t90.00\t90.00\t\t\t\t\t25.00
20502\t普通教育\t60.00\t60.00\t\t\t\t5.00\t
2050202\t小学教育\t60.00\t60.00\t\t\t\t5.00\t
20508\t进修及培训\t30.00\t30.00\t\t\t\t20.00\t
2050803\t培训支出\t30.00\t30.00\t\t\t\t20.00\t
"""


def paged(read_document: Document, first_page_rows: int) -> Document:
    """The document with a page break in its only table."""
    table = read_document.tables[0]
    pages = tuple(1 if row < first_page_rows else 2 for row in range(len(table.rows)))
    return read_document.with_tables({table.id: replace(table, row_pages=pages, alternatives=())})


def test_values_one_column_aside_after_a_page_break_are_put_back(tmp_path: Path) -> None:
    chosen, bound = choose_readings(paged(document(CARRIED, tmp_path), 2), load())
    (table,) = bound.values()
    fact = table.fact("code:2050803", "carried_over")
    assert fact is not None
    assert fact.figure.text == "20.00"
    assert any("换页后" in doubt.message.text() for doubt in chosen.tables[0].doubts)


def test_values_in_a_wrong_column_without_a_page_break_stay_a_fault_of_the_disclosure(tmp_path: Path) -> None:
    read_document = paged(document(CARRIED, tmp_path), 99)
    chosen, _ = choose_readings(read_document, load())
    assert chosen == read_document


def test_one_value_in_a_wrong_column_after_a_page_break_stays_a_fault_of_the_disclosure(tmp_path: Path) -> None:
    text = CARRIED.replace("\t\t\t\t5.00\t\n", "\t\t\t\t\t5.00\n").replace(
        "30.00\t30.00\t\t\t\t20.00\t\n2050803", "30.00\t30.00\t\t\t\t\t20.00\n2050803"
    )
    read_document = paged(document(text, tmp_path), 4)
    chosen, _ = choose_readings(read_document, load())
    assert chosen == read_document


def with_readings(read_document: Document, row: int, column: int, text: str, readings: tuple[str, ...]) -> Document:
    """The document with a cell that may show several texts."""
    table = read_document.tables[0]
    cells = list(table.rows[row])
    cells[column] = replace(cells[column], text=text, readings=readings, trust=Trust.DOUBTFUL)
    rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
    return read_document.with_tables({table.id: replace(table, rows=rows)})


def test_of_several_readings_of_a_cell_the_one_that_closes_is_taken(tmp_path: Path) -> None:
    damaged = with_readings(document(REVENUE, tmp_path), 3, 2, "66.00", ("80.00", "60.00"))
    chosen, bound = choose_readings(damaged, load())
    cell = chosen.tables[0].cell(3, 2)
    assert (cell.text, cell.readings) == ("60.00", ("66.00", "80.00"))
    fact = next(iter(bound.values())).at(3, 2)
    assert fact is not None
    assert fact.figure.text == "60.00"
    assert any(doubt.code == "cell-read-as" for doubt in chosen.tables[0].doubts)


def test_a_cell_whose_printed_text_closes_is_left_alone(tmp_path: Path) -> None:
    sound = with_readings(document(REVENUE, tmp_path), 3, 2, "60.00", ("66.00",))
    chosen, _ = choose_readings(sound, load())
    assert chosen.tables[0].cell(3, 2).text == "60.00"


def test_a_value_of_a_page_stays_in_its_printed_column_where_that_is_asked_for(tmp_path: Path) -> None:
    printed = replace(paged(document(CARRIED, tmp_path), 2), kind=InputKind.PDF)
    assert choose_readings(printed, load())[0] != printed
    assert choose_readings(printed, load(), as_printed=True)[0] == printed
