"""Blind spots by self-mutation: numbers are changed as people change them, and what no equation notices is listed.

Only equations that touch the changed number are evaluated, so a thousand changes cost little. Seeded, so a run can be
repeated. Called by `reviewer coverage --mutate`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from reviewer.diagnose.mutation import NUMBER_SLIPS, mutated
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Grade
from reviewer.model.figure import Figure, parse_number


@dataclass(frozen=True, slots=True)
class Blind:
    """A changed number nobody noticed: its place, what it was and what it was changed to."""

    ref: str
    printed: str
    changed: str
    slip: str


@dataclass(frozen=True, slots=True)
class Mutated:
    """`tried` changes, `seen` of them broke an equation; `unseen` by reference, each once."""

    tried: int
    seen: int
    unseen: tuple[Blind, ...]

    def by_table(self) -> Mapping[str, int]:
        """Unseen numbers by table or block."""
        counts: dict[str, int] = {}
        for blind in self.unseen:
            head = blind.ref.partition("/")[0]
            counts[head] = counts.get(head, 0) + 1
        return counts


def self_mutate(
    refs: tuple[str, ...],
    *,
    figures: Mapping[str, Figure],
    equations: Mapping[str, tuple[Equation, ...]],
    regime: Regime,
    count: int,
    seed: int,
    progress: Callable[[int, int], bool] | None = None,
) -> Mutated:
    """Change `count` of the numbers at `refs`, one at a time. `equations`: by reference. `progress` gets done and total
    and stops the run by returning False."""
    chance = Random(seed)  # noqa: S311 - a repeatable choice, not a secret
    tried = seen = 0
    unseen: dict[str, Blind] = {}
    for step in range(count if refs else 0):
        ref = chance.choice(refs)
        slip = chance.choice(NUMBER_SLIPS)
        figure = figures.get(ref)
        text = mutated(figure.text, slip, chance) if figure is not None else None
        parsed = parse_number(text) if text is not None else None
        if figure is None or text is None or parsed is None:
            continue
        tried += 1
        changed: Mapping[str, Figure] = ChainMap(
            {ref: replace(figure, text=text, value=parsed[0])},
            figures,  # type: ignore[arg-type]  # only read
        )
        if any(evaluate(item, changed, regime).grade is Grade.CONTRADICTION for item in equations.get(ref, ())):
            seen += 1
        else:
            unseen.setdefault(ref, Blind(ref, figure.text, text, slip.value))
        if progress is not None and not progress(step + 1, count):
            break
    return Mutated(tried, seen, tuple(unseen.values()))
