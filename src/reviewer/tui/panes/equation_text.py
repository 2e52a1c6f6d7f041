"""An equation in words and numbers for the evidence pane: operands with role, place and text; what is off. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.equation import Law, Operand, Role, Verdict
from reviewer.model.figure import Figure
from reviewer.overlay.refs import parse_ref
from reviewer.rules.amounts import written
from reviewer.rules.law_findings import leading_operand
from reviewer.tui.glyphs import Mark, role_glyph
from reviewer.tui.state.desk import Desk


@dataclass(frozen=True, slots=True)
class OperandText:
    """One operand: `glyph` of its role, `label`, `text` as read, its mark, and where it is."""

    glyph: str
    label: str
    text: str
    mark: Mark
    ref: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class ProofText:
    """A proof: `head` says what is added up or compared; stated, expected, difference, allowed and grade as text."""

    code: str
    head: str
    law: Law
    stated: str
    expected: str
    difference: str
    allowed: str
    grade: str
    holds: bool
    has_power: bool
    operands: tuple[OperandText, ...]
    count: int
    """Addends, or places that state the same."""


def proof_text(desk: Desk, verdict: Verdict) -> ProofText:
    """The words of a proof in the look of the desk; worked out once."""
    key = ("proof", verdict.equation.id)
    known = desk.worked_out.get(key)
    if not isinstance(known, ProofText):
        known = desk.worked_out[key] = _worded(desk, verdict)
    return known


def _worded(desk: Desk, verdict: Verdict) -> ProofText:
    equation = verdict.equation
    lead = leading_operand(equation)
    like = _figure(desk, lead.ref) if lead else None
    part = _telling_part(equation.refs)
    operands = tuple(_operand(desk, operand, part, is_lead=operand is lead) for operand in equation.operands)
    addends = sum(operand.role is Role.ADDEND for operand in equation.operands) or len(operands) - 1
    head = desk.look.clean(equation.note) or (desk.naming.long(lead.ref, desk.look) if lead else equation.rule)
    return ProofText(
        code=equation.rule,
        head=head,
        law=equation.law,
        stated=_amount(verdict.stated, like),
        expected=_amount(verdict.expected, like),
        difference=_amount(abs(verdict.difference) if verdict.difference is not None else None, like),
        allowed=_amount(verdict.allowed, like),
        grade=verdict.grade.value,
        holds=verdict.grade.holds,
        has_power=verdict.has_power,
        operands=operands,
        count=addends,
    )


def numbers_text(desk: Desk, proof: ProofText, *, is_short: bool = False) -> str:
    """`3412.15  下级 7 项之和 3421.15  差 9.00  允许 0.04  G3`."""
    key = "short" if is_short else "long"
    return desk.look.say(
        f"proof.{key}", stated=proof.stated, law=desk.look.say(f"proof.law.{proof.law.value}", count=proof.count),
        expected=proof.expected, difference=proof.difference, allowed=proof.allowed, grade=proof.grade,
    )  # fmt: skip


def _telling_part(refs: tuple[str, ...]) -> int | None:
    """Which word tells the operands apart: 0 the row (all in one column), 1 the column (all in one row), None both."""
    parts = [parse_ref(ref) for ref in refs]
    cells = {(part.block, part.row, part.column) for part in parts if part is not None and part.row >= 0}
    if len(cells) < len(refs) or len({block for block, _row, _column in cells}) != 1:
        return None
    if len({column for _block, _row, column in cells}) == 1:
        return 0
    return 1 if len({row for _block, row, _column in cells}) == 1 else None


def _operand(desk: Desk, operand: Operand, part: int | None, *, is_lead: bool) -> OperandText:
    glyph = role_glyph(operand.role, is_subtracted=operand.weight < 0)
    if not operand.ref:
        return OperandText(glyph, operand.label, str(operand.constant), Mark.NONE, "", is_lead)
    text = desk.over.texts.get(operand.ref) or desk.naming.text(operand.ref)
    words = desk.naming.row_column(operand.ref)
    own = words[part] if part is not None else " / ".join(word for word in words if word)
    is_cell = "/r" in operand.ref
    label = (own or operand.label) if is_cell else (operand.label or own)
    return OperandText(
        glyph, desk.look.clean(label), desk.look.clean(text), desk.over.mark(operand.ref), operand.ref, is_lead
    )


def _figure(desk: Desk, ref: str) -> Figure | None:
    return desk.model.analysis.material.figures.get(ref)


def _amount(value: Decimal | None, like: Figure | None) -> str:
    return written(value, like).replace(",", "") if value is not None else "-"
