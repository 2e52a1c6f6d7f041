"""The parent's side of reading: starts reading processes, hands out pages, watches the clock, survives their death.

A page whose process dies or takes too long is listed as failed and skipped; after `PATIENCE` such pages the rest of the
file is given up, so that a hostile file costs a bounded time. Called by `read_pdf`.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from reviewer.errors import InputError
from reviewer.extract.options import Progress, ReadOptions
from reviewer.extract.pdf.codec import page_from_json
from reviewer.extract.raw import RawPage

CHUNK = 6
"""Pages per task: small enough to share the work evenly, large enough to keep what pages hand on."""
PATIENCE = 2
"""Failed pages after which the rest of the file is given up."""
COMMAND = (sys.executable, "-m", "reviewer.extract.pdf.child")
"""What a reading process runs."""
START_SECONDS = 8.0
"""Time a process has to start and open the file."""
SMALL_FILE = 150_000
"""Bytes below which one process is enough."""
FIRST_PAGES = 30
"""Pages handed out while the rest is being read: the tables of a disclosure stand there."""
SHARED = 3
"""Pages of a second look up to which one process is enough."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the reading process says about the file before its pages."""

    page_count: int
    outline: tuple[tuple[int, str, int | None], ...]
    metadata: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    buffer: bytearray = field(default_factory=bytearray)
    is_open: bool = False
    due: tuple[int, int] | None = None
    """Pages of the task at hand that have not come yet: next and last."""
    deadline: float = 0.0


def read_pages(
    path: Path,
    options: ReadOptions,
    progress: Callable[[Progress], None] | None = None,
    *,
    only: tuple[int, ...] = (),
) -> tuple[Described, dict[int, RawPage]]:
    """All pages by number (or `only` some, ascending), failed ones missing; raises `InputError` where the file cannot
    be opened."""
    pool = _Pool(path, options, progress, only)
    try:
        return pool.run()
    finally:
        pool.close()


class _Pool:
    """A few reading processes and the pages still to be read."""

    def __init__(
        self,
        path: Path,
        options: ReadOptions,
        progress: Callable[[Progress], None] | None,
        only: tuple[int, ...] = (),
    ) -> None:
        self._path = path
        self._only = only
        self._options = options
        self._progress = progress
        self._selector = selectors.DefaultSelector()
        self._children: list[_Child] = []
        self._described: Described | None = None
        self._pages: dict[int, RawPage] = {}
        self._first: tuple[RawPage, ...] = ()
        self._waiting: list[tuple[int, int]] = []
        self._failures = 0

    def run(self) -> tuple[Described, dict[int, RawPage]]:
        """Read until nothing is left or patience ends."""
        is_small = len(self._only) <= SHARED if self._only else path_size(self._path) < SMALL_FILE
        wanted = 1 if is_small else max(1, self._options.jobs)
        for _ in range(wanted):
            self._start()
        while self._children and not self._is_done():
            self._wait()
        if self._described is None:
            raise InputError("pdf.damaged", file=str(self._path))
        return self._described, self._pages

    def close(self) -> None:
        """End all processes."""
        for child in list(self._children):
            self._drop(child)
        self._selector.close()

    def _is_done(self) -> bool:
        if self._described is None:
            return False
        busy = any(child.due is not None for child in self._children)
        return not self._waiting and not busy

    def _start(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
        process = subprocess.Popen(  # noqa: S603 - this interpreter with a module of this package
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        child = _Child(process, deadline=time.monotonic() + START_SECONDS)
        self._children.append(child)
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        self._selector.register(process.stdout, selectors.EVENT_READ, child)
        self._tell(
            child,
            {
                "path": str(self._path),
                "password": self._options.password,
                "megabytes": self._options.page_megabytes,
                "reader": self._options.reader,
            },
        )

    def _tell(self, child: _Child, value: object) -> None:
        stream = child.process.stdin
        assert stream is not None
        try:
            stream.write(json.dumps(value).encode() + b"\n")
            stream.flush()
        except (BrokenPipeError, OSError):
            self._lost(child)

    def _wait(self) -> None:
        now = time.monotonic()
        nearest = (
            min(child.deadline for child in self._children if child.due or not child.is_open)
            if any(child.due or not child.is_open for child in self._children)
            else now + 0.1
        )
        for key, _ in self._selector.select(max(0.0, nearest - now)):
            child: _Child = key.data
            self._receive(child, key.fileobj)  # type: ignore[arg-type]  # only pipes are registered
        now = time.monotonic()
        for child in list(self._children):
            if (child.due or not child.is_open) and now > child.deadline:
                self._lost(child)

    def _receive(self, child: _Child, stream: IO[bytes]) -> None:
        try:
            data = os.read(stream.fileno(), 1 << 20)
        except BlockingIOError:
            return
        if not data:
            self._lost(child)
            return
        child.buffer += data
        while (end := child.buffer.find(b"\n")) >= 0:
            line = bytes(child.buffer[:end])
            del child.buffer[: end + 1]
            try:
                self._heard(child, json.loads(line))
            except (ValueError, TypeError, KeyError, IndexError):
                self._lost(child)
                return

    def _heard(self, child: _Child, said: Any) -> None:
        if not child.is_open:
            self._opened(child, said)
            return
        page = page_from_json(said)
        self._pages[page.page.number] = page
        if child.due is not None:
            first, last = page.page.number + 1, child.due[1]
            child.due = (first, last) if first <= last else None
            child.deadline = time.monotonic() + self._options.page_seconds
        self._report()
        if child.due is None:
            self._assign(child)

    def _report(self) -> None:
        if self._progress is None or self._described is None:
            return
        while len(self._first) < FIRST_PAGES and len(self._first) + 1 in self._pages:
            self._first = (*self._first, self._pages[len(self._first) + 1])
        self._progress(Progress(len(self._pages), self._described.page_count, self._first))

    def _opened(self, child: _Child, head: Any) -> None:
        error = head.get("error")
        if error is not None:
            raise InputError(str(error), file=str(self._path))
        child.is_open = True
        if self._described is None:
            count = int(head["pages"])
            self._described = Described(
                count,
                tuple((int(e[0]), str(e[1]), e[2]) for e in head["outline"]),
                tuple((str(e[0]), str(e[1])) for e in head["metadata"]),
            )
            self._waiting = (
                [(page, page) for page in self._only if page <= count]
                if self._only
                else [(first, min(first + CHUNK - 1, count)) for first in range(1, count + 1, CHUNK)]
            )
        self._assign(child)

    def _assign(self, child: _Child) -> None:
        if self._waiting:
            child.due = self._waiting.pop(0)
            child.deadline = time.monotonic() + self._options.page_seconds
            self._tell(child, list(child.due))

    def _lost(self, child: _Child) -> None:
        """A process died or is late: its page has failed, what it had not begun goes back, another takes its place."""
        due = child.due
        self._drop(child)
        if not child.is_open and self._described is None:
            if not self._children:
                raise InputError("pdf.damaged", file=str(self._path))
            return
        if due is None:
            return
        self._failures += 1
        if due[0] + 1 <= due[1]:
            self._waiting.insert(0, (due[0] + 1, due[1]))
        if self._failures >= PATIENCE:
            self._waiting = []
        elif self._waiting:
            self._start()

    def _drop(self, child: _Child) -> None:
        if child not in self._children:
            return
        self._children.remove(child)
        process = child.process
        assert process.stdout is not None
        assert process.stdin is not None
        self._selector.unregister(process.stdout)
        process.kill()
        process.wait()
        process.stdout.close()
        with contextlib.suppress(OSError):
            process.stdin.close()


def path_size(path: Path) -> int:
    """Bytes of the file; 0 where it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
