"""One writer at a time: a lock file with its owner, so that nobody opens the same overlay twice without knowing.

`<overlay>.lock` holds who, where, which process and since when. It is stale when that process is gone (same machine
only) or when the file says nothing readable. Called by `store` only.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from reviewer.errors import OverlayError
from reviewer.overlay.clean import clean
from reviewer.overlay.disk import Disk


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock. `started`: start of the process as the system counts it, "" where it cannot be told, so that a
    number used again by another process is not taken for the owner."""

    pid: int
    host: str
    user: str
    time: str
    started: str = ""


class LockedError(OverlayError):
    """Somebody else has the overlay open. `owner` says who."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, **params)
        owner = params.get("owner")
        self.owner = owner if isinstance(owner, Owner) else None


@dataclass(frozen=True, slots=True)
class Process:
    """What is known about processes; a test puts another one here."""

    pid: int
    host: str
    user: str

    def started(self, pid: int) -> str:
        """Start of a process in the system's own count; "" where unknown."""
        try:
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            return ""
        return fields[19] if len(fields) > 19 else ""

    def is_alive(self, owner: Owner) -> bool:
        """Whether the owner still runs; an owner on another machine is taken to."""
        if owner.host != self.host:
            return True
        try:
            os.kill(owner.pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        started = self.started(owner.pid)
        return not owner.started or not started or owner.started == started


def this_process() -> Process:
    """The process that asks."""
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = ""
    return Process(os.getpid(), socket.gethostname(), user)


class Lock:
    """A lock that is held. `was_stale`: one left behind by a killed process was taken over."""

    def __init__(self, path: Path, disk: Disk, owner: Owner, *, was_stale: Owner | None) -> None:
        self.path = path
        self.owner = owner
        self.was_stale = was_stale
        self._disk = disk

    def is_taken_over(self) -> bool:
        """Whether the file names somebody else now; one that is gone was taken by nobody."""
        return read_owner(self._disk, self.path) not in {None, self.owner}

    def release(self) -> None:
        """Give it up; a lock that another took over meanwhile is left alone."""
        try:
            if read_owner(self._disk, self.path) == self.owner:
                self._disk.remove(self.path)
        except OSError:
            return


def lock_path(overlay: Path) -> Path:
    """Where the lock of an overlay lies."""
    return overlay.with_name(overlay.name + ".lock")


def read_owner(disk: Disk, path: Path) -> Owner | None:
    """Who holds a lock; None where nobody does or the file cannot be understood."""
    data = disk.read(path)
    if not data:
        return None
    try:
        found = json.loads(data)
        texts = (clean(str(found[name])) for name in ("host", "user", "time", "started"))
        return Owner(int(found["pid"]), *texts)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def acquire(
    overlay: Path, time: datetime, *, disk: Disk, process: Process, user: str = "", take_over: bool = False
) -> Lock:
    """Take the lock. Raises `LockedError` where another process has it, `OSError` where it cannot be written."""
    path = lock_path(overlay)
    owner = Owner(process.pid, process.host, user or process.user, time.isoformat(), process.started(process.pid))
    data = json.dumps(asdict(owner), ensure_ascii=False).encode()
    stale: Owner | None = None
    for _ in range(_TRIES):
        try:
            _place(disk, path, data, owner.pid)
        except FileExistsError:
            held = read_owner(disk, path)
            if held is not None and process.is_alive(held) and not take_over:
                raise LockedError(
                    "overlay.locked", name=overlay.name, user=held.user, host=held.host, since=held.time, owner=held
                ) from None
            stale = held
            _set_aside(disk, path, owner.pid)
        else:
            return Lock(path, disk, owner, was_stale=stale)
    raise LockedError("overlay.locked", name=overlay.name, user="?", host="?", since="?")


_TRIES = 5
"""Attempts when several processes find the same stale lock at once."""


def _place(disk: Disk, path: Path, data: bytes, pid: int) -> None:
    """Make the lock with its content in one step, so that nobody ever sees an empty one."""
    temporary = path.with_name(f".{path.name}.{pid}.tmp")
    disk.remove(temporary)
    descriptor = disk.open_new(temporary)
    try:
        try:
            disk.write_all(descriptor, data)
        finally:
            disk.close(descriptor)
        disk.link(temporary, path)
    finally:
        disk.remove(temporary)


def _set_aside(disk: Disk, path: Path, pid: int) -> None:
    """Take a stale lock away; of several who try, one succeeds and the others see the next lock."""
    aside = path.with_name(f".{path.name}.{pid}.stale")
    try:
        disk.rename(path, aside)
    except FileNotFoundError:
        return
    disk.remove(aside)
