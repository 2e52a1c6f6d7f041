"""The log says who did what and why, undo included; a later change of an old record, or of the file, shows."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from reviewer.overlay.audit import audit, check_chain
from reviewer.overlay.entries import Judgement
from reviewer.overlay.file_store import journal_path
from reviewer.overlay.journal import read_journal
from reviewer.overlay.json_schema import schema
from reviewer.overlay.records import raw
from reviewer.overlay.recovery import sha256
from reviewer.overlay.toml_read import parse
from tests.overlay.keeping import NAME, Desk, opened


def _worked(folder: Path) -> Path:
    desk = Desk(opened(folder))
    desk.decide(1)
    desk.decide(1, Judgement.DISMISSED, "scope")
    desk.undo()
    desk.store.close()
    return folder / NAME


def _report(path: Path) -> list[tuple[int, str]]:
    data = path.read_bytes()
    content = read_journal(journal_path(path).read_bytes())
    report = check_chain(content, parse(data.decode()), sha256(data))
    return [(line, text.key) for line, text in report.faults]


def test_the_log_tells_before_and_after_of_every_step_also_of_undo(tmp_path: Path) -> None:
    path = _worked(tmp_path)
    lines = list(audit(read_journal(journal_path(path).read_bytes())))
    assert [(line.sequence, line.name, line.before, line.after, line.of) for line in lines] == [
        (1, "confirm", "", "confirmed", 0),
        (2, "confirm", "confirmed", "dismissed", 0),
        (3, "undo", "dismissed", "confirmed", 2),
    ]
    assert lines[1].reason == "scope"
    assert lines[0].by == "李某" and lines[0].time is not None and lines[0].time.tzinfo is not None


def test_an_untouched_journal_and_file_have_a_whole_chain(tmp_path: Path) -> None:
    assert _report(_worked(tmp_path)) == []


def test_an_old_record_changed_later_shows_even_with_a_right_checksum(tmp_path: Path) -> None:
    import zlib

    path = _worked(tmp_path)
    journal = journal_path(path)
    lines = journal.read_bytes().split(b"\n")
    body = json.dumps({**raw(lines[1]), "by": "别人"}, ensure_ascii=False).encode()
    lines[1] = b"%08x %s" % (zlib.crc32(body), body)
    journal.write_bytes(b"\n".join(lines))
    assert _report(path) == [(3, "overlay.chain.broken")]


def test_a_record_taken_out_shows(tmp_path: Path) -> None:
    path = _worked(tmp_path)
    journal = journal_path(path)
    lines = journal.read_bytes().split(b"\n")
    journal.write_bytes(b"\n".join([*lines[:1], *lines[2:]]))
    keys = {key for _, key in _report(path)}
    assert {"overlay.chain.broken", "overlay.chain.sequence", "overlay.chain.unfit"} <= keys


def test_damage_and_a_torn_end_are_told_apart(tmp_path: Path) -> None:
    path = _worked(tmp_path)
    journal = journal_path(path)
    data = journal.read_bytes()
    lines = data.split(b"\n")
    journal.write_bytes(data + lines[1][:40])
    assert _report(path) == [(len(lines), "overlay.chain.torn")]
    journal.write_bytes(data.replace(b'"seq":2', b'"seq":7'))
    assert "overlay.chain.damaged" in {key for _, key in _report(path)}


def test_an_entry_of_the_file_changed_by_hand_shows(tmp_path: Path) -> None:
    path = _worked(tmp_path)
    path.write_text(path.read_text("utf-8").replace("confirmed", "deferred"), "utf-8")
    assert _report(path) == [(0, "overlay.chain.changed")]


def test_a_flush_that_lags_behind_the_journal_is_no_fault(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.flush()
    desk.decide(2)
    assert _report(tmp_path / NAME) == []


def test_the_schema_for_editors_is_that_of_the_reader() -> None:
    shipped = (resources.files("reviewer.overlay") / "schema.json").read_text("utf-8")
    assert json.loads(shipped) == schema()
