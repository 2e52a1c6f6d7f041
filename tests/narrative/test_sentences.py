"""Sentences of provincial budgets: what each number is, and which equations it stands in."""

from __future__ import annotations

import pytest

from reviewer.narrative.ledger import NumberState
from tests.narrative.reading import BODY, prose

TOTALS = (
    f"2030年度{BODY}预算收入总计1,200.00万元，其中：本年收入1,100.00万元，上年结转100.00万元，比上年增加200.00万元，"
    f"增长20.00%，主要原因是新增桥梁养护项目；本年单位预算支出总计1,200.00万元，其中：本年预算安排1,100.00万元，"
    f"上年结转100.00万元，比上年增加200.00万元，增长20.00%，主要原因是新增桥梁养护项目。"
)


def test_a_sentence_of_totals_is_read_whole() -> None:
    found = prose(TOTALS)
    assert found.broken() == []
    assert found.held().count("N07") == 2
    assert found.held().count("N05") == 2
    revenue = found.statement("收入总计")
    assert revenue.reason == "新增桥梁养护项目"
    assert [movement.sign for movement in revenue.movements] == [1]
    assert all(number.state is not NumberState.UNSOURCED for number in found.ledger.numbers)


@pytest.mark.parametrize(
    ("printed", "wrong", "code"),
    [
        ("增长20.00%", "增长20.01%", "N07"),
        ("增加200.00万元，增长20.00%", "增加201.00万元，增长20.00%", "N07"),
        ("上年结转100.00万元，比上年增加", "上年结转101.00万元，比上年增加", "N05"),
    ],
)
def test_a_wrong_digit_breaks_the_equation_it_stands_in(printed: str, wrong: str, code: str) -> None:
    assert code in prose(TOTALS.replace(printed, wrong, 1)).broken()


def test_a_wrong_direction_word_is_told_from_a_wrong_rate() -> None:
    text = f"2030年{BODY}支出预算80.00万元，2029年执行数100.00万元，2030年预算安排80.00万元，比上年执行数增加20.00%。"
    assert prose(text, heading="三、支出预算情况说明").broken() == ["N08"]


def test_years_dates_and_document_numbers_are_constants() -> None:
    found = prose("根据示财〔2029〕12号文件，截至2029年12月31日，第3次会议通过。")
    assert {number.state for number in found.ledger.numbers} == {NumberState.CONSTANT}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("支出预算1 234.50万元", "1234.50"),
        ("支出预算１，２３４．５０万元", "1234.50"),
        ("支出预算1,234.\n50 万元", "1234.50"),
        ("支出预算1234.5 万 元", "1234.5"),
        ("支出预算0.12345亿元", "0.12345"),
    ],
)
def test_a_number_is_found_however_it_is_set(text: str, value: str) -> None:
    found = prose(text + "。", heading="三、支出预算情况说明")
    amounts = [number for number in found.ledger.numbers if number.measure == "amount"]
    assert [str(number.figure.value) for number in amounts] == [value]
    assert all(number.figure.unit.is_money for number in amounts)


def test_references_point_at_the_printed_characters() -> None:
    text = "2030年支出预算 １，２３４．５０ 万元。"
    found = prose(text, heading="三、支出预算情况说明")
    number = next(number for number in found.ledger.numbers if number.measure == "amount")
    block, _, span = number.ref.partition("/")
    start, end = (int(part) for part in span.split("-"))
    assert block == "b0003"
    assert text[start:end] == "１，２３４．５０"


def test_three_public_items_make_the_total_and_the_changes_too() -> None:
    found = prose(
        f"2030年{BODY}“三公”经费预算76.00万元，比2029年增加10.00万元，主要原因是购置车辆。",
        "其中：因公出国（境）费0万元，与上年预算数相同；公务接待费2.00万元，与上年相比预算数减少8.00万元；公务用车购置及"
        "运行费74.00万元，与上年相比预算数增加18.00万元，公务用车运行维护费56.00万元，与上年预算数相同；公务用车购置费"
        "18.00万元，与上年相比预算数增加18.00万元。",
        heading="七、“三公”经费增减变动原因说明",
    )
    assert found.broken() == []
    assert found.held().count("N05") == 2
    assert found.held().count("N12") == 2


def test_the_three_procurement_kinds_make_the_total() -> None:
    text = (
        "政府采购预算总额25.00万元。其中：政府采购货物预算10.00万元、政府采购工程预算0万元、政府采购服务预算16.00万元。"
    )
    assert prose(text, heading="九、政府采购情况").broken() == ["N28"]


def test_vehicles_by_kind_make_the_number_at_hand() -> None:
    text = "共有公务用车编制3辆，实有3辆，其中：机要通信用车1辆，应急保障用车1辆，其他公务用车2辆。"
    assert prose(text, heading="十一、国有资产占有使用情况").broken() == ["A01"]


def test_a_share_is_taken_of_the_whole_above_it() -> None:
    text = f"2030年度{BODY}支出预算9799.45万元，其中：基本支出257.48万元，占2.63%；项目支出9541.97万元，占97.38%。"
    assert prose(text, heading="三、支出预算情况说明").broken() == ["N06"]


def test_completion_and_unchanged_of_final_accounts() -> None:
    item = "1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。主要用于：退休人员支出。"
    good = item + "年初预算为54.53万元，支出决算为54.53万元，完成年初预算的100.00%。决算数同预算数持平。"
    bad = item + "年初预算为54.53万元，支出决算为45.53万元，完成年初预算的100.00%。决算数同预算数持平。"
    heading = "五、一般公共预算财政拨款支出决算情况说明"
    assert prose(good, heading=heading, final=True).broken() == []
    assert prose(bad, heading=heading, final=True).broken() == ["F17", "N16"]


def test_a_paragraph_cut_by_a_page_break_is_read_as_one() -> None:
    first = (
        "2030年示例县示例局纳入绩效目标管理的二级项目3个，共计金额30.00万元。其中：其他运转类项目1个，"
        "涉及金额18.00万元；特定目标类项"
    )
    second = "目2个，涉及金额12.00万元。"
    found = prose(first, second, heading="十、绩效管理情况")
    assert found.broken() == []
    assert found.held().count("N05") == 2
    assert found.number("12.00").ref.startswith("b0004/")
    assert found.number("2").source.line == 4


def test_two_lines_of_their_own_are_not_joined() -> None:
    found = prose("一般公共预算当年拨款结构图", "2030年支出预算120.00万元。", heading="三、支出预算情况说明")
    assert found.statement("支出预算").ref.startswith("b0004/")
