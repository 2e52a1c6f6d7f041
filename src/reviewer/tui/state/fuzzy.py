"""Fuzzy finding in lists: every word of what is typed must occur, letters in order at the least; better hits first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from reviewer.tui.state.filters import normal

T = TypeVar("T")


def ranked(items: Iterable[T], wanted: str, words_of: Callable[[T], str], most: int = 400) -> list[T]:
    """The items that match, the best first; all of them, in their own order, where nothing is typed."""
    needles = normal(wanted).split()
    if not needles:
        return list(items)[:most]
    found: list[tuple[int, int, T]] = []
    for place, item in enumerate(items):
        hay = normal(words_of(item))
        scores = [_score(needle, hay) for needle in needles]
        if all(score is not None for score in scores):
            found.append((sum(score or 0 for score in scores), place, item))
    found.sort(key=lambda entry: entry[:2])
    return [item for _score_of, _place, item in found[:most]]


def _score(needle: str, hay: str) -> int | None:
    """0 for a whole word, then by distance from the start; letters merely in order come last; None for no match."""
    at = hay.find(needle)
    if at >= 0:
        starts = at == 0 or not hay[at - 1].isalnum()
        ends = at + len(needle) == len(hay) or not hay[at + len(needle)].isalnum()
        return (0 if starts and ends else 10 if starts else 20) + min(at, 9)
    position = 0
    first = -1
    for letter in needle:
        position = hay.find(letter, position)
        if position < 0:
            return None
        first = position if first < 0 else first
        position += 1
    return 100 + (position - first)
