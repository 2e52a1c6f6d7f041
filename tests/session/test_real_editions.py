"""A sample, and a real disclosure where it is present: an overlay made on the text carries over to the PDF of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read
from reviewer.model.finding import Finding
from reviewer.overlay.carrying import Outcome
from reviewer.overlay.entries import Note, Overlay
from reviewer.overlay.rebase import rebase
from reviewer.overlay.refs import page_of, witness_of
from reviewer.session.analysis import Analysis, analyse
from reviewer.session.identity import identity_of
from reviewer.session.labels import anchors_of
from reviewer.session.session import Session

DOCS = Path(os.environ.get("REVIEWER_REAL_DOCS", Path(__file__).parents[2] / ".." / "shared" / "docs"))
SAMPLES = Path(__file__).parents[2] / "sample_docs"
CARRIED = 0.98
"""Least share of entries that must find their place without a person."""


def _analysed(path: Path) -> Analysis:
    return analyse(read(path, ReadOptions()))


def _reviewed(analysis: Analysis) -> Overlay:
    """Every finding decided, a note on every number of every recognised table, the forms and the prose."""
    desk = Session.from_analysis(analysis)
    keys = [item.key for item in desk.findings]
    desk.batch(keys, "confirmed")  # type: ignore[arg-type]  # the words of the file do as well
    refs = [fact.ref for bound in analysis.material.bound.values() if bound.form for fact in bound.facts]
    refs += [number.ref for number in analysis.material.ledger.numbers]
    refs += [funding.ref for form in analysis.material.performance for funding in form.funding if funding.figure]
    notes = [
        Note(desk.anchor(ref), "x", ref, page_of(desk.document, ref), witness_of(desk.printed_text(ref) or ""))
        for ref in dict.fromkeys(refs)
    ]
    return replace(desk.overlay, notes=tuple(notes))


@pytest.mark.parametrize(
    ("text", "pdf"),
    [
        (SAMPLES / "01-unit-budget.txt", SAMPLES / "01-unit-budget.pdf"),
        (DOCS / "000.txt", DOCS / "000-wordprocessor.pdf"),
    ],
)
def test_an_overlay_made_on_the_text_carries_over_to_the_pdf(text: Path, pdf: Path) -> None:
    if not text.is_file():
        pytest.skip("the document is not here")
    source, target = _analysed(text), _analysed(pdf)
    overlay = _reviewed(source)

    def findings(texts: object) -> Sequence[Finding]:
        return target.findings

    anchors = anchors_of(target.document, target.material.bound, target.material.performance)
    rebased = rebase(overlay, anchors, findings, identity_of(target.document, target.material.profile))
    lost = rebased.of(Outcome.ORPHANED)
    assert [item.before for item in rebased.carried] == list(overlay.entries)
    assert len(overlay.entries) > 500
    assert len(lost) <= (1 - CARRIED) * len(overlay.entries), [item.before.anchor for item in lost]
    elsewhere = [item for item in rebased.of(Outcome.CHANGED) if isinstance(item.before, Note)]
    assert len(elsewhere) <= (1 - CARRIED) * len(overlay.entries), [item.before.anchor for item in elsewhere]
