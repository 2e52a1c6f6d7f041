"""Many documents: documents a minute, memory over the run, a run that is killed and resumed. `python -m bench.batch`.

Copies and variants of the samples are made in a temporary folder: every copy is another file (a PDF gets a comment
behind its end, a text another figure), so that no cache and no earlier result helps. Reads `/proc` (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.places import samples
from bench.processes import _family, _resident

NUMBER = re.compile(r"(?<=\t)\d+\.\d\d(?=\t|\n)")
LOOK = 0.5
"""Seconds between two looks at the memory."""
TIMES = ("seconds", "timing")
"""What may differ between two runs."""


@dataclass(slots=True)
class Watched:
    """One run of the command. `megabytes`: resident memory of all its processes and of the first alone, per look."""

    seconds: float = 0.0
    all_megabytes: list[float] = field(default_factory=list)
    own_megabytes: list[float] = field(default_factory=list)
    documents: int = 0


def main(arguments: list[str] | None = None) -> int:
    """Make the documents, run, kill, resume, compare, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description="many documents")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kill-after", type=float, default=1 / 3, metavar="SHARE")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_documents(folder / "in", options.documents)
        whole = run(folder, "whole", options.jobs)
        rate = 60 * whole.documents / whole.seconds
        print(f"documents: {whole.documents} in {whole.seconds:.0f} s, {rate:.0f} a minute")
        for title, looks in (("all processes", whole.all_megabytes), ("the first process", whole.own_megabytes)):
            thirds = [looks[len(looks) * part // 3 : len(looks) * (part + 1) // 3] for part in range(3)]
            said = " / ".join(f"{median(part):.0f}" for part in thirds if part)
            print(
                f"memory of {title}, median of each third of the run: {said} MB, highest {max(looks, default=0):.0f} MB"
            )
        killed = run(folder, "killed", options.jobs, kill_at=round(options.documents * options.kill_after))
        resumed = run(folder, "killed", options.jobs)
        same = results(folder / "whole") == results(folder / "killed")
        verdict = "the same result" if same else "ANOTHER RESULT"
        print(f"killed after {killed.documents}, resumed in {resumed.seconds:.0f} s: {verdict}")
    return 0 if same else 1


def make_documents(folder: Path, count: int) -> None:
    """Copies and variants of the samples, all different."""
    folder.mkdir()
    sources = [*samples(), *(path.with_suffix(".txt") for path in samples() if path.with_suffix(".txt").exists())]
    for number in range(count):
        source = sources[number % len(sources)]
        target = folder / f"{number:04}-{source.name}"
        if source.suffix == ".txt":
            target.write_text(_varied(source.read_text("utf-8"), number), "utf-8")
        else:
            target.write_bytes(source.read_bytes() + f"\n% copy {number}\n".encode())


def run(folder: Path, name: str, jobs: int, *, kill_at: int | None = None) -> Watched:
    """`reviewer batch` over the folder; with `kill_at` all its processes are killed after so many documents."""
    watched, started = Watched(), time.perf_counter()
    state = folder / name / "batch.jsonl"
    command = [sys.executable, "-m", "reviewer", "batch", str(folder / "in"), "-o", str(folder / name)]
    with subprocess.Popen(
        [*command, "--jobs", str(jobs), "--no-cache"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as job:
        while job.poll() is None:
            family = {pid: _resident(pid) for pid in _family(job.pid)}
            watched.all_megabytes.append(sum(family.values()))
            watched.own_megabytes.append(family.get(job.pid, 0.0))
            watched.documents = _finished(state)
            if kill_at is not None and watched.documents >= kill_at:
                with suppress(ProcessLookupError):
                    os.killpg(job.pid, signal.SIGKILL)
            time.sleep(LOOK)
    watched.seconds = time.perf_counter() - started
    watched.documents = _finished(state)
    return watched


def results(folder: Path) -> dict[str, str]:
    """Everything that was found, by document, without times."""
    found = {}
    for line in (folder / "batch.jsonl").read_text("utf-8").splitlines():
        with suppress(ValueError):
            done = json.loads(line)
            found[done["path"]] = json.dumps(dict(_lasting(done)), sort_keys=True)
    return found


def _lasting(done: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in done.items():
        if name not in TIMES:
            yield name, dict(_lasting(value)) if isinstance(value, dict) else value


def _finished(state: Path) -> int:
    with suppress(OSError):
        return state.read_bytes().count(b"\n")
    return 0


def _varied(text: str, number: int) -> str:
    """One figure of a table raised by a cent or more."""
    chance = random.Random(number)
    places = list(NUMBER.finditer(text))
    if not places:
        return text + f"\n{number}\n"
    place = chance.choice(places)
    return f"{text[: place.start()]}{float(place[0]) + number / 100 + 0.01:.2f}{text[place.end() :]}"


if __name__ == "__main__":
    sys.exit(main())
