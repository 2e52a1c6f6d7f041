"""What a batch would do, before it is done (UX 4.7). Called by `Session.preview_batch`."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model.finding import Status
from reviewer.session.results import BatchPreview
from reviewer.session.standing import Standing

EXAMPLES = 3


def preview_batch(standing: Standing, keys: Iterable[str]) -> BatchPreview:
    """Counts per rule and table with examples; what is decided or stale is left out."""
    found = [reviewed for key in dict.fromkeys(keys) if (reviewed := standing.by_key.get(key)) is not None]
    taken = [reviewed for reviewed in found if reviewed.status is Status.OPEN]
    return BatchPreview(
        taken=tuple(reviewed.key for reviewed in taken),
        decided=tuple(item.key for item in found if item.status not in {Status.OPEN, Status.STALE}),
        stale=tuple(item.key for item in found if item.status is Status.STALE),
        per_rule=_grouped((item.finding.code, item.key) for item in taken),
        per_table=_grouped((item.finding.anchor.table, item.key) for item in taken),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    groups: dict[str, list[str]] = {}
    for name, key in pairs:
        groups.setdefault(name, []).append(key)
    return tuple((name, len(keys), tuple(keys[:EXAMPLES])) for name, keys in groups.items())
