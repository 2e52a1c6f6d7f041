"""Sentences as other provinces write them: what is not said is not bound, what is said is checked."""

from __future__ import annotations

from pathlib import Path

from tests.field.kit import COVER, analysed, grave
from tests.field.test_other_tables import BY_USE

SUMMARY = """2031年部门收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款\t80.00\t一、农林水支出\t100.00
二、政府性基金预算拨款\t10.00\t\t
本年收入合计\t90.00\t本年支出合计\t100.00
上年结转\t10.00\t结转下年\t
收入总计\t100.00\t支出总计\t100.00

财政拨款收支总表
单位：万元
收入\t\t支出\t\t\t\t
项目\t预算数\t项目\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算
一、本年收入\t90.00\t一、本年支出\t100.00\t90.00\t10.00\t
（一）一般公共预算拨款\t80.00\t（一）农林水支出\t90.00\t90.00\t\t
（二）政府性基金预算拨款\t10.00\t（二）城乡社区支出\t10.00\t\t10.00\t
二、上年结转\t10.00\t二、结转下年\t\t\t\t
（一）一般公共预算拨款\t10.00\t\t\t\t\t
收入总计\t100.00\t支出总计\t100.00\t90.00\t10.00\t

"""
HEAD = "第三部分 2031年部门预算情况说明\n\n"


def said(prose: str, folder: Path, *codes: str) -> list[str]:
    return grave(COVER + "第二部分 2031年部门预算表\n\n" + SUMMARY + HEAD + prose, folder, *codes)


def test_expenditure_of_the_body_behind_a_list_is_a_statement_of_its_own(tmp_path: Path) -> None:
    prose = (
        "一、部门预算收支说明\n\n2031年本部门预算收入100.00万元，其中一般公共预算拨款收入80.00万元、"
        "上年结转10.00万元，2031年本部门预算收入较上年增加20.00万元，增长25%，主要原因是项目增加；"
        "2031年本部门预算支出100.00万元，其中一般公共预算拨款支出90.00万元、政府性基金拨款支出10.00万元，"
        "2031年本部门预算支出较上年增加20.00万元，增长25%，主要原因是项目增加。"
    )
    assert said(prose, tmp_path, "N01", "N02", "N04", "N07") == []
    wrong = prose.replace("本部门预算支出较上年增加20.00万元，增长25%", "本部门预算支出较上年增加20.00万元，增长52%")
    assert said(wrong, tmp_path, "N07")


def test_parts_of_expenditure_do_not_take_the_fund_of_the_last_source(tmp_path: Path) -> None:
    prose = (
        "四、财政拨款收支情况说明\n\n2031年财政拨款收支总预算100.00万元。收入包括：一般公共预算拨款收入80.00万元，"
        "政府性基金预算拨款收入10.00万元；支出包括：农林水支出90.00万元、城乡社区支出10.00万元。"
    )
    assert said(prose, tmp_path, "N01", "N02") == []


def test_this_years_appropriation_is_not_held_against_a_table_with_carry_over(tmp_path: Path) -> None:
    prose = "五、一般公共预算当年拨款情况说明\n\n（二）一般公共预算当年拨款结构情况\n\n农林水支出80.00万元，占100%。"
    assert said(prose, tmp_path, "N01", "N02") == []


def test_a_number_of_bodies_is_not_a_sum_of_money(tmp_path: Path) -> None:
    prose = (
        "四、“三公”经费预算情况说明\n\n本部门“三公”经费财政拨款预算开支单位包括本级行政单位1个。\n\n"
        "1.因公出国（境）费用。2031年预算数0.00万元。\n\n2.公务接待费。2031年预算数1.00万元。\n\n"
        "3.公务用车购置和运行维护费。2031年预算数4.00万元。"
    )
    assert said(prose, tmp_path, "N05") == []


def test_an_item_named_like_a_body_keeps_its_name(tmp_path: Path) -> None:
    table = BY_USE.replace("21301\t农业农村", "21002\t公立医院").replace("213\t农林水", "210\t卫生健康")
    table = table.replace("2130101\t行政运行", "2100201\t综合医院").replace(
        "2130199\t其他农业农村支出", "2100299\t其他"
    )
    prose = "五、一般公共预算支出情况说明\n\n1.2100201综合医院支出60.00万元，主要用于公立医院方面的支出。"
    assert grave(COVER + table + SUMMARY + HEAD + prose, tmp_path, "N01", "N02") == []
    wrong = prose.replace("60.00", "61.00")
    assert grave(COVER + table + SUMMARY + HEAD + wrong, tmp_path, "N02")


def test_the_change_of_something_else_is_not_given_to_the_last_thing_named(tmp_path: Path) -> None:
    prose = (
        "六、国有资产占有使用情况\n\n截至2030年12月31日，示例局资产总额150.00万元，其中，流动资产50.00万元，"
        "固定资产100.00万元，其他资产0万元。与上年相比，本年资产总额增加10.00万元，其中固定资产增加6.00万元。"
    )
    assert said(prose, tmp_path, "N22", "N07", "N12") == []


def test_a_glossary_among_other_matters_ends_with_its_number(tmp_path: Path) -> None:
    prose = (
        "一、收入情况\n\n2031年收入总预算100.00万元。\n\n二、支出情况\n\n2031年支出总预算100.00万元。\n\n"
        "三、财政拨款情况\n\n2031年财政拨款收支总预算100.00万元。\n\n六、其他公开信息\n\n（一）专业名词解释\n\n"
        "基本支出：指保障机构运转的支出。\n\n（二）政府采购预算情况。本部门无政府采购预算。\n\n"
        "（三）预算绩效情况。2031年纳入绩效目标管理的项目2个。"
    )
    assert said(prose, tmp_path, "C09", "C11") == []


def test_what_stands_behind_a_bracket_goes_on_about_what_stands_before_it(tmp_path: Path) -> None:
    prose = (
        "二、“三公”经费安排情况\n\n2031年“三公”经费6.00万元，比上年增加1.00万元，增长20%，主要原因是下乡增多。其中："
        "因公出国（境）费0万元；公务用车购置及运行费5.00万元（公务用车购置费2.00万元，公务用车运行维护费3.00万元），"
        "比上年增加1.00万元，增长25%；公务接待费1.00万元，与上年持平。"
    )
    assert said(prose, tmp_path, "N07", "N12") == []
    assert said(prose.replace("增长25%", "增长52%"), tmp_path, "N07")


def test_parts_named_by_their_whole_are_its_parts(tmp_path: Path) -> None:
    prose = (
        "二、收入预算情况说明\n\n2031年收入合计100.00万元，其中：本年收入90.00万元，上年结转10.00万元。"
        "本年收入包括：一般公共预算拨款收入80.00万元、政府性基金预算拨款收入10.00万元、国有资本经营预算拨款收入0.00万元。"
    )
    assert said(prose, tmp_path, "N05") == []


def test_a_list_of_projects_need_not_hold_all_project_money(tmp_path: Path) -> None:
    table = (
        "项目支出表\n单位：万元\n项目名称\t合计\t一般公共预算\t政府性基金\n合计\t30.00\t30.00\t\n"
        "宣传经费\t10.00\t10.00\t\n普查经费\t20.00\t20.00\t\n\n"
    )
    prose = (
        "三、支出预算情况说明\n\n2031年支出预算100.00万元，其中：基本支出60.00万元，占60%；项目支出40.00万元，占40%。"
    )
    assert grave(COVER + SUMMARY + table + HEAD + prose, tmp_path, "N01", "N02") == []


def test_halves_of_the_vehicles_may_stand_in_the_table_alone(tmp_path: Path) -> None:
    table = (
        "一般公共预算“三公”经费支出表\n单位：万元\n合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\n"
        "\t\t小计\t公务用车购置费\t公务用车运行费\t\n6.00\t\t5.00\t2.00\t3.00\t1.00\n\n"
    )
    prose = (
        "七、“三公”经费情况说明\n\n2031年“三公”经费预算6.00万元，其中：因公出国（境）费0万元，"
        "公务用车购置及运行费5.00万元，公务接待费1.00万元。"
    )
    assert grave(COVER + SUMMARY + table + HEAD + prose, tmp_path, "N14", "N02") == []
    assert grave(COVER + SUMMARY + table + HEAD + prose.replace("，公务接待费1.00万元", ""), tmp_path, "N14")


def test_last_years_accounts_may_stand_beside_the_budget(tmp_path: Path) -> None:
    prose = (
        "一、2031年“三公”经费预算情况\n\n2031年“三公”经费预算0万元。\n\n"
        "二、2030年“三公”经费决算情况\n\n2030年支出0万元。"
    )
    assert said(prose, tmp_path, "S03") == []


def test_the_one_share_of_a_list_that_does_not_fit_the_common_whole_is_found(tmp_path: Path) -> None:
    prose = (
        "五、一般公共预算支出情况说明\n\n2031年一般公共预算当年拨款支出80.00万元，与上年持平。\n\n"
        "农林水支出50.00万元，占62.50%；住房保障支出20.00万元，占25.00%；卫生健康支出10.00万元，占12.50%。"
    )
    assert said(prose, tmp_path, "N06") == []
    assert said(prose.replace("占25.00%", "占35.00%"), tmp_path, "N06")


def test_two_ways_of_classifying_are_two_lists_of_one_whole(tmp_path: Path) -> None:
    prose = (
        "三、支出预算情况说明\n\n2031年支出预算100.00万元，按支出功能分类，农林水支出70.00万元、住房保障支出30.00万元；"
        "按支出性质分类，基本支出60.00万元（其中：人员经费50.00万元，公用经费10.00万元），项目支出40.00万元。"
    )
    assert said(prose, tmp_path, "N05") == []
    assert said(prose.replace("项目支出40.00万元", "项目支出41.00万元"), tmp_path, "N05")


def test_the_amount_of_last_year_named_by_its_year_is_the_base(tmp_path: Path) -> None:
    prose = (
        "七、“三公”经费情况说明\n\n2031年“三公”经费预算18.00万元，较2030年的20.00万元减少2.00万元，下降10%；其中："
        "公务接待费8.00万元，较上年减少1.00万元，下降11.1%；公务用车购置及运行维护费10.00万元，较上年减少1.00万元，"
        "下降9.1%。下降的主要原因是厉行节约。"
    )
    assert said(prose, tmp_path, "N07", "N08", "N04") == []
    assert said(prose.replace("下降9.1%", "下降9.9%"), tmp_path, "N07")


def test_a_reason_ends_where_the_next_item_of_the_list_begins(tmp_path: Path) -> None:
    prose = (
        "七、“三公”经费情况说明\n\n2031年“三公”经费预算比上年减少1.00万元，其中：公务用车运行费减少2.00万元，"
        "主要原因是落实过紧日子要求；公务接待费增加1.00万元，主要原因是新增工作任务。"
    )
    assert said(prose, tmp_path, "N10") == []
    assert said(prose.replace("落实过紧日子要求", "公务用车运行费增加"), tmp_path, "N10")


def test_an_item_may_be_titled_with_its_code(tmp_path: Path) -> None:
    table = BY_USE.replace("其他农业农村支出", "执法监管")
    prose = (
        "五、一般公共预算支出情况说明\n\n1.执法监管（2130199）：2031年预算20.00万元，比上年增加2.00万元，增长11.11%。"
    )
    assert grave(COVER + table + HEAD + prose, tmp_path, "N01", "N02", "N07") == []
    assert grave(COVER + table + HEAD + prose.replace("20.00", "21.00"), tmp_path, "N02")


def test_revenue_compared_behind_its_list_is_not_the_last_of_the_list(tmp_path: Path) -> None:
    prose = (
        "一、收支总体情况\n\n（一）收入预算。2031年年初预算数100.00万元，其中：一般公共预算拨款90.00万元，"
        "上年结转收入10.00万元。收入较2030年增加20.00万元，增长25%，主要是项目增加。"
    )
    assert said(prose, tmp_path, "N07", "Y01") == []
    assert said(prose.replace("增长25%", "增长52%"), tmp_path, "N07")


def test_areas_above_and_below_ground_make_the_area(tmp_path: Path) -> None:
    prose = (
        "八、项目情况说明\n\n一、项目概况\n\n规划建筑面积为900平方米，其中地上建筑面积为600平方米"
        "（其中计容面积590平方米，不计容面积10平方米），地下建筑面积为300平方米。"
    )
    assert said(prose, tmp_path, "N05") == []
    assert said(prose.replace("590", "509"), tmp_path, "N05")
    assert said(prose.replace("规划建筑面积为900", "规划建筑面积约为950"), tmp_path, "N05") == []


def test_an_item_and_its_amounts_may_read_alike_in_two_items(tmp_path: Path) -> None:
    same = "2031年预算安排0.00万元，2030年预算安排0.00万元，与上年预算数相同，无增减变化情况，符合规定要求。"
    prose = f"七、“三公”经费情况说明\n\n（一）因公出国（境）费。{same}\n\n（二）公务接待费。{same}"
    assert said(prose, tmp_path, "S10") == []


FINAL = COVER.replace("预算", "决算") + "第三部分 2031年度部门决算情况说明\n\n"


def test_what_is_compared_behind_a_bracket_and_a_stop_is_what_stood_before_the_bracket(tmp_path: Path) -> None:
    prose = (
        "一、收入支出决算总体情况说明\n\n2031年度收入总计100.00万元（其中：本年收入90.00万元，年初结转和结余10.00万元），"
        "支出总计100.00万元（其中：本年支出95.00万元，年末结转和结余5.00万元）。与上年决算数80.00万元相比，增加20.00万元，"
        "增长25.00%。主要原因：新增项目。"
    )
    assert grave(FINAL + prose, tmp_path, "N07", "N08") == []
    assert grave(FINAL + prose.replace("增长25.00%", "增长52.00%"), tmp_path, "N07")


def test_items_with_codes_and_without_a_budget_are_items(tmp_path: Path) -> None:
    prose = (
        "五、一般公共预算财政拨款支出决算情况说明\n\n（三）一般公共预算财政拨款支出决算具体情况\n\n"
        "2031年度支出年初预算为20.00万元，支出决算为30.00万元，完成年初预算的150.00%。其中：\n\n"
        "1. 2130101行政运行，年初无预算，支出决算为10.00万元。决算数大于预算数的主要原因是年中追加。\n\n"
        "2、一般公共服务支出（201）政府办公厅（室）及相关机构事务（03）行政运行（01），年初无预算，支出决算为20.00万元。"
        "决算数大于预算数的主要原因是年中追加。"
    )
    assert grave(FINAL + prose, tmp_path, "N04", "N05", "N07") == []


def test_what_performance_targets_concern_is_not_the_whole_appropriation(tmp_path: Path) -> None:
    prose = (
        "五、其他重要事项的情况说明\n\n3.绩效目标设置情况。2031年项目支出均实行了绩效目标管理，"
        "涉及一般公共预算当年财政拨款20.00万元。"
    )
    assert said(prose, tmp_path, "N01", "N02") == []


def test_parts_of_expenditure_behind_revenue_and_expenditure_are_those_of_the_fund(tmp_path: Path) -> None:
    prose = (
        "三、单位预算情况说明\n\n2031年一般公共预算财政拨款收入90.00万元，一般公共预算财政拨款支出90.00万元，比2030年增加10.00万元。"
        "其中：基本支出60.00万元，比2030年增加5.00万元，主要原因是人员增加，主要用于保障工资；项目支出30.00万元，"
        "比2030年增加5.00万元，主要原因是新增工作任务，主要用于保障履职。"
    )
    assert said(prose, tmp_path, "N01", "N02", "N05") == []
    assert said(prose.replace("项目支出30.00", "项目支出31.00"), tmp_path, "N05")


def test_an_item_in_quotation_marks_or_named_like_a_body_is_an_item(tmp_path: Path) -> None:
    table = BY_USE.replace("21301\t农业农村", "21002\t公立医院").replace("213\t农林水", "210\t卫生健康")
    table = table.replace("2130101\t行政运行", "2100201\t综合医院").replace(
        "2130199\t其他农业农村支出", "2100299\t其他"
    )
    head = "五、一般公共预算支出情况说明\n\n（一）卫生健康支出（类）\n\n"
    for prose in (
        f"{head}1.公立医院（款）综合医院（项）支出60.00万元，与上年持平。",
        f"{head}“卫生健康支出”（类）“公立医院”（款）“综合医院”（项）支出60.00万元，主要用于人员经费。",
    ):
        assert grave(COVER + table + SUMMARY + HEAD + prose, tmp_path, "N01", "N02") == []
    assert grave(COVER + table + SUMMARY + HEAD + prose.replace("60.00", "61.00"), tmp_path, "N02")


def test_shares_of_a_list_set_in_paragraphs_are_of_what_stands_above(tmp_path: Path) -> None:
    prose = (
        "一、收支预算总体情况说明\n\n收入预算100.00万元，包括：\n\n（1）一般公共预算拨款收入90.00万元，占90%。\n\n"
        "（2）事业收入10.00万元，占10%。"
    )
    assert said(prose, tmp_path, "N06") == []
    assert said(prose.replace("占10%", "占12%"), tmp_path, "N06")


def test_a_file_in_traditional_characters_is_read_as_in_simplified_ones(tmp_path: Path) -> None:
    text = (
        "寧溪省柳坪縣示例局\n\n2031年部門預算\n\n第三部分 2031年部門預算情況說明\n\n七、“三公”經費預算情況說明\n\n"
        "2031年“三公”經費財政撥款預算10.00萬元，比上年減少2.00萬元，下降16.67%，主要原因是壓減支出。其中：因公出國（境）費0萬元，"
        "與上年持平；公務接待費4.00萬元，比上年減少2.00萬元，下降33.33%；公務用車購置及運行費6.00萬元（公務用車購置費0萬元，"
        "公務用車運行維護費6.00萬元），與上年持平。"
    )
    found = analysed(text, tmp_path)
    assert [doubt.code for doubt in found.document.doubts] == ["traditional-characters"]
    assert grave(text, tmp_path, "N07", "N14", "N05", "C06") == []
    assert grave(text.replace("下降33.33%", "下降32.33%"), tmp_path, "N07")


def test_a_traditional_character_in_a_name_changes_nothing(tmp_path: Path) -> None:
    assert not analysed(COVER + HEAD + "一、總體情況\n\n2031年预算100.00万元。", tmp_path).document.doubts


def test_a_sentence_written_three_times_with_one_number_by_a_slip(tmp_path: Path) -> None:
    reason = "主要原因：项目支出增加，较上一年度增加1133.95万元，主要由于办公楼修缮和设备更新等。"
    prose = (
        f"一、总体情况\n\n2031年度收入支出总计100.00万元。{reason}\n\n二、财政拨款情况\n\n2031年度财政拨款收支100.00万元。{reason}"
        f"\n\n三、一般公共预算情况\n\n一般公共预算支出100.00万元。{reason}"
    )
    assert grave(FINAL + prose, tmp_path, "N04", "N08") == []
    start, end = prose[:-60], prose[-60:]
    for old, new, code in (("1133.95", "1133.59", "N04"), ("增加1133", "减少1133", "N08"), ("1133.95", "980.20", "")):
        assert [line[:3] for line in grave(FINAL + start + end.replace(old, new), tmp_path, "N04", "N08")] == [code][
            : bool(code)
        ]
