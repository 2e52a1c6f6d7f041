"""Tables without rules, or with a few: columns, rows and heads from where things are printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from tests.extract.pdf import paper

from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read, read_with_second
from reviewer.model.document import Document

SIZE = 10.0
EDGES = (60.0, 130.0, 270.0, 350.0, 430.0, 510.0)
Texts = Sequence[str]


def pdf(path: Path, *pages: Callable[[Canvas], None]) -> Document:
    pdfmetrics.registerFont(UnicodeCIDFont(paper.FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for draw in pages:
        canvas.setFont(paper.FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    path.write_bytes(stream.getvalue())
    return read(path)


def title(canvas: Canvas) -> None:
    canvas.setFont(paper.FONT, 16)
    canvas.drawCentredString(A4[0] / 2, 780, "2030年预算支出总表")
    canvas.setFont(paper.FONT, SIZE)
    canvas.drawRightString(510, 755, "单位：万元")


def over(canvas: Canvas, y: float, first: int, last: int, text: str) -> None:
    """A name in the middle over some columns."""
    canvas.drawCentredString((EDGES[first] + EDGES[last + 1]) / 2, y, text)


def row(canvas: Canvas, y: float, texts: Texts) -> None:
    """Words at the left, amounts at the right of their columns."""
    for column, text in enumerate(texts):
        if column < 2:
            canvas.drawString(EDGES[column] + 4, y, text)
        else:
            canvas.drawRightString(EDGES[column + 1] - 4, y, text)


BODY = (
    ("213", "农林水支出", "9.00", "5.00", "4.00"),
    ("21301", "农业农村", "9.00", "5.00", "4.00"),
    ("221", "住房保障支出", "2.00", "2.00", ""),
    ("22102", "住房改革支出", "2.00", "2.00", ""),
)


def rows_below(canvas: Canvas, y: float, step: float = 20.0, body: Sequence[Texts] = BODY) -> None:
    for place, texts in enumerate(body):
        row(canvas, y - step * place, texts)


def table(document: Document) -> tuple[list[tuple[str, ...]], tuple[tuple[str, ...], ...]]:
    """The rows and the paths of the head of the only table."""
    (only,) = document.tables
    return [tuple(cell.text for cell in cells) for cells in only.rows], only.header_paths


def plain_head(canvas: Canvas, y: float) -> None:
    for column, name in enumerate(("科目编码", "科目名称", "合计", "基本支出", "项目支出")):
        over(canvas, y, column, column, name)


PLAIN = (("科目编码",), ("科目名称",), ("合计",), ("基本支出",), ("项目支出",))


@pytest.mark.parametrize("is_from_top", [False, True])
def test_names_stand_over_the_columns_they_are_in_the_middle_of(tmp_path: Path, is_from_top: bool) -> None:
    def draw(canvas: Canvas) -> None:
        title(canvas)
        tall = 720 if is_from_top else 700
        over(canvas, 720, 0, 1, "功能分类科目")
        over(canvas, tall, 2, 2, "上年执行数")
        over(canvas, 720, 3, 4, "本年预算")
        for column, name in ((0, "编码"), (1, "名称"), (3, "基本支出"), (4, "项目支出")):
            over(canvas, 690 if not is_from_top else 700, column, column, name)
        rows_below(canvas, 680 if is_from_top else 660)

    body, head = table(pdf(tmp_path / "a.pdf", draw))
    assert body == list(BODY)
    assert head == (
        ("功能分类科目", "编码"),
        ("功能分类科目", "名称"),
        ("上年执行数",),
        ("本年预算", "基本支出"),
        ("本年预算", "项目支出"),
    )


def test_a_column_in_which_nothing_is_printed_is_known_from_its_name(tmp_path: Path) -> None:
    body = [(code, name, amount, "", amount) for code, name, amount, *_ in BODY]

    def draw(canvas: Canvas) -> None:
        title(canvas)
        plain_head(canvas, 720)
        rows_below(canvas, 690, body=body)

    assert table(pdf(tmp_path / "a.pdf", draw)) == (body, PLAIN)


def test_amounts_half_way_down_a_name_of_two_lines_are_in_one_row_with_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        title(canvas)
        plain_head(canvas, 720)
        y = 690.0
        for code, name, *amounts in BODY:
            canvas.drawString(EDGES[1] + 4, y, name)
            row(canvas, y - 8, (code, "", *amounts))
            canvas.drawString(EDGES[1] + 4, y - 16, "（含上年结转）")
            y -= 32
        rows_below(canvas, y, 16)

    body, _ = table(pdf(tmp_path / "a.pdf", draw))
    assert body == [(code, f"{name}（含上年结转）", *amounts) for code, name, *amounts in BODY] + list(BODY)


def test_a_second_reader_that_takes_lines_for_rows_has_no_vote(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        title(canvas)
        plain_head(canvas, 720)
        rows_below(canvas, 690, 20, body=(*BODY, *BODY))
        for place in (1, 3, 5):
            canvas.drawString(EDGES[1] + 4, 679 - 20 * place, "（含上年结转资金）")

    pdf(tmp_path / "a.pdf", draw)
    document, second = read_with_second(tmp_path / "a.pdf", ReadOptions(), None)
    (only,) = document.tables
    assert [doubt.code for doubt in only.doubts] == ["no-rules"]
    assert second is not None
    assert second(document, [only.id]) == {}


def test_the_rest_of_a_name_stands_under_a_full_line_however_close_the_rows_are(tmp_path: Path) -> None:
    long = ("2080505", "机关事业单位基本养老保险缴", "1.50", "1.50", "")

    def draw(canvas: Canvas) -> None:
        title(canvas)
        plain_head(canvas, 720)
        rows_below(canvas, 690, 15)
        row(canvas, 630, long)
        canvas.drawString(EDGES[1] + 4, 615, "费支出")
        row(canvas, 600, ("", "合计", "12.50", "8.50", "4.00"))

    body, _ = table(pdf(tmp_path / "a.pdf", draw))
    assert body == [*BODY, (long[0], f"{long[1]}费支出", *long[2:]), ("", "合计", "12.50", "8.50", "4.00")]


@pytest.mark.parametrize("has_head", [False, True])
def test_a_table_goes_on_in_its_columns_on_the_next_page(tmp_path: Path, has_head: bool) -> None:
    many = [(str(2010100 + place), f"示例项目{place}", "3.00", "1.00", "2.00") for place in range(30)]

    def first(canvas: Canvas) -> None:
        title(canvas)
        plain_head(canvas, 720)
        rows_below(canvas, 690, body=many)

    def second(canvas: Canvas) -> None:
        if has_head:
            plain_head(canvas, 780)
        rows_below(canvas, 760, body=BODY[:2])

    document = pdf(tmp_path / "a.pdf", first, second)
    body, head = table(document)
    assert (body, head) == ([*many, *BODY[:2]], PLAIN)
    assert document.tables[0].pages == (1, 2)


def verticals(canvas: Canvas) -> None:
    for x in EDGES:
        canvas.line(x, 735, x, 615)


def shaded_rows(canvas: Canvas) -> None:
    canvas.setFillGray(0.9)
    for y in (734, 694, 674, 654, 634):
        for left, right in pairwise(EDGES):
            canvas.rect(left, y - 20, right - left, 20, stroke=0, fill=1)
    canvas.setFillGray(0)


def box_of_rows(canvas: Canvas) -> None:
    canvas.rect(EDGES[0], 615, EDGES[-1] - EDGES[0], 120)
    for y in (710, 684, 664, 644):
        canvas.line(EDGES[0], y, EDGES[-1], y)


def three_rules(canvas: Canvas) -> None:
    for y in (735, 706, 615):
        canvas.line(EDGES[0], y, EDGES[-1], y)


@pytest.mark.parametrize("rules", [verticals, shaded_rows, box_of_rows, three_rules])
def test_few_rules_are_no_worse_than_none(tmp_path: Path, rules: Callable[[Canvas], None]) -> None:
    def draw(canvas: Canvas) -> None:
        title(canvas)
        rules(canvas)
        plain_head(canvas, 716)
        rows_below(canvas, 690)

    assert table(pdf(tmp_path / "a.pdf", draw)) == (list(BODY), PLAIN)


def test_sentences_full_of_amounts_are_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for line in range(12):
            canvas.drawString(
                60,
                760 - 18 * line,
                f"{line}. 一般公共服务支出 1{line}.00 万元，比上年增加 2.00 万元，增长 5.00 %，主要是人员增加。",
            )

    assert pdf(tmp_path / "a.pdf", draw).tables == ()


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_without_rules_reads_as_an_upright_one(tmp_path: Path, turned: int) -> None:
    upright = read(paper.drawn(tmp_path / "a.pdf", paper.nothing))
    other = read(paper.drawn(tmp_path / "b.pdf", paper.nothing, turned=turned))
    assert table(other) == table(upright)
