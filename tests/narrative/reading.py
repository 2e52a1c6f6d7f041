"""Prose in, statements and verdicts out: the real reader, binder and evaluator on text written in a test."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.forms.bound import BoundTable
from reviewer.forms.outline import outline
from reviewer.forms.profile import DocumentKind, Level, Profile
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.model.document import Block, Document, Heading, InputKind, Paragraph, Source
from reviewer.model.equation import Grade, Verdict
from reviewer.narrative.ledger import Ledger, NumberState, ProseNumber, Statement
from reviewer.narrative.read import read_narrative
from reviewer.narrative.settle import settle

BODY = "示例县示例局"


@dataclass(frozen=True)
class Prose:
    """What was read from some paragraphs."""

    ledger: Ledger
    verdicts: tuple[Verdict, ...]

    def broken(self) -> list[str]:
        """Codes of broken equations."""
        return sorted(v.equation.rule for v in self.verdicts if v.grade is Grade.CONTRADICTION)

    def held(self) -> list[str]:
        """Codes of equations that hold."""
        return sorted(v.equation.rule for v in self.verdicts if v.grade.holds)

    def measures(self) -> dict[str, str]:
        """Printed number → measure."""
        return {number.figure.text: number.measure for number in self.ledger.numbers}

    def states(self) -> dict[str, NumberState]:
        """Printed number → final state."""
        return {number.figure.text: number.state for number in self.ledger.numbers}

    def number(self, text: str) -> ProseNumber:
        """The first number printed so."""
        return next(number for number in self.ledger.numbers if number.figure.text == text)

    def statement(self, label: str) -> Statement:
        """The first statement whose label holds those words."""
        return next(statement for statement in self.ledger.statements if label in statement.label)


def prose(
    *paragraphs: str,
    heading: str = "一、单位预算收支数据变动情况及原因",
    year: int = 2030,
    final: bool = False,
    bound: dict[str, BoundTable] | None = None,
) -> Prose:
    """Reads paragraphs under one heading of the narrative; a paragraph that begins with "# " is a heading."""
    blocks: list[Block] = [Heading("b0001", "第三部分 情况说明", 1, Source(line=1))]
    blocks.append(Heading("b0002", heading, 2, Source(line=2)))
    for place, text in enumerate(paragraphs, start=3):
        source = Source(line=place)
        identity = f"b{place:04}"
        blocks.append(
            Heading(identity, text[2:], 3, source) if text.startswith("# ") else Paragraph(identity, text, source)
        )
    document = Document(str(Path("sample.txt")), "", InputKind.TEXT, tuple(blocks))
    kind = DocumentKind.FINAL if final else DocumentKind.BUDGET
    profile = Profile(kind, Level.UNIT, year, BODY)
    tables = bound or {}
    narrative = read_narrative(document, outline(document), tables, profile, ())
    figures = Figures.collect(tables, narrative.ledger)
    verdicts = tuple(evaluate(equation, figures) for equation in narrative.equations)
    return Prose(replace(settle(narrative.ledger, verdicts)), verdicts)
