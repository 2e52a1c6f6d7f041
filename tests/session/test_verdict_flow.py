"""The verdict flow: confirm, correct in two layers, dismiss, defer, undo (UX 4)."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model.finding import Status
from reviewer.overlay.entries import Fault, Judgement
from reviewer.session.session import Session
from tests.session.desk import session

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
