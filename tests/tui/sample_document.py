"""A small disclosure of a fictional unit, built by hand: two tables, prose, a performance form, and what they mean."""

from __future__ import annotations

from dataclasses import replace

from reviewer.forms.bound import BoundColumn, BoundRow, BoundTable
from reviewer.forms.performance import Field, Funding, FundingSource, Half, Indicator, PerformanceForm
from reviewer.model.document import (
    Cell,
    Document,
    Doubt,
    Heading,
    InputKind,
    Paragraph,
    Source,
    Table,
    TableKind,
    Trust,
)
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import Figure, Unit, figure_of
from reviewer.narrative.ledger import Ledger, NumberState, ProseNumber
from reviewer.words import Message, Words

HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
ROWS = (
    ("", "合计", "4218.60", "3120.40", "1098.20"),
    ("213", "农林水支出", "3412.15", "2313.95", "1098.20"),
    ("21301", "农业农村", "3412.15", "2313.95", "1098.20"),
    ("2130101", "行政运行", "1876.42", "1876.42", ""),
    ("2130102", "一般行政管理事务", "148.00", "", "148.00"),
    ("2130104", "事业运行", "437.53", "437.53", ""),
    ("2130106", "科技转化与推广服务", "321.60", "", "312.60"),
    ("2130108", "病虫害控制", "226.40", "", "226.40"),
    ("2130109", "农产品质量安全", "185.20", "", "185.20"),
    ("2130199", "其他农业农村支出", "226.00", "", "226.00"),
    ("208", "社会保障和就业支出", "486.25", "486.25", ""),
    ("20805", "行政事业单位养老支出", "486.25", "486.25", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "486.25", "486.25", ""),
    ("210", "卫生健康支出", "320.20", "320.20", ""),
)
INCOME = (
    ("", "合计", "4218.60", "4218.60"),
    ("2130101", "行政运行", "1876.42", "1876.42"),
    ("2130106", "科技转化与推广服务", "312.60", "312.60"),
    ("2080505", "机关事业单位基本养老保险缴费支出", "486.25", "486.25"),
)
PROSE = (
    "2030年度示例单位支出预算4218.60万元，其中：基本支出3120.40万元，占73.97%；项目支出1098.20万元，占26.30%。"
    "当年安排项目12个，比上年减少163.40万元，下降3.73%，主要原因是：压减一般性项目。"
)
NUMBERS = (
    ("4218.60", NumberState.TIED),
    ("3120.40", NumberState.TIED),
    ("73.97", NumberState.DERIVED),
    ("1098.20", NumberState.TIED),
    ("26.30", NumberState.CONTRADICTED),
    ("12", NumberState.UNSOURCED),
    ("163.40", NumberState.DERIVED),
    ("3.73", NumberState.DERIVED),
)


def table(
    identity: str, title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], page: int, line: int
) -> Table:
    """A table with a merged first header row."""
    covered = tuple(Cell("", is_covered=True) for _ in range(len(header) - 3))
    top = (
        Cell("项目", column_span=2),
        Cell("", is_covered=True),
        Cell("2030年预算数", column_span=len(header) - 2),
        *covered,
    )
    body = tuple(
        tuple(Cell(text, Source(page=page, line=line + number)) for text in row) for number, row in enumerate(rows)
    )
    return Table(
        identity,
        title,
        (top, tuple(Cell(text) for text in header)),
        body,
        pages=(page,),
        unit=Unit.TEN_THOUSAND_YUAN,
        title_source=Source(page=page, line=line - 3),
    )


def document(*, long: int = 0, hostile: str = "") -> Document:
    """The sample; `long`: further rows in table 3; `hostile`: text put into a label and a paragraph."""
    rows = ROWS + tuple((f"21399{n:02d}", f"其他支出{n}", f"{n}.00", "", f"{n}.00") for n in range(long))
    if hostile:
        rows = (*rows[:5], ("2130104", hostile, *rows[5][2:]), *rows[6:])
    expenditure = table("t02", "支出总表", HEADER, rows, 7, 210)
    doubtful = replace(expenditure.rows[8][4], trust=Trust.DOUBTFUL, readings=("186.20",))
    expenditure = replace(
        expenditure,
        rows=(*expenditure.rows[:8], (*expenditure.rows[8][:4], doubtful), *expenditure.rows[9:]),
        doubts=(Doubt("joined-pages", Message("x", {}, Words("续页已接上", "continued page joined"))),),
    )
    form = Table(
        "t03",
        "项目支出绩效目标表",
        (),
        ((Cell("项目名称"), Cell("示例推广项目")),),
        (88, 89),
        kind=TableKind.PERFORMANCE,
        title_source=Source(page=88),
    )
    return Document(
        path="示例单位2030年预算.txt",
        sha256="ab" * 32,
        kind=InputKind.TEXT,
        blocks=(
            Heading("b0001", "示例单位2030年度单位预算公开", 1, Source(page=1, line=1)),
            table("t01", "收入总表", ("科目编码", "科目名称", "合计", "财政拨款"), INCOME, 5, 150),
            expenditure,
            Heading("b0002", "三、支出预算情况", 2, Source(page=14, line=400)),
            Paragraph("b0003", PROSE + hostile, Source(page=14, line=401)),
            Paragraph("b0004", "本单位无政府性基金预算。", Source(page=14, line=402)),
            form,
        ),
    )


def bound_of(read: Table, roles: tuple[str, ...]) -> BoundTable:
    """A table as its form."""
    columns = tuple(
        BoundColumn(index + 2, role, (read.header[1][index + 2].text,), Dimensions())
        for index, role in enumerate(roles)
    )
    rows, facts = [], []
    for index, cells in enumerate(read.rows):
        code, name = cells[0].text, cells[1].text
        role = "leaf" if len(code) == 7 else "subtotal" if code else "total"
        rows.append(
            BoundRow(index, "", f"code:{code}" if code else "total", role, name, code, len(code) // 2, label_column=1)
        )
        for column in columns:
            figure = figure_of(cells[column.index].text, Unit.TEN_THOUSAND_YUAN)
            if figure is not None:
                ref = read.ref(index, column.index)
                facts.append(Fact(ref, figure, Dimensions(), name, cells[column.index].source, "", index, column.index))
    return BoundTable(
        read,
        f"form-{read.id}",
        "provincial-13",
        Words(read.title, read.title),
        1.0,
        (),
        columns,
        tuple(rows),
        tuple(facts),
        Unit.TEN_THOUSAND_YUAN,
    )


def ledger_of(paragraph: Paragraph) -> Ledger:
    """The numbers of the paragraph."""
    numbers, at = [], 0
    for text, state in NUMBERS:
        start = paragraph.text.index(text, at)
        at = start + len(text)
        unit = Unit.PERCENT if paragraph.text[at : at + 1] == "%" else Unit.TEN_THOUSAND_YUAN
        figure = figure_of(text, unit)
        assert figure is not None
        numbers.append(
            ProseNumber(f"{paragraph.id}/{start}-{at}", figure, "amount", source=paragraph.source, state=state)
        )
    return Ledger(tuple(numbers))


def form_of() -> PerformanceForm:
    """One performance form."""

    def amount(text: str) -> Figure:
        figure = figure_of(text, Unit.YUAN)
        assert figure is not None
        return figure

    funding = tuple(
        Funding(half, source, source.value, amount(text), f"t03/r{row}/c{column}", Source(page=88))
        for row, source, texts in (
            (9, FundingSource.TOTAL, ("9000000", "3216000")),
            (10, FundingSource.PROVINCIAL, ("9000000", "3126000")),
        )
        for column, (half, text) in enumerate(zip(Half, texts, strict=True), 2)
    )
    indicators = tuple(
        Indicator(
            half, first, second, name, target, f"t03/r{row}/c{column}", f"t03/r{row}/c{column + 1}", Source(page=89)
        )
        for row, first, second, name, targets in (
            (14, "产出指标", "数量指标", "推广面积", ("15000亩", "5000亩")),
            (15, "产出指标", "成本指标", "成本合理性", ("合理", "合理")),
        )
        for (half, target), column in zip(zip(Half, targets, strict=True), (2, 4), strict=True)
    )
    fields = {
        "project": Field("project", "示例推广项目", "t03/r1/c2", Source(page=88)),
        "kind": Field("kind", "经常性项目", "t03/r2/c2", Source(page=88)),
        "goal_period": Field("goal_period", "推广新技术，覆盖全部示范点。", "t03/r11/c2", Source(page=88)),
        "goal_year": Field("goal_year", "", "t03/r11/c4", Source(page=88), is_lost=True),
    }
    return PerformanceForm(("t03",), "项目支出绩效目标表", 2030, fields, funding, indicators, Source(page=88))
