"""The verdict flow: confirm, correct in two layers, dismiss, defer, undo (UX 4)."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model.finding import Status
from reviewer.overlay.entries import Fault, Judgement, identity
from reviewer.session.results import Outcome
from reviewer.session.session import Session
from tests.session.desk import document, session

ROW = "T03:t01/r3/c3"
COLUMN = "T01:t01/r1/c5"
WRONG = "t01/r3/c5"


def _status(desk: Session, key: str) -> Status:
    reviewed = desk.finding(key)
    assert reviewed is not None
    return reviewed.status


def test_every_finding_starts_open() -> None:
    desk = session()
    assert [(item.key, item.status, item.glyph) for item in desk.findings[:2]] == [
        (ROW, Status.OPEN, "!"),
        (COLUMN, Status.OPEN, "!"),
    ]


def test_confirming_keeps_a_witness_of_every_cell_in_the_evidence() -> None:
    desk = session()
    outcome = desk.confirm(ROW)
    assert outcome.is_done
    decision = desk.overlay.decision_on[ROW]
    assert dict(decision.witness) == {"t01/r3/c3": "231.40", "t01/r3/c4": "133.20", "t01/r3/c5": "89.20"}
    assert (decision.anchor, decision.at, decision.page, decision.by) == (
        "支出总表 / 2130106 科技推广 / 合计", "t01/r3/c3", 2, "李某",
    )  # fmt: skip
    assert _status(desk, ROW) is Status.CONFIRMED


def test_a_disclosure_correction_confirms_its_finding_and_the_others_it_repairs() -> None:
    desk = session()
    outcome = desk.correct(WRONG, "98.2", Fault.DISCLOSURE, ROW, "数字换位")
    assert outcome.effect is not None
    assert set(outcome.effect.repairs) == {ROW, COLUMN}
    assert outcome.effect.text == "98.20"
    assert [(item.key, item.status, item.glyph) for item in desk.findings[:2]] == [
        (ROW, Status.CONFIRMED, "c"),
        (COLUMN, Status.CONFIRMED, "c"),
    ]
    other = desk.finding(COLUMN)
    assert other is not None and other.decision is None and other.corrected_by is not None
    assert (desk.read_text(WRONG), desk.effective_text(WRONG)) == ("89.20", "98.20")
    desk.undo()
    assert all(item.status is Status.OPEN for item in desk.findings)


def test_a_correction_that_leaves_the_finding_broken_leaves_it_open() -> None:
    desk = session()
    outcome = desk.correct(WRONG, "90.00", Fault.DISCLOSURE, ROW)
    assert outcome.effect is not None and outcome.effect.still_off == Decimal("8.20")
    assert _status(desk, ROW) is Status.OPEN
    assert len(desk.overlay.corrections) == 1


def test_a_reading_correction_takes_the_finding_away_and_lists_it() -> None:
    desk = session()
    outcome = desk.correct(WRONG, "98.20", Fault.EXTRACTION, ROW)
    assert set(outcome.gone) == {ROW, COLUMN}
    assert [item.key for item in desk.findings] == ["N10:b0003/44-52"]
    assert [(item.key, item.glyph) for item in desk.gone] == [(ROW, "r"), (COLUMN, "r")]
    assert desk.read_text(WRONG) == "98.20"
    desk.undo()
    assert len(desk.findings) == 3


def test_a_decision_is_stale_once_a_witness_reads_otherwise() -> None:
    desk = session()
    desk.dismiss(ROW, "scope")
    desk.correct("t01/r3/c4", "133.30", Fault.EXTRACTION)
    reviewed = desk.finding(ROW)
    assert reviewed is not None
    assert (reviewed.status, reviewed.glyph) == (Status.STALE, "*")
    assert [(item.was, item.now) for item in reviewed.changed] == [("133.20", "133.30")]


def test_repeating_gives_the_last_verdict_and_reason_but_no_value() -> None:
    desk = session()
    desk.dismiss(ROW, "explained")
    desk.repeat(COLUMN)
    assert desk.overlay.decision_on[COLUMN].reason == "explained"
    assert desk.last_reason("T01") == "explained"
    assert not desk.overlay.corrections


def test_a_batch_is_one_step_and_leaves_decided_findings_alone() -> None:
    desk = session()
    desk.defer(ROW)
    keys = [item.key for item in desk.findings]
    assert desk.preview_batch(keys).decided == (ROW,)
    desk.batch(keys, Judgement.CONFIRMED)
    assert desk.counts()[Status.CONFIRMED] == 2
    desk.undo()
    assert desk.counts()[Status.CONFIRMED] == 0
    assert desk.counts()[Status.DEFERRED] == 1


def _refusal(outcome: Outcome) -> str:
    assert not outcome.is_done and outcome.refusal is not None
    return outcome.refusal.key.removeprefix("session.refuse.")


def test_what_makes_no_sense_is_refused_with_a_reason_and_changes_nothing() -> None:
    desk = session()
    assert _refusal(desk.confirm("X99:nowhere")) == "no-finding"
    assert _refusal(desk.dismiss(ROW, " ")) == "no-reason"
    assert _refusal(desk.dismiss(ROW, "other")) == "reason-text"
    assert _refusal(desk.dismiss(ROW, "x" * 5000)) == "too-long"
    assert _refusal(desk.reopen(ROW)) == "no-decision"
    assert _refusal(desk.repeat(ROW)) == "nothing-to-repeat"
    assert _refusal(desk.undo()) == "nothing-to-undo"
    assert _refusal(desk.redo()) == "nothing-to-redo"
    assert _refusal(desk.correct("t09/r1/c1", "1", Fault.DISCLOSURE)) == "no-place"
    assert _refusal(desk.correct(WRONG, "89.20", Fault.DISCLOSURE)) == "printed"
    assert _refusal(desk.uncorrect(WRONG)) == "no-correction"
    assert _refusal(desk.note("t09/r1/c1", "x")) == "no-place"
    assert _refusal(desk.note("nonsense", "x")) == "no-place"
    assert _refusal(desk.note(WRONG, "请复核")) == "recheck-text"
    assert _refusal(desk.note(WRONG, "x" * 5000)) == "too-long"
    assert _refusal(desk.note(WRONG, "")) == "same"
    assert _refusal(desk.recheck("t09/r1/c1")) == "no-place"
    assert _refusal(desk.raise_finding("t09/r1/c1", "error", "x")) == "no-place"
    assert _refusal(desk.raise_finding(WRONG, "error", " ")) == "no-text"
    assert _refusal(desk.raise_finding(WRONG, "error", "x" * 5000)) == "too-long"
    assert _refusal(desk.batch([], Judgement.CONFIRMED)) == "nothing-open"
    assert _refusal(desk.batch([ROW], Judgement.DISMISSED)) == "no-reason"
    assert _refusal(desk.drop("note:x")) == "no-entry"
    assert _refusal(desk.attach("note:x", WRONG)) == "no-entry"
    assert desk.overlay.entries == () and desk.history == ()


def test_a_dismissal_for_another_reason_says_which() -> None:
    desk = session()
    assert desk.dismiss(ROW, "other: 见附注").is_done
    assert _status(desk, ROW) is Status.DISMISSED
    desk.reopen(ROW)
    assert _status(desk, ROW) is Status.OPEN


def test_a_dismissal_is_not_turned_round_by_a_correction_but_a_deferral_is() -> None:
    desk = session()
    desk.dismiss(ROW, "scope")
    desk.defer(COLUMN)
    desk.correct(WRONG, "98.20", Fault.DISCLOSURE)
    assert _status(desk, ROW) is Status.DISMISSED
    assert _status(desk, COLUMN) is Status.CONFIRMED


def test_an_observation_is_confirmed_by_a_correction_given_for_it() -> None:
    desk = session()
    key = "N10:b0003/44-52"
    desk.correct("b0003/44-52", "主要原因是压减差旅", Fault.DISCLOSURE, key)
    reviewed = desk.finding(key)
    assert reviewed is not None and reviewed.glyph == "c" and reviewed.corrected_by is not None


def test_the_same_value_under_the_other_fault_is_moved_over() -> None:
    desk = session()
    desk.correct(WRONG, "98.20", Fault.DISCLOSURE)
    desk.correct(WRONG, "98.20", Fault.EXTRACTION)
    assert [item.fault for item in desk.overlay.corrections] == [Fault.EXTRACTION]
    desk.correct(WRONG, "98.20", Fault.DISCLOSURE, ROW)
    assert [(item.fault, item.printed) for item in desk.overlay.corrections] == [(Fault.DISCLOSURE, "89.20")]
    assert _status(desk, ROW) is Status.CONFIRMED


def test_both_layers_may_say_something_about_one_cell() -> None:
    desk = session()
    desk.correct(WRONG, "88.20", Fault.EXTRACTION)
    desk.correct(WRONG, "98.20", Fault.DISCLOSURE, ROW)
    assert (desk.printed_text(WRONG), desk.read_text(WRONG), desk.effective_text(WRONG)) == ("89.20", "88.20", "98.20")
    assert {item.printed for item in desk.overlay.corrections} == {"89.20", "88.20"}
    desk.uncorrect(WRONG)
    assert desk.effective_text(WRONG) == "89.20"


def test_typing_the_first_reading_again_takes_a_reading_correction_away() -> None:
    desk = session()
    desk.correct(WRONG, "98.20", Fault.EXTRACTION)
    assert desk.correct(WRONG, "89.2", Fault.EXTRACTION).is_done
    assert not desk.overlay.corrections and len(desk.findings) == 3


def test_a_preview_says_what_a_value_would_do_and_changes_nothing() -> None:
    desk = session()
    effect = desk.preview(WRONG, "982000元")
    assert (set(effect.repairs), effect.breaks, effect.still_off) == ({ROW, COLUMN}, (), None)
    assert effect.converted is not None
    assert (effect.touched, effect.holding) == (2, 2)
    broken = desk.preview("t01/r2/c4", "187.30")
    assert len(broken.breaks) == 2
    assert desk.preview(WRONG, "x").refusal is not None
    assert desk.history == ()


def test_a_preview_stands_on_the_corrections_already_made() -> None:
    desk = session()
    desk.correct(WRONG, "98.20", Fault.DISCLOSURE)
    assert desk.preview("t01/r3/c3", "232.40").breaks
    assert desk.corrected_verdicts.keys() == {ROW, COLUMN}


def test_notes_are_one_per_person_and_place_and_rechecks_are_toggled() -> None:
    desk = session()
    desk.note(WRONG, "一")
    desk.note(WRONG, "二")
    assert [note.text for note in desk.overlay.notes] == ["二"]
    assert desk.overlay.notes[0].printed == "89.20"
    desk.recheck(WRONG)
    reviewed = desk.finding(ROW)
    assert reviewed is not None and reviewed.has_note and reviewed.recheck
    desk.author = "王某"
    desk.recheck(WRONG)
    desk.note(WRONG, "三")
    assert [note.text for note in desk.overlay.notes] == ["二", "三"]
    desk.note(WRONG, "")
    assert [note.text for note in desk.overlay.notes] == ["二"]


def test_a_raised_fault_is_kept_with_its_place_and_can_be_dropped() -> None:
    desk = session()
    desk.raise_finding("t01/r2/c2", "warning", "名称不全", "行政运行经费")
    (raised,) = desk.overlay.raised
    assert (raised.anchor, raised.printed, raised.expected) == (
        "支出总表 / 2130101 行政运行 / 科目名称", "行政运行", "行政运行经费",
    )  # fmt: skip
    assert desk.drop(identity(raised)).is_done
    assert not desk.overlay.raised
    desk.undo()
    assert desk.overlay.raised == (raised,)


def test_undo_and_redo_walk_back_and_forth_and_a_new_step_ends_redo() -> None:
    desk = session()
    desk.confirm(ROW)
    desk.note("p2", "x")
    assert desk.can_undo and not desk.can_redo
    step = desk.undo().step
    assert step is not None and (step.name, step.of, step.label) == ("undo", 2, "第2页")
    desk.undo()
    desk.redo()
    assert _status(desk, ROW) is Status.CONFIRMED
    desk.defer(COLUMN)
    assert not desk.can_redo
    assert [item.name for item in desk.standing_steps] == ["confirm", "defer"]


def test_incremental_verdicts_are_those_from_scratch() -> None:
    desk = session()
    desk.correct("t01/r3/c5", "98.20", Fault.EXTRACTION)
    desk.correct("t01/r2/c4", "190.00", Fault.EXTRACTION)
    rows = tuple(tuple(cell.text for cell in row) for row in desk.document.tables[0].rows)
    changed = [list(row) for row in rows]
    changed[2][4], changed[1][3] = "98.20", "190.00"
    anew = session(document(tuple(tuple(row) for row in changed)))
    assert [item.key for item in desk.findings] == [item.key for item in anew.findings]
    assert [verdict.grade for verdict in desk.analysis.verdicts] == [v.grade for v in anew.analysis.verdicts]
