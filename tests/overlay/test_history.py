"""Undo and redo laws, also across a restart; the journal read back is the journal written."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.overlay.commands import Command, apply, changes_of, difference, inverted, reduce
from reviewer.overlay.entries import Entry, Judgement, Overlay
from reviewer.overlay.file_store import load
from reviewer.overlay.history import step_of
from reviewer.overlay.journal import read_journal
from reviewer.overlay.records import START, Done, Head, Intent, Record, decode, encode, raw
from tests.overlay.keeping import ABOUT, NAME, NOW, Desk, opened
from tests.overlay.strategies import conflicts, entries, extras, identities, laws

commands = st.builds(
    Command,
    name=st.just("x"),
    put=st.lists(entries | conflicts, max_size=3).map(tuple),
    drop=st.lists(st.sampled_from(["decision:T01:t01/r1/c1", "note:text:a:"]), max_size=1).map(tuple),
)


@laws
@given(st.lists(commands, max_size=4), commands)
def test_undo_is_the_exact_inverse(before: list[Command], command: Command) -> None:
    overlay = Overlay()
    for earlier in before:
        overlay = reduce(overlay, earlier)
    changes = changes_of(overlay, command)
    after = apply(overlay, changes)
    assert after == reduce(overlay, command)
    assert apply(after, inverted(changes)) == overlay


@laws
@given(st.lists(commands, max_size=4), st.lists(commands, max_size=4))
def test_the_difference_of_two_overlays_leads_from_one_to_the_other(one: list[Command], other: list[Command]) -> None:
    first, second = Overlay(), Overlay()
    for command in one:
        first = reduce(first, command)
    for command in other:
        second = reduce(second, command)
    assert apply(first, difference(first, second)) == second


@laws
@given(commands, identities, extras)
def test_a_record_read_back_is_the_record_written(command: Command, about: object, extra: dict[str, object]) -> None:
    step = step_of(3, command, changes_of(Overlay(), command), "李某", NOW)
    records: list[Record] = [Done(step), Head(about, extra), Intent(3, "ab", NOW)]  # type: ignore[arg-type]
    for record in records:
        assert decode(raw(encode(record, START))) == record


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["decide", "undo", "redo", "flush", "restart"]), max_size=16), st.randoms())
def test_undo_and_redo_work_across_restarts_as_if_there_were_none(what: list[str], chance: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(opened(folder))
        # The model: whole overlays swapped on two stacks, no files.
        past: list[Overlay] = []
        future: list[Overlay] = []
        now = desk.overlay
        for number, action in enumerate(what):
            if action == "decide":
                desk.decide(number % 5 + 1, list(Judgement)[number % 3], str(number))
                past.append(now)
                future.clear()
                now = desk.overlay
            elif action == "undo":
                assert desk.undo() is bool(past)
                if past:
                    future.append(now)
                    now = past.pop()
            elif action == "redo":
                assert desk.redo() is bool(future)
                if future:
                    past.append(now)
                    now = future.pop()
            elif action == "flush":
                desk.store.flush()
            else:
                if number % 2:
                    desk.store.close()
                desk = Desk(opened(folder, take_over=True))
            assert desk.overlay == now
        assert load(folder / NAME, ABOUT, NOW)[0].overlay == now


def test_damaged_lines_in_the_middle_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    for number in (1, 2, 3):
        desk.decide(number)
    desk.store.close()
    path = tmp_path / f"{NAME}.journal"
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"confirm", b"cXnfirm")
    content = read_journal(b"\n".join(lines))
    assert content.damaged == (2,)
    assert [step.sequence for step in content.steps()] == [2, 3]


@laws
@given(st.binary(max_size=200))
def test_any_bytes_are_a_journal_that_can_be_read(data: bytes) -> None:
    content = read_journal(data)
    assert not tuple(content.steps())


def test_an_order_written_by_hand_is_left_as_it_is() -> None:
    from tests.overlay.keeping import decision

    hand = Overlay(decisions=(decision(9), decision(2)))
    after = reduce(hand, Command("x", (decision(5),)))
    kept: list[Entry] = [item for item in after.decisions if item != decision(5)]
    assert tuple(kept) == hand.decisions
