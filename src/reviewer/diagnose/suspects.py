"""Which number is wrong: for every number in broken equations, the single new value that repairs most and breaks least.

The error-localisation problem of Fellegi and Holt on a small graph: one number per cause first, pairs where one does
not explain a component, then the greedy smallest set. Called by `diagnose.causes`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from reviewer.diagnose.graph import Graph
from reviewer.diagnose.slips import Slip
from reviewer.diagnose.solve import solved
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Grade, Verdict
from reviewer.model.figure import Figure
from reviewer.model.interval import Interval

MAX_VALUES = 6
"""Different values tried per number."""
PAIR_LIMIT = 24
"""Numbers of a component among which all pairs are tried."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """One number and the value that would repair `repaired` (equation ids) and break `broken`."""

    ref: str
    figure: Figure
    suggested: Figure
    repaired: tuple[str, ...]
    broken: tuple[str, ...]
    slip: Slip
    is_prose: bool
    proofs: int = 0
    """Equations with power that hold with the number as printed, and go on holding."""

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: nets most, breaks least, fewer proofs against it, not below zero, likelier slip, rounder than it
        was (a slip spoils a round number, it rarely makes one), prose before tables."""
        return (
            len(self.broken) - len(self.repaired),
            len(self.broken),
            self.proofs,
            self.suggested.value < 0 <= self.figure.value and self.slip.cause != "sign",
            -self.slip.likelihood,
            _digits(self.suggested) - _digits(self.figure),
            not self.is_prose,
            self.ref,
        )


def _digits(figure: Figure) -> int:
    """Digits that say something: 556,500 has four, 0 none."""
    return len(figure.value.normalize().as_tuple().digits) if figure.value else 0


Namer = Callable[[str, Figure, Figure, tuple[Verdict, ...]], Slip]


@dataclass(frozen=True)
class Search:
    """The state of one diagnosis: the numbers as read and the graph of their equations."""

    figures: Mapping[str, Figure]
    graph: Graph
    regime: Regime
    namer: Namer

    def suspects(self, component: tuple[Verdict, ...]) -> list[Suspect]:
        """All numbers of the component with their best value, best first."""
        refs = dict.fromkeys(ref for verdict in component for ref in verdict.equation.refs)
        found = [suspect for ref in refs if (suspect := self.best_value(ref)) is not None]
        return sorted(found, key=lambda item: item.rank)

    def best_value(self, ref: str) -> Suspect | None:
        """The value of `ref` that repairs most and breaks least; None where no value repairs anything."""
        figure = self.figures.get(ref)
        if figure is None:
            return None
        touching = self.graph.by_ref.get(ref, ())
        exact: list[Decimal] = []
        ranges: list[tuple[Verdict, Interval]] = []
        for verdict in touching:
            solution = solved(verdict.equation, ref, self.figures)
            if solution is None:
                continue
            value, interval = solution
            ranges.append((verdict, Interval(interval.low - figure.half_width, interval.high + figure.half_width)))
            if verdict.grade is Grade.CONTRADICTION:
                exact.append(value)
        best: Suspect | None = None
        for candidate in _candidates(exact, figure):
            if candidate.base == figure.base:
                continue
            repairs = [v for v, r in ranges if v.grade is Grade.CONTRADICTION and r.contains(candidate.base)]
            if not repairs:
                continue
            suspect = self.confirmed(ref, figure, candidate, touching)
            if suspect is not None and (best is None or suspect.rank < best.rank):
                best = suspect
        return best

    def confirmed(self, ref: str, figure: Figure, candidate: Figure, touching: tuple[Verdict, ...]) -> Suspect | None:
        """The suspect with exactly the equations that the evaluator says pass or fail."""
        changed: Mapping[str, Figure] = ChainMap({ref: candidate}, self.figures)  # type: ignore[arg-type]
        repaired: list[Verdict] = []
        broken: list[str] = []
        proofs = 0
        for verdict in touching:
            after = evaluate(verdict.equation, changed, self.regime).grade
            if verdict.grade is Grade.CONTRADICTION and after.holds:
                repaired.append(verdict)
            elif verdict.grade is not Grade.CONTRADICTION and after is Grade.CONTRADICTION:
                broken.append(verdict.equation.id)
            elif verdict.grade.holds:
                proofs += 1
        if not repaired:
            return None
        slip = self.namer(ref, figure, candidate, tuple(repaired))
        ids = tuple(verdict.equation.id for verdict in repaired)
        return Suspect(ref, figure, candidate, ids, tuple(broken), slip, ref.startswith("b"), proofs)

    def after(self, suspect: Suspect) -> Search:
        """The search with the suspect's value taken as right."""
        figures: dict[str, Figure] = dict(self.figures)
        figures[suspect.ref] = suspect.suggested
        fixed: dict[str, Verdict] = {}
        for verdict in self.graph.by_ref.get(suspect.ref, ()):
            fixed[verdict.equation.id] = evaluate(verdict.equation, figures, self.regime)
        everything: dict[str, Verdict] = {}
        for items in self.graph.by_ref.values():
            for verdict in items:
                everything[verdict.equation.id] = fixed.get(verdict.equation.id, verdict)
        broken_order = [*self.graph.broken, *(i for i in fixed if i not in self.graph.broken)]
        ordered = [everything[identity] for identity in broken_order if identity in everything]
        rest = [verdict for identity, verdict in everything.items() if identity not in set(broken_order)]
        return replace(self, figures=figures, graph=Graph.of([*ordered, *rest]))


def explain(search: Search, component: tuple[Verdict, ...], *, budget: int = 8) -> list[list[Suspect]]:
    """Causes of a component: for each cause the ranked suspects that could stand for it, best first.

    One number that repairs everything is one cause. Otherwise the best pair is tried, then numbers are taken greedily,
    at most `budget` of them; equations nobody explains end as a cause without suspects' agreement (their own operands).
    """
    ids = {verdict.equation.id for verdict in component}
    ranked = search.suspects(component)
    whole = [item for item in ranked if set(item.repaired) >= ids]
    if whole and not whole[0].broken:
        return [ranked]
    pair = _best_pair(search, ids, ranked)
    if pair is not None:
        first, second, later = pair
        rest_first = [item for item in ranked if item.ref != first.ref and set(item.repaired) & set(first.repaired)]
        return [[first, *rest_first], later or [second]]
    if whole:
        return [ranked]
    return _greedy(search, ids, ranked, budget)


def _best_pair(search: Search, ids: set[str], ranked: list[Suspect]) -> tuple[Suspect, Suspect, list[Suspect]] | None:
    best: tuple[tuple[object, ...], Suspect, Suspect, list[Suspect]] | None = None
    for first in ranked[:PAIR_LIMIT]:
        after = search.after(first)
        left = tuple(
            verdict for identity, verdict in after.graph.broken.items() if identity in ids or identity in first.broken
        )
        if not left:
            continue
        remaining = {verdict.equation.id for verdict in left}
        seconds = after.suspects(left)
        for second in seconds[:3]:
            if second.ref == first.ref or not set(second.repaired) >= remaining or second.broken:
                continue
            score = (-(first.slip.likelihood + second.slip.likelihood), first.rank, second.rank)
            if best is None or score < best[0]:
                best = (score, first, second, [second, *(item for item in seconds if item is not second)])
    return None if best is None else best[1:]


def _greedy(search: Search, ids: set[str], ranked: list[Suspect], budget: int) -> list[list[Suspect]]:
    causes: list[list[Suspect]] = []
    open_ids = set(ids)
    current, suspects = search, ranked
    while open_ids and suspects and budget:
        chosen = suspects[0]
        causes.append([chosen, *(item for item in suspects[1:] if set(item.repaired) & set(chosen.repaired))])
        current = current.after(chosen)
        open_ids &= set(current.graph.broken)
        left = tuple(current.graph.broken[identity] for identity in current.graph.broken if identity in open_ids)
        suspects = current.suspects(left) if left else []
        budget -= 1
    return causes


def _candidates(exact: list[Decimal], figure: Figure) -> list[Figure]:
    """Distinct printable values near the exact solutions, the most frequent first."""
    printed: dict[Decimal, int] = {}
    for value in exact:
        rounded = _printable(value, figure)
        printed[rounded] = printed.get(rounded, 0) + 1
    ordered = sorted(printed, key=lambda value: -printed[value])[:MAX_VALUES]
    return [_figure_with(figure, value) for value in ordered]


def _printable(base: Decimal, figure: Figure) -> Decimal:
    decimals = max(figure.decimals, 2) if figure.is_blank else figure.decimals
    return (base / figure.unit.factor).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _figure_with(figure: Figure, value: Decimal) -> Figure:
    separated = "," in figure.text or "，" in figure.text
    decimals = max(0, -int(value.as_tuple().exponent))
    text = f"{value:,.{decimals}f}" if separated else f"{value:.{decimals}f}"
    return replace(figure, text=text, value=value, decimals=decimals, is_blank=False)
