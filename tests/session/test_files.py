"""A session over real files: opened, decided, closed, opened again; another writer, another edition, a failing disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.errors import OverlayError
from reviewer.model.finding import Status
from reviewer.overlay.commands import Command, reduce
from reviewer.overlay.entries import Judgement, Note, Overlay
from reviewer.overlay.file_store import FileStore, open_store
from reviewer.overlay.lock import LockedError, Process
from reviewer.overlay.toml_read import parse
from reviewer.overlay.toml_write import write
from reviewer.session.opening import Opened, overlay_path
from reviewer.session.session import Session, time_of_day
from reviewer.words import Language
from tests.session.desk import ROWS, Clock, analysed, document

ROW = "T03:t01/r3/c3"
COLUMN = "T01:t01/r1/c5"
WRONG = "t01/r3/c5"
NAME = "示例.review.toml"


def _store(folder: Path, *, take_over: bool = False) -> FileStore:
    from reviewer.session.identity import identity_of

    analysis = analysed()
    about = identity_of(analysis.document, analysis.material.profile)
    process = Process(1, "here", "李某")
    return open_store(folder / NAME, about, clock=Clock(), process=process, user="李某", take_over=take_over)


def _session(folder: Path, rows: tuple[tuple[str, ...], ...] | None = None, *, take_over: bool = False) -> Session:
    read = document() if rows is None else document(rows, sha256="cd" * 32)
    return Session.from_analysis(analysed(read), _store(folder, take_over=take_over), author="李某", clock=Clock())


def test_everything_is_in_place_after_closing_and_opening(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.dismiss(ROW, "scope")
    desk.correct(WRONG, "98.20", "disclosure", COLUMN)
    desk.note("b0003", "看说明")
    desk.recheck(WRONG)
    before = [(item.key, item.status, item.glyph, item.has_note, item.recheck) for item in desk.findings]
    assert desk.dirty and desk.saved_at is None
    assert desk.close().saved_at is not None
    again = _session(tmp_path)
    assert [(item.key, item.status, item.glyph, item.has_note, item.recheck) for item in again.findings] == before
    assert again.opened == Opened()
    assert not again.dirty
    assert again.undo().is_done and again.undo().is_done
    assert again.last_reason("T03") == "scope"
    assert again.layers.disclosure.keys() == {WRONG}


def test_what_a_killed_session_had_only_in_its_journal_is_recovered_and_said(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.flush()
    desk.confirm(COLUMN)
    again = _session(tmp_path, take_over=True)
    assert again.counts()[Status.CONFIRMED] == 2
    assert [text.key for text in again.opened.messages] == ["session.opened.recovered", "session.opened.stale-lock"]
    assert "1" in again.opened.messages[0].text(Language.ENGLISH)
    assert again.dirty
    again.close()
    assert len(parse((tmp_path / NAME).read_text("utf-8")).decisions) == 2


def _add_note_by_hand(folder: Path) -> None:
    path = folder / NAME
    overlay = parse(path.read_text("utf-8"))
    path.write_text(write(reduce(overlay, Command("x", (Note("全文", "王某的意见", by="王某"),)))), "utf-8")


def test_the_change_of_another_writer_can_be_joined(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.flush()
    _add_note_by_hand(tmp_path)
    desk.confirm(COLUMN)
    assert desk.flush().outside
    outcome = desk.merge_outside()
    assert outcome.is_done and not desk.save_state.outside
    kept = parse((tmp_path / NAME).read_text("utf-8"))
    assert len(kept.decisions) == 2 and kept.notes[0].text == "王某的意见"
    assert desk.overlay.notes[0].at == "document"
    desk.undo()
    assert desk.counts()[Status.CONFIRMED] == 1 and desk.overlay.notes


def test_the_change_of_another_writer_can_be_taken_or_put_aside(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.flush()
    _add_note_by_hand(tmp_path)
    desk.confirm(COLUMN)
    desk.flush()
    assert desk.take_theirs().is_done
    assert desk.counts()[Status.CONFIRMED] == 1 and desk.overlay.notes
    _add_note_by_hand(tmp_path)
    (tmp_path / NAME).write_text((tmp_path / NAME).read_text("utf-8").replace("王某的意见", "另一意见"), "utf-8")
    desk.confirm(COLUMN)
    assert desk.flush().outside
    assert desk.keep_mine().is_done
    assert "王某的意见" in (tmp_path / NAME).read_text("utf-8")
    assert any("另一意见" in path.read_text("utf-8") for path in tmp_path.glob("*.bak*"))


def test_what_two_people_say_differently_stays_open_until_it_is_settled(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.flush()
    path = tmp_path / NAME
    path.write_text(path.read_text("utf-8").replace('"confirmed"', '"deferred"'), "utf-8")
    desk.dismiss(ROW, "scope")
    desk.flush()
    desk.merge_outside()
    (conflict,) = desk.conflicts
    assert desk.counts()[Status.OPEN] == 3
    desk.settle(conflict.about, [getattr(side, "verdict", "") for side in conflict.sides].index(Judgement.DISMISSED))
    assert desk.counts()[Status.DISMISSED] == 1
    assert not desk.conflicts


def test_a_broken_file_of_another_writer_is_said_and_not_overwritten(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.flush()
    (tmp_path / NAME).write_text("[[", "utf-8")
    desk.confirm(COLUMN)
    assert desk.flush().outside
    with pytest.raises(OverlayError):
        desk.merge_outside()
    assert (tmp_path / NAME).read_text("utf-8") == "[["


def test_work_can_go_on_at_another_place(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    other = tmp_path / "other"
    other.mkdir()
    assert desk.save_as(other / NAME).path == other / NAME
    desk.confirm(COLUMN)
    desk.close()
    assert len(parse((other / NAME).read_text("utf-8")).decisions) == 2
    assert not (tmp_path / NAME).exists()
    with pytest.raises(OverlayError):
        Session.from_analysis(analysed(), clock=Clock()).save_as(tmp_path / "x.toml")


def test_a_decision_that_cannot_be_written_says_so_and_work_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    desk = _session(folder)
    (folder / f"{NAME}.lock").unlink()
    folder.rmdir()
    outcome = desk.confirm(ROW)
    assert outcome.is_done and not outcome.is_durable
    assert outcome.warning is not None and outcome.warning.key == "overlay.in-memory"
    assert desk.counts()[Status.CONFIRMED] == 1
    assert desk.save_state.unsaved


def test_another_edition_is_carried_over_and_written_with_the_first_decision(tmp_path: Path) -> None:
    desk = _session(tmp_path)
    desk.confirm(ROW)
    desk.close()
    before = (tmp_path / NAME).read_text("utf-8")
    rows = (*ROWS[:1], ("2130100", "其他", "", "", ""), *ROWS[1:])
    again = _session(tmp_path, rows)
    assert again.opened.rebased is not None
    assert [text.key for text in again.opened.messages] == ["session.opened.rebased"]
    assert again.counts()[Status.CONFIRMED] == 1
    again.close()
    assert (tmp_path / NAME).read_text("utf-8") == before
    third = _session(tmp_path, rows)
    third.confirm("N10:b0003/44-52")
    third.close()
    kept = parse((tmp_path / NAME).read_text("utf-8"))
    assert kept.document.sha256 == "cd" * 32
    assert kept.decisions[0].at == "t01/r4/c3"
    assert [step.name for step in third.history] == ["confirm", "rebase", "confirm"]
    assert third.undo().is_done
    refusal = third.undo().refusal
    assert refusal is not None and refusal.key == "session.refuse.changed-elsewhere"


DISCLOSURE = """\
示例单位2030年单位预算公开

第一部分 概况

一、单位职责

示例单位负责示例事项的日常管理工作。
"""


def test_a_file_is_opened_read_and_locked(tmp_path: Path) -> None:
    path = tmp_path / "示例.txt"
    path.write_text(DISCLOSURE, "utf-8")
    desk = Session.open(path, author="李某")
    assert desk.note("document", "好").is_done
    with pytest.raises(LockedError):
        Session.open(path)
    desk.close()
    again = Session.open(path)
    assert again.overlay.notes[0].text == "好"
    again.close()
    overlay_path(path).write_text('schema = 1\n[document]\nname = "别的.pdf"\nsha256 = "00"\n', "utf-8")
    with pytest.raises(OverlayError):
        Session.open(path)
    assert not (tmp_path / "示例.txt.review.toml.lock").exists()


def test_the_overlay_lies_where_the_person_says_else_in_the_folder_of_the_settings_else_beside() -> None:
    path = Path("a") / "b.pdf"
    assert overlay_path(path) == Path("a") / "b.pdf.review.toml"
    assert overlay_path(path, None, Path("c")) == Path("c") / "b.pdf.review.toml"
    assert overlay_path(path, Path("d.toml"), Path("c")) == Path("d.toml")


def test_everything_that_happened_at_opening_is_said_once() -> None:
    opened = Opened(1, 2, 3, (4,), is_file_missing=True, has_comments=True, stale_owner="x")
    texts = [text.text(language) for text in opened.messages for language in Language]
    assert len(texts) == 14
    assert not any("{" in text for text in texts)


def test_the_clock_of_a_session_tells_the_zone() -> None:
    assert time_of_day().tzinfo is not None


def test_an_overlay_in_memory_can_be_looked_at() -> None:
    from reviewer.overlay.store import MemoryStore

    store = MemoryStore(Overlay(notes=(Note("全文", "x", "document"),)))
    desk = Session.from_analysis(analysed(), store, clock=Clock())
    assert desk.note("b0003", "y").is_done
    assert desk.merge_outside().is_done or desk.overlay.notes
    assert desk.flush() == desk.close()
