"""Which numbers are proved, contradicted, doubtful, or seen by nobody but the reader's own eye (UX 3.1).

A number is proved by an equation with power that holds; contradicted where it is the culprit of a broken equation, or
an operand where no culprit stands out. Called by `session.analysis`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reviewer.diagnose.independence import independent
from reviewer.model.document import Table, TableKind, Trust
from reviewer.model.equation import Equation, Grade, Law, Verdict
from reviewer.model.figure import parse_number
from reviewer.model.finding import CellState, Finding
from reviewer.narrative.ledger import NumberState
from reviewer.rules.law_findings import leading_operand
from reviewer.rules.material import Material

PROSE_STATES: Mapping[NumberState, CellState] = {
    NumberState.TIED: CellState.PROVED,
    NumberState.DERIVED: CellState.DERIVED,
    NumberState.CONSTANT: CellState.CONSTANT,
    NumberState.CONTRADICTED: CellState.CONTRADICTED,
    NumberState.UNSOURCED: CellState.UNCHECKED,
}


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of one table, or of the document, by state."""

    numeric_cells: int = 0
    proved: int = 0
    contradicted: int = 0
    unchecked: int = 0
    doubtful: int = 0


@dataclass(frozen=True)
class Coverage:
    """`states`: every printed number in tables and prose by reference. `cells`: table numbers only, and whether their
    reading is in doubt."""

    states: Mapping[str, CellState]
    cells: Mapping[str, bool]
    verdicts: tuple[Verdict, ...]

    def renewed(self, material: Material, findings: tuple[Finding, ...]) -> Coverage:
        """The same numbers, after some of them were read differently."""
        return _covered(self.cells, material, findings)

    @cached_property
    def total(self) -> Count:
        """All table cells of the document."""
        return self._count(self.cells)

    @cached_property
    def prose(self) -> Counter[CellState]:
        """How many numbers of the prose are in each state."""
        return Counter(state for ref, state in self.states.items() if ref not in self.cells)

    def of_table(self, table: str) -> Count:
        """The cells of one table."""
        return self._count(ref for ref in self.cells if ref.startswith(f"{table}/"))

    @cached_property
    def proofs(self) -> Mapping[str, tuple[Equation, ...]]:
        """Independent equations that hold, by reference."""
        holding = [item.equation for item in self.verdicts if _proves(item)]
        wanted = independent(holding)
        index: dict[str, list[Equation]] = {}
        for equation in holding:
            if equation.id in wanted:
                for ref in dict.fromkeys(equation.refs):
                    index.setdefault(ref, []).append(equation)
        return {ref: tuple(items) for ref, items in index.items()}

    def _count(self, refs: Iterable[str]) -> Count:
        states = [self.states[ref] for ref in refs]
        return Count(
            numeric_cells=len(states),
            proved=states.count(CellState.PROVED),
            contradicted=states.count(CellState.CONTRADICTED),
            unchecked=states.count(CellState.UNCHECKED),
            doubtful=states.count(CellState.DOUBTFUL),
        )


def cover(material: Material, findings: tuple[Finding, ...]) -> Coverage:
    """The state of every printed number."""
    return _covered(dict(_numeric_cells(material)), material, findings)


def _covered(cells: Mapping[str, bool], material: Material, findings: tuple[Finding, ...]) -> Coverage:
    proved = {ref for verdict in material.verdicts if _proves(verdict) for ref in verdict.equation.refs}
    contradicted = set(_contradicted(findings))
    states: dict[str, CellState] = {}
    for ref, is_doubtful in cells.items():
        if ref in contradicted:
            states[ref] = CellState.CONTRADICTED
        elif is_doubtful:
            states[ref] = CellState.DOUBTFUL
        else:
            states[ref] = CellState.PROVED if ref in proved else CellState.UNCHECKED
    for number in material.ledger.numbers:
        state = PROSE_STATES[number.state]
        states[number.ref] = CellState.CONTRADICTED if number.ref in contradicted else state
    return Coverage(states, cells, material.verdicts)


def _proves(verdict: Verdict) -> bool:
    return verdict.grade.holds and verdict.has_power and verdict.equation.law is not Law.BOUND


def _contradicted(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        broken = [proof for proof in finding.proofs if proof.grade is Grade.CONTRADICTION]
        if not broken:
            continue
        if finding.culprits and finding.anchor.ref == finding.culprits[0].ref:
            yield finding.culprits[0].ref
        elif not finding.culprits:
            # A rule that named the cause itself (a form that is missing): only the stated numbers are wrong.
            yield from (lead.ref for proof in broken if (lead := leading_operand(proof.equation)) is not None)
        else:
            for proof in broken:
                yield from proof.equation.refs


def _numeric_cells(material: Material) -> Iterator[tuple[str, bool]]:
    """Every printed number in a table that a person could get wrong; number rows, codes and blanks are none."""
    for bound in material.bound.values():
        skipped = {row.index for row in bound.rows if row.role == "number"}
        labels = {row.label_column for row in bound.rows}
        meant = {fact.ref for fact in bound.facts}
        for row, column, cell in bound.table.body():
            ref = bound.table.ref(row, column)
            if row in skipped or parse_number(cell.text) is None:
                continue
            if ref in meant or (column not in labels and "." in cell.text):
                yield ref, cell.trust is Trust.DOUBTFUL
    for form in material.performance:
        for item in form.funding:
            if item.figure is not None and not item.figure.is_blank:
                yield item.ref, _is_doubtful(item.ref, material)


def _is_doubtful(ref: str, material: Material) -> bool:
    head, _, rest = ref.partition("/")
    block = material.document.block(head)
    if not isinstance(block, Table) or block.kind is TableKind.DIRECTORY:
        return False
    row, _, column = rest.partition("/")
    return block.cell(int(row[1:]) - 1, int(column[1:]) - 1).trust is Trust.DOUBTFUL
