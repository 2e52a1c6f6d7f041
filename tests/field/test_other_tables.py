"""Tables of other provinces are read for what they are, and what is not known in them is never called wrong."""

from __future__ import annotations

from pathlib import Path

from tests.field.kit import COVER, analysed, forms, grave

WHOLE_YUAN = """2031年部门支出总表
单位：元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t3988273\t1000000\t2988273
212\t城乡社区支出\t2988273\t\t2988273
21208\t国有土地使用权出让收入安排的支出\t2988273\t\t2988273
2120801\t征地和拆迁补偿支出\t2988273\t\t2988273
213\t农林水支出\t1000000\t1000000\t
21301\t农业农村\t1000000\t1000000\t
2130101\t行政运行\t1000000\t1000000\t
"""
BODY_CODES = """一般公共预算支出预算表
单位：万元
科目编码\t\t\t单位代码\t单位名称（科目）\t合计\t当年财政拨款安排\t上年结转安排
类\t款\t项\t\t\t\t\t
\t\t\t\t合计\t90.00\t80.00\t10.00
213\t01\t01\t305001\t行政运行\t60.00\t60.00\t
213\t01\t99\t305001\t其他农业农村支出\t30.00\t20.00\t10.00
"""
PROJECTS_UNDER_CODES = """一般公共预算项目支出预算表
单位：万元
科目编码\t\t\t单位代码\t单位名称（科目）\t金额
类\t款\t项\t\t\t
\t\t\t305001\t合计\t50.00
213\t01\t99\t305001\t其他农业农村支出\t50.00
213\t01\t99\t305001\t宣传经费\t20.00
213\t01\t99\t305001\t普查经费\t30.00
"""
BY_USE = """2031年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转）
单位：万元
功能科目编码\t功能科目名称\t合计\t人员经费支出\t公用经费支出\t专项业务经费支出\t备注
\t合计\t80.00\t50.00\t10.00\t20.00\t
213\t农林水支出\t80.00\t50.00\t10.00\t20.00\t
21301\t农业农村\t80.00\t50.00\t10.00\t20.00\t
2130101\t行政运行\t60.00\t50.00\t10.00\t\t
2130199\t其他农业农村支出\t20.00\t\t\t20.00\t
"""
NESTED = """2031年部门综合预算收支总表
单位：万元
收入\t\t支出\t
项目\t预算数\t支出功能分科目（按大类）\t预算数
一、部门预算\t100.00\t一、部门预算\t110.00
1、财政拨款\t90.00\t1、农林水支出\t110.00
(1)一般公共预算拨款\t80.00\t\t
其中：专项资金列入部门预算的项目\t20.00\t\t
(2)政府性基金拨款\t10.00\t\t
2、上级补助收入\t\t\t
3、事业收入\t10.00\t\t
本年收入合计\t100.00\t本年支出合计\t110.00
上年结转\t10.00\t结转下年\t
收入总计\t110.00\t支出总计\t110.00
"""
SOURCES = """收入总体情况表
单位：万元
项目\t2031年预算
一、一般公共预算拨款\t80.00
二、政府性基金预算拨款\t10.00
三、其他资金\t15.00
事业收入\t10.00
其他收入\t5.00
本年收入合计\t105.00
四、上年结转、结余\t5.00
收入总计\t110.00
"""
YEARS_IN_ROWS = """一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t合计\t人员经费\t公用经费
\t合计\t60.00\t50.00\t10.00
301\t工资福利支出\t50.00\t50.00\t
30101\t基本工资\t50.00\t50.00\t
302\t商品和服务支出\t10.00\t\t10.00
30201\t办公费\t7.00\t\t7.00
30217\t公务接待费\t3.00\t\t3.00

财政拨款“三公”经费支出表
单位：万元
年度\t“三公”经费财政拨款预算总额\t因公出国（境）费用\t公务接待费\t公务用车购置和运行维护费\t\t
\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费
2030年\t5.00\t\t1.00\t4.00\t\t4.00
2031年\t7.00\t\t3.00\t4.00\t\t4.00
"""


def test_whole_amounts_of_yuan_are_no_codes(tmp_path: Path) -> None:
    table = analysed(COVER + WHOLE_YUAN, tmp_path).material.bound["t01"]
    assert [column.role for column in table.columns] == ["total", "basic", "project"]
    assert grave(COVER + WHOLE_YUAN, tmp_path, "T01", "T02", "T03", "T23") == []


def test_a_wrong_digit_among_whole_amounts_is_found(tmp_path: Path) -> None:
    text = COVER + WHOLE_YUAN.replace("城乡社区支出\t2988273\t\t2988273", "城乡社区支出\t2988273\t\t2989273")
    assert any("t01/r2/c5" in said for said in grave(text, tmp_path))


def test_codes_of_bodies_are_no_part_of_a_functional_code(tmp_path: Path) -> None:
    table = analysed(COVER + BODY_CODES, tmp_path).material.bound["t01"]
    assert table.form == "general-budget-expenditure"
    assert [row.code for row in table.rows if row.code] == ["2130101", "2130199"]
    assert grave(COVER + BODY_CODES, tmp_path, "T01", "T02", "T03", "T24") == []


def test_a_sum_of_vintages_that_breaks_is_found(tmp_path: Path) -> None:
    text = COVER + BODY_CODES.replace("30.00\t20.00\t10.00", "30.00\t21.00\t10.00")
    assert grave(text, tmp_path, "T02", "T03")


def test_projects_printed_under_the_code_they_make_up_are_not_added_twice(tmp_path: Path) -> None:
    assert grave(COVER + PROJECTS_UNDER_CODES, tmp_path, "T01", "T02") == []


def test_the_general_budget_by_use_is_no_table_of_government_funds(tmp_path: Path) -> None:
    assert forms(COVER + BY_USE, tmp_path) == ["general-budget-expenditure"]
    assert grave(COVER + BY_USE, tmp_path, "T01", "T02", "T03", "T20", "X15") == []


def test_rows_of_two_levels_below_one_head_are_added_level_by_level(tmp_path: Path) -> None:
    assert grave(COVER + NESTED, tmp_path, "T05", "T06") == []
    assert grave(COVER + NESTED.replace("拨款\t10.00\t\t", "拨款\t12.00\t\t"), tmp_path, "T05")


def test_sources_without_a_number_may_be_parts_of_the_one_above(tmp_path: Path) -> None:
    assert forms(COVER + SOURCES, tmp_path) == ["revenue-list"]
    assert grave(COVER + SOURCES, tmp_path, "T05") == []


def test_three_public_expenses_with_a_row_for_each_year_are_compared_in_the_right_year(tmp_path: Path) -> None:
    assert grave(COVER + YEARS_IN_ROWS, tmp_path, "X18", "T14") == []
    assert grave(COVER + YEARS_IN_ROWS.replace("\t\t3.00\t4.00", "\t\t2.00\t4.00"), tmp_path)


def test_a_code_in_the_cell_of_the_name_is_no_wrong_name(tmp_path: Path) -> None:
    text = (
        COVER + "2031年部门支出预算表\n单位：万元\n科目名称\t合计\t基本支出\t项目支出\n合计\t80.00\t60.00\t20.00\n"
        "208-社会保障和就业支出\t20.00\t20.00\t\n20805-行政事业单位养老支出\t20.00\t20.00\t\n"
        "2080505-机关事业单位基本养老保险缴费支出\t20.00\t20.00\t\n213-农林水支出\t60.00\t40.00\t20.00\n"
        "21301-农业农村\t60.00\t40.00\t20.00\n2130101-行政运行\t60.00\t40.00\t20.00\n"
    )
    assert forms(text, tmp_path) == ["expenditure-summary"]
    assert grave(text, tmp_path, "T24", "N13", "T01", "T02") == []
    assert grave(
        text.replace("2080505-机关事业单位基本养老保险缴费支出\t20.00", "2080505-其他\t21.00"), tmp_path, "T24"
    )


REVENUE_OF_BODIES = """部门收入预算表
单位：万元
部门（单位）代码\t部门（单位）名称\t合计\t本年收入\t\t\t\t上年结转结余\t\t
\t\t\t小计\t一般公共预算\t政府性基金预算\t事业收入\t小计\t一般公共预算\t政府性基金预算
136\t示例局\t110.00\t100.00\t80.00\t10.00\t10.00\t10.00\t8.00\t2.00
合计\t\t110.00\t100.00\t80.00\t10.00\t10.00\t10.00\t8.00\t2.00
"""


def test_revenue_with_a_subtotal_for_this_year_and_one_for_the_carry_over_adds_up(tmp_path: Path) -> None:
    assert grave(COVER + REVENUE_OF_BODIES, tmp_path, "T04", "T01", "T02") == []
    for printed, wrong in (
        ("100.00\t80.00\t10.00\t10.00", "100.00\t80.00\t10.00\t11.00"),
        ("8.00\t2.00", "8.00\t3.00"),
    ):
        text = REVENUE_OF_BODIES[::-1].replace(printed[::-1], wrong[::-1], 1)[::-1]
        assert grave(COVER + text, tmp_path, "T04")


def test_a_number_of_the_set_below_the_title_hides_no_title(tmp_path: Path) -> None:
    for label in ("预算03表", "财决03表", "部门预算03表", "公开03表"):
        text = WHOLE_YUAN.replace("支出总表\n", f"支出总表\n{label}\n")
        assert forms(COVER + text, tmp_path) == ["expenditure-summary"], label


def test_any_list_of_names_and_amounts_is_not_the_table_of_operating_cost(tmp_path: Path) -> None:
    text = "单位：万元\n项目\t合计\n宣传经费\t20.00\n普查经费\t30.00\n合计\t50.00\n"
    prose = "\n第三部分 2031年部门预算情况说明\n\n八、机关运行经费\n\n2031年机关运行经费预算10.00万元。"
    assert "operating-cost" not in forms(COVER + text + prose, tmp_path)
    assert grave(COVER + text + prose, tmp_path, "N27") == []
