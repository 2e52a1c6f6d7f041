"""Performance forms are found by label, whatever grid they have."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.forms.performance import FundingSource, Half, Indicator, PerformanceForm
from reviewer.forms.read_performance import read_performance
from tests.forms.performance.sample_forms import HEAD, PLAIN, document_of


def only(text: str) -> PerformanceForm:
    (form,) = read_performance(document_of(text))
    return form


def texts(form: PerformanceForm) -> dict[str, str]:
    return {name: field.text for name, field in form.fields.items()}


def shown(form: PerformanceForm, half: Half) -> list[tuple[str, str, str, str]]:
    return [(i.first, i.second, i.name, i.target) for i in form.indicators if i.half is half]


def test_a_clean_form_gives_fields_amounts_and_indicators_of_both_halves() -> None:
    form = only(PLAIN)
    assert form.year == 2030
    assert texts(form) == {
        "project": "桥梁养护经费",
        "department": "示例县示例局",
        "department_code": "012",
        "executing_unit": "示例县示例中心",
        "kind": "经常性项目(长期开展)",
        "period": "99年",
        "overview": "养护三座桥梁。",
        "basis": "《示例县桥梁养护办法》",
        "necessity": "保障通行。",
        "measures": "《示例局财务制度》",
        "plan": "2030年12月底前完成。",
        "goal_period": "三年内桥梁完好。",
        "goal_year": "当年完成两座。",
        "responsible": "",
        "handler": "",
        "phone": "",
        "filed": "20291115093000",
    }
    assert form.amount(Half.PERIOD) == Decimal(300000)
    assert form.amount(Half.YEAR) == Decimal("120000.50")
    assert form.amount(Half.YEAR, FundingSource.PROVINCIAL) == Decimal("20000.50")
    assert form.amount(Half.YEAR, FundingSource.OTHER) is None
    assert shown(form, Half.YEAR) == [
        ("产出", "数量", "养护桥梁数量", "2座"),
        ("产出", "数量", "巡查次数", "≥12次"),
        ("产出", "质量", "验收合格率", "100%"),
        ("产出", "时效", "完工时间", "2030年底"),
        ("产出", "成本", "养护成本", "≤12万元"),
        ("效益", "社会效益", "绕行投诉", "≤1起"),
        ("满意度", "服务对象满意度", "居民满意度", "≥95%"),
    ]
    assert not any(indicator.is_shifted for indicator in form.indicators)


def test_references_name_the_cell_of_the_value() -> None:
    form = only(PLAIN)
    total = next(item for item in form.funding if item.half is Half.YEAR)
    assert total.ref == "t01/r4/c8"
    assert form.fields["project"].ref == "t01/r1/c3"
    second: Indicator = [i for i in form.indicators if i.half is Half.YEAR][1]
    assert (second.ref, second.target_ref) == ("t01/r19/c7", "t01/r19/c8")


def test_amounts_on_the_next_line_belong_to_the_label_above() -> None:
    form = only(
        HEAD
        + "项目名称\t甲项目\t\t\n项目属性\t一次性项目\t项目日期\t\n\t\t\t1年\n"
        + "项目资金(元)\t实施期资金总额:\t5,000\t年度资金总额:\t\n\t\t\t5,000\t\n"
        + "\t省级财政资金\t5,000\t省级财政资金\t\n\t\t\t5,000\t\n"
        + "项目概况\t做事。\t\t\n"
    )
    assert form.amount(Half.YEAR) == Decimal(5000)
    assert form.amount(Half.YEAR, FundingSource.PROVINCIAL) == Decimal(5000)
    assert texts(form)["period"] == "1年"


def test_a_half_without_any_amount_is_lost_and_not_blank() -> None:
    form = only(
        HEAD
        + "项目名称\t\t甲项目\n项目资金(元)\t\t实施期资金总额:\t5,000\t年度资金总额:\n"
        + "\t\t省级财政资金\t5,000\t省级财政资金\n"
    )
    assert [item.is_lost for item in form.funding] == [False, True, False, True]


def test_a_blank_source_beside_amounts_is_blank_and_not_lost() -> None:
    form = only(PLAIN)
    assert not any(item.is_lost for item in form.funding)


def test_a_head_repeated_on_the_next_page_is_one_form() -> None:
    head, rest = PLAIN.split("\t效益指标", maxsplit=1)
    repeated = PLAIN[: PLAIN.index("\t产出指标")] + "\t效益指标" + rest
    (form,) = read_performance(document_of(head + "\n" + repeated))
    assert form.table_ids == ("t01", "t02")
    assert [i.name for i in form.indicators if i.half is Half.YEAR][-2:] == ["绕行投诉", "居民满意度"]
    assert texts(form)["filed"] == "20291115093000"


def test_the_same_name_with_other_amounts_is_another_form() -> None:
    other = PLAIN.replace("120,000.50", "130,000.50")
    assert len(read_performance(document_of(PLAIN + "\n" + other))) == 2


def test_two_complete_copies_stay_two_forms() -> None:
    assert len(read_performance(document_of(PLAIN + "\n" + PLAIN))) == 2


def test_label_and_value_in_one_cell_are_told_apart() -> None:
    form = only(
        HEAD
        + "项目名称\t甲项目\t实施单位 示例县示例中心\n项目资金(万元)\t长期资金总额\t12\t年度资金总额\t5.5\n"
        + "负责人：  经办人：  联系电话：  填报日期：20300101010101\t\n"
    )
    assert texts(form)["executing_unit"] == "示例县示例中心"
    assert texts(form)["filed"] == "20300101010101"
    assert form.amount(Half.PERIOD) == Decimal(120000)
    assert form.amount(Half.YEAR) == Decimal(55000)


def test_rows_whose_labels_slid_are_marked_and_those_after_them_too() -> None:
    slid = PLAIN.replace(
        "\t\t成本指标\t养护成本\t≤30万元\t成本指标\t养护成本\t≤12万元",
        "\t成本指标\t时效指标\t及时性\t及时\t成本指标\t时效指标\t及时性\t及时\n\t\t养护成本\t≤30万元\t养护成本\t\t≤12万元",
    )
    marks = {i.name: i.is_shifted for i in only(slid).indicators if i.half is Half.YEAR}
    assert marks["及时性"]
    assert marks["养护成本"]
    assert marks["绕行投诉"]
    assert not marks["验收合格率"]
    assert not marks["居民满意度"]


def test_cells_moved_to_the_left_are_bound_by_order() -> None:
    form = only(PLAIN.replace("\t\t时效指标\t完工时间\t2032年底\t时效指标", "\t时效指标\t完工时间\t2032年底\t时效指标"))
    assert ("产出", "时效", "完工时间", "2030年底") in shown(form, Half.YEAR)


def test_split_costs_stand_under_level_one_cost() -> None:
    form = only(
        HEAD
        + "项目名称\t甲项目\t\t\n资金总额(元)\t年度资金总额\t100\t\n一级指标\t二级指标\t三级指标\t指标值\n"
        + "成本指标\t经济成本指标\t总投资\t≤100元\n\t社会成本指标\t噪声影响天数\t≤3天\n产出指标\t数量指标\t台数\t=2台\n"
    )
    assert shown(form, Half.YEAR) == [
        ("成本", "经济成本", "总投资", "≤100元"),
        ("成本", "社会成本", "噪声影响天数", "≤3天"),
        ("产出", "数量", "台数", "=2台"),
    ]


def test_direction_value_and_measure_in_three_columns_make_one_target() -> None:
    form = only(
        HEAD
        + "项目名称\t甲项目\t\t\t\t\n年度资金总额\t100\t\t\t\t\n"
        + "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\n产出指标\t数量指标\t培训人次\t≥\t200\t人次\n"
    )
    assert shown(form, Half.YEAR) == [("产出", "数量", "培训人次", "≥200人次")]


@pytest.mark.parametrize(("name", "count", "total"), [("000.txt", 10, "93835220"), ("001.txt", 11, "10309402.73")])
def test_real_forms_are_all_read(name: str, count: int, total: str) -> None:
    folder = Path(os.environ.get("REVIEWER_REAL_DOCS", Path(__file__).parents[4] / "shared" / "docs"))
    if not (folder / name).exists():
        pytest.skip("real documents are not here")
    forms = [form for form in read_performance(document_of((folder / name).read_text("utf-8"))) if form.indicators]
    assert len(forms) == count
    assert sum(form.amount(Half.YEAR) or 0 for form in forms) == Decimal(total)
    assert all(form.fields["project"].text and form.fields["filed"].text for form in forms)


def test_a_signature_line_with_signed_labels_is_no_indicator() -> None:
    signed = "单位负责人（签字）：\t\t填报人：\t\t联系电话：\t\t填报时间：\t2029-11-15"
    form = only(PLAIN.replace("负责人:\t\t经办人:\t\t联系电话:\t\t填报日期:\t20291115093000", signed))
    assert {name: texts(form)[name] for name in ("responsible", "handler", "phone", "filed")} == {
        "responsible": "",
        "handler": "",
        "phone": "",
        "filed": "2029-11-15",
    }
    assert shown(form, Half.YEAR)[-1] == ("满意度", "服务对象满意度", "居民满意度", "≥95%")


def test_a_goal_beside_its_label_is_no_column_of_goals() -> None:
    form = only(
        PLAIN.replace(
            "实施期目标\t\t\t\t\t年度目标\t\t\n总体目标\t\t三年内桥梁完好。\t\t\t当年完成两座。\t\t",
            "年度目标\t\t当年完成两座。\t\t\t\t\t",
        )
    )
    assert texts(form)["goal_year"] == "当年完成两座。"
    assert "goal_period" not in texts(form)


def test_a_name_that_speaks_of_its_own_kind_lost_no_label() -> None:
    form = only(
        PLAIN.replace("完工时间", "完工及时率").replace(
            "\t\t质量指标\t验收合格率\t100%\t质量指标\t验收合格率\t100%\n", ""
        )
    )
    assert not any(indicator.is_shifted for indicator in form.indicators)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("□常年性项目 ☑一次性项目", "一次性项目"),
        ("新增专项□ 延续专项☑", "延续专项"),
        ("□新增 ■延续（□一次性 ☑经常性）", "延续、经常性"),
        ("□新增 □延续", ""),
        ("经常性项目(长期开展)", "经常性项目(长期开展)"),
    ],
)
def test_of_several_kinds_the_ticked_one_counts(printed: str, kind: str) -> None:
    assert only(PLAIN.replace("经常性项目(长期开展)", printed)).kind == kind
