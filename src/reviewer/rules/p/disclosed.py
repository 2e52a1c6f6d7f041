"""What the narrative says about disclosed performance forms, next to the forms and the project rows that are there.

Owns: the statement that counts, the sums of the forms, which rows have no form, whether missing forms explain a
difference. Called by P01, P02, P03 and P08, so that one missing form is told once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reviewer.forms.performance import Half, PerformanceForm
from reviewer.forms.performance_match import Matching, ProjectRow, match_forms, project_rows, total
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Law, Operand, Role, Verdict
from reviewer.model.finding import Anchor
from reviewer.narrative.ledger import ProseNumber
from reviewer.narrative.performance import PerformanceStatement, performance_statements
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of

KINDS = {"operating": "其他运转类", "specific": "特定目标类", "personnel": "人员类"}
"""Kinds of projects as the text names them."""


@dataclass(frozen=True)
class Disclosed:
    """Statement and forms. `is_disclosed`: the statement speaks of disclosed forms, not only of targets that exist."""

    material: Material
    matching: Matching
    statement: PerformanceStatement | None
    by_kind: tuple[PerformanceStatement, ...]
    is_disclosed: bool

    @property
    def forms(self) -> tuple[PerformanceForm, ...]:
        """All forms of the file."""
        return self.material.project_forms

    @property
    def missing(self) -> tuple[ProjectRow, ...]:
        """Rows of this year's projects without a form."""
        return tuple(row for row in self.matching.rows if row.vintage == "current")

    @property
    def missing_carried_over(self) -> tuple[ProjectRow, ...]:
        """Rows of carried-over projects without a form."""
        return tuple(row for row in self.matching.rows if row.vintage == "carried_over")

    @property
    def count(self) -> ProseNumber | None:
        """The stated number of forms."""
        return self.statement.count if self.statement else None

    @property
    def amount(self) -> ProseNumber | None:
        """The stated amount of the forms."""
        return self.statement.amount if self.statement else None

    def explains(self) -> bool:
        """Whether the missing rows are exactly what the statement has more than the forms: one cause, told by P02."""
        missing = self.missing
        if not missing or self.count is None:
            return False
        lacking = int(self.count.figure.value) - len(self.forms)
        if lacking != len(missing):
            return False
        verdict = self.sum_verdict(Half.YEAR, with_missing=True)
        return self.amount is None or verdict is None or verdict.grade.holds

    def count_verdict(self) -> Verdict | None:
        """Stated number against forms found; None where nothing is stated."""
        if self.count is None:
            return None
        found = Operand("", Role.SAME, label="绩效目标表", constant=Decimal(len(self.forms)))
        stated = Operand(self.count.ref, Role.SAME, label=self.count.label, source=self.count.source)
        return self._graded("P01", Law.COUNT, (stated, found))

    def sum_verdict(self, half: Half, *, with_missing: bool = False, from_rows: bool = False) -> Verdict | None:
        """Totals of one half over all forms against the stated amount; a total that was lost, or with `from_rows` one
        that contradicts its row (P04), is taken from the row. None where nothing is stated or a total is nowhere."""
        if self.amount is None:
            return None
        operands = []
        for form in self.forms:
            found = total(form, half)
            row = self.matching.row_of(form)
            if found is not None and not (from_rows and row is not None and found.ref in self.contradicted):
                operands.append(Operand(found.ref, Role.ADDEND, label=form.project, source=found.source))
            elif row is not None:
                operands.append(Operand(row.ref, Role.ADDEND, label=row.name, source=row.source))
            else:
                return None
        if with_missing:
            operands += [Operand(row.ref, Role.ADDEND, label=row.name, source=row.source) for row in self.missing]
        operands.append(Operand(self.amount.ref, Role.TOTAL, label=self.amount.label, source=self.amount.source))
        return self._graded("P08", Law.ROLL_UP, tuple(operands))

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """Totals of forms that contradict their project row or their period."""
        broken = (verdict for verdict in self.material.verdicts if verdict.equation.rule in {"P04", "P22"})
        return frozenset(ref for verdict in broken if not verdict.grade.holds for ref in verdict.equation.refs)

    def statement_places(self) -> tuple[Anchor, ...]:
        """Count and amount of the statement and of its kinds, as places."""
        statements = [item for item in (self.statement, *self.by_kind) if item is not None]
        numbers = [number for item in statements for number in (item.count, item.amount) if number is not None]
        return tuple(anchor_of(number.ref, self.material) for number in numbers)

    def _graded(self, rule: str, law: Law, operands: tuple[Operand, ...]) -> Verdict:
        refs = "+".join(operand.ref for operand in operands if operand.ref)
        equation = Equation(f"{rule}:{refs}", rule, law, operands, scope="performance")
        return evaluate(equation, self.material.figures, self.material.profile.regime)


def disclosed(material: Material) -> Disclosed:
    """The forms of a document against what its text says about them."""
    rows = project_rows(material.bound, material.project_forms)
    matching = match_forms(material.project_forms, rows)
    statements = performance_statements(material.ledger)
    stated = [item for item in statements if item.stage == "disclosed"]
    is_disclosed = bool(stated)
    if not stated:
        stated = [item for item in statements if item.stage == "included" and item.amount is not None]
    whole = next((item for item in stated if not item.kind), None)
    by_kind = tuple(item for item in stated if item.kind and (item.count is None or item.count.figure.value))
    if is_disclosed and not by_kind and whole is not None:
        by_kind = tuple(_kinds_after(whole, material))
    return Disclosed(material, matching, whole, by_kind, is_disclosed)


def _kinds_after(whole: PerformanceStatement, material: Material) -> Iterator[PerformanceStatement]:
    """Counts and amounts by kind that a page break cut off from their statement: the next ones of the section."""
    if whole.count is None:
        return
    numbers = material.ledger.numbers
    start = next((place for place, number in enumerate(numbers) if number.ref == whole.count.ref), len(numbers))
    rest = [number for number in numbers[start + 1 :] if number.section == "performance"]
    for kind, words in KINDS.items():
        own = [number for number in rest if words in number.label]
        count = next((number for number in own if number.measure == "count"), None)
        amount = next((number for number in own if number.measure == "amount"), None)
        if count is not None and amount is not None and count.figure.value:
            yield PerformanceStatement("disclosed", kind, "", count, amount)
