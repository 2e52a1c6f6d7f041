"""Two reviewers, one overlay: agreements once, disagreements listed with both sides, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reviewer.overlay.agreement import agreement, kappa
from reviewer.overlay.commands import Command, reduce
from reviewer.overlay.entries import Conflict, Entry, Judgement, Overlay, Plain, identity
from reviewer.overlay.fields import FIELDS
from reviewer.overlay.merge import AGREED, merge, settle
from reviewer.overlay.toml_read import parse
from reviewer.overlay.toml_write import write
from tests.overlay.keeping import NOW, decision
from tests.overlay.strategies import entries, extras, identities, laws

overlays = st.builds(
    lambda about, put: reduce(Overlay(about), Command("x", tuple(put))), identities, st.lists(entries, max_size=5)
)


def _said(overlay: Overlay) -> set[tuple[str, str]]:
    """What is stated in an overlay, conflicts included: identity and verdict, value or text."""
    plain: list[Plain] = []
    for entry in overlay.entries:
        plain.extend(entry.sides if isinstance(entry, Conflict) else (entry,))
    return {
        (identity(entry), str([getattr(entry, name, "") for name in ("verdict", "value", "text", "severity")]))
        for entry in plain
    }


@laws
@given(overlays, overlays)
def test_merging_is_commutative(one: Overlay, other: Overlay) -> None:
    assert merge(one, other).overlay == merge(other, one).overlay


@laws
@given(overlays, overlays)
def test_merging_is_idempotent(one: Overlay, other: Overlay) -> None:
    both = merge(one, other).overlay
    assert merge(both, both).overlay == both
    assert merge(both, one).overlay == both
    assert merge(other, both).overlay == both


@laws
@given(overlays, overlays, overlays)
def test_merging_does_not_depend_on_who_comes_first(one: Overlay, other: Overlay, third: Overlay) -> None:
    left = merge(merge(one, other).overlay, third).overlay
    right = merge(one, merge(other, third).overlay).overlay
    assert left.entries == right.entries


@laws
@given(overlays, overlays)
def test_merging_loses_nothing(one: Overlay, other: Overlay) -> None:
    both = merge(one, other)
    assert _said(both.overlay) == _said(one) | _said(other)
    assert both.overlay.conflicts == both.conflicts


@laws
@given(overlays, overlays)
def test_a_merged_overlay_is_read_back(one: Overlay, other: Overlay) -> None:
    both = merge(one, other).overlay
    assert parse(write(both)) == both


@laws
@given(overlays, st.lists(entries, max_size=3))
def test_with_a_base_what_one_side_did_is_taken(base: Overlay, put: list[Entry]) -> None:
    mine = reduce(base, Command("x", tuple(put)))
    joined = merge(mine, base, base).overlay
    assert sorted(map(repr, joined.entries)) == sorted(map(repr, mine.entries))
    assert not joined.conflicts


def test_what_one_side_took_away_is_gone_unless_the_other_changed_it() -> None:
    base = Overlay(decisions=(decision(1), decision(2)))
    mine = Overlay(decisions=(decision(2),))
    theirs = Overlay(decisions=(decision(1), replace(decision(2), verdict=Judgement.DISMISSED)))
    joined = merge(mine, theirs, base)
    assert [(item.finding, item.verdict) for item in joined.overlay.decisions] == [
        ("T01:t01/r2/c3", Judgement.DISMISSED)
    ]
    gone = merge(Overlay(), theirs, base)
    (conflict,) = gone.conflicts
    assert (conflict.about, conflict.or_none) == ("decision:T01:t01/r2/c3", True)
    assert settle(conflict, None) is None
    assert settle(conflict, 0) == theirs.decisions[1]


def test_the_same_verdict_of_two_people_stands_once_and_names_both() -> None:
    one = Overlay(decisions=(decision(1, reason="scope"),))
    later = replace(decision(1, reason="explained"), by="王某", time=NOW + timedelta(hours=1))
    joined = merge(one, Overlay(decisions=(later,)))
    (stands,) = joined.overlay.decisions
    assert (stands.by, stands.reason, stands.extra[AGREED]) == ("李某", "scope", ["王某: explained"])
    assert joined.agreements == 1


def test_different_verdicts_become_a_conflict_with_both_sides() -> None:
    one = Overlay(decisions=(decision(1),))
    other = Overlay(decisions=(replace(decision(1), verdict=Judgement.DISMISSED, by="王某"),))
    joined = merge(one, other)
    (conflict,) = joined.conflicts
    assert {getattr(side, "verdict", None) for side in conflict.sides} == {Judgement.CONFIRMED, Judgement.DISMISSED}
    assert not joined.overlay.decisions


def test_kappa_is_that_of_the_textbook() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, expected 0.5, kappa 0.4 (Cohen's worked example).
    yes, no = Judgement.CONFIRMED, Judgement.DISMISSED
    pairs = [(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15
    assert kappa(pairs) == Decimal("0.400")
    assert kappa([]) is None
    assert kappa([(yes, yes)] * 3) is None


def test_agreement_is_told_over_all_rules_and_for_each() -> None:
    one = Overlay(decisions=(decision(1), decision(2), decision(3)))
    other = Overlay(decisions=(decision(1), replace(decision(2), verdict=Judgement.DEFERRED)))
    every, rule = agreement(one, other)
    assert (every.rule, every.both, every.same, every.share) == ("", 2, 1, Decimal("0.500"))
    assert rule.rule == "T01"
    assert agreement(one, Overlay())[0].share is None


def test_every_field_of_an_entry_has_a_key_in_the_file() -> None:
    for kind, fields in FIELDS.items():
        assert fields, kind


@laws
@given(extras, extras)
def test_unknown_keys_of_both_are_kept(one: dict[str, object], other: dict[str, object]) -> None:
    first, second = Overlay(extra=one), Overlay(extra=other)
    joined = merge(first, second).overlay.extra
    assert joined.keys() == {*one, *other}
    assert joined == merge(second, first).overlay.extra
    assert merge(Overlay(extra=joined), first).overlay.extra == joined


def test_unknown_tables_of_both_are_joined() -> None:
    joined = merge(Overlay(extra={"checklist": [{"a": 1}]}), Overlay(extra={"checklist": [{"a": 2}, {"a": 1}]}))
    assert joined.overlay.extra == {"checklist": [{"a": 1}, {"a": 2}]}


def test_times_are_compared_by_what_they_mean_not_by_how_they_are_written() -> None:
    beijing = replace(decision(1), by="王某", time=NOW.astimezone(timezone(timedelta(hours=8))) - timedelta(hours=1))
    undated = replace(decision(1), by="赵某", time=None)
    local = replace(decision(1), by="钱某", time=NOW.replace(tzinfo=None, year=2020))
    joined = Overlay(decisions=(decision(1),))
    for entry in (beijing, undated, local):
        joined = merge(joined, Overlay(decisions=(entry,))).overlay
    assert joined.decisions[0].by == "钱某"
    assert joined.decisions[0].extra[AGREED] == ["李某", "王某", "赵某"]


def test_two_conflicts_about_the_same_become_one_with_all_sides() -> None:
    verdicts = [replace(decision(1), verdict=verdict, by=verdict.value) for verdict in Judgement]
    one = merge(Overlay(decisions=(verdicts[0],)), Overlay(decisions=(verdicts[1],))).overlay
    other = merge(Overlay(decisions=(verdicts[0],)), Overlay(decisions=(verdicts[2],))).overlay
    (conflict,) = merge(one, other).overlay.conflicts
    assert len(conflict.sides) == 3
