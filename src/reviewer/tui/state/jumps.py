"""The jump list: where a person came from, and back again to the same cell and scroll."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 100
"""Places remembered."""


@dataclass(slots=True)
class JumpList(Generic[T]):
    """Places left, and places come back from."""

    behind: list[T] = field(default_factory=list)
    ahead: list[T] = field(default_factory=list)

    def leave(self, place: T) -> None:
        """Remember the place about to be left by a jump."""
        if not self.behind or self.behind[-1] != place:
            self.behind.append(place)
            del self.behind[:-MOST]
        self.ahead.clear()

    def back(self, here: T) -> T | None:
        """The place to go back to."""
        while self.behind:
            place = self.behind.pop()
            if place != here:
                self.ahead.append(here)
                return place
        return None

    def forward(self, here: T) -> T | None:
        """The place come back from."""
        if not self.ahead:
            return None
        self.behind.append(here)
        return self.ahead.pop()
