"""A table is recognised by title, header and row names together, and says why."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.read import read
from reviewer.forms.bind import bind_tables
from reviewer.forms.catalogue import load
from reviewer.words import Language
from tests.forms.tables_kit import REVENUE, SAMPLE, bound_tables

FORMS = [
    "budget-summary",
    "revenue-summary",
    "expenditure-summary",
    "appropriation-summary",
    "general-budget-expenditure",
    "basic-expenditure-economic",
    "government-funds-revenue",
    "government-funds-expenditure",
    "state-capital",
    "three-public",
    "operating-cost",
    "project-expenditure-current",
    "project-expenditure-carried-over",
]


def test_all_thirteen_provincial_tables_are_recognised() -> None:
    assert [table.form for table in bind_tables(read(SAMPLE), load()).values()] == FORMS


def test_a_title_with_a_wrong_number_and_a_foreign_year_is_recognised(tmp_path: Path) -> None:
    (table,) = bound_tables(REVENUE.replace("2031年预算收入总表", "表九 2029年预算收入总表"), tmp_path)
    assert table.form == "revenue-summary"


def test_a_table_without_a_title_is_recognised_by_header_and_rows(tmp_path: Path) -> None:
    (table,) = bound_tables(REVENUE.partition("\n")[2], tmp_path)
    assert table.form == "revenue-summary"


def test_the_longest_title_wins_over_a_shorter_one_inside_it(tmp_path: Path) -> None:
    text = """一般公共预算财政拨款支出决算表
单位：万元
功能分类科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t9.00\t9.00\t
20502\t普通教育\t9.00\t9.00\t
合计\t\t9.00\t9.00\t
"""
    (table,) = bound_tables(text, tmp_path)
    assert table.form == "final-general-expenditure"


def test_two_forms_that_cannot_be_told_apart_stay_unknown(tmp_path: Path) -> None:
    text = """单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t9.00\t9.00\t
20502\t普通教育\t9.00\t9.00\t
合计\t\t9.00\t9.00\t
"""
    (table,) = bound_tables(text, tmp_path)
    assert table.form == ""
    assert "难以区分" in table.reasons[0].text()


def test_a_grid_that_is_no_disclosure_table_is_left_unknown_with_its_facts(tmp_path: Path) -> None:
    (table,) = bound_tables("设备清单\n单位：元\n名称\t数量\t单价\n水泵\t3\t120.00\n阀门\t8\t15.50\n", tmp_path)
    assert table.form == ""
    assert [fact.figure.text for fact in table.facts] == ["3", "120.00", "8", "15.50"]


def test_recognition_explains_itself_in_both_languages(tmp_path: Path) -> None:
    (table,) = bound_tables(REVENUE, tmp_path)
    assert "预算收入总表" in table.reasons[0].text(Language.CHINESE)
    assert "title" in table.reasons[0].text(Language.ENGLISH)


def test_a_province_is_added_by_toml_alone(tmp_path: Path) -> None:
    folder = tmp_path / "forms" / "elsewhere"
    folder.mkdir(parents=True)
    (folder / "grants.toml").write_text(
        """
id = "grants"
kind = "budget"
names = { zh = "转移支付表", en = "Grants" }
titles = ["转移支付明细表"]
rows = ["total"]
row_kind = "function"
dimensions = { flow = "expenditure", topic = "grants" }
[[column]]
role = "code"
kind = "code"
headers = ["@code"]
[[column]]
role = "total"
headers = ["补助总额"]
[[column]]
role = "central"
headers = ["中央"]
dimensions = { fund = "central" }
[[column]]
role = "local"
headers = ["地方"]
dimensions = { fund = "local" }
[[relation]]
rule = "T03"
kind = "row-sum"
column = "total"
addends = ["central", "local"]
""",
        "utf-8",
    )
    text = """2031年转移支付明细表
单位：万元
科目编码\t科目名称\t补助总额\t中央\t地方
合计\t\t9.00\t4.00\t5.00
205\t教育支出\t9.00\t4.00\t5.00
"""
    (table,) = bound_tables(text, tmp_path, load((tmp_path / "forms",)))
    assert (table.form, table.family) == ("grants", "elsewhere")
    assert [column.role for column in table.columns] == ["total", "central", "local"]
    assert table.facts[1].dimensions.topic == "grants"
