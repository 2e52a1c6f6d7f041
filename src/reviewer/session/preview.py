"""What a value would do before it is taken: which equations it repairs, which it breaks, how much stays off.

Evaluates only the equations that touch a changed place; by law the result is that of evaluating all. Owns: the index
from places to equations, the verdicts of the corrected layer, `Effect`. Called by `Session` on every typed digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from reviewer.forms.profile import Regime
from reviewer.model.equation import Equation, Grade, Verdict
from reviewer.model.figure import Figure
from reviewer.words import Message

Evaluate = Callable[[Equation, Mapping[str, Figure], Regime], Verdict]


class Changeable(Protocol):
    """Figures of which a changed copy can be made (`laws.figures.Figures`)."""

    def changed(self, texts: Mapping[str, str]) -> Mapping[str, Figure]:
        """A copy in which the places print other texts."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a value does. `text`: as it would stand; `refusal`: why it cannot be taken (then nothing else is said).

    `repairs`, `breaks`: ids of equations that hold only with it, or no longer with it. `touched`: equations the place
    stands in; `holding`: those that hold with it. `still_off`: largest difference left among the broken ones, in the
    unit of the place; None where none is left."""

    text: str = ""
    repairs: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    touched: int = 0
    holding: int = 0
    still_off: Decimal | None = None
    refusal: Message | None = None
    converted: Message | None = None


class Judge:
    """Equations by place, and their verdicts when some places print something else. One per analysis."""

    def __init__(
        self, verdicts: Iterable[Verdict], figures: Mapping[str, Figure], regime: Regime, evaluate: Evaluate
    ) -> None:
        self._figures = figures
        self._regime = regime
        self._evaluate = evaluate
        self._verdicts: dict[str, Verdict] = {}
        self._touching: dict[str, list[str]] = {}
        for verdict in verdicts:
            self._verdicts[verdict.equation.id] = verdict
            for ref in dict.fromkeys(verdict.equation.refs):
                self._touching.setdefault(ref, []).append(verdict.equation.id)

    def figure(self, ref: str) -> Figure | None:
        """The number printed at a place; None where it has none."""
        return self._figures.get(ref)

    def touching(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Ids of the equations that use one of the places, each once."""
        return tuple(dict.fromkeys(identity for ref in refs for identity in self._touching.get(ref, ())))

    def verdict(self, identity: str) -> Verdict | None:
        """The verdict of an equation in the reading layer."""
        return self._verdicts.get(identity)

    def with_texts(self, texts: Mapping[str, str]) -> dict[str, Verdict]:
        """Verdicts by equation id where places print `texts`, for the equations that touch them."""
        numbers = {ref: text for ref, text in texts.items() if ref in self._figures}
        touched = self.touching(numbers)
        if not touched:
            return {}
        changed = getattr(self._figures, "changed", None)
        figures = self._figures if changed is None else changed(numbers)
        return {
            identity: self._evaluate(self._verdicts[identity].equation, figures, self._regime) for identity in touched
        }

    def effect(self, text: str, before: Mapping[str, str], after: Mapping[str, str], ref: str) -> Effect:
        """What going from the texts `before` to `after` does to the equations at `ref`."""
        identities = self.touching((ref,))
        old, new = self.with_texts(before), self.with_texts(after)
        repairs, breaks, off = [], [], []
        holding = 0
        for identity in identities:
            was = old.get(identity, self._verdicts[identity]).grade
            verdict = new.get(identity, self._verdicts[identity])
            holding += verdict.grade.holds
            if was is Grade.CONTRADICTION and verdict.grade.holds:
                repairs.append(identity)
            if was.holds and verdict.grade is Grade.CONTRADICTION:
                breaks.append(identity)
            if verdict.grade is Grade.CONTRADICTION and verdict.difference is not None:
                off.append(abs(verdict.difference))
        figure = self.figure(ref)
        factor = figure.unit.factor if figure is not None else Decimal(1)
        return Effect(
            text=text,
            repairs=tuple(repairs),
            breaks=tuple(breaks),
            touched=len(identities),
            holding=holding,
            still_off=max(off) / factor if off else None,
        )
