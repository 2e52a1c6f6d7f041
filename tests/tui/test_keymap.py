"""Keys: one table, full-width aliases, counts, sequences, and a user's file whose faults are reported, never fatal."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.tui.actions import Context
from reviewer.tui.keymap import KeyReader, default_keymap, is_key, load_keymap, token
from reviewer.tui.registry import ACTIONS
from reviewer.words import Language

DESK = (Context.DESK,)


def test_every_action_has_a_name_in_both_languages_and_keys_that_can_be_bound() -> None:
    for action in ACTIONS:
        for language in Language:
            assert not action.title.text(language).startswith("actions."), action.id
            assert not action.help.text(language).startswith("actions."), action.id
        assert all(is_key(key) for key in action.keys), action.id


def test_no_key_means_two_things_in_one_context() -> None:
    seen: dict[tuple[Context, str], str] = {}
    for action in ACTIONS:
        for context in action.contexts:
            for key in action.keys:
                assert (context, key) not in seen, (key, action.id, seen.get((context, key)))
                seen[context, key] = action.id


@pytest.mark.parametrize(
    ("typed", "means"), [("】", "]"), ("、", "/"), ("？", "?"), ("：", ":"), ("＝", "="), ("。", "."), ("ａ", "a")]
)
def test_full_width_characters_mean_their_narrow_twins(typed: str, means: str) -> None:
    assert token(typed, typed) == means


def test_counts_sequences_and_letters_are_read() -> None:
    reader = KeyReader(default_keymap())
    assert reader.feed("1", DESK) is None
    assert reader.feed("2", DESK) is None
    press = reader.feed("j", DESK)
    assert press is not None and (press.action.id, press.count) == ("move.down", 12)
    assert reader.feed("g", DESK) is None and reader.half_typed == "g"
    press = reader.feed("g", DESK)
    assert press is not None and press.action.id == "move.first"
    reader.feed("M", DESK)
    press = reader.feed("b", DESK)
    assert press is not None and (press.action.id, press.letter) == ("mark.set", "b")


def test_a_users_file_rebinds_unbinds_and_has_its_faults_reported_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(
        '[keys]\n"finding.next" = ["ctrl+n", "]"]\n"decide.defer" = []\n"no.such" = ["q"]\n'
        '"decide.confirm" = ["ctrl+i", "a"]\n"note.add" = ["x"]\n',
        "utf-8",
    )
    keymap = load_keymap(path)
    said = [complaint.text(Language.ENGLISH) for complaint in keymap.complaints]
    assert keymap.keys["finding.next"] == ("ctrl+n", "]")
    assert keymap.keys["decide.defer"] == ()
    assert keymap.keys["decide.confirm"] == ("a",)
    assert keymap.keys["note.add"] == ("x",) and "x" not in keymap.keys["decide.dismiss"]
    assert [text.split("line ")[1][0] for text in said] == ["4", "5", "6"]


def test_a_broken_file_leaves_the_default_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("[keys\n", "utf-8")
    keymap = load_keymap(path)
    assert len(keymap.complaints) == 1
    assert keymap.keys == default_keymap().keys
