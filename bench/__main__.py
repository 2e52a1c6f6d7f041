"""`make bench`, `python -m bench`: every figure of docs/benchmarks.md in one run, as a table.

Works with the parts that exist: a part that cannot be measured says why. Real documents are measured where they are
present (`REVIEWER_REAL_DOCS`). Ratios are taken inside the run, so that they hold on a slow machine too.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.places import real_documents, samples
from bench.processes import first_paint, measured

PARTS = ("bench.reading", "bench.keys", "bench.overlay")
"""Measured by their own modules, run as commands."""
REAL = ("000.txt", "000-wordprocessor.pdf", "001-browser.pdf")


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="speed and memory, in one table")
    parser.add_argument("--quick", action="store_true", help="the samples only, no keys, no overlay")
    options = parser.parse_args(arguments)
    folder = None if options.quick else real_documents()
    paths = [*samples(), *([folder / name for name in REAL if (folder / name).exists()] if folder else [])]
    _row("document", "measured", "result")
    for path in paths:
        _speed(path)
    _commands(paths)
    if not options.quick:
        for part in PARTS:
            _part(part)
    if folder:
        _part("bench.keyscore")
    return 0


def _speed(path: Path) -> None:
    try:
        from bench.speed import lines

        for line in lines(path):
            _row(*line)
    except Exception as error:  # noqa: BLE001  # a part that does not work yet must not hide the others
        _row(path.name, "read and check", f"not measured: {type(error).__name__}: {error}"[:100])


def _commands(paths: list[Path]) -> None:
    for path in paths:
        run = measured(["reviewer", "check", str(path), "--no-cache", "--fail-on", "never", "--quiet"])
        state = "" if run.status == 0 else f" (exit {run.status})"
        _row(
            path.name,
            "`reviewer check`, whole command",
            f"{run.seconds:.2f} s, cpu {run.cpu:.2f} s, peak {run.megabytes:.0f} MB{state}",
        )
    painted = [seconds for _ in range(3) if (seconds := first_paint(paths[0])) is not None]
    _row(
        paths[0].name,
        "launch to first paint",
        f"{median(painted):.2f} s" if painted else "not measured: nothing painted",
    )


def _part(name: str) -> None:
    if importlib.util.find_spec(name) is None:
        _row("", name, "not there")
        return
    done = subprocess.run([sys.executable, "-m", name], capture_output=True, text=True, check=False, timeout=1800)
    print(f"\n{name}")
    print(done.stdout.rstrip() or f"not measured: {done.stderr.strip()[-200:]}")


def _row(*cells: str) -> None:
    print(f"{cells[0]:28} {cells[1]:34} {cells[2]}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
