"""The catalogue: both languages say everything, with the same slots, and foreign text is shown, not obeyed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reviewer.words import Language, Message, Words, catalogue, message, say, visible

SLOT = re.compile(r"\{(\w*)\}")


def test_both_languages_have_the_same_keys() -> None:
    chinese, english = catalogue(Language.CHINESE), catalogue(Language.ENGLISH)
    assert set(chinese) ^ set(english) == set()


def test_both_languages_fill_the_same_slots() -> None:
    english = catalogue(Language.ENGLISH)
    different = {
        key: (set(SLOT.findall(text)), set(SLOT.findall(english[key])))
        for key, text in catalogue(Language.CHINESE).items()
        if key in english and set(SLOT.findall(text)) != set(SLOT.findall(english[key]))
    }
    assert different == {}


def test_an_unknown_key_and_an_unknown_slot_are_shown_not_raised() -> None:
    assert say("no.such.key") == "no.such.key"
    assert Message("x", {}, Words("甲{who}", "A {who}")).text() == "甲{who}"


def test_a_message_inside_a_message_is_spoken_in_the_same_language() -> None:
    inner = Message("inner", {}, Words("内", "inside"))
    outer = Message("outer", {"part": inner}, Words("外{part}", "out {part}"))
    assert outer.text(Language.CHINESE) == "外内"
    assert outer.text(Language.ENGLISH) == "out inside"


def test_messages_with_equal_parameters_are_equal_and_hash_alike() -> None:
    assert hash(message("a.b", n=1)) == hash(message("a.b", n=1))


@given(st.text())
def test_nothing_visible_can_move_a_cursor_or_turn_text_round(text: str) -> None:
    shown = visible(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", shown)


def test_an_escape_sequence_is_spelled_out() -> None:
    assert visible("\x1b]0;title\x07 \u202e12") == "␛]0;title␇ ⟨202E⟩12"
