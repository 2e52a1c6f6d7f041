"""How far two reviewers agree: counts, share, and Cohen's kappa, per rule and over all (Cohen 1960).

Only findings that both decided count. Kappa is None where it says nothing: no finding in common, or both gave one and
the same verdict throughout. Called by `reviewer overlay merge --agreement`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reviewer.overlay.entries import Judgement, Overlay

Pair = tuple[Judgement, Judgement]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`rule`: code, "" for all. `both`: findings both decided; `same`: with the same verdict; `share`: same / both."""

    rule: str
    both: int
    same: int
    share: Decimal | None
    kappa: Decimal | None


def agreement(first: Overlay, second: Overlay) -> tuple[Agreement, ...]:
    """One line over all rules, then one per rule in the order of codes."""
    pairs: dict[str, list[Pair]] = {}
    for key, decision in first.decision_on.items():
        other = second.decision_on.get(key)
        if other is not None:
            pairs.setdefault(key.partition(":")[0], []).append((decision.verdict, other.verdict))
    every = [pair for found in pairs.values() for pair in found]
    return (_figures("", every), *(_figures(rule, pairs[rule]) for rule in sorted(pairs)))


def kappa(pairs: Iterable[Pair]) -> Decimal | None:
    """(observed − expected) / (1 − expected), rounded to three decimals."""
    found = list(pairs)
    total = len(found)
    if not total:
        return None
    first, second = Counter(one for one, _ in found), Counter(other for _, other in found)
    expected = Decimal(sum(first[verdict] * second[verdict] for verdict in Judgement)) / (total * total)
    if expected == 1:
        return None
    observed = Decimal(sum(one is other for one, other in found)) / total
    return ((observed - expected) / (1 - expected)).quantize(Decimal("0.001"))


def _figures(rule: str, pairs: list[Pair]) -> Agreement:
    same = sum(one is other for one, other in pairs)
    share = (Decimal(same) / len(pairs)).quantize(Decimal("0.001")) if pairs else None
    return Agreement(rule, len(pairs), same, share, kappa(pairs))
