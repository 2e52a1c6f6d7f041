"""Every number of a recognised table gets its meaning: unit, usual decimals, dimensions, row key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.errors import SettingsError
from reviewer.extract.read import read
from reviewer.forms.bind import bind_tables
from reviewer.forms.bound import BoundTable
from reviewer.forms.catalogue import load
from reviewer.forms.identify import identify
from reviewer.forms.profile import DocumentKind, Level, Regime
from reviewer.model.fact import Dimensions
from reviewer.model.figure import Unit
from tests.forms.tables_kit import REVENUE, SAMPLE, bound_tables, document


@pytest.fixture(scope="module")
def sample() -> dict[str, BoundTable]:
    return {table.form: table for table in bind_tables(read(SAMPLE), load()).values()}


def test_both_sides_of_a_two_sided_table_have_their_own_rows(sample: dict[str, BoundTable]) -> None:
    table = sample["budget-summary"]
    revenue = table.fact("subtotal", "total", "revenue")
    expenditure = table.fact("subtotal", "total", "expenditure")
    assert revenue is not None
    assert expenditure is not None
    assert revenue.dimensions == Dimensions(flow="revenue", vintage="current")
    assert expenditure.dimensions == Dimensions(flow="expenditure")


def test_sources_listed_twice_are_told_apart_by_block(sample: dict[str, BoundTable]) -> None:
    table = sample["appropriation-summary"]
    blocks = [(row.block, row.role) for row in table.rows if row.key == "source:general"]
    assert blocks == [("", "leaf"), ("carried_over", "detail")]
    carried = table.fact("source:general", "total", "revenue", "carried_over")
    assert carried is not None
    assert (carried.dimensions.fund, carried.dimensions.vintage) == ("general", "carried_over")


def test_a_class_row_and_a_code_row_state_the_same_function(sample: dict[str, BoundTable]) -> None:
    in_summary = sample["budget-summary"].fact("class:213", "total", "expenditure")
    in_detail = sample["expenditure-summary"].fact("code:213", "total")
    assert in_summary is not None
    assert in_detail is not None
    assert in_summary.dimensions == in_detail.dimensions


def test_a_title_without_carry_over_limits_the_facts_to_this_year(sample: dict[str, BoundTable]) -> None:
    total = sample["general-budget-expenditure"].fact("total", "total")
    assert total is not None
    assert total.dimensions == Dimensions(flow="expenditure", vintage="current", fund="general")


def test_a_whole_number_in_a_two_decimal_column_has_two_decimals(tmp_path: Path) -> None:
    (table,) = bound_tables(REVENUE.replace("60.00\t50.00", "60\t50.00"), tmp_path)
    fact = table.fact("code:2050202", "total")
    assert fact is not None
    assert (fact.figure.decimals, fact.figure.half_width) == (2, Decimal(50))


def test_split_codes_are_joined_and_lost_zeros_restored(tmp_path: Path) -> None:
    text = """2031年部门一般公共预算基本支出部门预算经济分类预算表
单位：元
项目\t\t\t一般公共预算基本支出\t\t
类\t款\t经济分类科目名称\t合计\t人员经费\t公用经费
301\t\t工资福利支出\t900\t900\t0
301\t2\t津贴补贴\t600\t600\t0
301\t07\t绩效工资\t300\t300\t0
\t\t合计\t900\t900\t0
"""
    (table,) = bound_tables(text, tmp_path)
    assert table.form == "basic-expenditure-economic"
    assert [row.key for row in table.rows] == ["economic:301", "economic:30102", "economic:30107", "total"]


def test_pairs_of_economic_items_that_stand_twice_are_kept_apart(sample: dict[str, BoundTable]) -> None:
    keys = [row.key for row in sample["basic-expenditure-economic"].rows]
    assert len(keys) == len(set(keys))


def test_a_table_without_a_unit_gets_none(tmp_path: Path) -> None:
    (table,) = bound_tables(REVENUE.replace("单位：万元\n", ""), tmp_path)
    assert table.unit is None
    assert table.facts[0].figure.unit is Unit.UNKNOWN


def test_the_three_public_items_of_one_unlabelled_row_are_told_by_their_columns(tmp_path: Path) -> None:
    text = """部门“三公”经费和机关运行经费预算表
单位：万元
2031年“三公”经费预算数\t\t\t\t\t\t2031年机关运行经费预算数
合计\t因公出国(境)费\t公务接待费\t公务用车购置及运行费\t\t\t
\t\t\t小计\t购置费\t运行费\t
47.91\t0\t1.35\t46.56\t25\t21.56\t443.18
"""
    (table,) = bound_tables(text, tmp_path)
    assert table.form == "three-public"
    topics = [fact.dimensions.topic for fact in table.facts]
    items = ["", ".abroad", ".reception", ".vehicles", ".purchase", ".running"]
    assert topics == [*(f"three_public{item}" for item in items), "operating_cost"]
    assert table.facts[4].figure.decimals == 2


def test_the_profile_is_told_by_tables_and_cover() -> None:
    read_document = read(SAMPLE)
    profile = identify(read_document, bind_tables(read_document, load()))
    assert (profile.kind, profile.level, profile.year) == (DocumentKind.BUDGET, Level.UNIT, 2026)
    assert profile.organisation == "望岚市砚溪区水务局"
    assert (profile.family, profile.regime) == ("provincial-13", Regime.INDEPENDENT)


def test_a_blank_form_full_of_placeholders_is_a_template(tmp_path: Path) -> None:
    text = "示例市XX局2031年度部门决算\n\n" + REVENUE.replace("预算", "").replace(".00", "")
    for number in "0123456789":
        text = text.replace(f"\t{number}", "\t")
    text += "\n\n" + "\n\n".join(f"第{n}项支出决算为XXX万元，完成年初预算的XX%。" for n in range(20))
    read_document = document(text, tmp_path)
    assert identify(read_document, bind_tables(read_document, load())).kind is DocumentKind.TEMPLATE


def test_a_text_without_tables_and_titles_is_no_disclosure(tmp_path: Path) -> None:
    read_document = document("会议纪要\n\n今天讨论了供水问题。\n", tmp_path)
    assert identify(read_document, {}).kind is DocumentKind.OTHER


def test_a_wrong_form_file_is_named_with_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "forms" / "x"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text('id = "bad"\nkind = "budget"\ncolour = "red"\n', "utf-8")
    with pytest.raises(SettingsError) as raised:
        load((tmp_path / "forms",))
    assert raised.value.params["path"] == "x/bad.toml"
    assert raised.value.params["name"] == "colour"
