"""Which finding of another reading a decision is about, and what its witnesses are there."""

from __future__ import annotations

from dataclasses import replace

from reviewer.model.document import Source
from reviewer.model.equation import Role
from reviewer.model.finding import Anchor, Category, Evidence, Finding, Severity
from reviewer.overlay.carrying import Carried, Decisions, Outcome, Places
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import Decision, Judgement
from reviewer.words import Message, Words
from tests.session.desk import PROSE, analysed, document

TITLE = Words("x", "x")


def _finding(key: str, ref: str, *evidence: str) -> Finding:
    shown = tuple(Evidence(Role.ADDEND, at, Source(), "", None) for at in evidence)
    return Finding(
        key, key.partition(":")[0], TITLE, Severity.ERROR, Category.DISCLOSURE, Message("x"), Anchor(ref), shown
    )


def _decision(key: str, at: str, anchor: str, **witness: str) -> Decision:
    pairs = tuple((ref.replace("_", "/"), text) for ref, text in witness.items())
    return Decision(key, Judgement.CONFIRMED, pairs, anchor, at)


def _carry(entry: Decision, *findings: Finding, source: bool = False) -> Carried:
    anchors = DocumentAnchors(analysed(document()).document)
    places = Places(anchors, anchors if source else None)
    return Decisions(places, lambda texts: findings).carry(entry)


SENTENCE = PROSE.split("。")[0]
NUMBER = "三、支出预算情况说明 / 年支出预算万元其中基本支出万元占 / 数2"


def test_of_several_findings_at_one_place_the_one_with_the_same_ending_is_meant() -> None:
    entry = _decision("N20:b9/1-2:kind", "b9/1-2", NUMBER)
    carried = _carry(entry, _finding("N20:b0003/9-15", "b0003/9-15"), _finding("N20:b0003/9-15:kind", "b0003/9-15"))
    assert isinstance(carried.after, Decision)
    assert (carried.after.finding, carried.outcome) == ("N20:b0003/9-15:kind", Outcome.MOVED)


def test_else_the_one_whose_numbers_are_those_of_the_witness() -> None:
    entry = _decision("N05:a+b", "b9/1-2", NUMBER, b9_1="418.60", b9_2="320.40")
    near = _finding("N05:one", "b0003/9-15", "b0003/9-15", "b0003/25-31")
    far = _finding("N05:two", "b0003/9-15", "t01/r2/c3")
    carried = _carry(entry, far, near)
    assert isinstance(carried.after, Decision)
    assert carried.after.finding == "N05:one"
    assert dict(carried.after.witness) == {"b0003/9-15": "418.60", "b0003/25-31": "320.40"}


def test_a_finding_that_overlaps_the_place_is_meant_where_none_stands_exactly_there() -> None:
    entry = _decision("N10:x", "b9/0-3", NUMBER)
    carried = _carry(entry, _finding("N10:y", "b0003/7-20"))
    assert isinstance(carried.after, Decision) and carried.after.finding == "N10:y"
    whole = _carry(entry, _finding("N10:y", "b0003"))
    assert isinstance(whole.after, Decision) and whole.after.finding == "N10:y"
    for elsewhere in ("b0003/40-44", "b0002", "t01/r1/c1", "nonsense"):
        assert not _carry(entry, _finding("N10:y", elsewhere)).has_finding


def test_witnesses_follow_their_places_where_the_old_document_is_at_hand() -> None:
    entry = _decision("T03:old", "t01/r3/c3", "支出总表 / 2130106 / 合计", t01_r3_c5="89.20", t01_r3_c3="231.40")
    key = "T03:t01/r3/c3"
    carried = _carry(entry, _finding(key, "t01/r3/c3", "t01/r3/c3", "t01/r3/c4", "t01/r3/c5"), source=True)
    assert isinstance(carried.after, Decision)
    assert dict(carried.after.witness) == {"t01/r3/c5": "89.20", "t01/r3/c3": "231.40"}


def test_a_witness_that_says_something_else_shows_also_where_the_places_cannot_be_told() -> None:
    anchor = "支出总表 / 2130106 / 合计"
    entry = _decision("T03:old", "x9/r3/c3", anchor, x9_r3_c3="231.40", x9_r3_c4="133.20")
    finding = _finding("T03:new", "t01/r3/c3", "t01/r3/c3", "t01/r3/c4", "t01/r3/c5")
    same = _carry(entry, finding)
    assert same.outcome is Outcome.MOVED
    other = _carry(replace(entry, witness=(("x9/r3/c3", "999.99"), ("x9/r3/c4", "133.20"))), finding)
    assert other.outcome is Outcome.CHANGED
    assert isinstance(other.after, Decision)
    assert sorted(text for _, text in other.after.witness) == ["133.20", "89.20", "999.99"]


def test_a_decision_whose_finding_is_gone_is_fixed_only_where_a_number_changed() -> None:
    anchor = "支出总表 / 2130106 / 合计"
    same = _carry(_decision("T03:old", "t01/r3/c3", anchor, t01_r3_c3="231.40"))
    assert (same.outcome, same.has_finding) == (Outcome.KEPT, False)
    changed = _carry(_decision("T03:old", "t01/r3/c3", anchor, t01_r3_c3="1.00"))
    assert (changed.outcome, changed.was, changed.now) == (Outcome.FIXED, "1.00", "231.40")
    addend = _carry(_decision("T03:old", "t01/r3/c3", anchor, t01_r3_c3="231.40", t01_r3_c5="1.00"), source=True)
    assert addend.outcome is Outcome.FIXED
    paragraph = _carry(
        _decision("S06:b", "b0003", "三、支出预算情况说明 / 段 年支出预算万元其中基本支出万元占", b0003="另")
    )
    assert paragraph.outcome is Outcome.KEPT


def test_two_decisions_never_end_at_one_finding() -> None:
    anchors = DocumentAnchors(analysed(document()).document)
    carrier = Decisions(Places(anchors, None), lambda texts: (_finding("N10:y", "b0003/9-15"),))
    first = carrier.carry(_decision("N10:a", "b9/0-3", NUMBER))
    second = carrier.carry(_decision("N10:b", "b9/0-3", NUMBER))
    assert first.has_finding and not second.has_finding
    assert second.outcome is Outcome.ORPHANED


def test_a_finding_about_the_document_as_a_whole_is_found_by_its_key() -> None:
    carried = _carry(_decision("S09:watermark1", "", "水印"), _finding("S09:watermark1", "watermark1"))
    assert (carried.outcome, carried.after.at, carried.after.anchor) == (Outcome.KEPT, "", "水印")
