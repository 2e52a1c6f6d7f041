"""Changed numbers: what notices them, the same every time, and the same as checking everything anew."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.diagnose.blind_spots import Mutated, Notice, Trial, trials
from reviewer.extract.read import read
from reviewer.laws.evaluate import evaluate
from reviewer.model.equation import Grade
from reviewer.session.analysis import Analysis, analyse
from tests.small_document import written


@cache
def small() -> Analysis:
    with TemporaryDirectory() as folder:
        return analyse(read(written(Path(folder))))


def run(count: int, seed: int) -> tuple[Trial, ...]:
    analysis = small()
    refs = tuple(sorted(analysis.coverage.cells))
    regime = analysis.material.profile.regime
    endless = trials(
        refs, figures=analysis.figures, equations=analysis.equations_by_ref, regime=regime, seed=seed
    )  # fmt: skip
    return tuple(islice(endless, count))


def test_the_same_seed_changes_the_same_numbers() -> None:
    assert run(60, 4) == run(60, 4)
    assert run(60, 4) != run(60, 5)


def test_every_change_asked_for_is_made_and_changes_the_number() -> None:
    made = run(200, 1)
    assert len(made) == 200
    assert all(trial.printed != trial.changed for trial in made)


@settings(max_examples=20, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_looking_at_the_touched_equations_is_looking_at_all(seed: int) -> None:
    analysis = small()
    regime = analysis.material.profile.regime
    for trial in run(5, seed):
        figures = analysis.figures.changed({trial.ref: trial.changed})
        after = [evaluate(equation, figures, regime) for equation in analysis.equations]
        broken = {verdict.equation.id for verdict in after if verdict.grade is Grade.CONTRADICTION}
        untouched = {
            verdict.equation.id
            for verdict in analysis.verdicts
            if verdict.grade is Grade.CONTRADICTION and trial.ref not in verdict.equation.refs
        }
        assert (trial.notice is Notice.SEEN) == bool(broken - untouched)


def test_a_number_is_listed_once_and_those_without_a_law_first() -> None:
    made = (
        Trial("t01/r1/c1", "1.00", "1.01", "one-digit", Notice.ROUNDING),
        Trial("t02/r1/c1", "2.00", "7.00", "one-digit", Notice.NO_LAW),
        Trial("t02/r1/c1", "2.00", "8.00", "one-digit", Notice.NO_LAW),
        Trial("b0001/4-8", "3.00", "4.00", "one-digit", Notice.SEEN),
    )
    mutated = Mutated(made, wanted=10)
    assert [trial.ref for trial in mutated.unseen] == ["t02/r1/c1", "t01/r1/c1"]
    assert {place: count.tried for place, count in mutated.by_table.items()} == {"prose": 1, "t01": 1, "t02": 2}
    assert (mutated.total.tried, mutated.total.seen, mutated.total.rounding) == (4, 1, 1)
