"""Commands measured from outside: wall time, peak memory of a command with all its worker processes, first paint.

Reads `/proc` (Linux); elsewhere memory is what the operating system says about finished children, the largest one.
"""

from __future__ import annotations

import contextlib
import os
import re
import resource
import select
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

POLL = 0.02
"""Seconds between two looks at the memory of all processes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command. `megabytes`: largest sum of resident memory of the command and its children."""

    seconds: float
    cpu: float
    """Processor seconds of the command and its finished children: holds on a busy machine too."""
    megabytes: float
    status: int


def measured(arguments: Sequence[str], *, timeout: float = 900) -> Run:
    """Run `python -m …` and watch it."""
    started = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as job:
        peak = [0.0]
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(job.pid, peak, done), daemon=True)
        watcher.start()
        try:
            status = job.wait(timeout)
        finally:
            done.set()
            job.kill()
        watcher.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.perf_counter() - started, cpu, peak[0] or used.ru_maxrss / 1024, status)


def first_paint(path: Path, *, size: tuple[int, int] = (120, 35), timeout: float = 30) -> float | None:
    """Seconds from start to the first painted screen of `reviewer open`; None where it paints nothing.

    The screen counts as painted when text came after the alternate screen was entered.
    """
    import fcntl
    import pty
    import struct
    import termios

    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "reviewer", "open", str(path)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    painted = None
    received = b""
    while painted is None and time.perf_counter() - started < timeout:
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            received += os.read(terminal, 65536)
        except OSError:
            break
        entered = received.find(b"\x1b[?1049h")
        words = re.sub(rb"\x1b[\[\]P_][^a-zA-Z]*[a-zA-Z]", b"", received[entered:]) if entered >= 0 else b""
        if len(words.strip()) > 400:
            painted = time.perf_counter() - started
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, 15)
    os.close(terminal)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
    return painted


def _watch(root: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(POLL):
        peak[0] = max(peak[0], sum(_resident(pid) for pid in _family(root)))


def _family(root: int) -> list[int]:
    family, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        family.append(pid)
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += [int(word) for word in task.read_text().split()]
    return family


def _resident(pid: int) -> float:
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0
