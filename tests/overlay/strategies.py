"""Random overlays for the laws: any text a person, a document or a hostile file may put into an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reviewer.overlay.clean import clean
from reviewer.overlay.entries import (
    Conflict,
    Correction,
    Decision,
    Entry,
    Fault,
    Identity,
    Judgement,
    Note,
    Raised,
    identity,
)

# How hard the laws are tried: enough to break them, fast enough for every run, also on a busy machine.
laws = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

texts = st.text(max_size=12).map(clean)
# Sizes are small: the laws are about shapes, not lengths.
words = st.text(min_size=1, max_size=12).map(clean)
refs = st.builds(lambda t, r, c: f"t{t:02}/r{r}/c{c}", st.integers(1, 3), st.integers(1, 9), st.integers(1, 5))
zones = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-3, minutes=-30))])
times = st.none() | st.builds(
    lambda seconds, zone: datetime(2026, 1, 1, tzinfo=zone) + timedelta(seconds=seconds), st.integers(0, 10**7), zones
)
people = st.sampled_from(["李某", "王某", ""])
pages = st.none() | st.integers(1, 300)
values = st.recursive(
    st.booleans() | st.integers(-(2**40), 2**40) | texts | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=3,
)
# Most entries have no unknown keys.
extras: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}), st.just({}), st.dictionaries(words.map(lambda name: f"x-{name}"), values, max_size=2)
)

corrections: st.SearchStrategy[Entry] = st.builds(
    Correction, anchor=words, at=refs, printed=texts, value=texts, fault=st.sampled_from(Fault), page=pages,
    reason=texts, by=people, time=times, extra=extras,
)  # fmt: skip
decisions: st.SearchStrategy[Entry] = st.builds(
    Decision, finding=st.builds(lambda code, ref: f"{code}:{ref}", st.sampled_from(["T01", "N06"]), refs),
    verdict=st.sampled_from(Judgement), anchor=texts, at=refs, page=pages, reason=texts, by=people, time=times,
    witness=st.dictionaries(refs, texts, max_size=3).map(lambda found: tuple(found.items())), extra=extras,
)  # fmt: skip
raised: st.SearchStrategy[Entry] = st.builds(
    Raised, anchor=words, text=words, severity=st.sampled_from(["error", "warning", "question", "advice"]),
    expected=texts, at=refs, page=pages, by=people, time=times, extra=extras,
)  # fmt: skip
notes: st.SearchStrategy[Entry] = st.builds(
    Note, anchor=words, text=words | st.just("请复核"), at=refs, page=pages, by=people, time=times, extra=extras
)
entries = corrections | decisions | raised | notes
conflicts: st.SearchStrategy[Entry] = st.builds(
    lambda one, other, none: Conflict(identity(one), (one, replace(other, finding=one.finding)), none),
    decisions, decisions, st.booleans(),
)  # fmt: skip
identities = st.builds(
    Identity, name=texts, sha256=texts, title=texts, organisation=texts, year=st.none() | st.integers(1990, 2100),
    extra=extras,
)  # fmt: skip
