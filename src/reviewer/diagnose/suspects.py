"""Which number is wrong: for every number in broken equations, the single new value that repairs most and breaks least.

The error-localisation problem of Fellegi and Holt on a small graph: one number per cause first, pairs where one does
not explain a component, then the greedy smallest set. Called by `diagnose.causes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from reviewer.diagnose.graph import Graph
from reviewer.diagnose.odds import evidence, odds_against, telling
from reviewer.diagnose.slips import Slip, likely_values
from reviewer.diagnose.solve import solved
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Grade, Law, Role, Verdict
from reviewer.model.figure import Figure, parse_number
from reviewer.model.interval import Interval

MAX_VALUES = 6
"""Different values tried per number."""
MAX_SLIPS = 3
"""Values of a likely slip tried per number, where the equations leave a range."""
USUAL_DECIMALS = 2
"""Digits behind the point of an amount in 万元; one printed without them may have lost its point."""
PAIR_LIMIT = 24
"""Numbers of a component among which all pairs are tried."""
SEPARATED = 1_000
"""Numbers from here on show whether thousands are separated."""


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
    odds: Decimal = Decimal(0)
    """How unlikely the change is, all equations apart: less is likelier (`diagnose.odds`)."""
    leads: bool = False
    """Whether it is the total or the stated number of an equation it would repair."""

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key: nets most, breaks least, likelier, prose before tables, totals before their parts."""
        return (
            len(self.broken) - len(self.repaired),
            len(self.broken),
            self.odds,
            not self.is_prose,
            not self.leads,
            self.ref,
        )


Namer = Callable[[str, Figure, Figure, tuple[Verdict, ...]], Slip]
Readings = Callable[[str], tuple[Decimal, ...]]
"""Other values that the characters at a reference may show, in the unit of the number."""


def no_readings(ref: str) -> tuple[Decimal, ...]:
    """For documents whose every character was read for sure."""
    del ref
    return ()


@dataclass(frozen=True)
class Search:
    """The state of one diagnosis: the numbers as read and the graph of their equations."""

    figures: Mapping[str, Figure]
    graph: Graph
    regime: Regime
    namer: Namer
    readings: Readings = no_readings
    known: dict[str, Suspect | None] = field(default_factory=dict, compare=False)
    """Best values found so far; a cache of `best_value`."""
    counted: Counter[Decimal] = field(default_factory=Counter, compare=False)
    """How often each value stands among the figures; counted by `of`, kept by `after`."""

    @classmethod
    def of(
        cls, figures: Mapping[str, Figure], graph: Graph, regime: Regime, namer: Namer, readings: Readings = no_readings
    ) -> Search:
        """A diagnosis at its start."""
        counted = Counter(figure.base for figure in figures.values() if figure.value)
        return cls(figures, graph, regime, namer, readings, counted=counted)

    def suspects(self, component: tuple[Verdict, ...], *, shared: bool = False) -> list[Suspect]:
        """All numbers of the component with their best value, best first; `shared`: only those in every equation."""
        refs = dict.fromkeys(ref for verdict in component for ref in verdict.equation.refs)
        if shared:
            refs = dict.fromkeys(ref for ref in refs if all(ref in verdict.equation.refs for verdict in component))
        found = [suspect for ref in refs if (suspect := self.best_value(ref)) is not None]
        return sorted(found, key=lambda item: item.rank)

    def best_value(self, ref: str) -> Suspect | None:
        """The value of `ref` that repairs most and breaks least; None where no value repairs anything."""
        if ref not in self.known:
            self.known[ref] = self._best_value(ref)
        return self.known[ref]

    def _best_value(self, ref: str) -> Suspect | None:
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
        around = {
            other: found
            for verdict in touching
            for other in verdict.equation.refs
            if (found := self.figures.get(other)) is not None
        }
        best: Suspect | None = None
        read = [figure_with(figure, value) for value in self.readings(ref)]
        for candidate in (*read, *_candidates(exact, figure), *_by_slip(figure, ranges)):
            if candidate.base == figure.base:
                continue
            repairs = [v for v, r in ranges if v.grade is Grade.CONTRADICTION and r.contains(candidate.base)]
            if not repairs:
                continue
            suspect = self._confirmed(ref, around, candidate, touching)
            if suspect is not None and (best is None or suspect.rank < best.rank):
                best = suspect
        if best is None:
            return None
        return replace(best, suggested=_spelled(best.suggested, figure, around.values()))

    def _confirmed(
        self, ref: str, around: Mapping[str, Figure], candidate: Figure, touching: tuple[Verdict, ...]
    ) -> Suspect | None:
        """The suspect with exactly the equations that the evaluator says pass or fail. `around`: the numbers of
        `touching`."""
        figure, changed = around[ref], {**around, ref: candidate}
        repaired: list[Verdict] = []
        broken: list[str] = []
        reached: list[Grade] = []
        kept: list[tuple[Grade, Grade]] = []
        for verdict in touching:
            after = evaluate(verdict.equation, changed, self.regime).grade
            if verdict.grade is Grade.CONTRADICTION and after.holds:
                repaired.append(verdict)
                reached.append(after)
            elif verdict.grade is not Grade.CONTRADICTION and after is Grade.CONTRADICTION:
                broken.append(verdict.equation.id)
            elif verdict.grade.holds and verdict.equation.law is not Law.BOUND:
                kept.append((verdict.grade, after))
        if not repaired:
            return None
        slip = self.namer(ref, figure, candidate, tuple(repaired))
        odds = odds_against(figure, candidate, slip) + evidence(reached, kept)
        odds += self._elsewhere(ref, figure, candidate, repaired)
        ids = tuple(verdict.equation.id for verdict in repaired)
        leads = any(
            operand.ref == ref and operand.role in {Role.TOTAL, Role.STATED}
            for verdict in repaired
            for operand in verdict.equation.operands
        )
        return Suspect(ref, figure, candidate, ids, tuple(broken), slip, ref.startswith("b"), odds, leads)

    def _elsewhere(self, ref: str, figure: Figure, candidate: Figure, repaired: list[Verdict]) -> Decimal:
        """A value that also stands elsewhere is likelier right; the numbers of the equations in question are not
        asked, for they say the same of each other."""
        asked = {other for verdict in repaired for other in verdict.equation.refs} | {ref}
        known = [self.figures[other].base for other in asked if other in self.figures]
        odds = Decimal(0)
        if self.counted[figure.base] > known.count(figure.base):
            odds += telling(figure)
        if self.counted[candidate.base] > known.count(candidate.base):
            odds -= telling(candidate)
        return odds

    def after(self, suspect: Suspect) -> Search:
        """The search with the suspect's value taken as right. What is known of numbers far from it stays known."""
        figures = {**self.figures, suspect.ref: suspect.suggested}
        touching = self.graph.by_ref.get(suspect.ref, ())
        graph = self.graph.replaced(evaluate(verdict.equation, figures, self.regime) for verdict in touching)
        near = {ref for verdict in touching for ref in verdict.equation.refs}
        known = {ref: found for ref, found in self.known.items() if ref not in near}
        counted = Counter(self.counted)
        counted[suspect.figure.base] -= 1
        if suspect.suggested.value:
            counted[suspect.suggested.base] += 1
        return replace(self, figures=figures, graph=graph, known=known, counted=counted)


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
        seconds = after.suspects(left, shared=True)
        for second in seconds[:3]:
            if second.ref == first.ref or not set(second.repaired) >= remaining or second.broken:
                continue
            score = (first.odds + second.odds, first.rank, second.rank)
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
    shown = {figure.decimals}
    if figure.is_blank or figure.unit.factor > 1:
        shown = {USUAL_DECIMALS} if figure.is_blank else {figure.decimals, max(figure.decimals, USUAL_DECIMALS)}
    for decimals in sorted(shown):
        for value in exact:
            rounded = _printable(value, figure, decimals)
            printed[rounded] = printed.get(rounded, 0) + 1
    ordered = sorted(printed, key=lambda value: -printed[value])[:MAX_VALUES]
    return [figure_with(figure, value) for value in ordered]


def _by_slip(figure: Figure, ranges: list[tuple[Verdict, Interval]]) -> list[Figure]:
    """Where rounding leaves a broken equation many values, those of them that one slip would have spoiled."""
    wide = [r for v, r in ranges if v.grade is Grade.CONTRADICTION and r.high - r.low > 2 * figure.last_digit]
    if not wide or figure.is_blank:
        return []
    fitting: list[tuple[int, Decimal]] = []
    low, high = min(interval.low for interval in wide), max(interval.high for interval in wide)
    most = max(figure.decimals, USUAL_DECIMALS if figure.unit.factor > 1 else 0)
    for value in likely_values(figure.value, decimals=figure.decimals, most=most):
        base = value * figure.unit.factor
        if low <= base <= high and any(interval.contains(base) for interval in wide):
            fitting.append((-sum(interval.contains(base) for _, interval in ranges), value))
    return [figure_with(figure, value) for _, value in sorted(fitting, key=lambda item: item[0])[:MAX_SLIPS]]


def _printable(base: Decimal, figure: Figure, decimals: int) -> Decimal:
    return (base / figure.unit.factor).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _spelled(suggested: Figure, figure: Figure, around: Iterable[Figure]) -> Figure:
    """A number below a thousand does not show whether thousands are separated: then those it is held against do."""
    if abs(figure.value) >= SEPARATED or not any("," in other.text for other in around):
        return suggested
    decimals = len(suggested.text.partition(".")[2])
    return replace(suggested, text=f"{suggested.value:,.{decimals}f}")


def figure_with(figure: Figure, value: Decimal) -> Figure:
    """The same figure printed as another value, in the same manner."""
    value = value or abs(value)
    separated = "," in figure.text or "，" in figure.text
    decimals = max(0, -int(value.as_tuple().exponent))
    printed = parse_number(figure.text)
    # Exact 元 have two decimals although none is printed: they stay unprinted.
    needed = max(0, -int(value.normalize().as_tuple().exponent))
    shown = printed[1] if printed is not None and needed <= printed[1] else decimals
    text = f"{value:,.{shown}f}" if separated else f"{value:.{shown}f}"
    return replace(figure, text=text, value=value, decimals=decimals, is_blank=False)
