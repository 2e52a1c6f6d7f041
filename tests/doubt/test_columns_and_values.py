"""A column lost or gained at a page break, a value one column aside: as text and as drawn pages.

Each is repaired where more sums close so, the table says why in both languages and keeps what was read at first; where
the sums do not choose nothing changes, the doubt is told, and no finding rests on the cells in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reviewer.model.document import Trust
from reviewer.words import Language
from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, XS, Line, Read
from tests.extract.pdf.paper import Sheet, bands

NO_BASIC: tuple[Line, ...] = (
    ("合计", "", "87.70", "52.20", "35.50", ""),
    *BODY[1:5],
    *((code, name, project, "", project, "") for code, name, _, _, project, _ in BODY[5:]),
)
"""The rows of the second page have no 基本支出."""
FIRST, NEXT = 5, 9
BREAK = ""


def without(rows: Sequence[Line], column: int) -> list[Line]:
    return [row[:column] + row[column + 1 :] for row in rows]


def with_blank(rows: Sequence[Line], column: int) -> list[Line]:
    return [(*row[:column], "", *row[column:]) for row in rows]


def is_told(read: Read, literal: Sequence[Line]) -> None:
    """Why it was read so is said in both languages, what was read at first is kept."""
    (said,) = [doubt for doubt in read.table.doubts if doubt.code == "read-as"]
    assert said.is_repair
    assert "处合计成立，已采用" in said.message.text(Language.CHINESE)
    assert "more sums close" in said.message.text(Language.ENGLISH)
    assert read.literal == list(literal)


def padded(rows: Sequence[Line], width: int = 6) -> list[Line]:
    return [(*row, *[""] * (width - len(row)))[:width] for row in rows]


def test_a_column_lost_at_a_page_break_of_a_text_is_put_back(tmp_path: Path) -> None:
    damaged = [*NO_BASIC[:FIRST], *without(NO_BASIC[FIRST:], 3)]
    read = kit.as_text([HEAD, *damaged[:FIRST], BREAK, *damaged[FIRST:]], tmp_path)
    assert read.rows == list(NO_BASIC)
    is_told(read, padded(damaged))


def test_a_column_lost_on_the_next_page_is_put_back(tmp_path: Path) -> None:
    narrow = (50.0, 100.0, 260.0, 355.0, 450.0, 545.0)
    damaged = [*NO_BASIC[:FIRST], *without(NO_BASIC[FIRST:], 3)]
    pages = kit.first_page([HEAD, *damaged[:FIRST]]), kit.next_page(damaged[FIRST:], narrow)
    read = kit.as_pdf(tmp_path, *pages)
    assert read.rows == list(NO_BASIC)
    is_told(read, padded(damaged))


def test_a_column_gained_at_a_page_break_of_a_text_is_left_out(tmp_path: Path) -> None:
    damaged = [*NO_BASIC[:FIRST], *with_blank(NO_BASIC[FIRST:], 3)]
    read = kit.as_text([HEAD, *damaged[:FIRST], BREAK, *damaged[FIRST:]], tmp_path)
    assert read.rows == list(NO_BASIC)
    is_told(read, padded(damaged))


def test_a_column_gained_on_the_next_page_is_left_out(tmp_path: Path) -> None:
    wide = (50.0, 100.0, 240.0, 300.0, 360.0, 420.0, 480.0, 545.0)
    damaged = [*NO_BASIC[:FIRST], *with_blank(NO_BASIC[FIRST:], 4)]
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *damaged[:FIRST]]), kit.next_page(damaged[FIRST:], wide))
    assert read.rows == list(NO_BASIC)
    is_told(read, padded(damaged))


def test_rows_without_the_values_of_a_column_are_in_doubt_and_not_at_fault(tmp_path: Path) -> None:
    lost = [*BODY[:FIRST], *without(BODY[FIRST:], 4)]
    read = kit.as_text([HEAD, *lost[:FIRST], BREAK, *lost[FIRST:]], tmp_path)
    assert "其数存疑" in read.codes["rows-in-doubt"]
    doubtful = {row for row, _, cell in read.table.body() if cell.trust is Trust.DOUBTFUL}
    assert doubtful == set(range(FIRST, NEXT))
    assert not kit.errors(read)


def moved(row: int, column: int, target: int) -> list[Line]:
    """The body with what stands in one cell in another, what was between them closing up."""
    cells = list(BODY[row])
    cells.insert(column, cells.pop(target))
    return [*BODY[:row], tuple(cells), *BODY[row + 1 :]]


@pytest.mark.parametrize(("row", "column", "target"), [(5, 4, 5), (1, 4, 5)])
def test_a_value_one_column_to_the_right_in_a_text_is_put_back(
    row: int, column: int, target: int, tmp_path: Path
) -> None:
    damaged = moved(row, column, target)
    read = kit.as_text([HEAD, *damaged], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, damaged)


def test_a_value_one_column_to_the_left_in_a_text_is_put_back(tmp_path: Path) -> None:
    head = (*HEAD[:3], "上缴上级支出", *HEAD[3:5])
    whole = [(*row[:3], row[5], *row[3:5]) for row in BODY]
    damaged = [*whole[:5], (*whole[5][:3], whole[5][4], "", whole[5][5]), *whole[6:]]
    read = kit.as_text([head, *damaged], tmp_path)
    assert read.rows == whole
    is_told(read, damaged)


def test_the_amounts_of_a_row_one_column_to_the_right_are_put_back(tmp_path: Path) -> None:
    damaged = moved(3, 2, 5)
    read = kit.as_text([HEAD, *damaged], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, damaged)


@pytest.mark.parametrize("aside", [16, 20])
def test_an_amount_across_a_rule_of_a_page_is_put_where_the_sums_close(aside: float, tmp_path: Path) -> None:
    sheet = Sheet(bands(HEAD, *BODY), XS, kit.TITLE, kit.UNIT, {(6, 4): aside})
    read = kit.as_pdf(tmp_path, sheet)
    assert read.rows == list(BODY)
    assert "压在栏线上" in read.codes["amount-aside"]
    is_told(read, moved(5, 4, 5))


def test_an_amount_that_touches_the_column_left_of_its_own_stays_whole(tmp_path: Path) -> None:
    head = (*HEAD[:3], "上缴上级支出", *HEAD[3:5])
    whole = [(*row[:3], row[5], *row[3:5]) for row in BODY]
    sheet = Sheet(bands(head, *whole), XS, kit.TITLE, kit.UNIT, {(6, 4): -60})
    read = kit.as_pdf(tmp_path, sheet)
    assert read.rows == whole
    assert "处合计成立" in read.said


def test_an_amount_printed_in_another_column_of_a_page_stays_there(tmp_path: Path) -> None:
    damaged = moved(5, 4, 5)
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *damaged]))
    assert read.rows == damaged
    assert not read.said
    assert kit.errors(read)


def test_a_value_aside_that_one_sum_only_would_put_back_stays_and_is_doubtful(tmp_path: Path) -> None:
    damaged = moved(7, 4, 5)
    read = kit.as_text([HEAD, *damaged], tmp_path)
    assert read.rows == damaged
    assert "依据不足，未采用" in read.codes["may-be-read-as"]
    assert {
        ref for row, column, cell in read.table.body() if cell.trust is Trust.DOUBTFUL for ref in [(row, column)]
    } == {
        (7, 4),
        (7, 5),
    }
    assert not kit.errors(read)


def test_two_amounts_in_one_cell_beside_a_blank_are_parted(tmp_path: Path) -> None:
    damaged = list(BODY)
    damaged[5] = (*BODY[5][:3], "9.00 15.25", "", "")
    read = kit.as_text([HEAD, *damaged], tmp_path)
    assert read.rows == list(BODY)
    is_told(read, damaged)


def test_a_name_longer_than_its_cell_does_not_spoil_the_amount_beside_it(tmp_path: Path) -> None:
    long = [*BODY]
    long[3] = ("2050202", "小学教育及其他各类学校教育支出合并列示", *BODY[3][2:])
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *long]))
    assert read.rows == long


def test_a_column_lost_above_and_one_gained_below_are_one_reading_where_the_amounts_are_the_same(
    tmp_path: Path,
) -> None:
    damaged = [*BODY[:FIRST], *with_blank(BODY[FIRST:], 2)]
    read = kit.as_text(
        [HEAD[:5], *(row[:5] for row in damaged[:FIRST]), *(row[:6] for row in damaged[FIRST:])], tmp_path
    )
    assert [row[:5] for row in read.rows] == [row[:5] for row in BODY]
    assert "处合计成立，已采用" in read.said


def test_a_cell_over_two_columns_with_two_amounts_is_parted(tmp_path: Path) -> None:
    lines = [[f"<td>{text}</td>" for text in row] for row in (HEAD, *BODY)]
    lines[6][3:5] = ["<td colspan=2>9.00　　15.25</td>"]
    rows = ["<tr>" + "".join(cells) + "</tr>" for cells in lines]
    path = tmp_path / "a.md"
    path.write_text("\n".join((kit.TITLE, "", kit.UNIT, "", "<table>", *rows, "</table>", "")), "utf-8")
    read = kit.read(path)
    assert read.rows == list(BODY)
    assert not kit.errors(read)


def test_two_amounts_side_by_side_in_a_cell_of_a_page_are_two_however_close(tmp_path: Path) -> None:
    damaged = list(BODY)
    damaged[5] = (*BODY[5][:3], "9.00 15.25", "", "")
    read = kit.as_pdf(tmp_path, kit.first_page([HEAD, *damaged]))
    assert read.rows == list(BODY)
    is_told(read, damaged)
