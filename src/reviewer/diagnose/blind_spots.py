"""Blind spots by self-mutation: numbers are changed as people change them, and what no equation notices is listed.

Only equations that touch the changed number are evaluated, so a thousand changes cost little; by law the answer is that
of evaluating all of them. Seeded, so a run can be repeated, and step by step, so that it can be stopped with what is
known so far. Called by `reviewer coverage --mutate`.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from reviewer.diagnose.mutation import NUMBER_SLIPS, Slip, mutated
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Equation, Grade, Law, Verdict
from reviewer.model.figure import Figure, parse_number

PROSE = "prose"
"""Where numbers of sentences are counted in `Mutated.by_table`."""


class Notice(StrEnum):
    """Whether somebody would notice a change, and if not, why."""

    SEEN = "seen"
    ROUNDING = "rounding"
    """Every equation of the number still holds: the change is within what rounding explains."""
    NO_LAW = "no-law"
    """No equation that could tell stands on the number."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One changed number: its place, what it was, what it was changed to, how, and who noticed."""

    ref: str
    printed: str
    changed: str
    slip: str
    notice: Notice

    @property
    def place(self) -> str:
        """The table the number stands in, or `PROSE`."""
        return PROSE if self.ref.startswith("b") else self.ref.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Tried:
    """Changes of one table, or of all: how many were made and noticed, and how many only rounding hid."""

    tried: int = 0
    seen: int = 0
    rounding: int = 0


@dataclass(frozen=True, slots=True)
class Mutated:
    """The changes made, in the order they were made. `wanted`: how many were asked for; more than were made where the
    run was stopped or the document holds too little."""

    trials: tuple[Trial, ...]
    wanted: int

    @property
    def total(self) -> Tried:
        """All changes."""
        return _count(self.trials)

    @property
    def by_table(self) -> Mapping[str, Tried]:
        """The changes of each table, those of sentences under `PROSE`."""
        places = dict.fromkeys(sorted(trial.place for trial in self.trials))
        return {place: _count(trial for trial in self.trials if trial.place == place) for place in places}

    @property
    def unseen(self) -> tuple[Trial, ...]:
        """Changes nobody noticed, one for each number; where no law stands first, then those within rounding."""
        first: dict[str, Trial] = {}
        for trial in sorted(self.trials, key=lambda item: item.notice is Notice.ROUNDING):
            if trial.notice is not Notice.SEEN:
                first.setdefault(trial.ref, trial)
        return tuple(first.values())


def trials(
    refs: tuple[str, ...],
    *,
    figures: Mapping[str, Figure],
    equations: Mapping[str, tuple[Equation, ...]],
    regime: Regime,
    seed: int,
) -> Iterator[Trial]:
    """Changes of the numbers at `refs`, one at a time and without end; none where nothing can be changed.
    `equations`: by reference."""
    chance = Random(seed)  # noqa: S311 - a repeatable choice, not a secret
    able = tuple(ref for ref in refs if (figure := figures.get(ref)) is not None and parse_number(figure.text))
    while able:
        ref = chance.choice(able)
        figure = figures[ref]
        # Nobody types a minus into a sentence: there the direction word carries the sign.
        fitting = [slip for slip in NUMBER_SLIPS if slip is not Slip.SIGN or not ref.startswith("b")]
        slips = chance.sample(fitting, len(fitting))
        text, slip = next(((text, slip) for slip in slips if (text := mutated(figure.text, slip, chance))), ("", None))
        parsed = parse_number(text)
        if slip is not None and parsed is not None:
            changed: Mapping[str, Figure] = ChainMap(
                {ref: replace(figure, text=text, value=parsed[0])},
                figures,  # type: ignore[arg-type]  # only read
            )
            after = [evaluate(item, changed, regime) for item in equations.get(ref, ())]
            yield Trial(ref, figure.text, text, slip.value, _notice(after))


def _notice(after: Iterable[Verdict]) -> Notice:
    verdicts = list(after)
    if any(verdict.grade is Grade.CONTRADICTION for verdict in verdicts):
        return Notice.SEEN
    telling = any(item.grade.holds and item.has_power and item.equation.law is not Law.BOUND for item in verdicts)
    return Notice.ROUNDING if telling else Notice.NO_LAW


def _count(trials_made: Iterable[Trial]) -> Tried:
    notices = [trial.notice for trial in trials_made]
    return Tried(len(notices), notices.count(Notice.SEEN), notices.count(Notice.ROUNDING))
