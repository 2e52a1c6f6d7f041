"""`python -m bench.keys`: what a key costs, measured from outside through a pseudo-terminal (UX 7).

The program runs as a person would run it; nothing of it is imported here. A key is sent, output is read until it is
silent, and the processor time of the process is taken before and after. The gate is processor time: wall time moves
with the load of the machine and is only reported. Every captured frame is searched for bytes that no screen may send.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

SIZES = ((80, 24), (120, 35), (200, 50))
WARM_UPS, PRESSES = 5, 30
SILENCE = 0.03
"""Seconds without output after which a frame is complete."""
START_SILENCE = 0.6
FRAME_LIMIT = 5.0
SAMPLE = Path(__file__).resolve().parents[1] / "sample_docs" / "01-unit-budget.txt"
READY = re.compile("披露有误".encode())
"""Stands in the decision bar: the desk is on the screen."""
_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b[()][A-Z0-9]|\x1b[=>78Mc]"
)
_PLACED = re.compile(rb"\x1b\[\d+;\d+H")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Budget:
    """A key (or keys) and what it may cost: processor time in milliseconds, bytes of a frame."""

    name: str
    keys: tuple[bytes, ...]
    cpu_ms: float
    undo: tuple[bytes, ...] = ()
    """Pressed after each measured key, unmeasured, so that the next finds the same state."""
    before: tuple[bytes, ...] = ()


BUDGETS = (
    Budget("cursor down", (b"j",), 20, (b"k",)),
    Budget("page down", (b"\x1b[6~",), 25, (b"\x1b[5~",)),
    Budget("next finding", (b"]",), 40),
    Budget("table swap", (b"}",), 15),
    Budget("decision, next finding painted", (b"a",), 40, (b"u",)),
    Budget("preview of a typed digit", (b"1",), 20, (b"\x7f",), (b"c",)),
    Budget("next pane", (b"\t",), 40),
    Budget("search, a typed letter", (b"1",), 20, (b"\x7f",), (b"/",)),
)


@dataclass
class Screen:
    """A running program behind a pseudo-terminal. `captured`: everything it ever wrote."""

    pid: int
    terminal: int
    captured: bytearray = field(default_factory=bytearray)

    def read(self, silence: float = SILENCE, limit: float = FRAME_LIMIT) -> bytes:
        """Output until it is silent; questions of the terminal kind are answered."""
        frame = bytearray()
        end = time.monotonic() + limit
        wait = max(silence, 0.2)  # the first byte may take a while
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], wait)
            if not ready:
                break
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                break
            if not data:
                break
            if b"\x1b[6n" in data:
                os.write(self.terminal, b"\x1b[1;2R")
            frame += data
            wait = silence
        self.captured += frame
        return bytes(frame)

    def wait_for(self, pattern: re.Pattern[bytes], seconds: float) -> bool:
        """Read until something is on the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05, 0.5)
            if pattern.search(self.captured):
                return True
        return False

    def send(self, *keys: bytes) -> bytes:
        """Press keys, each after the frame of the one before."""
        frame = b""
        for key in keys:
            os.write(self.terminal, key)
            frame = self.read()
        return frame

    def processor_seconds(self) -> float:
        """Time on the processor of all threads so far (nanosecond clock of the scheduler)."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def megabytes(self) -> float:
        """Memory in use."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def running(document: Path, size: tuple[int, int], home: Path) -> Iterator[Screen]:
    """The desk on a document, ended at the end."""
    pid, terminal = os.forkpty()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", XDG_CONFIG_HOME=str(home), LANG="zh_CN.UTF-8")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as where the program is installed
        os.environ["PYTHONPYCACHEPREFIX"] = str(home.parent / "compiled")
        os.environ["PYTHONPATH"] = os.pathsep.join([str(SAMPLE.parents[1] / "src"), os.environ.get("PYTHONPATH", "")])
        os.execv(
            sys.executable, [sys.executable, "-m", "reviewer", "open", str(document), "--lang", "zh", "--no-cache"]
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    screen = Screen(pid, terminal)
    try:
        yield screen
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def first_paint(document: Path, home: Path) -> tuple[float, float]:
    """Seconds on the clock and on the processor until something is on the screen."""
    started = time.monotonic()
    with running(document, SIZES[0], home) as screen:
        screen.wait_for(re.compile(re.escape(document.name).encode()), 20)
        return time.monotonic() - started, screen.processor_seconds()


def on_the_desk(screen: Screen) -> bool:
    """Wait until the document is open and close the cover page."""
    if not screen.wait_for(re.compile("返回|披露有误".encode()), 120):
        return False
    screen.read(START_SILENCE)
    if not READY.search(screen.captured):
        screen.send(b"\x1b")
        screen.read(START_SILENCE)
    return bool(READY.search(screen.captured))


def measure(screen: Screen, budget: Budget) -> tuple[float, float, int]:
    """Median processor time and wall time of a key in milliseconds, and the bytes of its largest frame."""
    screen.send(*budget.before)
    cpu, wall, size = [], [], 0
    for turn in range(WARM_UPS + PRESSES):
        used, started = screen.processor_seconds(), time.monotonic()
        frame = screen.send(*budget.keys)
        if turn >= WARM_UPS:
            cpu.append((screen.processor_seconds() - used) * 1000)
            wall.append((time.monotonic() - started - SILENCE) * 1000)
            size = max(size, len(frame))
        screen.send(*budget.undo)
    screen.send(b"\x1b", b"\x1b")
    return median(cpu), median(wall), size


def plain_text(captured: bytes) -> str:
    """What was written, without sequences; every piece put elsewhere on the screen begins a line."""
    return _SEQUENCE.sub(b"", _PLACED.sub(b"\n", captured)).decode("utf-8", "replace")


def forbidden(captured: bytes) -> set[str]:
    """Characters outside terminal sequences that no screen may send."""
    text = _SEQUENCE.sub(b"", captured).decode("utf-8", "replace").replace("\r", "").replace("\n", "")
    return {f"U+{ord(char):04X}" for char in _FORBIDDEN.findall(text)}


def long_table(folder: Path, rows: int) -> Path:
    """A small disclosure of a fictional unit whose second table has many rows."""
    lines = ["# 示例单位", "", "## 2030年度单位预算公开", "", "表一 2030年预算收支总表", "", "单位：万元", ""]
    lines += ["项目\t合计", "合计\t1.00", "", "表二 2030年项目支出预算表", "", "单位：万元", ""]
    lines += [
        "项目名称\t合计\t基本支出\t项目支出\t其他",
        *(f"示例项目{n}\t{n}.25\t{n}.00\t0.25\t" for n in range(rows)),
    ]
    path = folder / f"long-{rows}.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.keys", description="what a key costs, through a terminal")
    parser.add_argument("document", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--only", default="", help="only rows whose name holds this")
    parser.add_argument("--size", help="only this size, as 80x24")
    parser.add_argument("--rows", type=int, nargs="*", default=[2000, 20000], help="rows of the long tables")
    options = parser.parse_args(arguments)
    sizes = [tuple(int(part) for part in options.size.split("x"))] if options.size else list(SIZES)
    over = 0
    with tempfile.TemporaryDirectory(prefix="bench-keys-") as name:
        folder = Path(name)
        document = folder / options.document.name
        document.write_bytes(options.document.read_bytes())
        first_paint(document, folder / "a")  # compiles
        wall, cpu = first_paint(document, folder / "a")
        over += _row("start to first paint", "80x24", cpu * 1000, 600, f"wall {wall * 1000:.0f} ms")
        for size in sizes:
            over += _keys(document, (size[0], size[1]), folder, options.only)
        for rows in options.rows:
            over += _long(long_table(folder, rows), rows, folder)
    return 1 if over else 0


def _keys(document: Path, size: tuple[int, int], folder: Path, only: str = "") -> int:
    over = 0
    label = f"{size[0]}x{size[1]}"
    for budget in (entry for entry in BUDGETS if only in entry.name):
        with running(document, size, folder / f"home-{label}-{budget.name.replace(' ', '-')[:12]}") as screen:
            if not on_the_desk(screen):
                over += 1
                print(f"{budget.name:<34}{label:<9}not measured: the desk did not open")
                continue
            cpu, wall, most = measure(screen, budget)
            over += _row(budget.name, label, cpu, budget.cpu_ms, f"wall {wall:.0f} ms, frame {most / 1000:.1f} KB")
            bad = forbidden(bytes(screen.captured))
            if bad:
                over += 1
                print(f"{'':<34}{label:<9}sent what no screen may send: {' '.join(sorted(bad))}")
    return over


def _long(document: Path, rows: int, folder: Path) -> int:
    limit = 100.0 if rows <= 2000 else 600.0
    with running(document, SIZES[1], folder / f"home-{rows}") as screen:
        if not on_the_desk(screen):
            print(f"{'table of ' + str(rows) + ' rows':<34}120x35   not measured: the desk did not open")
            return 1
        before = screen.megabytes()
        screen.send(b"t", "表2".encode())
        used = screen.processor_seconds()
        screen.send(b"\r")  # the picker closes and the long table is painted for the first time
        most = (screen.processor_seconds() - used) * 1000
        grown = screen.megabytes() - before
        over = _row(f"table of {rows} rows, first painted", "120x35", most, limit, f"memory +{grown:.0f} MB")
        cpu, wall, size = measure(screen, Budget("page", (b"\x1b[6~",), 25))
        return over + _row(
            f"page down in {rows} rows", "120x35", cpu, 25, f"wall {wall:.0f} ms, frame {size / 1000:.1f} KB"
        )


def _row(name: str, size: str, cpu: float, limit: float, rest: str) -> bool:
    mark = "" if cpu <= limit else "  OVER"
    print(f"{name:<34}{size:<9}{cpu:7.1f} ms of {limit:.0f}   {rest}{mark}", flush=True)
    return cpu > limit


if __name__ == "__main__":
    sys.exit(main())
