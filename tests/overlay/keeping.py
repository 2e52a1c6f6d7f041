"""What the tests of keeping share: a clock, entries by number, opening a store in a folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from reviewer.overlay.commands import Command, apply, changes_of
from reviewer.overlay.disk import Disk
from reviewer.overlay.entries import Decision, Identity, Judgement, Overlay
from reviewer.overlay.file_store import FileStore, open_store
from reviewer.overlay.history import History, Step, step_of
from reviewer.overlay.lock import Process
from reviewer.words import Message

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ABOUT = Identity("示例.pdf", "ab" * 32, "预算", "示例单位", 2030)
NAME = "示例.pdf.review.toml"


def clock() -> datetime:
    """Always the same moment."""
    return NOW


def decision(number: int, verdict: Judgement = Judgement.CONFIRMED, reason: str = "") -> Decision:
    """The decision about the finding with that number."""
    return Decision(
        f"T01:t01/r{number}/c3", verdict, ((f"t01/r{number}/c3", "1.00"),), at=f"t01/r{number}/c3", reason=reason,
        by="李某", time=NOW + timedelta(seconds=number),
    )  # fmt: skip


def opened(folder: Path, disk: Disk | None = None, *, take_over: bool = False) -> FileStore:
    """The store of the overlay in a folder."""
    process = Process(1, "here", "李某")
    return open_store(folder / NAME, ABOUT, clock=clock, disk=disk, process=process, take_over=take_over)


class Desk:
    """A session reduced to what touches files: decide, undo, redo."""

    def __init__(self, store: FileStore) -> None:
        self.store = store
        self.overlay = store.overlay
        self.history = History(lambda: store.steps, store.last_sequence)

    def decide(self, number: int, verdict: Judgement = Judgement.CONFIRMED, reason: str = "") -> Message | None:
        """Decide about one finding; None when it is on disk."""
        command = Command("confirm", (decision(number, verdict, reason),), finding=f"T01:t01/r{number}/c3")
        changes = changes_of(self.overlay, command)
        return self.take(step_of(self.history.next_sequence, command, changes, "李某", NOW))

    def undo(self) -> bool:
        """Take the last step back."""
        step = self.history.undo("李某", NOW)
        return step is not None and self.take(step) is None

    def redo(self) -> bool:
        """Do it again."""
        step = self.history.redo("李某", NOW)
        return step is not None and self.take(step) is None

    def take(self, step: Step) -> Message | None:
        """Keep a step."""
        self.overlay = apply(self.overlay, step.changes)
        failure = self.store.record(step, self.overlay)
        self.history.add(step)
        return failure


def numbers(overlay: Overlay) -> list[int]:
    """The findings decided, by number, in file order."""
    return [int(item.finding.split("/r")[1].split("/")[0]) for item in overlay.decisions]
