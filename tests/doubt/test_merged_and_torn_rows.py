"""Two rows read as one, one row read as two: the sums choose, the table says so, the first reading is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.words import Language
from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, Line, Read
from tests.extract.pdf.paper import bands

TWO = (BODY[3], BODY[4])
"""小学教育 and 初中教育: their amounts differ in every column."""


def merged(upper: Line, lower: Line, between: str) -> Line:
    return tuple(between.join(text for text in pair if text) for pair in zip(upper, lower, strict=True))


def is_told(read: Read, damaged: str) -> None:
    """The repair is said with its reason and what was read at first is kept."""
    assert "处合计成立" in read.said
    assert "more sums close" in next(d.message.text(Language.ENGLISH) for d in read.table.doubts if d.code == "read-as")
    assert any(damaged in text for row in read.literal for text in row)


@pytest.mark.parametrize("between", ["<br>", "<br/>", " "])
def test_two_rows_in_one_row_of_a_pipe_table_are_taken_apart(between: str, tmp_path: Path) -> None:
    read = kit.as_pipes([HEAD, *BODY[:3], merged(*TWO, between), *BODY[5:]], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, "32.90 19.30")


def test_two_rows_in_one_row_of_tab_separated_text_are_taken_apart(tmp_path: Path) -> None:
    read = kit.as_text([HEAD, *BODY[:3], merged(*TWO, " "), *BODY[5:]], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, "41.15 31.30")


def test_two_rows_in_one_row_of_an_html_table_are_taken_apart(tmp_path: Path) -> None:
    paragraphs = tuple(f"<p>{a}</p><p>{b}</p>" for a, b in zip(*TWO, strict=True))
    read = kit.as_html([HEAD, *BODY[:3], paragraphs, *BODY[5:]], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, "8.25 12.00")


def test_two_rows_without_a_rule_between_them_are_taken_apart_on_a_page(tmp_path: Path) -> None:
    lines = [*bands(HEAD, *BODY[:3]), TWO, *bands(*BODY[5:])]
    read = kit.as_pdf(tmp_path, kit.first_page(lines))
    assert read.rows == list(BODY)
    is_told(read, "41.15 31.30")


def test_the_blank_of_a_row_that_shares_its_place_is_found_by_the_sums(tmp_path: Path) -> None:
    upper, lower = BODY[7], ("2080505", "缴费支出", "14.25", "", "14.25", "")
    total = [("合计", "", "96.70", "56.20", "40.50", ""), *BODY[1:5]]
    total += [(*row[:3], "4.00", "20.25", "") for row in BODY[5:7]]
    read = kit.as_text([HEAD, *total, merged(upper, lower, " ")], tmp_path)
    assert read.rows[7:] == [upper, lower]


def test_a_row_with_two_amounts_stays_and_is_told_where_no_sum_decides(tmp_path: Path) -> None:
    lines = [("项目名称", "金额"), ("道路养护", "3.00"), ("路灯 绿化", "1.00 2.00"), ("保洁", "4.00")]
    read = kit.as_text(lines, tmp_path)
    assert read.rows[1] == ("路灯绿化", "1.00 2.00")
    assert not read.said
    assert "可能是几行或几栏读成了一格" in read.codes["rows-merged"]


def torn(row: Line) -> tuple[Line, Line]:
    """The row as a stray rule tears it: code and half the name above, the rest and the amounts below."""
    half = len(row[1]) // 2
    return (row[0], row[1][:half], "", "", "", ""), ("", row[1][half:], *row[2:])


def test_one_row_torn_in_two_lines_of_text_is_put_together(tmp_path: Path) -> None:
    read = kit.as_text([HEAD, *BODY[:8], *torn(BODY[8])], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, BODY[8][1][:8])


def test_one_row_torn_in_two_by_a_stray_rule_is_put_together(tmp_path: Path) -> None:
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *BODY[:3], *torn(BODY[3]), *BODY[4:]]))
    assert read.rows == list(BODY)
    is_told(read, "小学")


def test_two_torn_rows_are_put_together(tmp_path: Path) -> None:
    read = kit.as_text([HEAD, *BODY[:3], *torn(BODY[3]), *BODY[4:8], *torn(BODY[8])], tmp_path)
    assert read.rows == list(BODY)


def test_a_row_torn_by_a_page_break_is_put_together(tmp_path: Path) -> None:
    upper, lower = torn(BODY[4])
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *BODY[:4], upper]), kit.next_page([lower, *BODY[5:]]))
    assert read.rows == list(BODY)
    assert "rows-split" in read.codes or read.said


def test_torn_rows_stay_and_are_told_where_no_sum_decides(tmp_path: Path) -> None:
    lines = [("编号", "名称", "金额"), *((str(n), f"事项{n}", f"{n}.50") for n in range(1, 5))]
    read = kit.as_text([*lines, ("5", "乡村道路", ""), ("", "养护工程", "9.00")], tmp_path)
    assert len(read.rows) == 6
    assert not read.said
    assert "可能是一行读成了两行" in read.codes["rows-torn"]
