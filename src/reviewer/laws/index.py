"""Which equations a cell stands in, so that a correction re-evaluates only those.

Owns: the index reference → equations and the incremental evaluation. Law to hold (tested): incremental = from scratch.
Called by `session.analysis` and `diagnose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.model.equation import Equation, Verdict


@dataclass(frozen=True)
class EquationIndex:
    """All equations of a document in their order, with the positions a reference stands in."""

    equations: tuple[Equation, ...]
    _positions: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, equations: Iterable[Equation]) -> EquationIndex:
        """Index the equations once per document."""
        listed = tuple(equations)
        positions: dict[str, list[int]] = {}
        for position, equation in enumerate(listed):
            for ref in dict.fromkeys(equation.refs):
                positions.setdefault(ref, []).append(position)
        return cls(listed, {ref: tuple(found) for ref, found in positions.items()})

    def touching(self, refs: Iterable[str]) -> tuple[Equation, ...]:
        """Equations in which one of the references stands, in document order."""
        return tuple(self.equations[position] for position in self._touched(refs))

    def evaluate(self, figures: Figures, regime: Regime) -> tuple[Verdict, ...]:
        """Verdicts of all equations, in their order."""
        return tuple(evaluate(equation, figures, regime) for equation in self.equations)

    def reevaluate(
        self, verdicts: tuple[Verdict, ...], texts: Mapping[str, str], figures: Figures, regime: Regime
    ) -> tuple[Figures, tuple[Verdict, ...]]:
        """Figures and verdicts after some places got other texts; only equations touching them are evaluated."""
        changed = figures.changed(texts)
        renewed = list(verdicts)
        for position in self._touched(texts):
            renewed[position] = evaluate(self.equations[position], changed, regime)
        return changed, tuple(renewed)

    def _touched(self, refs: Iterable[str]) -> list[int]:
        return sorted({position for ref in refs for position in self._positions.get(ref, ())})
