"""The state file of a batch: one line per finished document, appended and flushed, so a killed run can go on."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any

from reviewer.batch.job import Done
from reviewer.errors import UsageError

NAME = "batch.jsonl"


class State:
    """Finished documents by path; a line that was cut by a kill is ignored."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._done = {done.path: done for done in load(self.path)}
            self._mend()
            self._stream = self.path.open("a", encoding="utf-8")
        except OSError as problem:
            raise UsageError("export.error.cannot-write", path=self.path, reason=problem.strerror or "") from problem

    def finished(self, path: str, sha256: str, version: str) -> Done | None:
        """The result of an earlier run over the same bytes with the same program."""
        done = self._done.get(path)
        return done if done and sha256 and (done.sha256, done.version) == (sha256, version) else None

    def add(self, done: Done) -> None:
        """Keep a result; on disk before the next one is asked for."""
        self._done[done.path] = done
        self._stream.write(json.dumps(done.as_json(), ensure_ascii=False) + "\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())

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


def load(path: Path) -> list[Done]:
    """All readable lines of a state file, later ones winning; none where there is no file."""
    if not path.exists():
        return []
    found: dict[str, Done] = {}
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            data: dict[str, Any] = json.loads(line)
            done = Done(**{item.name: data[item.name] for item in fields(Done)})
        except (ValueError, KeyError, TypeError):
            continue
        found[done.path] = done
    return list(found.values())
