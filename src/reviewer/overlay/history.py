"""What was done, in order, and what can be undone and done again.

Owns steps and the two stacks; undo works across restarts because every step keeps what it changed. Does not own the
file they are kept in (`journal`) nor the overlay (`commands`). Used by `session` and `store`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from reviewer.overlay.commands import Change, Command, inverted

UNDO = "undo"
REDO = "redo"
NOT_UNDOABLE = frozenset({UNDO, REDO, "import", "outside", "rebase", "merge", "keep"})
"""Names of steps that a person did not do at the desk: listed, kept for the audit, never undone by `u`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done. `sequence`: 1-based number in the journal; `of`: for undo and redo, the step taken back or again.

    `by`, `time`: who and when; `finding`, `ref`, `label`: where the command was given."""

    sequence: int
    name: str
    changes: tuple[Change, ...]
    by: str = ""
    time: datetime | None = None
    finding: str = ""
    ref: str = ""
    label: str = ""
    of: int = 0

    @property
    def reason(self) -> str:
        """The reason given with the entry put in, "" where there is none."""
        return next((str(getattr(change.after, "reason", "")) for change in self.changes if change.after), "")


def step_of(sequence: int, command: Command, changes: tuple[Change, ...], by: str, time: datetime) -> Step:
    """The step of a command."""
    return Step(sequence, command.name, changes, by, time, command.finding, command.ref, command.label)


class History:
    """All steps so far. Undo takes back the last thing done that is not taken back yet; a new thing empties redo.

    `load`: gives the steps of earlier starts when they are first needed; `last_sequence`: number of the last one."""

    def __init__(self, load: Callable[[], Iterable[Step]] = tuple, last_sequence: int = 0) -> None:
        self._load: Callable[[], Iterable[Step]] | None = load
        self._last_sequence = last_sequence
        self._new: list[Step] = []
        self._listed: list[Step] = []
        self._by_sequence: dict[int, Step] = {}
        self._done_stack: list[int] = []
        self._undone_stack: list[int] = []

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, oldest first, undo and redo included."""
        self._read()
        return tuple(self._listed)

    @property
    def next_sequence(self) -> int:
        """Number of the step to come."""
        return self._last_sequence + 1

    @property
    def standing(self) -> tuple[Step, ...]:
        """Steps a person did and did not take back, oldest first."""
        return tuple(self._by_sequence[sequence] for sequence in self._done)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._undone)

    def add(self, step: Step) -> None:
        """Take note of a step that was done."""
        self._last_sequence = step.sequence
        self._new.append(step)

    @property
    def _done(self) -> list[int]:
        self._read()
        return self._done_stack

    @property
    def _undone(self) -> list[int]:
        self._read()
        return self._undone_stack

    def _read(self) -> None:
        """Put the steps in that were not looked at yet: those of earlier starts are decoded when first needed."""
        if self._load is not None:
            load, self._load = self._load, None
            for step in load():
                self._put(step)
        while self._new:
            self._put(self._new.pop(0))

    def _put(self, step: Step) -> None:
        self._listed.append(step)
        self._by_sequence[step.sequence] = step
        if step.name == UNDO and step.of in self._done_stack:
            self._done_stack.remove(step.of)
            self._undone_stack.append(step.of)
        elif step.name == REDO and step.of in self._undone_stack:
            self._undone_stack.remove(step.of)
            self._done_stack.append(step.of)
        elif step.name not in NOT_UNDOABLE:
            self._done_stack.append(step.sequence)
            self._undone_stack.clear()

    def undo(self, by: str, time: datetime) -> Step | None:
        """The step that takes back the last thing done; None where there is nothing. It is not added."""
        return self._back(self._done, UNDO, by, time)

    def redo(self, by: str, time: datetime) -> Step | None:
        """The step that does the last thing taken back again; None where there is nothing. It is not added."""
        return self._back(self._undone, REDO, by, time)

    def _back(self, stack: list[int], name: str, by: str, time: datetime) -> Step | None:
        if not stack:
            return None
        step = self._by_sequence[stack[-1]]
        changes = inverted(step.changes) if name == UNDO else step.changes
        return Step(self.next_sequence, name, changes, by, time, step.finding, step.ref, step.label, step.sequence)
