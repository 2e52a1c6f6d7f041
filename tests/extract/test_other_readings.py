"""What a grid may be read as instead, and what is repaired at once and said."""

from __future__ import annotations

from pathlib import Path

from reviewer.extract.assemble import assemble
from reviewer.extract.columns import column_map
from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine, RawPage
from reviewer.extract.text_reader import read_text
from reviewer.model.document import BBox, Cell, Document, InputKind, Page, Row, Source, Table

WIDE = (50.0, 100.0, 200.0, 300.0, 400.0, 500.0)
NARROW = (50.0, 100.0, 200.0, 300.0, 500.0)


def document(text: str) -> Document:
    return assemble(read_text(text.encode(), "sample.txt"), Path("sample.txt"), "0" * 64, InputKind.TEXT)


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def grid(page: int, edges: tuple[float, ...], *rows: tuple[str, ...]) -> RawGrid:
    source = Source(page=page, bbox=BBox(50, 100, 500, 700))
    cells: tuple[Row, ...] = tuple(tuple(Cell(text, source) for text in row) for row in rows)
    return RawGrid(cells, source, column_edges=edges)


def line(page: int, text: str, top: float, *, centred: bool = False) -> RawLine:
    return RawLine(text, Source(page=page, bbox=BBox(60, top, 300, top + 10)), size=10, is_centred=centred)


def pdf(*pages: tuple[RawItem, ...]) -> Document:
    raw = RawFile(tuple(RawPage(Page(number, 595, 842), items) for number, items in enumerate(pages, 1)))
    return assemble(raw, Path("a.pdf"), "0" * 64, InputKind.PDF)


HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def test_pieces_with_other_column_counts_are_laid_on_common_edges() -> None:
    (table,) = pdf(
        (grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00")),),
        (grid(2, NARROW, ("202", "乙", "4.00", "4.00")),),
    ).tables
    assert rows_of(table)[1] == ["202", "乙", "4.00", "4.00", ""]
    assert table.rows[1][4].is_covered
    assert table.pages == (1, 2)
    assert table.row_pages == (1, 2)


def test_edges_may_be_shifted_as_a_whole() -> None:
    assert column_map(tuple(edge + 30 for edge in WIDE), WIDE) == (0, 1, 2, 3, 4, 5)
    assert column_map((50.0, 130.0, 500.0), WIDE) is None


def test_a_row_cut_by_the_page_break_is_put_together_and_said() -> None:
    (table,) = pdf(
        (grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00"), ("202", "其他公共", "", "", "")),),
        (grid(2, WIDE, ("", "服务支出", "4.00", "", "4.00"), ("203", "丙", "1.00", "", "1.00")),),
    ).tables
    assert rows_of(table)[1] == ["202", "其他公共服务支出", "4.00", "", "4.00"]
    assert [doubt.code for doubt in table.doubts if doubt.is_repair] == ["rows-split"]


def test_a_code_and_an_amount_cut_by_the_page_break_are_put_together_again() -> None:
    (table,) = pdf(
        (
            grid(
                1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00"), ("20101", "执法监", "757.7", "454.1", "303.60")
            ),
        ),
        (grid(2, WIDE, ("10", "管", "1", "1", ""), ("203", "丙", "1.00", "", "1.00")),),
    ).tables
    assert rows_of(table)[1] == ["2010110", "执法监管", "757.71", "454.11", "303.60"]


def test_the_last_digits_of_a_total_with_six_decimals_are_put_behind_the_first() -> None:
    (table,) = pdf(
        (grid(1, WIDE, HEADER, ("", "合计", "1794.78", "33.7438", "1761.03")),),
        (
            grid(
                2,
                WIDE,
                ("", "", "1787", "63", "7924"),
                ("201", "甲", "794.781787", "33.743863", "761.037924"),
                ("202", "乙", "1000.000000", "", "1000.000000"),
            ),
        ),
    ).tables
    assert rows_of(table)[0] == ["", "合计", "1794.781787", "33.743863", "1761.037924"]


def test_two_rows_with_whole_amounts_are_never_one() -> None:
    (table,) = pdf(
        (grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00"), ("202", "乙", "4.00", "4.00", "")),),
        (grid(2, WIDE, ("", "其中：丙", "4.00", "", "4.00"), ("203", "丁", "1.00", "", "1.00")),),
    ).tables
    assert len(table.rows) == 4


PROJECTS = ("序号", "项目名称", "项目单位", "金额", "说明")


def test_a_row_of_texts_under_texts_goes_on_where_every_row_is_numbered() -> None:
    first = [(str(number), f"项目{number}", "示例局", f"{number}.00", "按期完成") for number in range(1, 5)]
    (table,) = pdf(
        (grid(1, WIDE, PROJECTS, *first, ("5", "农业技术推广与", "示例", "5.00", "保障项目")),),
        (grid(2, WIDE, ("", "培训", "局", "", "按期完成"), ("6", "项目6", "示例局", "6.00", "")),),
    ).tables
    assert rows_of(table)[4] == ["5", "农业技术推广与培训", "示例局", "5.00", "保障项目按期完成"]
    assert [doubt.code for doubt in table.doubts if doubt.is_repair] == ["rows-split"]


def test_a_repeated_header_whose_names_are_cut_off_is_a_repeated_header() -> None:
    cut = ("科目编码", "科目名", "合计", "基本", "项目支出")
    (table,) = pdf(
        (grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00")),),
        (grid(2, WIDE, cut, ("202", "乙", "4.00", "4.00", "")),),
    ).tables
    assert rows_of(table) == [["201", "甲", "5.00", "2.00", "3.00"], ["202", "乙", "4.00", "4.00", ""]]


def test_a_repeated_header_and_a_repeated_caption_do_not_start_a_new_table() -> None:
    caption = (line(1, "支出总表", 80, centred=True), line(1, "单位：万元", 92))
    (table,) = pdf(
        (*caption, grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00"))),
        (*caption, grid(2, WIDE, HEADER, ("202", "乙", "4.00", "4.00", ""))),
    ).tables
    assert rows_of(table) == [["201", "甲", "5.00", "2.00", "3.00"], ["202", "乙", "4.00", "4.00", ""]]


def test_the_same_header_under_another_title_starts_a_new_table() -> None:
    tables = pdf(
        (line(1, "支出总表", 200), grid(1, WIDE, HEADER, ("201", "甲", "5.00", "2.00", "3.00"))),
        (line(2, "一般公共预算支出表", 200), grid(2, WIDE, HEADER, ("202", "乙", "4.00", "4.00", ""))),
    ).tables
    assert [table.title for table in tables] == ["支出总表", "一般公共预算支出表"]


def test_running_heads_and_page_numbers_do_not_part_a_table() -> None:
    def page(number: int, *rows: tuple[str, ...]) -> tuple[RawItem, ...]:
        return (
            line(number, "青河县渔业站2031年预算", 20),
            grid(number, WIDE, *rows),
            RawLine(f"- {number} -", Source(page=number, bbox=BBox(280, 810, 310, 820)), size=9),
        )

    read = pdf(
        page(1, HEADER, ("201", "甲", "5.00", "2.00", "3.00")),
        page(2, ("202", "乙", "4.00", "4.00", "")),
        page(3, ("203", "丙", "1.00", "", "1.00")),
    )
    assert len(read.blocks) == 1
    assert len(read.tables[0].rows) == 3


def test_a_value_alone_in_an_empty_column_is_offered_in_the_next_one() -> None:
    rows = "\n".join(f"20{n}\t科目{n}\t{n}.00\t{n}.00\t" for n in range(10, 25))
    (table,) = document(f"编码\t名称\t合计\t基本支出\t项目支出\n{rows}\n230\t转移\t7.00\t\t7.00\n").tables
    offered = [[cell.text for cell in other.rows[-1]] for other in table.alternatives]
    assert ["230", "转移", "7.00", "7.00", ""] in offered


def test_a_header_narrower_than_every_row_is_offered_from_the_right() -> None:
    (table,) = document("项目\t合计\t基本支出\n甲\t1.00\t\t1.00\n乙\t2.00\t1.00\t1.00\n").tables
    offered = [[cell.text for cell in other.header[0]] for other in table.alternatives]
    assert ["项目", "合计", "", "基本支出"] in offered
    assert "uneven-rows" in {doubt.code for doubt in table.doubts}


def test_an_expenditure_side_that_begins_over_an_income_column_is_moved() -> None:
    (table,) = document(
        "国资收入\t\t国资支出\t\t\n项目\t\t国资收入预算\t科目编码\t合计\n编码\t名称\t\t\t\n合计\t\t1.00\t\t1.00\n"
    ).tables
    assert table.header_paths[2][0] == "国资收入"
    assert table.header_paths[3] == ("国资支出", "科目编码")
    assert [doubt.code for doubt in table.doubts] == ["header-moved"]


def test_pages_that_were_not_read_are_listed_as_ranges() -> None:
    from reviewer.model.document import PageState

    pages = [
        RawPage(
            Page(n, 595, 842, PageState.READ if n < 3 else PageState.IMAGE),
            (line(n, f"第{n}页说明。", 300),) if n < 3 else (),
        )
        for n in range(1, 7)
    ]
    read = assemble(RawFile(tuple(pages)), Path("a.pdf"), "", InputKind.PDF)
    assert [doubt.code for doubt in read.doubts] == ["pages-image"]
    assert "3–6" in read.doubts[0].message.text()


def test_a_last_page_with_only_a_total_over_the_code_columns_belongs_to_the_table() -> None:
    header = ("类", "款", "名称", "合计", "基本支出")
    (table,) = pdf(
        (grid(1, WIDE, header, ("201", "01", "甲", "5.00", "2.00")),),
        (grid(2, (50.0, 300.0, 400.0, 500.0), ("合计", "5.00", "2.00")),),
    ).tables
    assert rows_of(table)[1] == ["合计", "", "", "5.00", "2.00"]
    assert (table.rows[1][0].column_span, table.rows[1][1].is_covered) == (3, True)


def test_two_page_breaks_may_each_lose_another_column() -> None:
    full = "20{n}\t科目\t{n}.00\t1.00\t1.00\t1.00\n"
    (table,) = document(
        "编码\t名称\t合计\t甲\t乙\t丙\n"
        + full.format(n=1)
        + full.format(n=2)
        + "\n203\t科目\t2.00\t1.00\t1.00\n\n"
        + full.format(n=4)
        + "\n205\t科目\t3.00\t2.00\t1.00\n"
    ).tables
    readings = [[[cell.text for cell in other.rows[index]] for index in (2, 4)] for other in table.alternatives]
    assert [["203", "科目", "2.00", "", "1.00", "1.00"], ["205", "科目", "3.00", "2.00", "", "1.00"]] in readings


def test_columns_that_only_the_page_geometry_made_disappear() -> None:
    edges = (50.0, 100.0, 150.0, 200.0, 300.0, 400.0)
    (table,) = pdf(
        (
            grid(
                1,
                edges,
                ("项目", "", "合计", "", "基本支出"),
                ("甲", "", "", "5.00", "2.00"),
                ("乙", "", "", "4.00", "1.00"),
            ),
        )
    ).tables
    assert table.header_paths == (("项目",), ("合计",), ("基本支出",))
    assert rows_of(table) == [["甲", "5.00", "2.00"], ["乙", "4.00", "1.00"]]


def test_a_row_cut_by_a_line_break_inside_a_cell_is_one_row() -> None:
    (table,) = document(
        "编码\t名称\t合计\t基本\t项目\n201\t甲\t5.00\t5.00\t\n20101\t其他一般公共\n服务支出\t2.00\t2.00\t\n202\t乙\t1.00\t\t1.00\n"
    ).tables
    assert rows_of(table)[1] == ["20101", "其他一般公共服务支出", "2.00", "2.00", ""]
    assert len(table.rows) == 3


def test_a_line_broken_off_inside_a_sentence_goes_on_in_the_next_indented_line() -> None:
    def part(text: str, top: float, used: float, indent: float = 0.0, *, centred: bool = False) -> RawLine:
        source = Source(page=1, bbox=BBox(60 + indent, top, 500, top + 10))
        return RawLine(text, source, size=10, indent=indent, width_used=used, is_centred=centred)

    clause = "公开项目绩效目标11个，涉及项目金额120.00万元，其中运转类项目5个，"
    read = pdf(
        (
            part(clause, 300, 0.98, 20),
            part("特定目标类项目6个，涉及金额110.00万元，占部门(单", 320, 0.92),
            part("位)项目支出总额的100%，比上年增加2个，主要是新增特定目标类项", 340, 1.0, 20, centred=True),
            part("目2个。", 360, 0.2, 20),
            part("下一段。", 380, 0.2, 20),
        )
    )
    assert [len(block.text) > 60 for block in read.blocks if not isinstance(block, Table)] == [True, False]
