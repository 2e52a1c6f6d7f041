"""Word and Excel files become the same documents as text does, with their own places."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment

from reviewer.errors import InputError
from reviewer.extract.assemble import assemble
from reviewer.extract.docx_numbering import chinese
from reviewer.extract.docx_reader import read_docx
from reviewer.extract.office import without_blank_cells
from reviewer.extract.read import read
from reviewer.extract.xlsx_reader import read_xlsx
from reviewer.extract.xlsx_values import shown
from reviewer.model.document import Document, Heading, InputKind, Paragraph, TableKind, Trust
from reviewer.model.figure import Unit


def word_file() -> bytes:
    file = docx.Document()
    file.add_heading("第二部分 预算报表", level=1)
    file.add_paragraph("2031年收支总表")
    file.add_paragraph("单位名称：青河县渔业站\t单位：万元")
    table = file.add_table(rows=4, cols=4)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "收入"
    table.cell(0, 2).merge(table.cell(0, 3)).text = "支出"
    for column, text in enumerate(("项目", "金额", "项目", "金额")):
        table.cell(1, column).text = text
    for column, text in enumerate(("一、一般公共预算", "1,200.50", "一、农林水支出", "1,200.50")):
        table.cell(2, column).text = text
    for column, text in enumerate(("收入总计", "1,200.50", "支出总计", "1,200.50")):
        table.cell(3, column).text = text
    file.add_paragraph("注：本表金额按四舍五入取数。")
    file.add_paragraph("本站承担全县渔业管理工作。")
    return saved(file)


def saved(file: object) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)  # type: ignore[attr-defined]  # both libraries have save()
    return buffer.getvalue()


def from_word(data: bytes) -> Document:
    return assemble(read_docx(data, "a.docx"), Path("a.docx"), "0" * 64, InputKind.DOCX)


def from_excel(data: bytes) -> Document:
    return assemble(read_xlsx(data, "a.xlsx"), Path("a.xlsx"), "0" * 64, InputKind.XLSX)


def test_a_word_table_keeps_its_merged_header_caption_and_note() -> None:
    read_file = from_word(word_file())
    (table,) = read_file.tables
    assert (table.title, table.organisation, table.unit) == ("2031年收支总表", "青河县渔业站", Unit.TEN_THOUSAND_YUAN)
    assert table.header_paths == (("收入", "项目"), ("收入", "金额"), ("支出", "项目"), ("支出", "金额"))
    assert [cell.text for cell in table.rows[0]] == ["一、一般公共预算", "1,200.50", "一、农林水支出", "1,200.50"]
    assert table.notes[0].text.startswith("注：")
    assert (table.rows[0][0].source.address or "").startswith("¶")


def test_word_headings_and_paragraphs_stand_around_the_table() -> None:
    blocks = from_word(word_file()).blocks
    assert isinstance(blocks[0], Heading)
    assert (blocks[0].text, blocks[0].level) == ("第二部分 预算报表", 1)
    assert isinstance(blocks[-1], Paragraph)


def test_cells_merged_downwards_in_word_are_covered() -> None:
    file = docx.Document()
    table = file.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    table.cell(0, 1).text = "金额"
    table.cell(1, 1).text = "本年"
    table.cell(2, 0).text, table.cell(2, 1).text = "合计", "3.00"
    (read_table,) = from_word(saved(file)).tables
    assert read_table.header[0][0].row_span == 2 or read_table.rows[0][0].text == "合计"
    assert sum(row[0].text == "项目" for row in (*read_table.header, *read_table.rows)) == 1


def test_numbers_that_word_prints_itself_are_part_of_the_heading() -> None:
    file = docx.Document()
    numbering = file.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("w:start", "1"), ("w:numFmt", "chineseCounting"), ("w:lvlText", "%1、")):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    numbering.append(abstract)
    entry = OxmlElement("w:num")
    entry.set(qn("w:numId"), "91")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "90")
    entry.append(link)
    numbering.append(entry)
    for text in ("主要职责", "机构设置"):
        paragraph = file.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = 91
    assert [block.text for block in from_word(saved(file)).blocks if isinstance(block, Heading)] == [
        "一、主要职责",
        "二、机构设置",
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(1, "一"), (10, "十"), (13, "十三"), (20, "二十"), (99, "九十九"), (0, "0")]
)
def test_chinese_numerals(value: int, text: str) -> None:
    assert chinese(value) == text


def workbook(**cells: str | float) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "收支总表"
    for address, value in cells.items():
        sheet[address] = value
    return book


def test_an_excel_sheet_is_a_table_with_caption_rows_and_cell_places() -> None:
    book = workbook(
        A1="预算公开表1", A2="2031年支出总表", A3="单位名称：青河县渔业站", E3="单位：万元",
        A4="项目", C4="2031年预算数", A5="科目编码", B5="科目名称", C5="合计", D5="基本支出", E5="项目支出",
        A6="合计", C6=12.5, D6=10, E6=2.5, A7="213", B7="农林水支出", C7=12.5, D7=10, E7=2.5, A8="注：按实际编制",
    )  # fmt: skip
    sheet = book.active
    assert sheet is not None
    sheet.merge_cells("A2:E2")
    sheet.merge_cells("A4:B4")
    sheet.merge_cells("C4:E4")
    for address in ("C6", "D6", "E6", "C7", "D7", "E7"):
        sheet[address].number_format = "#,##0.00"
    (table,) = from_excel(saved(book)).tables
    assert (table.label, table.title, table.unit) == ("预算公开表1", "2031年支出总表", Unit.TEN_THOUSAND_YUAN)
    assert table.header_paths[3] == ("2031年预算数", "基本支出")
    assert [cell.text for cell in table.rows[1]] == ["213", "农林水支出", "12.50", "10.00", "2.50"]
    assert (table.rows[1][3].source.sheet, table.rows[1][3].source.address) == ("收支总表", "D7")
    assert table.notes[0].text == "注：按实际编制"


def test_a_sheet_without_a_title_takes_the_sheet_name_and_sheets_stay_apart() -> None:
    book = workbook(A1="项目", B1="金额", A2="合计", B2=1.5)
    second = book.create_sheet("收入总表")
    second["A1"], second["B1"] = "合计", 2.5
    tables = from_excel(saved(book)).tables
    assert [table.title for table in tables] == ["收支总表", "收入总表"]


def test_a_formula_without_a_stored_value_is_a_doubtful_blank() -> None:
    book = workbook(A1="项目", B1="金额", A2="甲", B2=1.5, A3="合计", B3="=B2*2")
    (table,) = from_excel(saved(book)).tables
    assert (table.rows[1][1].text, table.rows[1][1].trust) == ("", Trust.DOUBTFUL)


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    book = workbook(A1="项目", B1="金额", A2="合计", B2=1.5)
    book.create_sheet("草稿").sheet_state = "hidden"
    read_file = from_excel(saved(book))
    assert [doubt.code for doubt in read_file.doubts] == ["hidden-sheet"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (-3.125, "0.00", "-3.13"),
        (0.125, "0.00%", "12.50%"),
        (2031, "General", "2031"),
        (0.1 + 0.2, "General", "0.3"),
        (-5, "0.00_);(0.00)", "(5.00)"),
        (12.5, "#,##0.##", "12.5"),
        (None, "General", ""),
    ],
)
def test_a_cell_shows_what_excel_shows(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_an_office_file_with_an_entity_declaration_is_refused(tmp_path: Path) -> None:
    source, target = io.BytesIO(word_file()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == "word/document.xml":
                head, _, tail = data.partition(b"?>")
                data = head + b'?><!DOCTYPE w [<!ENTITY a "aaaa">]>' + tail
            new.writestr(entry, data)
    path = tmp_path / "a.docx"
    path.write_bytes(target.getvalue())
    with pytest.raises(InputError) as raised:
        read(path)
    assert raised.value.key == "input.damaged"


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a/>")
        archive.writestr("word/media/big.bin", bytes(30_000_000))
    with pytest.raises(InputError) as raised:
        read(path)
    assert raised.value.key == "input.too_large"


def test_hidden_rows_and_columns_are_not_read_and_are_named() -> None:
    book = workbook(
        A1="项目", B1="内部核对", C1="金额", A2="甲", B2=9, C2=1.5, A3="草稿", B3=9, C3=7.5, A4="合计", C4=1.5
    )
    sheet = book.worksheets[0]
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    read_file = from_excel(saved(book))
    (table,) = read_file.tables
    assert [[cell.text for cell in row] for row in (*table.header, *table.rows)] == [
        ["项目", "金额"],
        ["甲", "1.5"],
        ["合计", "1.5"],
    ]
    assert table.rows[-1][1].source.address == "C4"
    assert [doubt.code for doubt in read_file.doubts] == ["hidden-cells"]


def test_a_merged_head_over_a_hidden_column_covers_what_is_left() -> None:
    book = workbook(A1="项目", B1="本年预算", B2="草稿", C2="基本", D2="项目", A3="甲", B3=1, C3=2.5, D3=3.5)
    sheet = book.worksheets[0]
    sheet.merge_cells("B1:D1")
    sheet.merge_cells("A1:A2")
    sheet.column_dimensions["C"].hidden = True
    (table,) = from_excel(saved(book)).tables
    assert table.header_paths == (("项目",), ("本年预算", "草稿"), ("本年预算", "项目"))


def test_thousands_of_blank_formatted_rows_cost_nothing_and_change_nothing() -> None:
    book = workbook(A1="项目", B1="金额", A2="甲", B2=1.5, A3="合计", B3=1.5)
    sheet = book.worksheets[0]
    for row in range(4, 12_000):
        sheet.cell(row, 1).alignment = Alignment(horizontal="center")
    data = saved(book)
    kept = without_blank_cells(data)
    assert len(zipfile.ZipFile(io.BytesIO(kept)).read("xl/worksheets/sheet1.xml")) < 2_000
    (table,) = from_excel(data).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "1.5"], ["合计", "1.5"]]


def test_a_directory_behind_a_form_on_one_sheet_is_a_table_of_its_own() -> None:
    book = workbook(A1="收支总表", A2="项目", B2="金额", A3="甲", B3=1.5, A4="合计", B4=1.5)
    sheet = book.worksheets[0]
    for row, texts in enumerate(
        [["代码", "一级目录", "二级目录", "三级目录"], ["A01", "公共安全服务", "", ""]], start=7
    ):
        for column, text in enumerate(texts, start=1):
            sheet.cell(row, column, text)
    tables = from_excel(saved(book)).tables
    assert [table.kind for table in tables] == [TableKind.GRID, TableKind.DIRECTORY]


def test_a_table_inside_a_layout_table_is_read_as_the_table_it_is() -> None:
    file = docx.Document()
    file.add_paragraph("2031年收支总表")
    frame = file.add_table(rows=1, cols=1).cell(0, 0)
    frame.paragraphs[0].text = "单位：万元"
    inner = frame.add_table(rows=3, cols=2)
    for row, texts in enumerate((("项目", "金额"), ("甲", "1.50"), ("合计", "1.50"))):
        for column, text in enumerate(texts):
            inner.cell(row, column).text = text
    (table,) = from_word(saved(file)).tables
    assert (table.title, table.unit) == ("2031年收支总表", Unit.TEN_THOUSAND_YUAN)
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "1.50"], ["合计", "1.50"]]


def test_deleted_words_are_gone_and_inserted_ones_are_there() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("本年收入")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for mark, tag, text in ((inserted, "w:t", "12.50万元。"), (deleted, "w:delText", "99.00万元。")):
        run, words = OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        mark.append(run)
        paragraph._p.append(mark)
    (block,) = from_word(saved(file)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "本年收入12.50万元。"
