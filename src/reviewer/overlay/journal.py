"""The journal beside the overlay: every step on disk before it is shown as done, never rewritten, only added to.

Owns the file `<overlay>.journal`: appending durably, taking back a half-written line, noticing that somebody else wrote
to it. Does not own: lines (`records`), what they mean for the overlay (`recovery`). Called by `store` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.overlay.disk import Disk
from reviewer.overlay.history import Step
from reviewer.overlay.records import START, DamagedError, Done, Record, decode, digest, encode, is_whole, raw


class ForeignJournalError(OSError):
    """Another program wrote to the journal after it was opened here."""


@dataclass(frozen=True)
class JournalContent:
    """A journal as found. `lines`: whole records in order, not decoded yet; `damaged`: numbers of lines that are none
    (1-based); `is_torn`: the last line has no end, as after a kill or a full disk: it was never shown as done."""

    data: bytes = b""
    lines: tuple[bytes, ...] = ()
    damaged: tuple[int, ...] = ()
    is_torn: bool = False
    last: str = START

    def steps(self) -> Iterator[Step]:
        """All steps, oldest first; a record that cannot be taken is left out (`verify` names it)."""
        for line in self.lines:
            if is_step(line) and (step := step_in(line)) is not None:
                yield step

    @property
    def last_sequence(self) -> int:
        """Number of the last step; 0 where there is none."""
        return next((sequence_in(line) for line in reversed(self.lines) if is_step(line)), 0)


_STEP = b'{"type":"step","seq":'
_INTENT = b'{"type":"intent","seq":'
_HEAD = b'{"type":"head"'
_SEQUENCE = re.compile(rb'^.{8} \{"type":"[a-z]+","seq":(\d{1,15})[,}]')


def is_step(line: bytes) -> bool:
    """Whether a record is a step; told without decoding it."""
    return line.startswith(_STEP, 9)


def is_intent(line: bytes) -> bool:
    """Whether a record announces a file."""
    return line.startswith(_INTENT, 9)


def is_head(line: bytes) -> bool:
    """Whether a record says what the overlay is about."""
    return line.startswith(_HEAD, 9)


def sequence_in(line: bytes) -> int:
    """The number in a record; 0 where it has none."""
    found = _SEQUENCE.match(line)
    return int(found[1]) if found is not None else 0


def record_in(line: bytes) -> Record | None:
    """The record of a line; None where it cannot be taken."""
    try:
        return decode(raw(line))
    except DamagedError:
        return None


def step_in(line: bytes) -> Step | None:
    """The step of a line; None where it is none."""
    record = record_in(line)
    return record.step if isinstance(record, Done) else None


def read_journal(data: bytes | None) -> JournalContent:
    """What a journal holds; None and an empty one hold nothing."""
    if not data:
        return JournalContent()
    whole, damaged = [], []
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if line and is_whole(line):
            whole.append(line)
        elif line:
            damaged.append(number)
    is_torn = not data.endswith(b"\n")
    if is_torn and damaged and damaged[-1] == len(lines):
        damaged.pop()
    last = digest(whole[-1]) if whole else START
    return JournalContent(data, tuple(whole), tuple(damaged), is_torn, last)


class Journal:
    """The open journal. `data` is what it holds: kept, so that it can be written again elsewhere."""

    def __init__(self, path: Path, disk: Disk, content: JournalContent) -> None:
        self.path = path
        self._disk = disk
        self.data = bytearray(content.data)
        self._last = content.last
        self._needs_break = content.is_torn
        self._exists = bool(content.data)
        self._has_rest = False
        self._descriptor: int | None = None

    def append(self, records: Sequence[Record]) -> None:
        """Add records; when this returns they are on the disk. Raises `OSError`: then none of them is."""
        last, lines = self._last, []
        for record in records:
            lines.append(encode(record, last))
            last = digest(lines[-1])
        data = (b"\n" if self._needs_break else b"") + b"".join(lines)
        descriptor = self._open()
        try:
            self._disk.write_all(descriptor, data)
            self._disk.sync(descriptor)
        except OSError:
            self._has_rest = True
            self._take_back()
            raise
        self.data += data
        self._last, self._needs_break, self._exists = last, False, True

    def close(self) -> None:
        """Let go of the file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                self._disk.close(descriptor)
            except OSError:
                return

    def _open(self) -> int:
        """The descriptor of the file that lies at the path and holds what this journal knows."""
        if self._descriptor is not None and not self._disk.is_same(self._descriptor, self.path):
            self.close()
        if self._descriptor is None:
            if self._exists and not self._disk.exists(self.path):
                self._disk.replace(self.path, bytes(self.data))
            self._descriptor = self._disk.open_append(self.path)
            if not self._exists:
                self._disk.sync_folder(self.path.parent)
        if self._has_rest:
            self._disk.truncate(self._descriptor, len(self.data))
            self._has_rest = False
        if self._disk.size(self._descriptor) != len(self.data):
            raise ForeignJournalError(0, "journal changed by another program", str(self.path))
        return self._descriptor

    def _take_back(self) -> None:
        """Cut what a failed write left; where that fails too, it is cut before the next write."""
        if self._descriptor is None:
            return
        try:
            self._disk.truncate(self._descriptor, len(self.data))
            self._has_rest = False
        except OSError:
            self.close()
