"""Ten thousand decisions: opening, deciding to durable, writing the file, merging, carrying over, size on disk.

`python -m bench.overlay`; `run()` returns (what, result) pairs in CPU time. The time of `fsync` is told apart, in wall
time, because it is the disk's. The limits are absolute: open 0.5 s, decide 10 ms without fsync.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from reviewer.overlay.commands import Command, apply, changes_of
from reviewer.overlay.disk import Disk
from reviewer.overlay.entries import Decision, Identity, Judgement, Overlay
from reviewer.overlay.file_store import FileStore, journal_path, load, open_store
from reviewer.overlay.history import History, step_of
from reviewer.overlay.merge import merge
from reviewer.overlay.toml_read import parse
from reviewer.overlay.toml_write import write

T = TypeVar("T")
DECISIONS = 10_000
SAMPLES = 100
START = datetime(2030, 1, 1, tzinfo=UTC)
ABOUT = Identity("示例.pdf", "ab" * 32, "示例单位预算", "示例单位", 2030)


class TimedDisk(Disk):
    """Counts the seconds that waiting for the disk takes."""

    def __init__(self) -> None:
        self.waited = 0.0

    def sync(self, descriptor: int) -> None:
        """As usual, timed."""
        started = time.perf_counter()
        super().sync(descriptor)
        self.waited += time.perf_counter() - started

    def sync_folder(self, folder: Path) -> None:
        """As usual, timed."""
        started = time.perf_counter()
        super().sync_folder(folder)
        self.waited += time.perf_counter() - started


def decision(number: int, verdict: Judgement = Judgement.CONFIRMED) -> Decision:
    """A decision of ordinary length."""
    table, row = number // 500 + 1, number % 500 + 1
    at = f"t{table:02}/r{row}/c3"
    return Decision(
        finding=f"T01:{at}",
        verdict=verdict,
        witness=tuple((f"t{table:02}/r{row}/c{column}", f"{number}.{column:02}") for column in range(3, 7)),
        anchor=f"支出总表 #{table} / 21301{number} 示例科目 / 合计",
        at=at,
        page=table,
        reason="口径不同" if number % 3 else "",
        by="李某",
        time=START + timedelta(seconds=number),
        order=(table, 0, row, 3),
    )


def run() -> list[tuple[str, str]]:
    """Every figure."""
    with tempfile.TemporaryDirectory() as name:
        return _measured(Path(name))


def _measured(folder: Path) -> list[tuple[str, str]]:
    path = folder / "示例.pdf.review.toml"
    overlay = Overlay(ABOUT, decisions=tuple(decision(number) for number in range(DECISIONS)))
    figures: list[tuple[str, str]] = []

    text, seconds = _timed(lambda: write(overlay))
    figures.append(("overlay rendered from nothing", f"{seconds:.2f} s, {len(text.encode()) / 1e6:.1f} MB"))
    path.write_text(text, "utf-8")
    _, seconds = _timed(lambda: parse(text), 3)
    figures.append(("overlay parsed", f"{seconds:.2f} s"))
    _, seconds = _timed(lambda: load(path, ABOUT, START), 3)
    figures.append((f"open {DECISIONS} decisions, no journal", f"{seconds:.2f} s (limit 0.5)"))
    store = _open(path)
    figures.extend(_deciding(store))
    size = journal_path(path).stat().st_size
    store.close()
    _, seconds = _timed(lambda: load(path, ABOUT, START), 3)
    figures.append((f"open {DECISIONS} decisions with journal", f"{seconds:.2f} s (limit 0.5), {size / 1e6:.1f} MB"))
    again = _open(path)
    history = History(lambda: again.steps, again.last_sequence)
    _, seconds = _timed(lambda: history.undo("李某", START))
    figures.append(("first undo after a start (history read)", f"{seconds:.2f} s"))
    again.close()
    other = Overlay(ABOUT, decisions=tuple(decision(n, list(Judgement)[n % 3]) for n in range(DECISIONS)))
    joined, seconds = _timed(lambda: merge(overlay, other))
    figures.append((f"merge of twice {DECISIONS}", f"{seconds:.2f} s, {len(joined.conflicts)} conflicts"))
    return figures


def _deciding(store: FileStore) -> list[tuple[str, str]]:
    """Time from the command to durable, fsync apart; and one flush of the whole file after a decision."""
    disk = store.disk
    assert isinstance(disk, TimedDisk)
    current, history = store.overlay, History(lambda: store.steps, store.last_sequence)
    own, waited = [], []
    for number in range(SAMPLES):
        command = Command("dismiss", (decision(number * 97 % DECISIONS, Judgement.DISMISSED),))
        before, started = disk.waited, time.process_time()
        changes = changes_of(current, command)
        step = step_of(history.next_sequence, command, changes, "李某", START)
        current = apply(current, step.changes)
        store.record(step, current)
        history.add(step)
        own.append(time.process_time() - started)
        waited.append(disk.waited - before)
    flushed = []
    for number in (1, 2, 3):
        command = Command("dismiss", (decision(number, Judgement.DEFERRED),))
        step = step_of(history.next_sequence, command, changes_of(current, command), "李某", START)
        current = apply(current, step.changes)
        store.record(step, current)
        history.add(step)
        flushed.append(_timed(store.flush)[1])
    return [
        (
            f"decide among {DECISIONS}",
            f"median {median(own[1:]) * 1e3:.1f} ms, worst {max(own[1:]) * 1e3:.1f} ms (limit 10)",
        ),
        ("first decision (file taken into the journal)", f"{own[0] * 1e3:.0f} ms"),
        ("fsync of one decision", f"median {median(waited) * 1e3:.1f} ms"),
        ("overlay file replaced after one decision", f"first {flushed[0]:.2f} s, then {flushed[-1]:.2f} s"),
    ]


def _open(path: Path) -> FileStore:
    return open_store(path, ABOUT, clock=lambda: START, disk=TimedDisk())


def _timed(work: Callable[[], T], repeats: int = 1) -> tuple[T, float]:
    """What the work returns, and the least CPU time of some goes: wall time moves with the load of the machine."""
    seconds = []
    for _ in range(repeats):
        started = time.process_time()
        result = work()
        seconds.append(time.process_time() - started)
    return result, min(seconds)


if __name__ == "__main__":
    for what, figure in run():
        print(f"{what:50} {figure}")
