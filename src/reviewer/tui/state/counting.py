"""How many numbers and findings stand in each place, by state. Pure; counted once after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reviewer.model.finding import CellState
from reviewer.session.status import ReviewedFinding
from reviewer.tui.state.places import Places


@dataclass(slots=True)
class PlaceCount:
    """Numbers of one place by state (`proved` includes derived ones), findings in all and open ones."""

    proved: int = 0
    contradicted: int = 0
    unchecked: int = 0
    doubtful: int = 0
    findings: int = 0
    open: int = 0

    @property
    def numbers(self) -> int:
        """All numbers that are no constants."""
        return self.proved + self.contradicted + self.unchecked + self.doubtful

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to say about the place."""
        return bool(self.numbers or self.findings)

    @property
    def glyph(self) -> str:
        """The worst state in the place."""
        worst = (("!", self.contradicted), ("~", self.doubtful), ("?", self.unchecked), ("'", self.proved))
        return next((glyph for glyph, count in worst if count), " ")

    def add(self, state: CellState) -> None:
        """One more number."""
        if state in {CellState.PROVED, CellState.DERIVED}:
            self.proved += 1
        elif state is CellState.CONTRADICTED:
            self.contradicted += 1
        elif state is CellState.UNCHECKED:
            self.unchecked += 1
        elif state is CellState.DOUBTFUL:
            self.doubtful += 1


def count_places(
    places: Places,
    states: Mapping[str, CellState],
    findings: Iterable[ReviewedFinding],
    place_of: Callable[[ReviewedFinding], str],
) -> dict[str, PlaceCount]:
    """Counts by place id."""
    found = {place.id: PlaceCount() for place in places.all}
    for ref, state in states.items():
        index = places.index_of(ref)
        if index is not None:
            found[places.all[index].id].add(state)
    for item in findings:
        count = found.get(place_of(item))
        if count is not None:
            count.findings += 1
            count.open += item.is_open
    return found
