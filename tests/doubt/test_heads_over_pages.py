"""Heads of tables at page breaks: cut in two, alone on a page, printed again in another way; as text and as pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, Line, Read
from tests.extract.pdf.paper import LEFT

UPPER: Line = ("科目", LEFT, "预算数", LEFT, LEFT, LEFT)
LOWER: Line = ("编码", "名称", *HEAD[2:])
PATHS = (("科目", "编码"), ("科目", "名称"), *(("预算数", name) for name in HEAD[2:]))
BREAK = ""


def in_text(line: Line) -> Line:
    return tuple("" if text == LEFT else text for text in line)


def both_ways(first: Sequence[Line], second: Sequence[Line], folder: Path) -> tuple[Read, Read]:
    """The table over two pages, as text and as PDF."""
    text = kit.as_text([*map(in_text, first), BREAK, *map(in_text, second)], folder)
    return text, kit.as_pdf(folder, kit.first_page(first), kit.next_page(second))


def test_a_head_cut_by_the_page_break_is_one_head_and_it_is_said(tmp_path: Path) -> None:
    for read in both_ways([UPPER], [LOWER, *BODY], tmp_path):
        assert read.rows == list(BODY)
        assert read.table.header_paths == PATHS
        assert "表头被分页截成两段" in read.codes["header-cut"]
        assert not kit.findings(read, "S11")


def test_a_head_cut_and_printed_whole_on_the_next_page_is_one_head(tmp_path: Path) -> None:
    for read in both_ways([UPPER], [UPPER, LOWER, *BODY], tmp_path):
        assert read.rows == list(BODY)
        assert read.table.header_paths == PATHS


@pytest.mark.parametrize("again", [(), (UPPER, LOWER)])
def test_a_head_alone_on_its_page_belongs_to_the_body_on_the_next(again: tuple[Line, ...], tmp_path: Path) -> None:
    for read in both_ways([UPPER, LOWER], [*again, *BODY], tmp_path):
        assert read.rows == list(BODY)
        assert read.table.header_paths == PATHS
        assert not kit.findings(read, "S11")


SPACED: Line = ("编 码", "名 称", "合 计", "基本 支出", "项目 支出", "上缴上级 支出")
CUT: Line = (*LOWER[:5], "上缴上级")
REMARK: Line = (*LOWER[:2], "合计（万元）", *LOWER[3:])


@pytest.mark.parametrize("again", [(UPPER, SPACED), (UPPER, CUT), (UPPER, REMARK), (LOWER,)])
def test_a_head_printed_again_a_little_differently_is_no_second_table(again: tuple[Line, ...], tmp_path: Path) -> None:
    for read in both_ways([UPPER, LOWER, *BODY[:4]], [*again, *BODY[4:]], tmp_path):
        assert read.rows == list(BODY)
        assert read.table.header_paths == PATHS


def test_a_head_printed_again_over_two_lines_is_no_row_of_the_body(tmp_path: Path) -> None:
    lines = ("科目", "科目", "合计", "基本", "项目", "上缴上级"), ("编码", "名称", "", "支出", "支出", "支出")
    for read in both_ways([HEAD, *BODY[:4]], [*lines, *BODY[4:]], tmp_path):
        assert read.rows == list(BODY)


def test_an_empty_table_and_the_next_one_stay_two(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    rows = "\n".join("\t".join(row) for row in (in_text(UPPER), LOWER, *BODY))
    empty = "\t".join(HEAD)
    path.write_text(
        f"2031年政府性基金预算支出表\n\n{kit.UNIT}\n\n{empty}\n\n{kit.TITLE}\n\n{kit.UNIT}\n\n{rows}\n", "utf-8"
    )
    document = kit.document(path)
    assert [len(table.rows) for table in document.tables] == [0, 9]


def test_a_row_without_its_last_amounts_gets_them_from_the_next_page(tmp_path: Path) -> None:
    upper, lower = (*BODY[3][:4], "", ""), ("", "", "", "", *BODY[3][4:])
    for read in both_ways([HEAD, *BODY[:3], upper], [lower, *BODY[4:]], tmp_path):
        assert read.rows == list(BODY)
        assert "处合计成立" in read.said


def test_the_rest_of_a_name_at_the_top_of_the_next_page_begins_no_table(tmp_path: Path) -> None:
    name = BODY[5][1]
    upper, rest = (BODY[5][0], name[:7], *BODY[5][2:]), ("", name[7:], "", "", "", "")
    for read in both_ways([HEAD, *BODY[:5], upper], [rest, *BODY[6:]], tmp_path):
        assert read.rows == list(BODY)
        assert "已合并" in read.codes["rows-split"]


@pytest.mark.parametrize("edges", [(50.0, 260.0, 545.0), (50.0, 180.0, 545.0)])
def test_a_head_whose_columns_the_next_page_sets_anew_belongs_to_the_body_there(
    edges: tuple[float, ...], tmp_path: Path
) -> None:
    read = kit.as_pdf(tmp_path, kit.first_page([("科目", "预算数")], edges), kit.next_page([LOWER, *BODY]))
    assert read.rows == list(BODY)
    assert [path[-1] for path in read.table.header_paths] == list(LOWER)
    assert not kit.findings(read, "S11")
