"""Keeps decisions in two files: the journal at once, the overlay file when asked to (`flush`).

Owns the order of writing (journal line, then memory; intent, then file), noticing that somebody else changed the file,
and going on in memory when the disk fails. Does not own: what is in the files (`records`, `toml_write`), putting them
together at start (`recovery`). `flush` may run in a worker; everything else on one thread. Called by `session`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reviewer.errors import OverlayError
from reviewer.overlay.disk import Disk
from reviewer.overlay.entries import Identity, Overlay
from reviewer.overlay.history import Step
from reviewer.overlay.journal import ForeignJournalError, Journal, JournalContent, read_journal
from reviewer.overlay.lock import Lock, Process, acquire, this_process
from reviewer.overlay.records import Done, Head, Intent, Record
from reviewer.overlay.recovery import Recovered, recover, sha256
from reviewer.overlay.store import SaveState
from reviewer.overlay.toml_read import decode, read_text
from reviewer.overlay.toml_write import Writer
from reviewer.words import Message, message

JOURNAL_LIMIT = 512 * 1024 * 1024
"""Largest journal that is read, in bytes; 10,000 decisions make 6 MB."""


def journal_path(overlay: Path) -> Path:
    """Where the journal of an overlay lies."""
    return overlay.with_name(overlay.name + ".journal")


class FileStore:
    """An overlay that is open for writing. Make one with `open_store`."""

    def __init__(
        self, path: Path, recovered: Recovered, content: JournalContent, *, clock: Callable[[], datetime], disk: Disk,
        lock: Lock | None,
    ) -> None:  # fmt: skip
        self.path = path
        self.opened = recovered
        self.overlay = recovered.overlay
        self.lock = lock
        self._content = content
        self._clock = clock
        self.disk = disk
        self._journal = Journal(journal_path(path), disk, content)
        self._backlog: list[Record] = list(recovered.backlog)
        self._sequence = recovered.last_sequence
        self._digest = recovered.file_digest
        self._synced = recovered.synced
        self._own: set[str] = set()  # contents this store meant to write; a failure may leave any of them
        self._head = (recovered.overlay.document, recovered.overlay.extra)
        self._needs_copy = recovered.needs_copy
        self._writer = Writer()
        self._guard = threading.RLock()
        self._flushing = threading.Lock()
        lags = bool(recovered.recovered) or recovered.file_is_missing
        self._state = SaveState(path=path, is_dirty=lags)

    @property
    def steps(self) -> Sequence[Step]:
        """What was done before this start, the records not written yet included."""
        return (*self._content.steps(), *(record.step for record in self.opened.backlog if isinstance(record, Done)))

    @property
    def last_sequence(self) -> int:
        """Number of the last step."""
        return self._sequence

    @property
    def state(self) -> SaveState:
        """Where the decisions are now."""
        return self._state

    def record(self, step: Step, overlay: Overlay) -> Message | None:
        """Put a step on the disk. None when it is there; else why not: it is kept in memory and tried again with the
        next step and with every flush."""
        with self._guard:
            self.postpone(step, overlay)
            return self._write_backlog(is_dirty=True)

    def postpone(self, step: Step, overlay: Overlay) -> None:
        """Keep a step in memory until the next one is written: it was made by opening, and looking writes nothing."""
        with self._guard:
            head = (overlay.document, overlay.extra)
            if head != self._head:
                self._backlog.append(Head(*head))
                self._head = head
            self._backlog.append(Done(step))
            self.overlay, self._sequence = overlay, step.sequence

    def flush(self) -> SaveState:
        """Replace the overlay file where it lags behind. Never raises for a failing disk; `state.failure` says why."""
        with self._flushing:
            with self._guard:
                overlay, sequence = self.overlay, self._sequence
                if not self._state.is_dirty and self._state.failure is None:
                    return self._state
                if self._backlog and self._write_backlog(is_dirty=True) is not None:
                    return self._state
                if not self._state.is_dirty:
                    return self._state
            try:
                self._replace(overlay, sequence)
            except OSError as fault:
                with self._guard:
                    self._state = replace(self._state, failure=_failure(fault))
            return self._state

    def theirs(self) -> Overlay | None:
        """The file as somebody else left it; None where it is gone. Raises `OverlayError` where it cannot be read."""
        try:
            data = self.disk.read(self.path)
        except OSError as fault:
            raise OverlayError("overlay.unreadable", name=self.path.name, detail=_words(fault)) from fault
        if data is None:
            return None
        return read_text(decode(data, self.path.name), self.path.name).overlay

    @property
    def synced(self) -> Overlay:
        """The overlay as the file had it when it was last read or written here."""
        return self._synced

    def accept(self, theirs: Overlay | None) -> None:
        """Take note of the file as it is now, so that the next flush may replace it; what lies there is kept aside."""
        with self._guard:
            data = self.disk.read(self.path)
            if data is not None:
                self._copy_aside(data)
            self._digest = sha256(data) if data is not None else None
            self._synced = theirs or Overlay()
            self._state = replace(self._state, outside=False, is_dirty=True)

    def save_as(self, path: Path, *, process: Process | None = None, user: str = "") -> SaveState:
        """Go on at another place: whole journal and overlay are written there. Raises `OverlayError` where there is an
        overlay already or the place cannot be written; the old place is left as it is."""
        with self._flushing, self._guard:
            if self.disk.exists(path) or self.disk.exists(journal_path(path)):
                raise OverlayError("overlay.exists", name=path.name)
            before = (self.path, self.lock, self._journal, self._digest, self._state)
            waiting = list(self._backlog)
            try:
                lock = acquire(
                    path, self._clock(), disk=self.disk, process=process or this_process(), user=user, take_over=False
                )
            except OSError as fault:
                raise OverlayError("overlay.not-writable", name=path.name, detail=_words(fault)) from fault
            journal = Journal(journal_path(path), self.disk, JournalContent())
            try:
                self.disk.replace(journal.path, bytes(self._journal.data))
                self._journal = Journal(journal.path, self.disk, read_journal(bytes(self._journal.data)))
                self.path, self.lock, self._digest = path, lock, None
                if self._backlog:
                    self._append(self._backlog)
                    self._backlog.clear()
                self._state = replace(self._state, path=path, outside=False, failure=None, unsaved=0, is_dirty=True)
                self._replace(self.overlay, self._sequence)
            except OSError as fault:
                self._journal.close()
                lock.release()
                for left in (journal.path, path):
                    with suppress(OSError):
                        self.disk.remove(left)
                self._backlog = waiting
                self.path, self.lock, self._journal, self._digest, self._state = before
                raise OverlayError("overlay.not-writable", name=path.name, detail=_words(fault)) from fault
            before[2].close()
            if before[1] is not None:
                before[1].release()
            return self._state

    def fail(self, failure: Message) -> None:
        """Say that the place cannot be written (it is tried again with every step)."""
        self._state = replace(self._state, failure=failure)

    def close(self) -> SaveState:
        """Flush, let go of the files, give the lock up."""
        state = self.flush()
        self.let_go()
        return state

    def let_go(self) -> None:
        """Leave the files as they are and give the lock up."""
        self._journal.close()
        if self.lock is not None:
            self.lock.release()
            self.lock = None

    def _append(self, records: Sequence[Record]) -> None:
        if self.lock is not None and self.lock.is_taken_over():
            raise ForeignJournalError(0, "lock taken over", str(self.path))
        self._journal.append(records)

    def _write_backlog(self, *, is_dirty: bool) -> Message | None:
        failure: Message | None = None
        try:
            self._append(self._backlog)
            self._backlog.clear()
        except ForeignJournalError:
            failure = message("overlay.taken-over", name=self.path.name)
        except OSError as fault:
            failure = _failure(fault)
        self._state = replace(self._state, is_dirty=is_dirty, failure=failure, unsaved=len(self._backlog))
        return failure

    def _replace(self, overlay: Overlay, sequence: int) -> None:
        """Write the file: intent on disk first, so that after a kill in between the next start knows what it sees."""
        data = self._writer.text(overlay).encode("utf-8")
        now = self.disk.read(self.path)
        digest = sha256(data)
        if now is not None and sha256(now) not in {self._digest, digest, *self._own}:
            with self._guard:
                self._state = replace(self._state, outside=True)
            return
        if now is not None and self._needs_copy:
            self._copy_aside(now)
            self._needs_copy = False
        self._own.add(digest)
        with self._guard:
            self._append((Intent(sequence, digest, self._clock()),))
        self.disk.replace(self.path, data)
        with self._guard:
            self._digest, self._synced, self._own = digest, overlay, set()
            is_behind = self._sequence != sequence
            self._state = replace(self._state, saved_at=self._clock(), is_dirty=is_behind, failure=None, outside=False)

    def _copy_aside(self, data: bytes) -> None:
        """Keep a file under a name that is not taken: `.bak`, `.bak2`, …"""
        for number in range(1, 1000):
            path = self.path.with_name(f"{self.path.name}.bak{number if number > 1 else ''}")
            try:
                descriptor = self.disk.open_new(path)
            except FileExistsError:
                if self.disk.read(path) == data:
                    return
                continue
            try:
                self.disk.write_all(descriptor, data)
                self.disk.sync(descriptor)
            except OSError:
                with suppress(OSError):
                    self.disk.remove(path)
                raise
            finally:
                self.disk.close(descriptor)
            self._state = replace(self._state, copy=path)
            return


def open_store(
    path: Path,
    about: Identity,
    *,
    clock: Callable[[], datetime],
    disk: Disk | None = None,
    process: Process | None = None,
    user: str = "",
    take_over: bool = False,
) -> FileStore:
    """Open an overlay for writing and recover what a killed process left. Raises `OverlayError` where it cannot be
    read, `LockedError` where somebody else has it open. In a folder that cannot be written it opens all the same: work
    goes on in memory, and `state.failure` says so."""
    disk = disk or Disk()
    failure: Message | None = None
    lock: Lock | None = None
    try:
        lock = acquire(path, clock(), disk=disk, process=process or this_process(), user=user, take_over=take_over)
    except OSError as fault:
        failure = _failure(fault)
    try:
        recovered, content = load(path, about, clock(), disk)
    except OverlayError:
        if lock is not None:
            lock.release()
        raise
    if lock is not None:
        _sweep(path, disk)
    store = FileStore(path, recovered, content, clock=clock, disk=disk, lock=lock)
    if failure is not None:
        store.fail(failure)
    return store


def load(path: Path, about: Identity, time: datetime, disk: Disk | None = None) -> tuple[Recovered, JournalContent]:
    """What stands in an overlay and its journal, without writing or locking anything. Raises `OverlayError`."""
    disk = disk or Disk()
    try:
        data, journal = disk.read(path), disk.read(journal_path(path))
    except OSError as fault:
        raise OverlayError("overlay.unreadable", name=path.name, detail=_words(fault)) from fault
    if journal is not None and len(journal) > JOURNAL_LIMIT:
        raise OverlayError("overlay.too-large", name=journal_path(path).name, limit=JOURNAL_LIMIT // 1024 // 1024)
    content = read_journal(journal)
    return recover(data, content, about, time, path.name), content


_LEFT = re.compile(r"(?:\.journal|\.lock)?\.\d+\.(?:tmp|stale)")


def _sweep(path: Path, disk: Disk) -> None:
    """Take away temporary files of this overlay that a killed process left: the lock says that nobody needs them."""
    with suppress(OSError):
        for name in disk.names(path.parent):
            if name.startswith(f".{path.name}") and _LEFT.fullmatch(name.removeprefix(f".{path.name}")):
                disk.remove(path.with_name(name))


def _failure(fault: OSError) -> Message:
    return message("overlay.in-memory", detail=_words(fault))


def _words(fault: OSError) -> str:
    return fault.strerror or str(fault)
