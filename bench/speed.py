"""In-process timings: reading (cold, cached, against a plain pdfplumber loop), checking, correction to re-check."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from reviewer.diagnose.blind_spots import Notice, Trial, trials
from reviewer.diagnose.causes import localise
from reviewer.diagnose.mutation import Slip, mutated
from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read
from reviewer.session.analysis import Analysis, analyse

Line = tuple[str, str, str]
"""Document, what was measured, result."""


def lines(path: Path, *, repeats: int = 3) -> Iterator[Line]:
    """All timings of one document."""
    name = path.name
    cold = _median(lambda: read(path), repeats)
    yield name, "read, no cache", str(cold)
    with tempfile.TemporaryDirectory() as folder:
        options = ReadOptions(cache_dir=Path(folder))
        read(path, options)
        cached = _median(lambda: read(path, options), repeats)
    yield name, "read, cached", str(cached)
    if path.suffix == ".pdf":
        one = _median(lambda: read(path, ReadOptions(jobs=1)), 1)
        yield name, "read, one process", str(one)
        plain = _median(lambda: _plain_pdfplumber(path), 1)
        yield name, "plain pdfplumber extract_tables", f"{plain} = {plain.cpu / cold.cpu:.1f} x ours (cpu)"
    document = read(path)
    analysis = analyse(document)
    yield name, "check", f"{_median(lambda: analyse(document), repeats)}, {_size(analysis)}"
    yield name, "correction to re-check, median", _rechecks(analysis)
    yield name, "five errors told apart", _diagnoses(analysis)
    yield name, "1,000 numbers changed, re-checked", _mutations(analysis)


def _rechecks(analysis: Analysis, count: int = 40) -> str:
    refs = sorted(ref for ref in analysis.equations_by_ref if "/r" in ref)
    if not refs:
        return "no numbers in laws"
    chance = Random(7)
    times = [
        _once(lambda ref=ref: analysis.reread({ref: str(chance.randrange(10_000, 99_999) / 100)}))  # type: ignore[misc]
        for ref in chance.sample(refs, min(count, len(refs)))
    ]
    cpu = sorted(1000 * cost.cpu for cost in times)
    wall = median(1000 * cost.wall for cost in times)
    return f"{wall:.1f} ms (cpu {median(cpu):.1f} ms, worst {cpu[-1]:.0f} ms) of {len(times)}"


def _diagnoses(analysis: Analysis, count: int = 12) -> str:
    """`diagnose.causes.localise` on five slips at once, in numbers that stand in two laws or more."""
    refs = sorted(
        ref for ref, laws in analysis.equations_by_ref.items() if len(laws) > 1 and not analysis.figures[ref].is_blank
    )
    if len(refs) < 5:
        return "too few numbers in laws"
    chance, times = Random(5), []
    for _ in range(count):
        texts: dict[str, str] = {}
        for ref in chance.sample(refs, len(refs)):
            slip = chance.choice((Slip.ONE_DIGIT, Slip.TRANSPOSITION, Slip.SHIFT, Slip.DROPPED, Slip.DOUBLED))
            text = mutated(analysis.figures[ref].text, slip, chance)
            if text is not None:
                texts[ref] = text
            if len(texts) == 5:
                break
        wrong = analysis.reread(texts)
        times.append(_once(lambda wrong=wrong: localise(wrong.result.findings, wrong.material, wrong.figures)).cpu)  # type: ignore[misc]
    return f"cpu {1000 * median(times):.0f} ms, worst {1000 * max(times):.0f} ms of {count}"


def _mutations(analysis: Analysis, count: int = 1000) -> str:
    endless = trials(
        tuple(sorted(analysis.coverage.cells)),
        figures=analysis.figures,
        equations=analysis.equations_by_ref,
        regime=analysis.material.profile.regime,
        seed=1,
    )
    made: list[Trial] = []
    cost = _once(lambda: made.extend(islice(endless, count)))
    seen = sum(trial.notice is Notice.SEEN for trial in made)
    return f"cpu {cost.cpu:.2f} s, {seen} of {len(made)} seen"


def _size(analysis: Analysis) -> str:
    return f"{len(analysis.equations)} equations, {analysis.coverage.total.numeric_cells} numbers"


def _plain_pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds, workers included."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s (cpu {self.cpu:.2f} s)"


def _median(work: Callable[[], object], repeats: int) -> Cost:
    costs = [_once(work) for _ in range(repeats)]
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def _once(work: Callable[[], object]) -> Cost:
    started, before = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - started, _cpu() - before)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
