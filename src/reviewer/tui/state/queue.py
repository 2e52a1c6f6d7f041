"""The findings in the order they are worked through: which are shown, which comes next.

Pure. The list is in document order; open and stale ones are visited, deferred ones when no open one is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.model.finding import Status
from reviewer.session.status import ReviewedFinding
from reviewer.tui.state.filters import Filter, PlaceOf


@dataclass(frozen=True)
class Queue:
    """Findings shown under a filter. `folded`: how many are folded away as advice."""

    items: tuple[ReviewedFinding, ...]
    folded: int

    def index(self, key: str) -> int:
        """Place of a finding in the list, −1 where it is not shown."""
        return next((place for place, item in enumerate(self.items) if item.key == key), -1)

    def find(self, key: str) -> ReviewedFinding | None:
        """The shown finding with that key."""
        place = self.index(key)
        return self.items[place] if place >= 0 else None

    @property
    def pending(self) -> tuple[ReviewedFinding, ...]:
        """What still waits: open and stale ones; when there are none, the deferred ones."""
        waiting = tuple(item for item in self.items if item.is_open)
        return waiting or tuple(item for item in self.items if item.status is Status.DEFERRED)

    def first(self) -> ReviewedFinding | None:
        """Where to begin: a stale one, else the first that waits."""
        waiting = self.pending
        stale = next((item for item in waiting if item.status is Status.STALE), None)
        return stale or (waiting[0] if waiting else None)

    def step(
        self, position: tuple[int, ...], forward: bool, order: Sequence[tuple[int, ...]]
    ) -> ReviewedFinding | None:
        """The next waiting finding after (or before) a place of the document, round the end; None where none waits.

        `order[i]` is the place of `items[i]`."""
        keys = {item.key for item in self.pending}
        waiting = [(order[place], item) for place, item in enumerate(self.items) if item.key in keys]
        if not waiting:
            return None
        if forward:
            return next((item for place, item in waiting if place > position), waiting[0][1])
        return next((item for place, item in reversed(waiting) if place < position), waiting[-1][1])


def build_queue(items: Sequence[ReviewedFinding], chosen: Filter, place_of: PlaceOf) -> Queue:
    """The queue under a filter."""
    admitted = [item for item in items if chosen.admits(item, place_of(item))]
    shown = tuple(item for item in admitted if not chosen.folds(item))
    return Queue(shown, len(admitted) - len(shown))
