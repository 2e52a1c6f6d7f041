"""Rules as programs draw them: partial, heavy, dotted, as pictures, as open lines. Each page here once read wrongly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.extract.pdf import paper

from reviewer.extract.pdf.read_pdf import read_pdf
from reviewer.extract.raw import RawLine
from reviewer.extract.read import read
from reviewer.model.document import Document


def page(path: Path, draw: Callable[[Canvas], None]) -> Document:
    """One page with what `draw` puts on it, read."""
    pdfmetrics.registerFont(UnicodeCIDFont(paper.FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont(paper.FONT, 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return read(path)


def body(document: Document) -> list[tuple[str, ...]]:
    assert len(document.tables) == 1
    return [tuple(cell.text for cell in row) for row in document.tables[0].rows]


PRINTED = [tuple(row) for row in paper.BODY]


def test_head_over_the_end_of_a_short_rule_joins_no_columns(tmp_path: Path) -> None:
    """A blank two-sided table: 收入 stands over three columns, and a short rule under its second row ends at 220."""

    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 650, 630, 610):
            canvas.line(55, y, 220 if y == 650 else 540, y)
        canvas.drawString(125, 686, "国有资本经营预算收入")
        canvas.drawString(400, 686, "国有资本经营预算支出")
        canvas.drawString(125, 656, "项目")
        for x, text in ((225, "收入预算数"), (320, "科目编码"), (400, "合计"), (470, "基本支出")):
            canvas.drawString(x, 652, text)
        canvas.drawString(64, 636, "收入科目编码")
        canvas.drawString(155, 636, "科目名称")
        canvas.drawString(57, 616, "合计")

    (table,) = page(tmp_path / "a.pdf", draw).tables
    assert [path[-1] for path in table.header_paths] == [
        "收入科目编码",
        "科目名称",
        "收入预算数",
        "科目编码",
        "合计",
        "基本支出",
    ]


def test_borders_of_three_points_are_rules(tmp_path: Path) -> None:
    def heavy(canvas: Canvas, rows: int) -> None:
        canvas.setLineWidth(3)
        paper.full_grid(canvas, rows)

    assert body(read(paper.drawn(tmp_path / "a.pdf", heavy))) == PRINTED


def test_a_border_of_dots_is_a_rule(tmp_path: Path) -> None:
    def dotted(canvas: Canvas, rows: int) -> None:
        for row in range(rows + 1):
            y = paper.TOP - paper.ROW * row
            for step in range(int((paper.XS[-1] - paper.XS[0]) / 2) + 1):
                canvas.rect(paper.XS[0] + 2 * step, y, 0.7, 0.7, stroke=0, fill=1)
        for column, x in enumerate(paper.XS):
            first = 0 if column in {0, 2, 5} else 1
            for step in range(int((rows - first) * paper.ROW / 2) + 1):
                canvas.rect(x, paper.TOP - paper.ROW * first - 2 * step, 0.7, 0.7, stroke=0, fill=1)

    assert body(read(paper.drawn(tmp_path / "a.pdf", dotted))) == PRINTED


def test_leaders_of_a_contents_page_are_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(280, 760, "目录")
        for index in range(6):
            y = 720 - 30 * index
            canvas.drawString(70, y, f"第{'一二三四五六'[index]}部分示例")
            canvas.drawString(500, y, str(index + 1))
            for step in range(150):
                canvas.rect(170 + 2 * step, y - 4, 0.7, 0.7, stroke=0, fill=1)

    document = page(tmp_path / "a.pdf", draw)
    assert document.tables == ()
    assert len(document.contents) == 6


def test_a_last_row_without_a_rule_below_it_is_a_row(tmp_path: Path) -> None:
    """Browsers leave the border out where the page break cuts a row."""

    def cut(canvas: Canvas, rows: int) -> None:
        for row in range(rows):
            canvas.line(paper.XS[0], paper.TOP - paper.ROW * row, paper.XS[-1], paper.TOP - paper.ROW * row)
        for column, x in enumerate(paper.XS):
            canvas.line(x, paper.TOP - paper.ROW * (0 if column in {0, 2, 5} else 1), x, paper.TOP - paper.ROW * rows)

    assert body(read(paper.drawn(tmp_path / "a.pdf", cut))) == PRINTED


def test_two_lines_of_one_path_are_two_rules(tmp_path: Path) -> None:
    """A path of two strokes has the box of a cell, but no sides."""

    def pairs(canvas: Canvas, rows: int) -> None:
        for row in range(0, rows + 1, 2):
            path = canvas.beginPath()
            for place in (row, min(row + 1, rows)):
                path.moveTo(paper.XS[0], paper.TOP - paper.ROW * place)
                path.lineTo(paper.XS[-1], paper.TOP - paper.ROW * place)
            canvas.drawPath(path)
        for column, x in enumerate(paper.XS):
            canvas.line(x, paper.TOP - paper.ROW * (0 if column in {0, 2, 5} else 1), x, paper.TOP - paper.ROW * rows)

    assert body(read(paper.drawn(tmp_path / "a.pdf", pairs))) == PRINTED


def test_the_last_entry_of_a_contents_page_keeps_its_page_number(tmp_path: Path) -> None:
    """It stands where page numbers stand; and what is left of the contents fills two lines of the next page."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(280, 160, "目录")
        for index in range(4):
            canvas.drawString(70, 130 - 20 * index, f"第{'一二三四'[index]}部分示例{'甲乙丙丁'[index]}")
            canvas.drawString(500, 130 - 20 * index, str(index + 1))
        canvas.showPage()
        canvas.setFont(paper.FONT, 10)
        canvas.drawString(70, 780, "第五部分示例戊")
        canvas.drawString(500, 780, "5")

    document = page(tmp_path / "a.pdf", draw)
    assert [(entry.text, entry.page_label) for entry in document.contents] == [
        (f"第{'一二三四五'[index]}部分示例{'甲乙丙丁戊'[index]}", str(index + 1)) for index in range(5)
    ]


def sheet(canvas: Canvas, rows: list[tuple[str, ...]], top: float) -> None:
    """Rows of texts with a rule below each and no other rule."""
    xs = (60.0, 120.0, 260.0, 330.0, 400.0, 470.0)
    for index, row in enumerate(rows):
        y = top - 20 * index
        canvas.line(55, y - 6, 540, y - 6)
        for column, text in enumerate(row):
            if "." in text:
                canvas.drawRightString(xs[column] + 60, y, text)
            else:
                canvas.drawString(xs[column], y, text)


def test_a_sheet_with_a_rule_below_every_row_keeps_the_header_over_the_first_rule(tmp_path: Path) -> None:
    """Spreadsheets print so; 预算数 has only a short rule below it, and the blank column exists by its name alone."""

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(300, 760, "2030年支出总表")
        canvas.drawString(60, 740, "单位：万元")
        canvas.drawString(350, 720, "预算数")
        canvas.line(320, 714, 540, 714)
        head = ("科目编码", "科目名称", "资金来源", "合计", "基本支出", "项目支出")
        rows = [("213", "农林水支出", "", "9.00", "5.00", "4.00"), ("221", "住房保障支出", "", "2.00", "2.00", "")]
        sheet(canvas, [head, *rows], 700)

    (table,) = page(tmp_path / "a.pdf", draw).tables
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("213", "农林水支出", "", "9.00", "5.00", "4.00"),
        ("221", "住房保障支出", "", "2.00", "2.00", ""),
    ]
    assert table.header_paths[3:] == (("预算数", "合计"), ("预算数", "基本支出"), ("预算数", "项目支出"))


def test_a_page_of_rules_without_header_has_the_columns_of_the_page_before(tmp_path: Path) -> None:
    head = ("科目编码", "科目名称", "资金来源", "合计", "基本支出", "项目支出")
    codes = [(str(201 + number), f"科目{number}", "", f"{number}.00", f"{number}.00", "") for number in range(1, 31)]

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(300, 785, "2030年支出总表")
        sheet(canvas, [head, *codes[:28]], 750)
        canvas.showPage()
        canvas.setFont(paper.FONT, 10)
        sheet(canvas, [*codes[28:], ("合计", "", "", "435.00", "435.00", "")], 780)

    document = page(tmp_path / "a.pdf", draw)
    assert body(document) == [*codes, ("合计", "", "", "435.00", "435.00", "")]
    assert document.tables[0].pages == (1, 2)


def test_a_short_table_of_whole_yuan_does_not_take_in_the_title_of_the_next_one(tmp_path: Path) -> None:
    """Without decimals the first table looked like a header whose body has no rules."""

    def draw(canvas: Canvas) -> None:
        for top, rows in ((700, (("合计", "372629"), ("公务接待费", "272439"))), (600, (("合计", "392292"),))):
            count = len(rows) + 1
            for row in range(count + 1):
                canvas.line(60, top - 20 * row, 400, top - 20 * row)
            for x in (60, 230, 400):
                canvas.line(x, top, x, top - 20 * count)
            for row, texts in enumerate((("项目", "2030年预算数"), *rows)):
                for x, text in zip((66, 240), texts, strict=True):
                    canvas.drawString(x, top - 20 * row - 14, text)
        canvas.drawString(66, 630, "2030年政府性基金预算支出表")
        canvas.drawString(66, 612, "单位：元")

    tables = page(tmp_path / "a.pdf", draw).tables
    assert [len(table.rows) for table in tables] == [2, 1]
    assert tables[1].title == "2030年政府性基金预算支出表"


def boxed_head_and_wrapped_rows(canvas: Canvas, *, shaded: bool) -> None:
    """A head that is ruled or only shaded, over a body without rules whose names wrap; values in the cell's middle."""
    xs, top = (60.0, 140.0, 320.0, 500.0), 700.0
    canvas.drawCentredString(280, 740, "2030年支出总表")
    canvas.drawString(420, 722, "单位：万元")
    for left, right, name in zip(xs, xs[1:], ("科目编码", "科目名称", "预算数"), strict=False):
        if shaded:
            canvas.setFillGray(0.85)
            canvas.rect(left, top - 20, right - left, 20, stroke=0, fill=1)
            canvas.setFillGray(0)
        else:
            canvas.rect(left, top - 20, right - left, 20)
        canvas.drawCentredString((left + right) / 2, top - 14, name)
    y = top - 42
    for code, names, amount in (
        ("208", ("社会保障和", "就业支出"), "486.25"),
        ("213", ("农林水支出",), "3412.15"),
        ("215", ("资源勘探工业", "信息等支出"), "320.20"),
        ("合计", ("",), "4218.60"),
    ):
        height = 12 * (len(names) - 1)
        canvas.drawString(64, y - height / 2, code)
        for line, name in enumerate(names):
            canvas.drawString(144, y - 12 * line, name)
        canvas.drawRightString(496, y - height / 2, amount)
        y -= height + 24


def test_wrapped_names_of_an_unruled_body_stay_in_their_rows(tmp_path: Path) -> None:
    expected = [
        ("208", "社会保障和就业支出", "486.25"),
        ("213", "农林水支出", "3412.15"),
        ("215", "资源勘探工业信息等支出", "320.20"),
        ("合计", "", "4218.60"),
    ]
    for shaded in (False, True):
        path = tmp_path / f"{shaded}.pdf"
        document = page(path, partial(boxed_head_and_wrapped_rows, shaded=shaded))
        assert body(document) == expected
        assert document.tables[0].header_paths == (("科目编码",), ("科目名称",), ("预算数",))


def test_a_font_scaled_by_its_matrix_has_the_size_it_is_seen_in(tmp_path: Path) -> None:
    """Browsers write 16 scaled by three quarters; a line of digits is as large as the words around it."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    pdfmetrics.registerFont(UnicodeCIDFont(paper.FONT))
    canvas.setFont(paper.FONT, 12)
    canvas.drawString(60, 700, "预算收入总计")
    canvas.setFont("Courier", 12)
    canvas.drawString(60, 660, "9694.00 105.45 379.52")
    canvas.scale(0.75, 0.75)
    canvas.setFont(paper.FONT, 16)
    canvas.drawString(80, 800, "本年单位预算支出总计")
    canvas.save()
    raw = read_pdf(path)
    assert [round(item.size, 1) for item in raw.pages[0].items if isinstance(item, RawLine)] == [12.0, 12.0, 12.0]
