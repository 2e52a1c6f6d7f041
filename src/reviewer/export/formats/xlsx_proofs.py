"""The worksheet 验算: every broken equation of the issues as live formulas over the cells of the table sheets.

What is printed in a table is a reference to its cell, what is printed in the prose is its number; change a cell and the
difference follows. A formula that does not give what the evaluator found is not written: its numbers stand there
instead. Called by `formats.xlsx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reviewer.export.issue import Issue
from reviewer.export.report import Report
from reviewer.export.spoken import verdict_text
from reviewer.export.wording import broken_proofs
from reviewer.model.equation import Law, Operand, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.rules.amounts import unit_label
from reviewer.rules.law_findings import leading_operand
from reviewer.words import say, visible

COLUMNS = ("number", "code", "computation", "stated", "computed", "difference", "allowed", "unit", "holds")
WIDTHS = (6, 8, 70, 16, 16, 14, 12, 8, 10)
NUMBER = "#,##0.00##"
LONGEST = 7_000
"""Characters of a formula; Excel takes 8,192."""
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula and what it comes to, in the unit of the equation's leading number."""

    formula: str
    value: Decimal


def write_proofs(book: Any, report: Report, places: Mapping[str, str]) -> None:
    """The worksheet, where any issue has a proof. `places`: reference → cell with its sheet."""
    proofs = [(issue, verdict) for issue in report.issues for verdict in _proofs_of(issue)]
    if not proofs:
        return
    sheet = book.create_sheet(say("export.appendix.proofs", report.language))
    _head(sheet, report)
    for row, (issue, verdict) in enumerate(proofs, 2):
        _write(sheet, row, issue=issue, verdict=verdict, report=report, places=places)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def difference_formula(verdict: Verdict, figures: Mapping[str, Figure], places: Mapping[str, str]) -> str:
    """`=B7-(B8+B9)` where every printed operand has a cell in `places`; "" otherwise."""
    if any(ref not in places for ref in verdict.equation.refs):
        return ""
    sides = _sides(verdict, figures, places)
    return f"={sides[0].formula}-({sides[1].formula})" if sides else ""


def _proofs_of(issue: Issue) -> tuple[Verdict, ...]:
    return broken_proofs(issue.finding) if issue.finding is not None else ()


def _head(sheet: Any, report: Report) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True), 1):
        cell = sheet.cell(1, column, say(f"export.column.{name}", report.language))
        cell.font = Font(name="宋体", size=10, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE8E8E8")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write(sheet: Any, row: int, *, issue: Issue, verdict: Verdict, report: Report, places: Mapping[str, str]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    figures = report.analysis.figures
    lead = leading_operand(verdict.equation)
    like = figures.get(lead.ref) if lead else None
    sides = _sides(verdict, figures, places)
    stated, computed = (_literal(verdict.stated, like), _literal(verdict.expected, like)) if sides is None else sides
    allowed = (verdict.allowed or Decimal(0)) / (like.unit.factor if like else Decimal(1))
    values: Sequence[object] = (
        issue.number,
        issue.code,
        verdict_text(verdict, figures, report.language),
        f"={stated.formula}",
        f"={computed.formula}",
        f"=D{row}-E{row}",
        allowed,
        unit_label(like),
        _outcome(verdict, row, report),
    )
    thin = Side(style="thin", color="FF999999")
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = visible(value) if isinstance(value, str) and column in {2, 3, 8} else value
        if column in {2, 3, 8}:
            cell.data_type = "s"
        if column in {4, 5, 6, 7}:
            cell.number_format = NUMBER
        cell.font = Font(name="宋体", size=10)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet.row_dimensions[row].height = 15 * max(1, -(-_cells(str(values[2])) // (WIDTHS[2] - 2)))


def _outcome(verdict: Verdict, row: int, report: Report) -> str:
    """Whether the difference is one that rounding explains; of a bound only one side counts."""
    yes, no = (say(f"export.holds.{name}", report.language) for name in ("yes", "no"))
    difference = f"E{row}-D{row}" if verdict.equation.law is Law.BOUND else f"ABS(F{row})"
    return f'=IF({difference}>G{row},"{no}","{yes}")'


def _sides(verdict: Verdict, figures: Mapping[str, Figure], places: Mapping[str, str]) -> tuple[Term, Term] | None:
    """Stated and computed side; None where the formula would not say what the evaluator says."""
    equation = verdict.equation
    lead = leading_operand(equation)
    like = figures.get(lead.ref) if lead else None
    if verdict.stated is None or verdict.expected is None or lead is None or like is None:
        return None
    amounts = (item.unit.factor for ref in equation.refs if (item := figures.get(ref)) and item.unit.is_amount)
    made = _made(
        verdict, _Writer(figures, places, like.unit.factor if like.unit.is_amount else next(amounts, like.unit.factor))
    )
    if made is None or len(made[0].formula) + len(made[1].formula) > LONGEST:
        return None
    factor = like.unit.factor
    is_same = all(
        abs(term.value * factor - wanted) <= Decimal("0.000001") * factor
        for term, wanted in zip(made, (verdict.stated, verdict.expected), strict=True)
    )
    return made if is_same else None


def _made(verdict: Verdict, writer: _Writer) -> tuple[Term, Term] | None:
    operands = verdict.equation.operands
    total = _first(operands, Role.TOTAL)
    stated, base = _first(operands, Role.STATED), _first(operands, Role.BASE)
    addends = [operand for operand in operands if operand.role is Role.ADDEND and operand.weight]
    law = verdict.equation.law
    if law in {Law.ROLL_UP, Law.BOUND} and total is not None and addends:
        return writer.term(total), writer.sum(addends)
    if law in {Law.TIE, Law.BALANCE, Law.COUNT}:
        same = [writer.term(operand) for operand in operands]
        first = next((t for t in same if t.value * writer.factor == verdict.stated), None)
        other = next((t for t in same if t.value * writer.factor == verdict.expected), None)
        return (first, other) if first is not None and other is not None else None
    if law is Law.SHARE and stated is not None and base is not None and addends:
        part, whole = writer.sum(addends), writer.term(base)
        if whole.value == 0:
            return None
        return writer.term(stated), Term(f"100*({part.formula})/{whole.formula}", HUNDRED * part.value / whole.value)
    return _growth(operands, addends, stated, base, writer) if law is Law.GROWTH else None


def _growth(
    operands: Iterable[Operand], addends: list[Operand], stated: Operand | None, base: Operand | None, writer: _Writer
) -> tuple[Term, Term] | None:
    """Rate = change over base; the base is printed, or this year less the change."""
    now = _first(operands, Role.SAME)
    change = writer.sum(addends) if addends else None
    if stated is None:
        if now is None or base is None or change is None:
            return None
        here, before = writer.term(now), writer.term(base)
        return change, Term(f"{here.formula}-{before.formula}", here.value - before.value)
    if now is not None and base is not None:
        here, before = writer.term(now), writer.term(base)
        change = Term(f"({here.formula}-{before.formula})", here.value - before.value)
    elif now is not None and change is not None:
        here = writer.term(now)
        before = Term(f"({here.formula}-({change.formula}))", here.value - change.value)
    elif base is not None and change is not None:
        before = writer.term(base)
    else:
        return None
    if before.value == 0 or change is None:
        return None
    return writer.term(stated), Term(f"100*({change.formula})/{before.formula}", HUNDRED * change.value / before.value)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Operands as pieces of a formula, in the unit with `factor`."""

    figures: Mapping[str, Figure]
    places: Mapping[str, str]
    factor: Decimal

    def term(self, operand: Operand) -> Term:
        figure = self.figures.get(operand.ref)
        value = figure.value if figure is not None else operand.constant or Decimal(0)
        scale = (figure.unit.factor / self.factor) if figure is not None and figure.unit.is_amount else Decimal(1)
        value, place = value * operand.weight, self.places.get(operand.ref)
        if place is None or figure is None or figure.is_blank:
            return Term(_number(value * scale), value * scale)
        weight = "" if operand.weight == 1 else f"{_number(operand.weight)}*"
        return Term(f"{weight}{place}" + ("" if scale == 1 else f"*{_number(scale)}"), value * scale)

    def sum(self, operands: Sequence[Operand]) -> Term:
        terms = [term for operand in operands if (term := self.term(operand)).formula != "0"]
        return Term("+".join(term.formula for term in terms) or "0", sum((t.value for t in terms), Decimal(0)))


def _first(operands: Iterable[Operand], role: Role) -> Operand | None:
    return next((operand for operand in operands if operand.role is role), None)


def _literal(value: Decimal | None, like: Figure | None) -> Term:
    number = (value or Decimal(0)) / (like.unit.factor if like else Decimal(1))
    return Term(_number(number), number)


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"({text})" if text.startswith("-") else text or "0"


def _cells(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
