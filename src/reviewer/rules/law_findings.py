"""From graded equations to findings: contradictions one by one, rounding differences one line per table, undecided ones
one line per table. Called by the engine only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from reviewer.forms.profile import Regime
from reviewer.model.equation import Equation, Grade, Law, Operand, Role, Verdict
from reviewer.model.finding import Anchor, Category, Evidence, Finding, Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import Rule
from reviewer.words import Words, message

ROUNDING_TITLE = Words("尾差", "rounding difference")
UNDECIDED_TITLE = Words("未能判定", "not decided")


def finding_of(verdict: Verdict, rule: Rule, material: Material) -> Finding:
    """The finding of one broken equation, anchored where the rule's total or stated number stands."""
    equation = verdict.equation
    lead = leading_operand(equation)
    like = material.figures.get(lead.ref) if lead else None
    anchor = anchor_of(lead.ref, material) if lead else Anchor(ref=equation.scope, semantic=equation.scope)
    params = {
        "place": equation.note or anchor.semantic,
        "stated": written(verdict.stated, like),
        "expected": written(verdict.expected, like),
        "difference": written(verdict.difference, like),
        "allowed": written(verdict.allowed, like),
        "unit": unit_label(like),
        "text": anchor.text,
    }
    which = equation.law.value if equation.law.value in rule.messages else "default"
    return Finding(
        key=f"{equation.id}" if equation.id.startswith(f"{rule.code}:") else f"{rule.code}:{equation.id}",
        code=rule.code,
        title=rule.name,
        severity=rule.severity,
        category=rule.category,
        message=rule.message(which, params),
        anchor=anchor,
        evidence=evidence_of(equation, material),
        proofs=(verdict,),
        places=(anchor,),
        stake=_stake(verdict, material, lead),
    )


def leading_operand(equation: Equation) -> Operand | None:
    """The operand a reader looks at first: the stated one, else the total, else the last in the document."""
    for role in (Role.STATED, Role.TOTAL):
        found = next((operand for operand in equation.operands if operand.role is role and operand.ref), None)
        if found is not None:
            return found
    printed = [operand for operand in equation.operands if operand.ref]
    prose = [operand for operand in printed if operand.ref.startswith("b")]
    return (prose or printed or [None])[0]  # type: ignore[list-item]  # an equation without printed operands has no lead


def evidence_of(equation: Equation, material: Material) -> tuple[Evidence, ...]:
    """Every operand with its place and value."""
    return tuple(
        Evidence(
            role=operand.role,
            ref=operand.ref,
            source=operand.source,
            text=figure.text if (figure := material.figures.get(operand.ref)) else str(operand.constant or ""),
            value=figure.base if figure else operand.constant,
            label=operand.label,
        )
        for operand in equation.operands
    )


def rounding_findings(material: Material) -> Iterator[Finding]:
    """One line of advice per table or section whose sums differ within rounding."""
    grouped: dict[str, list[Verdict]] = {}
    for verdict in material.verdicts:
        if verdict.grade in {Grade.ROUNDING, Grade.STRAINED} and verdict.equation.law not in {Law.SHARE, Law.GROWTH}:
            grouped.setdefault(verdict.equation.scope, []).append(verdict)
    for scope, verdicts in grouped.items():
        notable = [item for item in verdicts if item.grade is Grade.STRAINED]
        if material.profile.regime is Regime.DISPLAYED:
            notable = verdicts
        worst = max(verdicts, key=lambda item: abs(item.difference or Decimal(0)))
        lead = leading_operand(worst.equation)
        like = material.figures.get(lead.ref) if lead else None
        code = Counter(item.equation.rule for item in verdicts).most_common(1)[0][0]
        anchor = anchor_of(scope, material)
        yield Finding(
            key=f"{code}:rounding:{scope}",
            code=code,
            title=ROUNDING_TITLE,
            severity=Severity.ADVICE,
            category=Category.STYLE,
            message=message(
                "rule.rounding",
                place=anchor.semantic,
                count=len(verdicts),
                notable=len(notable),
                largest=written(abs(worst.difference or Decimal(0)), like),
                unit=unit_label(like),
            ),
            anchor=anchor,
            evidence=evidence_of(worst.equation, material),
            proofs=tuple(verdicts),
            places=tuple(
                anchor_of(operand.ref, material) for item in verdicts if (operand := leading_operand(item.equation))
            ),
        )


def undecidable_findings(material: Material) -> Iterator[Finding]:
    """One line per table whose equations could not be decided because the reading is in doubt."""
    grouped: dict[str, list[Verdict]] = {}
    for verdict in material.verdicts:
        if verdict.grade is Grade.UNDECIDABLE:
            grouped.setdefault(verdict.equation.scope, []).append(verdict)
    for scope, verdicts in grouped.items():
        code = Counter(item.equation.rule for item in verdicts).most_common(1)[0][0]
        anchor = anchor_of(scope, material)
        yield Finding(
            key=f"{code}:undecided:{scope}",
            code=code,
            title=UNDECIDED_TITLE,
            severity=Severity.ADVICE,
            category=Category.EXTRACTION,
            message=message("rule.undecided", place=anchor.semantic, count=len(verdicts)),
            anchor=anchor,
            proofs=tuple(verdicts),
            places=(anchor,),
        )


def _stake(verdict: Verdict, material: Material, lead: Operand | None) -> Decimal:
    """Money at stake: the difference where it is money, else the amount the percentage speaks of."""
    figure = material.figures.get(lead.ref) if lead else None
    if figure is not None and figure.unit.is_money:
        return abs(verdict.difference or Decimal(0))
    amounts = [abs(f.base) for ref in verdict.equation.refs if (f := material.figures.get(ref)) and f.unit.is_money]
    return max(amounts, default=Decimal(0)) * abs(verdict.difference or Decimal(0)) / 100
