"""Two people, one file: noticed before writing, joined or chosen, never overwritten in silence."""

from __future__ import annotations

import json
import os
import threading
import zlib
from pathlib import Path

import pytest

from reviewer.errors import OverlayError
from reviewer.overlay import file_store
from reviewer.overlay.commands import Command, reduce
from reviewer.overlay.disk import Disk
from reviewer.overlay.entries import Judgement, Overlay
from reviewer.overlay.file_store import load, open_store
from reviewer.overlay.lock import LockedError, Owner, Process, acquire, lock_path, read_owner, this_process
from reviewer.overlay.toml_read import parse
from reviewer.overlay.toml_write import write
from tests.overlay.keeping import ABOUT, NAME, NOW, Desk, clock, decision, numbers, opened


def _by_hand(folder: Path, *put: int) -> None:
    """Somebody adds decisions to the file with an editor."""
    path = folder / NAME
    overlay = parse(path.read_text("utf-8"))
    path.write_text(write(reduce(overlay, Command("x", tuple(decision(number) for number in put)))), "utf-8")


def test_a_file_changed_by_hand_is_not_overwritten(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.flush()
    _by_hand(tmp_path, 5)
    desk.decide(2)
    assert desk.store.flush().outside
    assert numbers(parse((tmp_path / NAME).read_text("utf-8"))) == [1, 5]
    desk.store.accept(desk.store.theirs())
    assert not desk.store.flush().outside
    assert numbers(parse((tmp_path / NAME).read_text("utf-8"))) == [1, 2]
    assert numbers(parse((tmp_path / f"{NAME}.bak").read_text("utf-8"))) == [1, 5]


def test_a_file_removed_by_somebody_is_written_again(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.flush()
    (tmp_path / NAME).unlink()
    desk.decide(2)
    assert not desk.store.flush().outside
    assert numbers(parse((tmp_path / NAME).read_text("utf-8"))) == [1, 2]


def test_changes_made_by_hand_between_two_starts_are_taken_over(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.close()
    _by_hand(tmp_path, 5)
    again = opened(tmp_path)
    assert numbers(again.overlay) == [1, 5]
    assert len(again.opened.outside) == 1
    again.close()


def test_steps_that_were_only_in_the_journal_are_joined_with_changes_made_by_hand(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.decide(2)
    desk.store.flush()
    desk.decide(3)
    desk.decide(1, Judgement.DISMISSED, "scope")
    path = tmp_path / NAME
    path.write_text(
        write(Overlay(ABOUT, decisions=(decision(1, Judgement.DEFERRED), decision(2), decision(7)))), "utf-8"
    )
    recovered, _ = load(path, ABOUT, NOW)
    assert numbers(recovered.overlay) == [2, 3, 7]
    assert len(recovered.recovered) == 2
    (conflict,) = recovered.overlay.conflicts
    assert {str(getattr(side, "verdict", "")) for side in conflict.sides} == {"dismissed", "deferred"}


def test_a_lost_overlay_is_made_again_from_the_journal(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        'team = "某科"\n[document]\nname = "示例.pdf"\n[[note]]\nanchor = "全文"\ntext = "x"\n', "utf-8"
    )
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.undo()
    desk.decide(2)
    desk.store.close()
    before = (tmp_path / NAME).read_text("utf-8")
    (tmp_path / NAME).unlink()
    again = opened(tmp_path)
    assert again.opened.file_is_missing
    again.close()
    assert (tmp_path / NAME).read_text("utf-8") == before


def test_an_emptied_overlay_counts_as_lost(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.close()
    (tmp_path / NAME).write_bytes(b"")
    assert numbers(load(tmp_path / NAME, ABOUT, NOW)[0].overlay) == [1]


def test_a_broken_overlay_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[[decision]\n", "utf-8")
    with pytest.raises(OverlayError):
        opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_an_overlay_with_comments_is_copied_before_the_first_rewrite_only(tmp_path: Path) -> None:
    text = '# 我的说明\nschema = 1\n[[note]]\nanchor = "全文"\ntext = "x"\n'
    (tmp_path / NAME).write_text(text, "utf-8")
    desk = Desk(opened(tmp_path))
    desk.store.flush()
    assert (tmp_path / NAME).read_text("utf-8") == text
    desk.decide(1)
    assert desk.store.flush().copy == tmp_path / f"{NAME}.bak"
    desk.decide(2)
    desk.store.close()
    assert (tmp_path / f"{NAME}.bak").read_text("utf-8") == text
    assert not (tmp_path / f"{NAME}.bak2").exists()


def test_looking_without_deciding_writes_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.lock"]
    store.close()
    assert not list(tmp_path.iterdir())


def test_a_second_opening_is_refused_and_names_the_owner(tmp_path: Path) -> None:
    me = this_process()
    first = open_store(tmp_path / NAME, ABOUT, clock=clock, process=me, user="李某")
    other = Process(me.pid + 1, me.host, "王某")
    with pytest.raises(LockedError) as raised:
        open_store(tmp_path / NAME, ABOUT, clock=clock, process=other)
    assert raised.value.owner is not None and raised.value.owner.user == "李某"
    first.close()
    open_store(tmp_path / NAME, ABOUT, clock=clock, process=other).close()


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"pid": 2**22 + 7, "host": "here", "user": "x", "time": "t", "started": ""}),
        json.dumps({"pid": os.getpid(), "host": "here", "user": "x", "time": "t", "started": "1"}),
        "", "not json", "[]", "[" * 100_000,
    ],
    ids=["dead", "other-start", "empty", "text", "list", "deep"],
)  # fmt: skip
def test_a_stale_lock_is_taken_over(tmp_path: Path, content: str) -> None:
    lock_path(tmp_path / NAME).write_text(content)
    process = Process(os.getpid(), "here", "李某")
    lock = acquire(tmp_path / NAME, NOW, disk=Disk(), process=process)
    assert read_owner(Disk(), lock.path) == lock.owner
    lock.release()
    assert not list(tmp_path.iterdir())


def test_a_lock_of_another_machine_is_never_called_stale(tmp_path: Path) -> None:
    owner = Owner(1, "elsewhere", "王某", "t")
    lock_path(tmp_path / NAME).write_text(json.dumps({**{f: getattr(owner, f) for f in Owner.__slots__}}))
    with pytest.raises(LockedError):
        acquire(tmp_path / NAME, NOW, disk=Disk(), process=Process(1, "here", "李某"))


def test_the_one_whose_lock_was_taken_over_writes_no_more(tmp_path: Path) -> None:
    first = Desk(opened(tmp_path))
    first.decide(1)
    second = Desk(open_store(tmp_path / NAME, ABOUT, clock=clock, process=Process(2, "here", "王某"), take_over=True))
    assert numbers(second.overlay) == [1]
    second.decide(2)
    failure = first.decide(3)
    assert failure is not None and failure.key == "overlay.taken-over"
    first.store.close()
    second.store.close()
    assert numbers(load(tmp_path / NAME, ABOUT, NOW)[0].overlay) == [1, 2]


def test_a_journal_that_somebody_else_wrote_to_is_not_mixed_with_ours(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    with (tmp_path / f"{NAME}.journal").open("ab") as journal:
        journal.write(b"foreign\n")
    assert desk.decide(2) is not None
    assert desk.store.state.unsaved == 1


def test_temporary_files_of_a_killed_process_are_swept_and_nothing_else(tmp_path: Path) -> None:
    left = [f".{NAME}.99.tmp", f".{NAME}.journal.7.tmp", f".{NAME}.lock.7.tmp", f".{NAME}.lock.7.stale"]
    others = [f".{NAME}.mine", f".other{NAME}.7.tmp", f".{NAME}.x.tmp"]
    for name in (*left, *others):
        (tmp_path / name).write_text("x")
    opened(tmp_path).close()
    assert {path.name for path in tmp_path.iterdir()} == set(others)


def test_saving_over_another_overlay_is_refused(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    (tmp_path / "other.toml").write_text("schema = 1\n")
    with pytest.raises(OverlayError):
        desk.store.save_as(tmp_path / "other.toml")


def test_the_name_in_a_hostile_overlay_leads_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / NAME).write_text(
        'schema = 1\n"../../x" = 1\n[document]\nname = "../../evil"\n'
        '[[decision]]\nfinding = "../../../etc"\nverdict = "confirmed"\n'
        '[decision.witness]\n"/etc/passwd" = "x"\n',
        "utf-8",
    )
    desk = Desk(opened(folder))
    desk.decide(1)
    desk.store.close()
    assert {path.name for path in tmp_path.iterdir()} == {"in"}
    assert {path.name for path in folder.iterdir()} == {NAME, f"{NAME}.journal"}


def test_flushing_in_a_worker_while_deciding_loses_nothing(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    stop = threading.Event()

    def flushing() -> None:
        while not stop.is_set():
            desk.store.flush()

    worker = threading.Thread(target=flushing)
    worker.start()
    for number in range(1, 41):
        assert desk.decide(number % 7 + 1, list(Judgement)[number % 3], str(number)) is None
    stop.set()
    worker.join()
    desk.store.close()
    recovered, content = load(tmp_path / NAME, ABOUT, NOW)
    assert recovered.overlay == desk.overlay
    assert not recovered.recovered and not recovered.outside
    assert content.last_sequence == 40


def test_a_journal_too_large_or_a_folder_in_its_place_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f"{NAME}.journal").write_bytes(b"x" * 50)
    monkeypatch.setattr(file_store, "JOURNAL_LIMIT", 10)
    with pytest.raises(OverlayError):
        load(tmp_path / NAME, ABOUT, NOW)
    (tmp_path / f"{NAME}.journal").unlink()
    (tmp_path / NAME).mkdir()
    with pytest.raises(OverlayError) as raised:
        opened(tmp_path)
    assert raised.value.key == "overlay.unreadable"
    assert not lock_path(tmp_path / NAME).exists()


def test_a_journal_with_damaged_records_still_gives_the_rest(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    for number in (1, 2, 3):
        desk.decide(number)
    desk.store.close()
    (tmp_path / NAME).unlink()
    journal = tmp_path / f"{NAME}.journal"
    lines = journal.read_bytes().split(b"\n")
    journal.write_bytes(b"\n".join([*lines[:2], lines[2].replace(b"confirm", b"CONFIRM"), *lines[3:]]))
    recovered, _ = load(tmp_path / NAME, ABOUT, NOW)
    assert recovered.damaged == (3,)
    assert 1 in numbers(recovered.overlay)
    assert {step.sequence for step in recovered.unfit} <= {3}


@pytest.mark.parametrize(
    "body",
    [b'{"type":"step","seq":"x"}', b'{"type":"step","seq":1}', b'{"type":"what"}', b'[]', b'{"type":"head"}',
     b'{"type":"step","seq":1,"name":"x","changes":[{"k":"decision","i":0,"b":null,"a":null}]}',
     b'{"type":"step","seq":1,"name":"x","changes":[{"k":"decision","i":-1,"b":null,"a":{}}]}',
     b'{"type":"head","document":[1],"prev":"x"}'],
)  # fmt: skip
def test_a_hostile_record_with_a_right_checksum_is_left_out(tmp_path: Path, body: bytes) -> None:
    (tmp_path / f"{NAME}.journal").write_bytes(b"%08x %s\n" % (zlib.crc32(body), body))
    recovered, _ = load(tmp_path / NAME, ABOUT, NOW)
    assert recovered.overlay.entries == ()
