"""In-process timings: reading (cold, cached, against a plain pdfplumber loop), checking, correction to re-check."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read
from reviewer.session.analysis import Analysis, analyse

Line = tuple[str, str, str]
"""Document, what was measured, result."""


def lines(path: Path, *, repeats: int = 3) -> Iterator[Line]:
    """All timings of one document."""
    name = path.name
    cold = _median(lambda: read(path), repeats)
    yield name, "read, no cache", f"{cold:.2f} s"
    with tempfile.TemporaryDirectory() as folder:
        options = ReadOptions(cache_dir=Path(folder))
        read(path, options)
        cached = _median(lambda: read(path, options), repeats)
    yield name, "read, cached", f"{cached:.2f} s"
    if path.suffix == ".pdf":
        one = _median(lambda: read(path, ReadOptions(jobs=1)), 1)
        yield name, "read, one process", f"{one:.2f} s"
        plain = _median(lambda: _plain_pdfplumber(path), 1)
        yield name, "plain pdfplumber extract_tables", f"{plain:.2f} s = {plain / cold:.1f} x ours"
    document = read(path)
    analysis = analyse(document)
    yield name, "check", f"{1000 * _median(lambda: analyse(document), repeats):.0f} ms, {_size(analysis)}"
    yield name, "correction to re-check, median", _rechecks(analysis)


def _rechecks(analysis: Analysis, count: int = 40) -> str:
    refs = sorted(ref for ref in analysis.equations_by_ref if "/r" in ref)
    if not refs:
        return "no numbers in laws"
    chance = Random(7)
    times = []
    for ref in chance.sample(refs, min(count, len(refs))):
        started = time.perf_counter()
        analysis.reread({ref: str(chance.randrange(10_000, 99_999) / 100)})
        times.append(1000 * (time.perf_counter() - started))
    return f"{median(times):.1f} ms, worst {max(times):.0f} ms of {len(times)}"


def _size(analysis: Analysis) -> str:
    return f"{len(analysis.equations)} equations, {analysis.coverage.total.numeric_cells} numbers"


def _plain_pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def _median(work: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times)
