"""The file: what is written is read back, hand-written files are welcome, hostile ones are refused in one line."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import OverlayError
from reviewer.overlay.canonical import read_canonical
from reviewer.overlay.commands import Command, reduce
from reviewer.overlay.entries import Correction, Decision, Entry, Fault, Identity, Judgement, Overlay
from reviewer.overlay.toml_read import examine, parse
from reviewer.overlay.toml_write import write
from reviewer.words import Language, say
from tests.overlay.strategies import entries, extras, identities, laws

HAND_WRITTEN = """\
# 第一次复核
schema = 1
reviewed_by = "某科"        # 我们自己的键

[document]
name = "示例.pdf"

[[decision]]
finding = "T01:t03/r7/c3"
verdict = "dismissed"
mood = "sure"

[[checklist]]
item = "封面"
"""


@laws
@given(identities, st.lists(entries, max_size=6), extras)
def test_what_is_written_is_read_back(identity: Identity, put: list[Entry], extra: dict[str, object]) -> None:
    overlay = reduce(Overlay(identity, extra=extra), Command("x", tuple(put)))
    assert parse(write(overlay)) == overlay


@laws
@given(identities, st.lists(entries, max_size=6))
def test_the_fast_reader_reads_what_the_full_one_reads(identity: Identity, put: list[Entry]) -> None:
    text = write(reduce(Overlay(identity), Command("x", tuple(put))))
    fast = read_canonical(text)
    assert fast is None or fast == tomllib.loads(text)


def test_the_fast_reader_takes_an_ordinary_overlay() -> None:
    overlay = Overlay(
        Identity("示例.pdf", "ab", "预算", "示例单位", 2030),
        (Correction("支出总表 / 合计", "t03/r7/c3", "127.88", "127.98", Fault.DISCLOSURE, 6, "换位", "李某"),),
        (Decision("T01:x", Judgement.CONFIRMED, (("t03/r7/c3", "127.88"),), time=datetime(2026, 11, 21, tzinfo=UTC)),),
    )
    assert read_canonical(write(overlay)) == tomllib.loads(write(overlay))


@laws
@given(identities, st.lists(entries, max_size=6, unique_by=str), entries)
def test_one_decision_changes_one_block_of_the_file(identity: Identity, put: list[Entry], late: Entry) -> None:
    before = reduce(Overlay(identity), Command("x", tuple(put)))
    after = reduce(before, Command("y", (late,)))
    old, new = write(before).split("\n[["), write(after).split("\n[[")
    assert sum(block not in old for block in new) <= 1
    assert [block for block in new if block in old] == [block for block in old if block in new]


def test_unknown_keys_and_tables_of_a_hand_written_file_are_kept() -> None:
    again = tomllib.loads(write(parse(HAND_WRITTEN)))
    assert again["reviewed_by"] == "某科"
    assert again["decision"][0]["mood"] == "sure"
    assert again["checklist"] == [{"item": "封面"}]


def test_comments_are_noticed_because_a_rewrite_would_lose_them() -> None:
    assert examine(HAND_WRITTEN).has_comments
    assert not examine(write(parse(HAND_WRITTEN))).has_comments
    assert not examine('[[note]]\nanchor = "表#2"\ntext = "见 #3"\n').has_comments


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('schema = 1\n[[decision]]\nfinding = "T01"\nverdict = "maybe"\n', 4, 11, "confirmed | dismissed | deferred"),
        ('schema = 1\n[[decision]]\nverdict = "confirmed"\n', 2, 1, "finding"),
        ('[[note]]\nanchor = "x"\ntext = "y"\n[[note]]\nanchor = "x"\ntext = 5\n', 6, 8, "text"),
        ('[[correction]]\nvalue = "1"\nfault = "disclosure"\n', 1, 1, "anchor"),
        ('decision = 5\n', 1, 12, "[[decision]]"),
        ('document = "x"\n', 1, 12, "document"),
        ('[[decision]]\nfinding = "x"\nverdict = "confirmed"\npage = true\n', 4, 8, "page"),
        ('[[decision]]\nfinding = "x"\nverdict = "confirmed"\nwitness = { "t01/r1/c1" = 5 }\n', 4, 11, "t01/r1/c1"),
        ('[[conflict]]\nkind = "decision"\n', 1, 1, "sides"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_line_and_column(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(OverlayError) as raised:
        parse(text, "某.review.toml")
    params = raised.value.params
    assert (params["line"], params["column"]) == (line, column)
    assert says in say(raised.value.key, Language.ENGLISH, **params)


def test_wrong_syntax_is_named_with_line_and_column() -> None:
    with pytest.raises(OverlayError) as raised:
        parse('schema = 1\n[[decision]]\nfinding "x"\n')
    assert (raised.value.key, raised.value.params["line"]) == ("overlay.syntax", 3)


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 100_000, "x = " + "{a=" * 100_000, ".".join("a" * 30_000) + " = 1", "x = " + "9" * 100_000,
     "x = [\n" * 60_000],
)  # fmt: skip
def test_a_file_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(OverlayError):
        parse(text)


def test_a_newer_schema_is_refused() -> None:
    with pytest.raises(OverlayError) as raised:
        parse("schema = 2\n")
    assert raised.value.key == "overlay.newer"


def test_an_older_schema_is_migrated() -> None:
    def renamed(data: dict[str, object]) -> dict[str, object]:
        return {"schema": 1, "note": data["remark"]}

    found = examine('[[remark]]\nanchor = "x"\ntext = "y"\n', migrations={0: renamed})
    assert (found.schema, found.overlay.notes[0].text) == (0, "y")


def test_control_characters_are_shown_not_obeyed() -> None:
    overlay = parse('[[note]]\nanchor = "\\u001b]0;x\\u0007"\ntext = "\\u202e12"\n')
    assert overlay.notes[0].anchor == "␛]0;x␇"
    assert overlay.notes[0].text == "⟨202E⟩12"
