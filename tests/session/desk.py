"""A small disclosure of a fictional unit, analysed by the real evaluator over equations written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from reviewer.forms.bound import BoundColumn, BoundRow, BoundTable
from reviewer.forms.profile import DocumentKind, Profile, Regime
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.model.document import Cell, Document, Heading, InputKind, Paragraph, Source, Table
from reviewer.model.equation import Equation, Grade, Law, Operand, Role, Verdict
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import Unit, figure_of
from reviewer.model.finding import Anchor, Category, Evidence, Finding, Severity
from reviewer.narrative.ledger import Ledger
from reviewer.rules.material import Material
from reviewer.session.session import Session
from reviewer.words import Message, Words, message

BEIJING = timezone(timedelta(hours=8))
START = datetime(2026, 11, 21, 9, 30, tzinfo=BEIJING)

ROWS = (
    ("", "合计", "418.60", "320.40", "98.20"),
    ("2130101", "行政运行", "187.20", "187.20", ""),
    ("2130106", "科技推广", "231.40", "133.20", "89.20"),
)
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
PROSE = "2030年支出预算418.60万元，其中：基本支出320.40万元，占76.54%。压减一般性项目，主要原因是厉行节约。"


class Clock:
    """A clock that goes on by one second each time it is asked."""

    def __init__(self, start: datetime = START) -> None:
        self._next = start

    def __call__(self) -> datetime:
        told, self._next = self._next, self._next + timedelta(seconds=1)
        return told


def document(rows: tuple[tuple[str, ...], ...] = ROWS, prose: str = PROSE, sha256: str = "ab" * 32) -> Document:
    """Cover heading, one table of five columns, one section with one paragraph."""
    table = Table(
        id="t01",
        title="支出总表",
        header=(tuple(Cell(text) for text in HEADER),),
        rows=tuple(
            tuple(Cell(text, Source(page=2, line=10 + index)) for text in row) for index, row in enumerate(rows)
        ),
        pages=(2,),
        unit=Unit.TEN_THOUSAND_YUAN,
        row_pages=tuple(2 for _ in rows),
    )
    return Document(
        path="示例单位2030年预算.txt",
        sha256=sha256,
        kind=InputKind.TEXT,
        blocks=(
            Heading("b0001", "示例单位2030年单位预算公开", 1, Source(page=1, line=1)),
            table,
            Heading("b0002", "三、支出预算情况说明", 2, Source(page=3, line=30)),
            Paragraph("b0003", prose, Source(page=3, line=31)),
        ),
    )


def bound_of(table: Table) -> BoundTable:
    """The table as the form 支出总表."""
    columns = tuple(
        BoundColumn(index, role, (HEADER[index],), Dimensions())
        for index, role in ((2, "total"), (3, "basic"), (4, "project"))
    )
    rows, facts = [], []
    for index, cells in enumerate(table.rows):
        code, name = cells[0].text, cells[1].text
        key = f"code:{code}" if code else "total"
        rows.append(BoundRow(index, "", key, "leaf" if code else "total", name, code, label_column=1))
        for column in columns:
            figure = figure_of(cells[column.index].text, Unit.TEN_THOUSAND_YUAN)
            if figure is not None:
                ref = table.ref(index, column.index)
                facts.append(Fact(ref, figure, Dimensions(), name, cells[column.index].source, "", index, column.index))
    return BoundTable(
        table, "expenditure-summary", "provincial-13", Words("支出总表", "Expenditure"), 1.0, (), columns, tuple(rows),
        tuple(facts), Unit.TEN_THOUSAND_YUAN,
    )  # fmt: skip


def equations_of(table: Table) -> tuple[Equation, ...]:
    """Every row adds up to its total, every column to its first row."""
    made = []
    for row in range(len(table.rows)):
        refs = [table.ref(row, column) for column in (2, 3, 4)]
        made.append(_roll_up("T03", refs[0], refs[1:], table.id))
    for column in (2, 3, 4):
        refs = [table.ref(row, column) for row in range(len(table.rows))]
        made.append(_roll_up("T01", refs[0], refs[1:], table.id))
    return tuple(made)


def _roll_up(code: str, total: str, addends: list[str], scope: str) -> Equation:
    operands = (Operand(total, Role.TOTAL), *(Operand(ref, Role.ADDEND) for ref in addends))
    return Equation(f"{code}:{total}", code, Law.ROLL_UP, operands, scope)


@dataclass(frozen=True)
class SmallAnalysis:
    """Fulfils `session.reading.Reading`; one finding per broken equation, and one observation on the prose."""

    material: Material
    figures: Figures
    equations: tuple[Equation, ...]
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        return self.material.document

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return self.material.verdicts

    def reread(self, texts: Mapping[str, str]) -> SmallAnalysis:
        figures = self.figures.changed({ref: text for ref, text in texts.items() if ref in self.figures})
        return _concluded(self.material, figures, self.equations)


def analysed(read: Document | None = None) -> SmallAnalysis:
    """The small disclosure, checked."""
    read = read or document()
    table = read.tables[0]
    bound = {table.id: bound_of(table)}
    profile = Profile(
        DocumentKind.BUDGET,
        year=2030,
        organisation="示例单位",
        title="示例单位2030年单位预算公开",
        regime=Regime.INDEPENDENT,
    )
    material = Material(read, profile, bound, (), Ledger(), ())
    return _concluded(material, Figures.collect(bound), equations_of(table))


def session(read: Document | None = None, author: str = "李某") -> Session:
    """A session over the small disclosure that keeps nothing."""
    return Session.from_analysis(analysed(read), author=author, clock=Clock())


def _concluded(material: Material, figures: Figures, equations: tuple[Equation, ...]) -> SmallAnalysis:
    verdicts = tuple(evaluate(equation, figures, material.profile.regime) for equation in equations)
    material = replace(material, verdicts=verdicts, figures=figures)
    broken = [_finding(verdict, material) for verdict in verdicts if verdict.grade is Grade.CONTRADICTION]
    return SmallAnalysis(material, figures, equations, (*broken, _observation(material)))


def _finding(verdict: Verdict, material: Material) -> Finding:
    equation = verdict.equation
    ref = equation.refs[0]
    evidence = tuple(
        Evidence(operand.role, operand.ref, Source(), material.figures[operand.ref].text, None)
        for operand in equation.operands
    )
    return Finding(
        equation.id, equation.rule, Words("逐级汇总", "roll-up"), Severity.ERROR, Category.DISCLOSURE,
        message("rule.rounding"), Anchor(ref, table="支出总表", text=material.figures[ref].text), evidence, (verdict,),
    )  # fmt: skip


def _observation(material: Material) -> Finding:
    said = Message("x", {}, Words("原因笼统", "vague reason"))
    anchor = Anchor("b0003/44-52", "三、支出预算情况说明", text="主要原因是厉行节约")
    return Finding(
        "N10:b0003/44-52", "N10", Words("原因笼统", "vague"), Severity.WARNING, Category.STYLE, said, anchor,
        stake=Decimal(0),
    )  # fmt: skip


UTC_NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
