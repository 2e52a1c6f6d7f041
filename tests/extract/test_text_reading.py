"""Extracted text becomes a document: tables with header, unit and body, joined over breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.extract.assemble import assemble
from reviewer.extract.text_reader import read_text
from reviewer.model.document import Document, Heading, InputKind, Paragraph, Table, TableKind
from reviewer.model.figure import Unit

SUMMARY = """
预算公开表1

## 2031年预算收支总表

单位名称：青河县渔业站

单位：万元

收入\t\t支出\t\t\t
项目\t2031年\t项目\t2031年合计\t当年预算安排\t上年结转安排
一、一般公共预算\t12.50\t一、一般公共服务支出\t10.00\t10.00\t
二、政府性基金预算\t\t二、外交支出\t\t\t

\t\t三、国防支出\t2.50\t2.50\t
收入总计\t12.50\t支出总计\t12.50\t12.50\t

注：本表无结转
"""


def document(text: str) -> Document:
    return assemble(read_text(text.encode(), "sample.txt"), Path("sample.txt"), "0" * 64, InputKind.TEXT)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_table_cut_by_a_blank_line_is_one_table_with_its_caption() -> None:
    (table,) = document(SUMMARY).tables
    assert (table.label, table.title, table.organisation) == ("预算公开表1", "2031年预算收支总表", "青河县渔业站")
    assert table.unit is Unit.TEN_THOUSAND_YUAN
    assert len(table.header) == 2
    assert len(table.rows) == 4
    assert table.notes[0].text == "注：本表无结转"


def test_header_paths_come_from_blanks_beside_upper_cells() -> None:
    (table,) = document(SUMMARY).tables
    assert table.header_paths[0] == ("收入", "项目")
    assert table.header_paths[4] == ("支出", "当年预算安排")


def test_every_cell_knows_its_line() -> None:
    (table,) = document(SUMMARY).tables
    assert table.rows[0][1].source.line == 12


def test_header_three_rows_deep_with_a_row_of_column_numbers() -> None:
    (table,) = document(
        "项目名称\t合计\t2031年财政拨款\t\t\t单位资金\n\t\t一般公共预算\t政府性基 金预算\t国有资本经营预算\t\n"
        "1\t2\t3\t4\t5\t6\n青河县渔业站\t5.00\t5.00\t\t\t\n"
    ).tables
    assert len(table.header) == 3
    assert table.header[1][3].text == "政府性基金预算"
    assert table.header[0][1].row_span == 2
    assert table.header_paths[4][:2] == ("2031年财政拨款", "国有资本经营预算")


@pytest.mark.parametrize("blank", ["合计\t\t\t\t", "因公出国（境）费\t\t\t\t"])
def test_an_empty_table_keeps_its_body_row_out_of_the_header(blank: str) -> None:
    (table,) = document(f"项目\t2031年预算数\t\t\t\n\t合计\t一般公共预算\t政府性基金预算\t国有资本\n{blank}\n").tables
    assert len(table.header) == 2
    assert len(table.rows) == 1


def test_a_column_lost_after_a_break_is_offered_as_another_reading() -> None:
    (table,) = document(
        "科目编码\t科目名称\t合计\t一般公共预算\t单位资金\t上年结转\n201\t甲\t5.00\t5.00\t\t1.00\n\n"
        "202\t乙\t3.00\t3.00\t2.00\n"
    ).tables
    assert texts(table)[1] == ["202", "乙", "3.00", "3.00", "2.00", ""]
    readings = [[cell.text for cell in other.rows[1]] for other in table.alternatives]
    assert ["202", "乙", "3.00", "3.00", "", "2.00"] in readings
    assert all(len(row) == 6 for other in table.alternatives for row in (*other.header, *other.rows))


def test_contents_are_taken_out_and_are_no_headings() -> None:
    read = document(
        "青河县渔业站\n\n目 录\n\n<b>第一部分 概况</b> .....\t1\n一、主要职责.....\t1\n第二部分 预算报表\t2\n\n"
        "第一部分 概况\n\n一、主要职责\n\n承担渔业管理。\n"
    )
    assert [entry.page_label for entry in read.contents] == ["1", "1", "2"]
    assert read.contents[0].text == "第一部分 概况"
    headings = [block for block in read.blocks if isinstance(block, Heading)]
    assert [(heading.text, heading.level) for heading in headings] == [("第一部分 概况", 1), ("一、主要职责", 2)]
    assert [block.text for block in read.cover] == ["青河县渔业站"]


def test_watermark_lines_are_lifted_out_and_sentences_close_over_them() -> None:
    read = document(
        "承担全县渔业资源的调查、保护和合理利用以及相关技术推\n\n仅供内部审核\n\n广工作，组织实施年度计划。\n\n仅供内部审核\n"
    )
    (paragraph,) = read.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "承担全县渔业资源的调查、保护和合理利用以及相关技术推广工作，组织实施年度计划。"
    assert paragraph.source_at(30).line == 5
    assert [(mark.text, len(mark.places)) for mark in read.watermarks] == [("仅供内部审核", 2)]


def test_pipe_and_html_tables_of_converters_are_tables() -> None:
    read = document(
        "### 收支表\n\n单位：元\n\n| 项目 | 金额 |\n| --- | ---: |\n| **合计** | 1,200.00 |\n\n"
        "<table><tr><td rowspan=2>项目</td><td colspan=2>金额</td></tr><tr><td>本年</td><td>上年</td></tr>"
        "<tr><td>合计</td><td>3.00</td><td>1.00</td></tr></table>\n"
    )
    first, second = read.tables
    assert (first.title, first.unit, texts(first)) == ("收支表", Unit.YUAN, [["合计", "1,200.00"]])
    assert len(second.header) == 2
    assert second.header_paths[2] == ("金额", "上年")


def test_a_title_without_the_word_table_stands_above_the_unit() -> None:
    (table,) = document("2031年部门收支总体情况\n\n单位：万元\n\n项目\t金额\n合计\t1.00\n").tables
    assert table.title == "2031年部门收支总体情况"


def test_a_list_of_projects_with_form_words_in_its_header_is_an_ordinary_table() -> None:
    (table,) = document(
        "项目名称\t主管部门\t实施单位\t项目属性\t项目概况\t立项依据\n渔船补贴\t农业局\t渔业站\t一次性\t补贴\t办法\n"
    ).tables
    assert table.kind is TableKind.GRID
    assert len(table.header) == 1


def test_a_directory_repeated_on_each_page_is_one_light_table() -> None:
    header = "代码\t一级目录\t二级目录\t三级目录\t四级目录\n"
    (table,) = document(f"{header}A\t公共服务\t\t\t\nA15\t\t宣传\t\t\n\n{header}A1502\t\t\t公益\t\n").tables
    assert table.kind is TableKind.DIRECTORY
    assert len(table.rows) == 3


def test_the_blank_that_a_word_processor_leaves_around_digits_is_closed() -> None:
    read = document("青河县渔业站 2031 年度收支总计 12.50 万元，增长 3.1%，其中 A 类项目 2 个。\n")
    (paragraph,) = read.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "青河县渔业站2031年度收支总计12.50万元，增长3.1%，其中A类项目2个。"


def test_radicals_that_a_browser_wrote_for_characters_are_replaced() -> None:
    read = document("项⽬\t⾦额\n⻔⼾管理\t1.00\n合计\t1.00\n")
    assert [cell.text for cell in read.tables[0].header[0]] == ["项目", "金额"]
    assert read.tables[0].rows[0][0].text == "门户管理"


def test_a_line_that_ends_in_a_comma_or_inside_a_bracket_goes_on() -> None:
    read = document("涉及项目金额12.50万元，\n\n占部门（\n\n单位）项目支出总额的100%。\n")
    (paragraph,) = read.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "涉及项目金额12.50万元，占部门（单位）项目支出总额的100%。"
    assert [source.line for _, source in paragraph.marks] == [1, 3, 5]


def test_a_heading_without_its_number_takes_the_level_from_the_contents() -> None:
    read = document(
        "目录\n一、部门主要职能.....1\n二、名词解释.....2\n\n部门主要职能\n\n承担渔业管理。\n\n名词解释\n\n无。\n"
    )
    assert [(h.text, h.level) for h in read.blocks if isinstance(h, Heading)] == [("部门主要职能", 2), ("名词解释", 2)]


FORM = """青河县项目支出绩效目标表

(2031年度)

项目名称\t\t{name}\t\t\t
主管部门及代码\t\t012-青河县农业局\t\t实施单位\t青河县渔业站
项目属性\t\t一次性项目\t\t项目期\t1年
项目资金（元）\t\t实施期资金总额:\t20,000\t年度资金总额:\t20,000
\t\t其中:中央财政资金\t0\t其中:中央财政资金\t0
\t\t省级财政资金\t0\t省级财政资金\t0
\t\t市县(区)财政资金\t20,000\t市县(区)财政资金\t20,000
\t\t单位自筹\t0\t单位自筹\t0
\t\t其他资金\t\t其他资金\t
{rest}
"""
SIGNED = "负责人:\t\t经办人:\t\t填报日期:\t20310101090000"


def test_performance_forms_stay_apart_and_keep_their_title_and_year() -> None:
    read = document(FORM.format(name="渔船补贴", rest=SIGNED) + "\n" + FORM.format(name="苗种投放", rest=SIGNED))
    assert [table.kind for table in read.tables] == [TableKind.PERFORMANCE] * 2
    assert read.tables[1].title == "青河县项目支出绩效目标表(2031年度)"
    assert read.tables[0].unit is Unit.YUAN


def test_a_form_over_two_pages_with_a_repeated_head_is_one_form() -> None:
    first = FORM.format(name="渔船补贴", rest="产出指标\t数量指标\t渔船数量\t2艘\t\t")
    second = FORM.format(name="渔船补贴", rest="满意度指标\t\t渔民满意度\t≥95%\t\t\n" + SIGNED)
    (table,) = document(first + "\n" + second).tables
    assert sum(row[0].text == "项目名称" for row in table.rows) == 1
    assert [doubt.code for doubt in table.doubts] == ["joined-pages"]


def test_two_projects_with_one_name_and_other_amounts_stay_two_forms() -> None:
    other = FORM.format(name="渔船补贴", rest=SIGNED).replace("20,000", "30,000")
    assert len(document(FORM.format(name="渔船补贴", rest="产出指标\t\t渔船\t2艘\t\t") + "\n" + other).tables) == 2


def test_the_name_of_a_lost_header_cell_is_taken_from_another_table() -> None:
    read = document(
        "项目\t合计\t一般公共预算\t政府性基金预算\n甲\t7.00\t\t7.00\n\n乙\t3.00\t3.00\t\t\n丙\t4.00\t1.00\t\t3.00\n\n"
        "三公表\n\n项目\t合计\t一般公共预算\t政府性基金预算\t国有资本经营预算\n合计\t1.00\t1.00\t\t\n"
    )
    table = read.tables[0]
    named = [other for other in table.alternatives if other.header[-1][-1].text == "国有资本经营预算"]
    assert ["甲", "7.00", "", "", "7.00"] in [[cell.text for cell in other.rows[0]] for other in named]
    assert all(other.doubt.is_repair for other in table.alternatives)


def test_marks_of_converters_are_dropped_and_blanks_to_fill_stay() -> None:
    read = document(
        "<!-- page 3 -->\n\n![图1](images/a.png)\n\n经办人：______ 联系电话：______\n\n"
        "## 其他\n\n另：**注意**事项 1\\. 完。\n"
    )
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == [
        "经办人：______ 联系电话：______",
        "另：注意事项1. 完。",
    ]


LAYOUT = """
                    2031年支出预算总表
单位名称：青河县渔业站                              单位：万元
            项目                         2031年预算数
科目编码      科目名称                合计       基本支出    项目支出
合计                                 12.50      10.00       2.50
213         农林水支出               12.50      10.00       2.50
21301       农业农村                  2.50                  2.50
2130101       行政运行               10.00      10.00

    本站2031年支出预算12.50万元，其中基本支出10.00万元。
"""


def test_a_table_set_with_blanks_is_read_by_position_and_said_to_be() -> None:
    read = document(LAYOUT)
    (table,) = read.tables
    assert (table.title, table.organisation, table.unit) == (
        "2031年支出预算总表",
        "青河县渔业站",
        Unit.TEN_THOUSAND_YUAN,
    )
    assert table.header_paths[3] == ("2031年预算数", "基本支出")
    assert texts(table)[2] == ["21301", "农业农村", "2.50", "", "2.50"]
    assert [doubt.code for doubt in table.doubts] == ["no-rules"]
    assert table.rows[0][0].source.line == 6
    assert isinstance(read.blocks[-1], Paragraph)


def test_body_and_unit_set_with_a_tab_above_a_table_are_its_caption() -> None:
    text = (
        "收入决算表\n公开02表\n部门：青河县渔业站\t单位：万元\n\n项目\t本年收入合计\t财政拨款收入\n合计\t8.00\t8.00\n"
    )
    (table,) = document(text).tables
    assert (table.title, table.organisation, table.unit) == ("收入决算表", "青河县渔业站", Unit.TEN_THOUSAND_YUAN)
    assert len(table.rows) == 1


def test_contents_set_as_a_markdown_list_with_links_name_their_headings() -> None:
    text = (
        "# 示例局决算\n\n## 目录\n\n- [第一部分 概况](#a) ..... 1\n- 第二部分 决算报表 ..... 2\n"
        "* 一、收入决算表 ..... 2\n\n## 第一部分 概况\n"
    )
    assert [entry.text for entry in document(text).contents] == ["第一部分 概况", "第二部分 决算报表", "一、收入决算表"]


def test_a_page_number_close_behind_the_last_word_of_a_title_is_the_page() -> None:
    text = (
        "目录\n第一部分 概况\t2\n一、收入决算表3\n二、支出决算表 4\n第三部分 情况说明\t9\n\n第一部分 概况\n\n一、职责\n"
    )
    assert [(entry.text, entry.page_label) for entry in document(text).contents] == [
        ("第一部分 概况", "2"),
        ("一、收入决算表", "3"),
        ("二、支出决算表", "4"),
        ("第三部分 情况说明", "9"),
    ]


def test_page_numbers_set_apart_from_their_entries_are_no_entries_and_end_no_contents() -> None:
    read = document(
        "目录\n第一部分 概况 1\n一、主要职责 1\n第二部分 预算表\n2\n第三部分 情况说明\n7\n一、收入预算情况说明\n7\n"
        "二、支出预算情况说明 8\n第四部分 名词解释 9\n\n第一部分 概况\n\n一、主要职责\n\n承担示例工作。\n"
    )
    assert [entry.page_label for entry in read.contents] == ["1", "1", "2", "7", "7", "8", "9"]


FRAMED = """\
2030年收入总表

+----------+------------+--------+
| 科目编码 | 科目名称   | 合计   |
+==========+============+========+
| 合计     |            | 12.50  |
+----------+------------+--------+
| 2080501  | 行政单位   | 12.50  |
|          | 离退休     |        |
+----------+------------+--------+

说明一句话。
"""
OPEN = """\
2030年收入总表

科目编码 | 科目名称 | 合计
--- | --- | ---:
合计 | | 12.50
2080501 | 行政单位离退休 | 12.50

说明一句话。
"""
CONVERTED = """\
| 2030年收入总表 | Unnamed: 1 | Unnamed: 2 |
| --- | --- | --- |
| 科目编码 | 科目名称 | 合计 |
| 合计 | NaN | 12.50 |
| 2080501.0 | 行政单位离退休 | 12.50 |
| 2080502.0 | 其他 | NaN |

说明一句话。
"""


@pytest.mark.parametrize("text", [FRAMED, OPEN, CONVERTED])
def test_pipe_tables_of_other_converters_are_tables(text: str) -> None:
    (table,) = document(text).tables
    assert table.title == "2030年收入总表"
    assert [cell.text for cell in table.header[0]] == ["科目编码", "科目名称", "合计"]
    assert [cell.text for cell in table.rows[0]] == ["合计", "", "12.50"]
    assert [cell.text for cell in table.rows[1]] == ["2080501", "行政单位离退休", "12.50"]


def test_a_bar_in_a_sentence_makes_no_table() -> None:
    read = document("内设机构：办公室 | 财务科 | 业务科\n\n---\n\n人员编制三十人。\n")
    assert not read.tables
