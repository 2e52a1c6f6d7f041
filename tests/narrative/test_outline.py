"""The outline finds parts and sections by their words and numbering, whatever levels the reader gave them."""

from __future__ import annotations

from pathlib import Path

from reviewer.forms.outline import outline
from reviewer.model.document import Block, Document, Heading, InputKind, Paragraph, Source, Table, TableKind


def document(*lines: str | Table) -> Document:
    """A document of lines: "# " marks a heading (level by the number of marks), others are paragraphs."""
    blocks: list[Block] = []
    for number, line in enumerate(lines, start=1):
        identity = f"b{number:04}"
        if isinstance(line, Table):
            blocks.append(line)
        elif line.startswith("#"):
            marks, _, text = line.partition(" ")
            blocks.append(Heading(identity, text, len(marks), Source(line=number)))
        else:
            blocks.append(Paragraph(identity, line, Source(line=number)))
    return Document(str(Path("sample.txt")), "", InputKind.TEXT, tuple(blocks))


def shape(*lines: str | Table) -> list[tuple[int, str]]:
    return [(section.depth, section.topic) for section in outline(document(*lines))]


def test_numbering_decides_the_depth_where_levels_are_arbitrary() -> None:
    assert shape(
        "# 第三部分 2030年度单位预算情况说明",
        "#### 五、一般公共预算支出情况说明",
        "##### （一）一般公共预算当年支出规模变化情况",
        "## （二）一般公共预算当年支出结构情况",
        "## 六、一般公共预算基本支出情况说明",
    ) == [
        (1, "narrative"),
        (2, "general_budget"),
        (3, "general_budget_scale"),
        (3, "general_budget_structure"),
        (2, "basic"),
    ]


def test_a_section_left_as_a_paragraph_is_a_heading_all_the_same() -> None:
    sections = outline(document("# 第三部分 说明", "七、“三公”经费增减变动原因说明", "本单位无“三公”经费预算。"))
    assert [section.topic for section in sections][1:] == ["three_public"]
    assert [getattr(block, "text", "") for block in sections[1].blocks] == ["本单位无“三公”经费预算。"]


def test_a_numbered_sentence_is_no_heading() -> None:
    assert shape(
        "# 第一部分 概况", "# 一、主要职责", "1、负责收入预算管理和支出预算管理，并对项目支出进行绩效评价。"
    ) == [
        (1, "overview"),
        (2, "duties"),
    ]


def test_an_annexed_notice_is_cut_out_up_to_the_next_part() -> None:
    directory = Table("t01", "", (), (), kind=TableKind.DIRECTORY)
    found = shape(
        "# 第三部分 情况说明",
        "# 十二、其他说明",
        "# 示例市财政局文件",
        "# 关于转发《示例省部门政府购买服务指导性目录》的通知",
        directory,
        "# 一、收入预算情况说明",
        "# 第四部分 名词解释",
    )
    assert [topic for _, topic in found] == ["narrative", "other", "annex", "glossary"]


def test_municipal_parts_without_numbers_stand_at_the_top() -> None:
    assert shape(
        "# 示例区示例局主要职能",
        "# 名词解释",
        "# 2030年部门预算编制说明",
        "# 其他相关情况说明",
        "一、2030年“三公”经费预算情况说明",
        "二、机关运行经费预算",
    ) == [
        (1, "duties"),
        (1, "glossary"),
        (1, "narrative"),
        (1, "other_matters"),
        (2, "three_public"),
        (2, "operating_cost"),
    ]


def test_final_accounts_sections_have_their_topics() -> None:
    found = shape(
        "# 第三部分 2030年度部门决算情况说明",
        "一、收入支出决算总体情况说明",
        "二、收入决算情况说明",
        "三、支出决算情况说明",
        "四、财政拨款收入支出决算总体情况说明",
        "五、一般公共预算财政拨款支出决算情况说明",
        "六、一般公共预算财政拨款基本支出决算情况说明",
        "七、财政拨款“三公”经费支出决算情况说明",
        "八、政府性基金预算财政拨款收入支出决算情况说明",
        "九、国有资本经营预算财政拨款收入支出决算情况说明",
        "十、预算绩效管理情况",
        "十一、其他重要事项的情况说明",
        "（一）机关运行经费支出情况",
        "（二）政府采购支出情况",
        "（三）国有资产占有使用情况说明",
    )
    assert [topic for _, topic in found] == [
        "narrative", "overall", "revenue", "expenditure", "appropriation", "general_budget", "basic", "three_public",
        "government_funds", "state_capital", "performance", "other_matters", "operating_cost", "procurement", "assets",
    ]  # fmt: skip


def test_glossary_terms_are_no_sections() -> None:
    assert shape("# 第四部分 名词解释", "# 一、基本支出", "指为保障机构正常运转发生的支出。") == [(1, "glossary")]


def test_a_form_in_the_middle_of_a_section_does_not_end_it() -> None:
    sections = outline(
        document(
            "# 第三部分 情况说明",
            "# 十、绩效管理情况",
            "# 示例县预算部门（单位）项目支出绩效目标表",
            "# 十一、国有资产占有使用情况",
        )
    )
    assert [(section.topic, section.path[-1]) for section in sections if section.depth == 2] == [
        ("performance", "十、绩效管理情况"),
        ("assets", "十一、国有资产占有使用情况"),
    ]


def test_an_explanation_numbered_as_a_section_ends_the_part_of_tables() -> None:
    found = shape(
        "# 第二部分 2030年度单位决算表", "## 二、2030年度单位决算情况说明", "### （一）收入支出决算总体情况说明"
    )
    assert found == [(1, "tables"), (1, "narrative"), (3, "overall")]


def test_revenue_and_expenditure_of_the_general_budget_is_no_appropriation_of_all_funds() -> None:
    assert shape("# 二、单位决算情况说明", "## （三）一般公共预算财政拨款收入支出决算情况说明")[1] == (
        3,
        "general_budget",
    )
