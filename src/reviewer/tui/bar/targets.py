"""What a correction, a note or a raised finding is about: the place under the cursor and what it is a part of. Pure."""

from __future__ import annotations

import re

from reviewer.model.document import Paragraph
from reviewer.overlay.refs import DOCUMENT_REF, page_of, parse_ref
from reviewer.tui.state.desk import Desk, target_of

_SENTENCE = re.compile(r"[^。；;]+[。；;]?")


def targets_at(desk: Desk) -> tuple[str, ...]:
    """References from the smallest to the largest: cell or number, sentence, table or paragraph, page, document."""
    ref = desk.cursor_ref or DOCUMENT_REF
    page = page_of(desk.model.analysis.document, ref)
    around = (sentence_around(desk, ref), ref.split("/", maxsplit=1)[0], f"p{page}" if page else "", DOCUMENT_REF)
    return tuple(dict.fromkeys((ref, *(target for target in around if target))))


def sentence_around(desk: Desk, ref: str) -> str:
    """The sentence a number of the prose stands in, "" elsewhere."""
    parts = parse_ref(ref)
    if parts is None or parts.start < 0:
        return ""
    block = desk.model.analysis.document.block(parts.block)
    if not isinstance(block, Paragraph):
        return ""
    found = next(
        (found for found in _SENTENCE.finditer(block.text) if found.start() <= parts.start < found.end()), None
    )
    return f"{parts.block}/{found.start()}-{found.end()}" if found is not None else ""


def own_note(desk: Desk, ref: str) -> str:
    """The note that stands on a place, "" without one; requests for a second reader are none."""
    return next((note.text for note in desk.model.overlay.notes if note.at == ref and not note.asks_recheck), "")


def operands(desk: Desk) -> frozenset[str]:
    """Every reference the finding looked at speaks of."""
    item = desk.current
    if item is None:
        return frozenset()
    refs = {ref for proof in item.finding.proofs for ref in proof.equation.refs}
    refs |= {entry.ref for entry in item.finding.evidence} | {item.finding.anchor.ref, target_of(item)}
    return frozenset(refs | {culprit.ref for culprit in item.finding.culprits})


def ref_to_correct(desk: Desk) -> str:
    """The cell under the cursor where the person went there or the finding speaks of it, else the first culprit, else
    the finding's own place where it has a text, else the cursor."""
    cursor, item = desk.cursor_ref, desk.current
    if item is None or desk.moved or cursor in operands(desk):
        return cursor
    if item.finding.culprits:
        return item.finding.culprits[0].ref
    anchor = item.finding.anchor.ref
    return anchor if anchor and desk.model.effective_text(anchor) is not None else cursor
