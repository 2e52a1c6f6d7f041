"""Which findings are shown: a filter of facets, its counts, and the words a person types for it.

Pure. Owns matching and counting; the order of the queue is in `queue`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.model.finding import Severity
from reviewer.session.status import ReviewedFinding


class Facet(StrEnum):
    """What a finding can be sorted by."""

    STATE = "state"
    SEVERITY = "severity"
    CATEGORY = "category"
    FAMILY = "family"
    RULE = "rule"
    PLACE = "place"
    PAGE = "page"


PlaceOf = Callable[[ReviewedFinding], str]


@dataclass(frozen=True, slots=True)
class Filter:
    """`wanted` and `unwanted`: pairs of facet and value. Within a facet any wanted value will do; all facets must
    hold. `text`: words that must all occur. `folds_advice`: advice stays folded unless asked for."""

    wanted: frozenset[tuple[Facet, str]] = frozenset()
    unwanted: frozenset[tuple[Facet, str]] = frozenset()
    text: str = ""
    folds_advice: bool = True

    @property
    def is_active(self) -> bool:
        """Whether anything but the folding of advice is asked for."""
        return bool(self.wanted or self.unwanted or self.text)

    def toggled(self, facet: Facet, value: str) -> Filter:
        """Wanted, then unwanted, then neither."""
        item = (facet, value)
        if item in self.wanted:
            return replace(self, wanted=self.wanted - {item}, unwanted=self.unwanted | {item})
        if item in self.unwanted:
            return replace(self, unwanted=self.unwanted - {item})
        return replace(self, wanted=self.wanted | {item})

    def folds(self, item: ReviewedFinding) -> bool:
        """Whether the finding is folded away as advice."""
        return (
            self.folds_advice
            and item.finding.severity is Severity.ADVICE
            and (Facet.SEVERITY, Severity.ADVICE.value) not in self.wanted
        )

    def admits(self, item: ReviewedFinding, place: str) -> bool:
        """Whether the finding passes (folding aside)."""
        values = facets_of(item, place)
        if any(pair in self.unwanted for pair in values):
            return False
        for facet in {pair[0] for pair in self.wanted}:
            if not any(pair in self.wanted for pair in values if pair[0] is facet):
                return False
        return not self.text or all(word in haystack(item) for word in normal(self.text).split())


def facets_of(item: ReviewedFinding, place: str) -> tuple[tuple[Facet, str], ...]:
    """The facet values of a finding."""
    finding = item.finding
    page = finding.anchor.source.page
    values = [
        (Facet.STATE, item.glyph),
        (Facet.SEVERITY, finding.severity.value),
        (Facet.CATEGORY, finding.category.value),
        (Facet.FAMILY, finding.code[:1]),
        (Facet.RULE, finding.code),
        (Facet.PLACE, place),
    ]
    return (*values, (Facet.PAGE, f"p{page}")) if page is not None else tuple(values)


def counts(items: Iterable[ReviewedFinding], place_of: PlaceOf) -> dict[Facet, Counter[str]]:
    """How many findings have each value, per facet."""
    found = {facet: Counter[str]() for facet in Facet}
    for item in items:
        for facet, value in facets_of(item, place_of(item)):
            found[facet][value] += 1
    return found


def normal(text: str) -> str:
    """Text for comparing: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def haystack(item: ReviewedFinding) -> str:
    """Everything of a finding that can be searched by words."""
    finding = item.finding
    parts = (
        finding.code, finding.title.zh, finding.title.en, finding.anchor.table, finding.anchor.row,
        finding.anchor.column, finding.anchor.text, finding.message.text(), finding.anchor.semantic,
        f"p{finding.anchor.source.page}" if finding.anchor.source.page else "",
    )  # fmt: skip
    return normal(" ".join(parts))
