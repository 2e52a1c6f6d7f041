"""The grid as text: fixed slots, merged headers, frozen labels, numbers never cut without a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.model.document import Cell, Table
from reviewer.tui.fit import cells
from reviewer.tui.glyphs import Mark
from reviewer.tui.grid.model import grid_model
from reviewer.tui.grid.paint import Layers, grid_lines
from reviewer.tui.grid.window import GridView, placed, reveal
from reviewer.tui.ink import text_of, width_of
from reviewer.tui.look import Look
from tests.tui.sample_document import document

LOOK = Look()
TABLE = document().tables[1]


def painted(table: Table, view: GridView, width: int, height: int = 12, layers: Layers | None = None) -> list[str]:
    """The lines of a table as text."""
    model = grid_model(table, None, LOOK)
    view = reveal(model, view, width, height - 2)
    lines = grid_lines(model, view, layers or Layers(), LOOK, width=width, height=height)
    return [text_of(line).rstrip() for line in lines]


def test_the_grid_shows_merged_headers_slots_roles_states_and_the_current_cell() -> None:
    layers = Layers(
        mark=lambda ref: Mark.CONTRADICTED if ref == "t02/r7/c3" else Mark.PROVED,
        roles={"t02/r7/c3": "+", "t02/r3/c3": "="},
        gutters={6: "!"},
    )
    assert painted(TABLE, GridView(6, 2), 80, 9, layers) == [
        "   项目                                                            2030年预算数",
        "   科目编码 科目名称                               合计    基本支出    项目支出",
        "            合计                              ' 4218.60  '  3120.40  '  1098.20",
        "   213      农林水支出                        ' 3412.15  '  2313.95  '  1098.20",
        "   21301    农业农村                         =' 3412.15  '  2313.95  '  1098.20",
        "   2130101  行政运行                          ' 1876.42  '  1876.42",
        "   2130102  一般行政管理事务                  '  148.00              '   148.00",
        "   2130104  事业运行                          '  437.53  '   437.53",
        "!> 2130106  科技转化与推广服务               +![ 321.60]             '   312.60",
    ]


def test_neither_the_cursor_nor_a_state_moves_a_digit() -> None:
    plain = painted(TABLE, GridView(0, 2), 80)
    other = painted(TABLE, GridView(3, 3), 80, layers=Layers(mark=lambda _ref: Mark.CONTRADICTED))
    column = plain[2].index("4218.60")
    assert cells(plain[2][:column]) == cells(other[2][: other[2].index("4218.60")])


def test_labels_are_cut_with_a_mark_before_a_number_loses_a_digit() -> None:
    lines = painted(TABLE, GridView(12, 2), 60)
    assert any(".." in line for line in lines)
    assert all("486.25" in line for line in lines if "2080505" in line)


@pytest.mark.parametrize("width", [24, 30, 40, 60, 80, 120, 200])
def test_every_line_fits_and_no_number_is_cut(width: int) -> None:
    printed = {cell.text for row in TABLE.rows for cell in row[2:] if cell.text}
    for column in range(5):
        for line in painted(TABLE, GridView(5, column), width):
            assert cells(line) <= width
            words = {word.strip("[]'+!?~=& ") for word in line.split()}
            assert not any(word.replace(".", "").isdigit() and "." in word and word not in printed for word in words)


def test_scrolling_sideways_goes_by_whole_columns_and_keeps_code_and_name() -> None:
    model = grid_model(TABLE, None, LOOK)
    view = reveal(model, GridView(0, 4), 50, 10)
    shown = [item.column.index for item in placed(model, view.first_column, 50)]
    assert shown[:2] == [0, 1]
    assert shown[-1] == 4


def test_a_two_sided_table_freezes_the_label_of_the_side_in_view() -> None:
    header = (tuple(Cell(text) for text in ("收入项目", "预算数", "支出项目", "合计", "一般公共预算", "政府性基金")),)
    rows = (tuple(Cell(text) for text in ("财政拨款", "100.00", "农林水支出", "80.00", "80.00", "0.00")),)
    model = grid_model(Table("t09", "", header, rows), None, LOOK)
    view = reveal(model, GridView(0, 5), 40, 5)
    assert placed(model, view.first_column, 40)[0].column.index == 2


def test_full_width_digits_are_never_cut_in_half() -> None:
    wide = replace(TABLE, rows=tuple((*row[:2], Cell("１２３，４５６．７８"), *row[3:]) for row in TABLE.rows))
    assert any("１２３，４５６．７８" in line for line in painted(wide, GridView(0, 2), 80))


def test_a_tie_between_widths_holds_for_both_widths_of_ambiguous_characters() -> None:
    strange = replace(TABLE, rows=tuple((row[0], Cell("“①甲”…—项目"), *row[2:]) for row in TABLE.rows))
    for ambiguous in (1, 2):
        look = Look(ambiguous=ambiguous)
        model = grid_model(strange, None, look)
        for line in grid_lines(model, GridView(), Layers(), look, width=80, height=10):
            assert width_of(line) <= 80


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=14), min_size=4, max_size=4), min_size=1, max_size=6),
    st.integers(20, 120),
    st.integers(0, 3),
)
def test_no_text_whatever_makes_a_line_too_wide(rows: list[list[str]], width: int, column: int) -> None:
    table = Table("t01", "", (), tuple(tuple(Cell(text) for text in row) for row in rows))
    for line in painted(table, GridView(0, column), width):
        assert cells(line) <= width
        assert "\x1b" not in line
