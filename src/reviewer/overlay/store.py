"""Where decisions are kept: the contract between a session and its files, and the store that keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from reviewer.errors import OverlayError
from reviewer.overlay.entries import Overlay
from reviewer.overlay.history import Step
from reviewer.words import Message


@dataclass(frozen=True, slots=True)
class SaveState:
    """Where the decisions are. `path`: the overlay file, None where nothing is written. `saved_at`: when it was last
    replaced here. `is_dirty`: it lags behind the journal.

    `failure`: the disk failed, `unsaved` records are in memory only; None and 0 where all is well. `outside`: somebody
    else changed the file, it is not replaced until the reviewer chose. `copy`: where a hand-written file was kept."""

    path: Path | None = None
    saved_at: datetime | None = None
    is_dirty: bool = False
    failure: Message | None = None
    unsaved: int = 0
    outside: bool = False
    copy: Path | None = None


class Store(Protocol):
    """Keeps decisions. `record` returns only after the step is on disk, or says why it is not."""

    @property
    def overlay(self) -> Overlay:
        """The overlay as opened."""

    @property
    def steps(self) -> Sequence[Step]:
        """What was done before."""

    @property
    def last_sequence(self) -> int:
        """Number of the last step; 0 where there is none."""

    @property
    def state(self) -> SaveState:
        """Where the decisions are now."""

    def record(self, step: Step, overlay: Overlay) -> Message | None:
        """Keep a step and the overlay after it. None when it is durable, else why it is in memory only."""

    def postpone(self, step: Step, overlay: Overlay) -> None:
        """Keep a step that nobody asked for with the next one that somebody does."""

    def flush(self) -> SaveState:
        """Bring the file up to date."""

    def close(self) -> SaveState:
        """Flush and let go."""

    def theirs(self) -> Overlay | None:
        """The file as it is now; None where there is none."""

    @property
    def synced(self) -> Overlay:
        """The file as it was last read or written here."""

    def accept(self, theirs: Overlay | None) -> None:
        """The file as it is now may be replaced."""

    def save_as(self, path: Path, *, user: str = "") -> SaveState:
        """Go on at another place."""


class MemoryStore:
    """Keeps nothing; for tests and for looking at a document without deciding."""

    def __init__(self, overlay: Overlay | None = None) -> None:
        self.overlay = overlay or Overlay()
        self.steps: Sequence[Step] = ()
        self.last_sequence = 0
        self.state = SaveState()

    def record(self, step: Step, overlay: Overlay) -> Message | None:
        """Nothing to do."""
        return None

    def postpone(self, step: Step, overlay: Overlay) -> None:
        """Nothing to do."""

    def flush(self) -> SaveState:
        """Nothing to do."""
        return self.state

    def theirs(self) -> Overlay | None:
        """There is no file."""
        return None

    @property
    def synced(self) -> Overlay:
        """There is no file."""
        return self.overlay

    def accept(self, theirs: Overlay | None) -> None:
        """Nothing to do."""

    def save_as(self, path: Path, *, user: str = "") -> SaveState:
        """This store writes nothing."""
        raise OverlayError("overlay.read-only", name=path.name)

    def close(self) -> SaveState:
        """Nothing to do."""
        return self.state
