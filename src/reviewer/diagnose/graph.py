"""The sparse graph number ↔ equation around what is broken. Data only; built once per diagnosis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer.model.equation import Grade, Verdict

MAX_TIE = 400
"""Operands per equation beyond which it is left out of the search (no printed sum is that long)."""


@dataclass(frozen=True)
class Graph:
    """`broken`: verdicts that contradict; `holding`: verdicts that hold with power; both indexed by reference."""

    broken: Mapping[str, Verdict]
    by_ref: Mapping[str, tuple[Verdict, ...]]

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Graph:
        """The graph of everything graded; what is undecidable, or holds without power, carries no evidence."""
        broken: dict[str, Verdict] = {}
        by_ref: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            if verdict.grade is Grade.UNDECIDABLE or len(verdict.equation.refs) > MAX_TIE:
                continue
            if verdict.grade is Grade.CONTRADICTION:
                broken[verdict.equation.id] = verdict
            elif not verdict.has_power:
                continue
            for ref in set(verdict.equation.refs):
                by_ref.setdefault(ref, []).append(verdict)
        return cls(broken, {ref: tuple(items) for ref, items in by_ref.items()})

    def replaced(self, verdicts: Iterable[Verdict]) -> Graph:
        """The graph with other verdicts on some of its equations; those newly broken come last."""
        broken = dict(self.broken)
        by_ref = dict(self.by_ref)
        for verdict in verdicts:
            identity = verdict.equation.id
            if verdict.grade is Grade.CONTRADICTION:
                broken[identity] = verdict
            else:
                broken.pop(identity, None)
            for ref in set(verdict.equation.refs):
                by_ref[ref] = tuple(verdict if item.equation.id == identity else item for item in by_ref.get(ref, ()))
        return Graph(broken, by_ref)

    def components(self) -> list[tuple[Verdict, ...]]:
        """Broken equations that share a number, directly or through others, together; in the order they were given."""
        groups: dict[str, set[str]] = {}
        for identity, verdict in self.broken.items():
            merged = {identity}
            for ref in verdict.equation.refs:
                for other in self.by_ref.get(ref, ()):
                    if other.equation.id in groups:
                        merged |= groups[other.equation.id]
            for member in merged:
                groups[member] = merged
        seen: set[int] = set()
        ordered: list[tuple[Verdict, ...]] = []
        for identity in self.broken:
            group = groups[identity]
            if id(group) not in seen:
                seen.add(id(group))
                ordered.append(tuple(self.broken[item] for item in self.broken if item in group))
        return ordered
