"""Faults of a services directory are told by kind; what the reading does to it is not."""

from __future__ import annotations

from reviewer.model.document import Cell, Document, InputKind, Source, Table, TableKind
from reviewer.rules.a.directory import entries_of, faults_of


def faults(*rows: str) -> list[tuple[str, str, str]]:
    """Kind, code and expectation for rows written as `code|1|2|3|4` or as the name of a department."""
    cells = tuple(
        tuple(Cell(text, Source(line=number)) for text in (row.split("|") + [""] * 5)[:5])
        for number, row in enumerate(rows, start=1)
    )
    table = Table("t01", "", (), cells, kind=TableKind.DIRECTORY)
    entries, found = entries_of(Document("sample.txt", "", InputKind.TEXT, (table,)))
    return [(fault.kind, fault.entry.code, fault.expected) for fault in (*found, *faults_of(entries))]


GOOD = (
    "甲部门",
    "A|公共服务",
    "A16||行业管理服务",
    "A1601|||行业规划服务",
    "A160101||||道路规划",
    "A160102||||桥梁规划",
)


def test_a_good_directory_has_no_faults() -> None:
    assert faults(*GOOD) == []


def test_a_leaf_under_another_parent_is_a_wrong_prefix() -> None:
    assert faults(*GOOD, "A060103||||河道规划") == [("prefix", "A060103", "A160103")]


def test_a_code_whose_upper_row_is_not_printed_lacks_its_parent() -> None:
    assert faults("甲部门", "A|公共服务", "A15||宣传服务", "A1502|||公益宣传", "A1604|||资格管理") == [
        ("parent", "A1604", "A16")
    ]


def test_a_code_without_its_letter_is_told() -> None:
    assert faults(*GOOD, "160103||||河道规划") == [("letter", "A160103", "A160103")]


def test_leaves_with_the_codes_of_inner_rows_lack_digits() -> None:
    rows = (*GOOD[:4], "A1602||||道路规划", "A1603||||桥梁规划", "A1605|||统计服务", "A160501||||年报服务")
    assert faults(*rows) == [("short", "A1602", "A160101"), ("short", "A1603", "A160102")]


def test_one_code_with_two_names_in_a_department_repeats() -> None:
    assert ("repeated", "A160102", "桥梁规划") in faults(*GOOD, "A160102||||河道规划")


def test_a_name_in_the_column_of_another_level_is_no_fault() -> None:
    assert faults("甲部门", "A|公共服务", "A16|行业管理服务", "A1601|||行业规划服务", "A160101||||道路规划") == []


def test_an_empty_name_is_no_fault() -> None:
    assert faults(*GOOD, "A160103||||") == []


def test_the_usual_name_is_that_of_at_least_three_departments() -> None:
    def department(name: str, title: str) -> tuple[str, ...]:
        return (name, "A|公共服务", f"A16||{title}", "A1601|||行业规划服务", f"A160101||||{name}规划")

    usual = [row for name in "甲乙丙" for row in department(f"{name}部门", "行业管理服务")]
    assert faults(*usual, *department("丁部门", "行业管理")) == [("variant", "A16", "行业管理服务")]
    assert faults(*usual[:10], *department("丁部门", "行业管理")) == []


def test_the_name_of_another_code_is_told_apart_from_a_variant() -> None:
    rows: list[str] = []
    for name in "甲乙丙":
        rows += [f"{name}部门", "A|公共服务", "A16||行业管理服务", "A1601|||行业规划服务", "A1602|||行业调查服务"]
    rows += ["丁部门", "A|公共服务", "A16||行业管理服务", "A1602|||行业规划服务"]
    assert faults(*rows) == [("other-name", "A1602", "行业调查服务")]
