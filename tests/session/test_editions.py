"""Another edition of the document: every entry ends as kept, moved, changed, fixed or orphaned, and is shown so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import OverlayError
from reviewer.model.document import Document, Heading, Paragraph
from reviewer.model.finding import Finding, Status
from reviewer.overlay.carrying import WAS_AT, Outcome
from reviewer.overlay.entries import Conflict, Identity, Judgement, Note, Overlay, identity
from reviewer.overlay.rebase import Rebased, rebase
from reviewer.overlay.store import MemoryStore
from reviewer.session.identity import ensure_same, identity_of
from reviewer.session.labels import anchors_of
from reviewer.session.session import Session
from tests.overlay.strategies import laws
from tests.session.desk import PROSE, Clock, analysed, document, session

ROW = "T03:t01/r3/c3"
WRONG = "t01/r3/c5"
FIRST = ("2130101", "行政运行", "187.20", "187.20", "")
BROKEN = ("2130106", "科技推广", "231.40", "133.20", "89.20")
TOTAL = ("", "合计", "418.60", "320.40", "98.20")


def _reviewed() -> Session:
    desk = session()
    desk.confirm(ROW)
    desk.correct("t01/r2/c4", "187.30", "disclosure")
    desk.note("b0003", "看说明")
    desk.note("document", "总体尚可")
    desk.note("b0003/9-15", "首个数")
    desk.raise_finding("t01/r2/c2", "warning", "名称不全", "行政运行经费")
    desk.recheck("t01")
    return desk


def _carried(overlay: Overlay, read: Document) -> Rebased:
    target = analysed(read)
    anchors = anchors_of(target.document, target.material.bound)

    def findings(texts: object) -> Sequence[Finding]:
        return target.findings

    return rebase(overlay, anchors, findings, identity_of(target.document, target.material.profile))


def _outcome(rebased: Rebased, start: str) -> Outcome:
    return next(item.outcome for item in rebased.carried if identity(item.before).startswith(start))


def test_the_same_document_keeps_every_entry_as_it_is() -> None:
    overlay = _reviewed().overlay
    rebased = _carried(overlay, document())
    assert rebased.counts[Outcome.KEPT] == len(overlay.entries)
    assert rebased.overlay.entries == overlay.entries


def test_a_row_put_in_above_moves_what_stands_below() -> None:
    rebased = _carried(_reviewed().overlay, document((TOTAL, ("2130100", "其他", "", "", ""), FIRST, BROKEN)))
    (decision,) = rebased.overlay.decisions
    assert (decision.finding, decision.at) == ("T03:t01/r4/c3", "t01/r4/c3")
    assert dict(decision.witness) == {"t01/r4/c3": "231.40", "t01/r4/c4": "133.20", "t01/r4/c5": "89.20"}
    assert _outcome(rebased, "decision") is Outcome.MOVED
    assert rebased.overlay.corrections[0].at == "t01/r3/c4"


def test_a_changed_number_makes_its_decision_stale() -> None:
    rows = (TOTAL, FIRST, ("2130106", "科技推广", "231.40", "133.20", "88.20"))
    before = _reviewed().overlay
    assert _outcome(_carried(before, document(rows, sha256="cd" * 32)), "decision") is Outcome.CHANGED
    desk = Session.from_analysis(analysed(document(rows, sha256="cd" * 32)), MemoryStore(before), clock=Clock())
    reviewed = desk.finding(ROW)
    assert reviewed is not None and reviewed.status is Status.STALE
    assert [(item.was, item.now) for item in reviewed.changed] == [("89.20", "88.20")]


def test_what_the_publisher_put_right_is_fixed() -> None:
    rows = (TOTAL, FIRST, ("2130106", "科技推广", "231.40", "133.20", "98.20"))
    desk = session()
    desk.correct(WRONG, "98.20", "disclosure", ROW)
    desk.confirm("T01:t01/r1/c5")
    rebased = _carried(desk.overlay, document(rows))
    assert _outcome(rebased, "correction") is Outcome.FIXED
    again = Session.from_analysis(analysed(document(rows, sha256="cd" * 32)), MemoryStore(desk.overlay), clock=Clock())
    assert again.fixed == again.overlay.corrections
    assert again.layers.disclosure == {}
    assert {item.finding for item in again.unmatched} == {ROW, "T01:t01/r1/c5"}


def test_a_place_that_is_gone_leaves_an_orphan_with_its_full_text() -> None:
    rebased = _carried(_reviewed().overlay, document((TOTAL, FIRST)))
    (orphan,) = rebased.of(Outcome.ORPHANED)
    assert identity(orphan.before).startswith("decision")
    (decision,) = rebased.overlay.decisions
    assert (decision.at, decision.extra[WAS_AT], decision.anchor) == (
        "", "t01/r3/c3", "支出总表 / 2130106 科技推广 / 合计",
    )  # fmt: skip


def test_an_orphan_is_listed_and_can_be_given_a_place() -> None:
    overlay = Overlay(notes=(Note("支出总表 / 2139999 不存在 / 合计", "旧备注"),))
    desk = Session.from_analysis(analysed(), MemoryStore(overlay), author="李某", clock=Clock())
    (orphan,) = desk.orphans
    assert not desk.attach(identity(orphan), "t09/r1/c1").is_done
    assert desk.attach(identity(orphan), WRONG).is_done
    assert not desk.orphans
    assert desk.overlay.notes[0].at == WRONG
    desk.undo()
    assert list(desk.orphans) == [orphan]


def test_an_orphaned_decision_goes_to_the_finding_of_its_rule() -> None:
    desk = session()
    desk.confirm(ROW)
    (decision,) = desk.overlay.decisions
    lost = replace(decision, finding="T03:t09/r9/c3", at="", anchor="支出总表 / 2139999 无 / 合计")
    again = Session.from_analysis(analysed(), MemoryStore(Overlay(decisions=(lost,))), clock=Clock())
    (orphan,) = again.orphans
    assert not again.attach(identity(orphan), "t01/r1/c1").is_done
    assert again.attach(identity(orphan), "t01/r3/c3").is_done
    assert again.finding(ROW) is not None
    assert again.counts()[Status.CONFIRMED] == 1


def test_hand_written_entries_find_their_place_by_their_words() -> None:
    overlay = Overlay(notes=(Note("支出总表/2130106科技推广 / 项目支出", "x"), Note("全文", "y")))
    desk = Session.from_analysis(analysed(), MemoryStore(overlay), clock=Clock())
    assert [note.at for note in desk.overlay.notes] == [WRONG, "document"]


def test_prose_is_found_again_when_paragraphs_and_sections_are_cut_otherwise() -> None:
    first, second = PROSE.split("。", 1)
    base = document()
    blocks = (
        *base.blocks[:2],
        Heading("b0002", "支出说明", 2, base.blocks[2].source),  # type: ignore[union-attr]  # a heading has a source
        Paragraph("b0003", first + "。", base.blocks[2].source),  # type: ignore[union-attr]
        Paragraph("b0004", " ".join(second), base.blocks[2].source),  # type: ignore[union-attr]
    )
    desk = session()
    desk.note("b0003/9-15", "总数")
    desk.note("b0003/44-52", "原因")
    desk.note("b0003/0-40", "整句")
    rebased = _carried(desk.overlay, replace(base, blocks=blocks))
    assert rebased.counts[Outcome.ORPHANED] == 0
    assert {item.after.at.partition("/")[0] for item in rebased.carried} == {"b0003", "b0004"}


texts = st.sampled_from(["1.00", "2.00", "合计", "行政运行", "2130101", "", "—"])
rows = st.lists(st.tuples(texts, texts, texts, texts, texts), min_size=1, max_size=5).map(tuple)


@laws
@given(rows, st.sampled_from([PROSE, "", "2031年支出预算1万元。", PROSE.replace("预算", "决算")]))
def test_every_entry_is_accounted_for_whatever_became_of_the_document(
    read: tuple[tuple[str, ...], ...], prose: str
) -> None:
    overlay = _reviewed().overlay
    rebased = _carried(overlay, document(read, prose))
    assert [item.before for item in rebased.carried] == list(overlay.entries)
    assert [item.after for item in rebased.carried] == list(rebased.overlay.entries)
    assert sum(rebased.counts.values()) == len(overlay.entries)
    again = _carried(rebased.overlay, document(read, prose))
    assert again.overlay.entries == rebased.overlay.entries


def test_conflicts_are_carried_with_all_their_sides() -> None:
    desk = session()
    desk.confirm(ROW)
    (decision,) = desk.overlay.decisions
    sides = (decision, replace(decision, verdict=Judgement.DISMISSED, by="王某"))
    overlay = Overlay(conflicts=(Conflict(identity(decision), sides),))
    moved = _carried(overlay, document((TOTAL, ("2130100", "其他", "", "", ""), FIRST, BROKEN))).overlay
    (conflict,) = moved.conflicts
    assert {getattr(side, "finding", "") for side in conflict.sides} == {"T03:t01/r4/c3"}
    again = Session.from_analysis(analysed(), MemoryStore(overlay), clock=Clock())
    assert again.finding(ROW) is not None and again.counts()[Status.CONFIRMED] == 0
    assert not again.settle("decision:other", 0).is_done
    assert not again.settle(identity(decision), None).is_done
    assert not again.settle(identity(decision), 7).is_done
    again.settle(identity(decision), 1)
    assert again.counts()[Status.DISMISSED] == 1
    again.undo()
    assert again.conflicts == overlay.conflicts


@pytest.mark.parametrize(
    ("kept", "is_foreign"),
    [
        (Identity(), False),
        (Identity("a.pdf", "ab"), False),
        (Identity("a.pdf", "cd", organisation="示例单位", year=2030), False),
        (Identity("b.pdf", "cd", organisation="示例单位"), False),
        (Identity("a.pdf", "cd", organisation="别的单位"), True),
        (Identity("a.pdf", "cd", organisation="示例单位", year=2029), True),
        (Identity("b.pdf", "cd"), True),
        (Identity("b.pdf", "ab"), False),
    ],
)
def test_an_overlay_of_another_document_is_refused(kept: Identity, is_foreign: bool) -> None:
    now = Identity("a.pdf", "ab", "预算", "示例单位", 2030)
    if is_foreign:
        with pytest.raises(OverlayError):
            ensure_same(kept, now, "x")
    else:
        ensure_same(kept, now, "x")
