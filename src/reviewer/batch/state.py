"""The state file of a batch: one line per finished document, appended and flushed, so a killed run can go on.

Reports stay in the file and are read again when somebody asks for one: memory does not grow with the documents.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from reviewer.batch.job import Done
from reviewer.errors import UsageError

NAME = "batch.jsonl"
_NAMES = tuple(item.name for item in fields(Done))
_LATER = frozenset({"counts"})
"""Fields that lines of an earlier version do not have."""


class Stored:
    """Finished documents of a state file, the later of two lines winning; a line that was cut by a kill is ignored."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._brief: dict[str, Done] = {}
        self._places: dict[str, int] = {}
        for place, done in _lines(path):
            self._keep(done, place)

    def __len__(self) -> int:
        return len(self._brief)

    def __iter__(self) -> Iterator[Done]:
        """Every result with its report, one at a time."""
        return (self.whole(done) for done in self._brief.values())

    def brief(self, path: str) -> Done | None:
        """The result of a document without its report; None where there is none."""
        return self._brief.get(path)

    def whole(self, done: Done) -> Done:
        """A result with its report, read from the file."""
        place = self._places.get(done.path)
        if place is None:
            return done
        with self.path.open("rb") as stream:
            stream.seek(place)
            return _parsed(stream.readline()) or done

    def _keep(self, done: Done, place: int) -> None:
        self._brief[done.path] = done.brief
        self._places[done.path] = place


class State(Stored):
    """The state file of a run that is going on."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            super().__init__(folder / NAME)
            self._mend()
            self._stream = self.path.open("ab")
        except OSError as problem:
            raise UsageError(
                "export.error.cannot-write", path=folder / NAME, reason=problem.strerror or ""
            ) from problem

    def finished(self, path: str, sha256: str, version: str) -> Done | None:
        """The result of an earlier run over the same bytes with the same program."""
        done = self.brief(path)
        return done if done and sha256 and (done.sha256, done.version) == (sha256, version) else None

    def add(self, done: Done) -> Done:
        """Keep a result, on disk before the next one is asked for; what is to be kept in memory of it."""
        place = self._stream.tell()
        self._stream.write(json.dumps(done.as_json(), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._keep(done, place)
        return done.brief

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _mend(self) -> None:
        """A last line without an end would swallow the next one."""
        if self.path.exists() and self.path.stat().st_size:
            with self.path.open("rb+") as stream:
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    stream.write(b"\n")


def _lines(path: Path) -> Iterator[tuple[int, Done]]:
    """Every readable line with its place in the file; none where there is no file."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        place = 0
        for line in stream:
            done = _parsed(line)
            if done is not None:
                yield place, done
            place += len(line)


def _parsed(line: bytes) -> Done | None:
    try:
        data: dict[str, Any] = json.loads(line)
        return Done(**{name: data[name] for name in _NAMES if name in data or name not in _LATER})
    except (ValueError, KeyError, TypeError):
        return None
