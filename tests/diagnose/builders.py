"""Small graphs for the tests of diagnosis."""

from __future__ import annotations

from decimal import Decimal

from reviewer.diagnose.graph import Graph
from reviewer.diagnose.slips import Slip, name_slip
from reviewer.diagnose.suspects import Search
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Law, Operand, Role, Verdict
from reviewer.model.figure import Figure, Unit, figure_of


def figures(**texts: str) -> dict[str, Figure]:
    found = {ref: figure_of(text, Unit.TEN_THOUSAND_YUAN) for ref, text in texts.items()}
    return {ref: figure for ref, figure in found.items() if figure is not None}


def total(identity: str, result: str, *parts: str) -> Equation:
    addends = tuple(Operand(ref, Role.ADDEND, Decimal(1)) for ref in parts)
    return Equation(identity, "T02", Law.ROLL_UP, (*addends, Operand(result, Role.TOTAL)), scope="t01")


def tie(identity: str, *refs: str) -> Equation:
    return Equation(identity, "X01", Law.TIE, tuple(Operand(ref, Role.SAME) for ref in refs), scope="t01")


def plain_slip(ref: str, printed: Figure, right: Figure, repaired: tuple[Verdict, ...]) -> Slip:
    return name_slip(printed.value, right.value, decimals=2)


def search(values: dict[str, Figure], *equations: Equation) -> Search:
    verdicts = [evaluate(equation, values, Regime.UNKNOWN) for equation in equations]
    return Search.of(values, Graph.of(verdicts), Regime.UNKNOWN, plain_slip)
