"""The second reader votes where the first is in doubt: both agree, fewer sums close, or the cells are in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.extract.read import read, read_with_second
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.model.document import Alternative, Document, Doubt, Table, Trust
from reviewer.model.finding import Severity
from reviewer.session.analysis import analyse
from reviewer.words import Language, message
from tests.doubt import kit
from tests.doubt.kit import BODY, HEAD, XS, Line
from tests.extract.pdf.paper import Sheet, bands, printed

Second = Callable[[Document, Sequence[str]], dict[str, Alternative]]
NO_SUMS: tuple[Line, ...] = (
    ("项目名称", "实施单位", "金额", "备注"),
    ("道路养护", "甲单位", "12.30", "续建"),
    ("路灯维修", "乙单位", "45.60", ""),
    ("河道保洁", "丙单位", "7.80", ""),
    ("绿化补植", "丁单位", "9.10", ""),
)
NARROW = (60.0, 200.0, 320.0, 420.0, 500.0)


def sheet(aside: float) -> Sheet:
    """A list without sums, one amount `aside` points away from its place."""
    return Sheet(bands(*NO_SUMS), NARROW, "项目清单", "单位：万元", {(2, 2): aside})


def seeing(row: int, column: int, text: str, target: int = -1) -> Second:
    """A second reader that sees another text in one cell, and the old one in the column `target`."""

    def second(document: Document, identities: Sequence[str]) -> dict[str, Alternative]:
        found = {}
        for identity in identities:
            table = document.table(identity)
            cells = list(table.rows[row])
            if target >= 0:
                cells[target] = replace(cells[target], text=cells[column].text)
            cells[column] = replace(cells[column], text=text)
            rows = (*table.rows[:row], tuple(cells), *table.rows[row + 1 :])
            said = Doubt("second-reader", message("input.doubt.second_reader"), is_repair=True)
            found[identity] = Alternative(table.header, rows, said)
        return found

    return second


def chosen(path: Path, second: Second) -> Table:
    return choose_readings(read(path), load(), second)[0].tables[0]


def codes(table: Table) -> dict[str, str]:
    return {doubt.code: doubt.message.text() for doubt in table.doubts}


def doubtful(table: Table) -> set[tuple[int, int]]:
    return {(row, column) for row, column, cell in table.body() if cell.trust is Trust.DOUBTFUL}


def never(document: Document, identities: Sequence[str]) -> dict[str, Alternative]:
    raise AssertionError(f"asked for {list(identities)}")


def test_a_list_without_sums_and_without_a_doubt_is_not_read_again(tmp_path: Path) -> None:
    path = printed(tmp_path / "a.pdf", sheet(0.0))
    assert not codes(chosen(path, never))


def test_a_list_without_sums_is_read_again_where_an_amount_crosses_a_rule(tmp_path: Path) -> None:
    document, second = read_with_second(printed(tmp_path / "a.pdf", sheet(12.0)))
    assert second is not None
    table = choose_readings(document, load(), second)[0].tables[0]
    assert [tuple(cell.text for cell in row) for row in table.rows] == list(NO_SUMS[1:])
    assert "复读：各格的数相同" in codes(table)["vote-agrees"]
    english = next(doubt for doubt in table.doubts if doubt.code == "vote-agrees").message.text(Language.ENGLISH)
    assert "the same amounts in the same cells" in english


def test_where_the_readers_differ_and_no_sum_decides_the_cells_are_doubtful(tmp_path: Path) -> None:
    table = chosen(printed(tmp_path / "a.pdf", sheet(12.0)), seeing(1, 2, "", target=3))
    assert "t01/r2/c3、t01/r2/c4" in codes(table)["vote-differs"]
    assert {(1, 2), (1, 3)} <= doubtful(table)
    assert table.rows[1][2].text == "45.60"
    assert "45.60" in table.rows[1][3].readings


def test_where_fewer_sums_close_the_first_reading_stands_and_nothing_is_doubtful(tmp_path: Path) -> None:
    wrong = [*BODY[:8], (*BODY[8][:2], "14.52", *BODY[8][3:])]
    path = printed(tmp_path / "a.pdf", kit.first_page([HEAD, *wrong]))
    table = chosen(path, seeing(0, 3, "61.30"))
    assert "成立的合计更少" in codes(table)["vote-kept"]
    assert not doubtful(table)


def test_no_error_rests_on_a_cell_on_which_the_readers_differ(tmp_path: Path) -> None:
    wrong = [*BODY[:8], (*BODY[8][:2], "14.52", *BODY[8][3:])]
    path = printed(tmp_path / "a.pdf", kit.first_page([HEAD, *wrong]))
    found = analyse(read(path), second=seeing(8, 2, "14.27")).findings
    assert not [finding.code for finding in found if finding.severity is Severity.ERROR]
    alone = analyse(read(path)).findings
    assert [finding.code for finding in alone if finding.severity is Severity.ERROR]


def test_what_the_second_reader_sees_is_taken_where_the_sums_close(tmp_path: Path) -> None:
    wrong = [*BODY[:8], (*BODY[8][:2], "14.52", *BODY[8][3:])]
    path = printed(tmp_path / "a.pdf", kit.first_page([HEAD, *wrong]))
    table = chosen(path, seeing(8, 2, "14.25"))
    assert table.rows[8][2].text == "14.25"
    assert "pdfplumber" in codes(table)["read-as"]


def test_amounts_under_no_name_are_told_and_read_again(tmp_path: Path) -> None:
    head = (*HEAD[:4], "", "")
    sheets = Sheet(bands(head, *BODY), XS, kit.TITLE, kit.UNIT)
    asked: list[str] = []

    def second(document: Document, identities: Sequence[str]) -> dict[str, Alternative]:
        asked.extend(identities)
        return {}

    table = chosen(printed(tmp_path / "a.pdf", sheets), second)
    assert "表头无名称" in codes(table)["no-name"]
    assert asked == ["t01"]
    assert not [item for item in analyse(read(tmp_path / "a.pdf")).findings if item.severity is Severity.ERROR]
