"""Which of the tables read so far is looked at, and from which row on. Immutable; no screen code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.extract.options import Glimpse


@dataclass(frozen=True, slots=True)
class Glance:
    """`seen`: the tables in reading order; `table` and `row` 0-based."""

    seen: tuple[Glimpse, ...] = ()
    table: int = 0
    row: int = 0

    @property
    def current(self) -> Glimpse | None:
        """The table looked at, None before any is read."""
        return self.seen[self.table] if self.seen else None

    def with_seen(self, seen: tuple[Glimpse, ...]) -> Glance:
        """More is read: the place stays, for what was read before stands before what is new."""
        return replace(self, seen=seen, table=min(self.table, max(0, len(seen) - 1)))

    def turned(self, by: int) -> Glance:
        """Another table, from its first row."""
        place = max(0, min(len(self.seen) - 1, self.table + by))
        return self if place == self.table else replace(self, table=place, row=0)

    def scrolled(self, by: int) -> Glance:
        """Other rows of the same table; one row stays in sight."""
        most = max(0, len(self.current.rows) - 1) if self.current is not None else 0
        return replace(self, row=max(0, min(most, self.row + by)))
