"""The file: what is written is read back, hand-written files are welcome, hostile ones are refused in one line."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import OverlayError
from reviewer.overlay import toml_read
from reviewer.overlay.canonical import read_canonical
from reviewer.overlay.commands import Command, reduce
from reviewer.overlay.entries import Correction, Decision, Entry, Fault, Identity, Judgement, Overlay
from reviewer.overlay.toml_read import decode, examine, parse
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


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"schema = 1\n[document]\nname = \"\xff\"\n", "overlay.not-utf8", 3),
        (b"schema = true\n", "overlay.schema-wrong", None),
        (b"schema = -1\n", "overlay.schema-wrong", None),
        (b'schema = "1"\n', "overlay.schema-wrong", None),
        (b'a = "', "overlay.syntax", 1),
        (b"x.y = 1\nx = 2\n", "overlay.syntax", 2),
    ],
)  # fmt: skip
def test_bytes_that_are_no_overlay_are_refused_in_one_line(data: bytes, key: str, line: int | None) -> None:
    with pytest.raises(OverlayError) as raised:
        parse(decode(data, "x"), "x")
    assert raised.value.key == key
    assert raised.value.params.get("line") == line


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_read, "SIZE_LIMIT", 10)
    for read in (lambda: decode(b"x" * 11), lambda: parse("x" * 11)):
        with pytest.raises(OverlayError) as raised:
            read()
        assert raised.value.key == "overlay.too-large"


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    text = decode('\ufeff[[note]]\r\nanchor = "全文"\r\ntext = "x"\r\n'.encode())
    assert parse(text).notes[0].text == "x"


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("page", "0", "page"),
        ("time", '"yesterday"', "date"),
        ("time", "5", "date"),
        ("by", "[1]", "text"),
        ("reason", '"' + "x" * 20_001 + '"', "20000"),
        ("witness", "[]", "table"),
        ("mood", "[" * 20 + "]" * 20, "deeply"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(key: str, value: str, says: str) -> None:
    with pytest.raises(OverlayError) as raised:
        parse(f'[[decision]]\nfinding = "x"\nverdict = "confirmed"\n{key} = {value}\n')
    assert raised.value.params["line"] == 4
    assert says in say(raised.value.key, Language.ENGLISH, **raised.value.params)


def test_wrong_parts_outside_the_entries_are_named_too() -> None:
    found = examine('odd = [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\n[document]\nyear = "x"\n')
    assert [(problem.line, problem.message.key) for problem in found.problems] == [
        (1, "overlay.wrong.too-deep"), (3, "overlay.wrong.year"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "zone"),
    [("2026-11-21T09:30:00+08:00", True), ("2026-11-21 09:30:00", False), ("2026-11-21", False),
     ('"2026-11-21T09:30:00+08:00"', True)],
)  # fmt: skip
def test_times_written_by_hand_are_taken_with_the_zone_they_state(written: str, zone: bool) -> None:
    overlay = parse(f'[[note]]\nanchor = "全文"\ntext = "x"\ntime = {written}\n')
    time = overlay.notes[0].time
    assert time is not None and (time.tzinfo is not None) is zone
    assert parse(write(overlay)) == overlay


@pytest.mark.parametrize(
    "text",
    [
        '[document]\nname = "a"\n[document]\nname = "b"\n',
        '[[note]]\ntext = "a"\ntext = "b"\n',
        '[document]\nname = "a"\n[[document]]\nname = "b"\n',
        '[[note]]\ntime = 2026-02-30T09:30:00+08:00\n',
        '[[decision]]\nwitness = { "a" = "1", "a" = "2" }\n',
        "[table]\nx = 1\n",
        "x = 0x10\n",
        'x = "\\u0041"\n',
        'x = """\na"""\n',
        "# c\n",
    ],
)  # fmt: skip
def test_what_the_fast_reader_does_not_know_it_leaves_to_the_full_one(text: str) -> None:
    assert read_canonical(text) is None
