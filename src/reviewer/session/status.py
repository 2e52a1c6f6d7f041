"""Where the reviewer stands with each finding: status, glyph, who or what decided (CONTRACT "Two layers", UX 3.2).

Pure functions from findings, overlay and verdicts to `ReviewedFinding`. Does not change anything. Called by `Session`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reviewer.model.equation import Grade, Verdict
from reviewer.model.finding import Finding, Status
from reviewer.overlay.entries import Correction, Decision, Judgement, Note
from reviewer.overlay.refs import parse_ref, same_text, witness_of

GLYPHS: Mapping[Status, str] = {
    Status.OPEN: "!",
    Status.CONFIRMED: "a",
    Status.DISMISSED: "x",
    Status.DEFERRED: "s",
    Status.STALE: "*",
}
CORRECTED_GLYPH = "c"
REREAD_GLYPH = "r"
_STATUS = {
    Judgement.CONFIRMED: Status.CONFIRMED,
    Judgement.DISMISSED: Status.DISMISSED,
    Judgement.DEFERRED: Status.DEFERRED,
}

TextAt = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """A witness that no longer says what it said: reference, text at the time of the decision, text now."""

    ref: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A finding and where the reviewer stands with it. `corrected_by`: the correction that repairs it, if one does.

    `changed`: why it is stale. `glyph`: the key that put it there (UX 3.2); suffixes come from the two flags."""

    finding: Finding
    status: Status
    glyph: str
    decision: Decision | None = None
    corrected_by: Correction | None = None
    has_note: bool = False
    recheck: bool = False
    changed: tuple[Changed, ...] = ()

    @property
    def key(self) -> str:
        """The finding's key."""
        return self.finding.key

    @property
    def is_open(self) -> bool:
        """Whether it still waits for the reviewer: open or stale."""
        return self.status in {Status.OPEN, Status.STALE}


def refs_of(finding: Finding) -> tuple[str, ...]:
    """The references a finding rests on: anchor first, then evidence and places, each once."""
    refs = [finding.anchor.ref, *(item.ref for item in finding.evidence), *(item.ref for item in finding.places)]
    return tuple(dict.fromkeys(ref for ref in refs if ref))


def witnesses(finding: Finding, text_at: TextAt) -> tuple[tuple[str, str], ...]:
    """What a decision on the finding is based on: the text of its anchor and of every cell in its evidence."""
    refs = dict.fromkeys((finding.anchor.ref, *(item.ref for item in finding.evidence)))
    found = []
    for ref in refs:
        parts = parse_ref(ref) if ref else None
        text = text_at(ref) if parts is not None and parts.block else None
        if text is not None:
            found.append((ref, witness_of(text)))
    return tuple(found)


def changed_witnesses(decision: Decision, text_at: TextAt) -> tuple[Changed, ...]:
    """The witnesses of a decision that say something else now; a place that is gone says ""."""
    changed = []
    for ref, was in decision.witness:
        now = text_at(ref)
        if now is None or not same_text(was, witness_of(now)):
            changed.append(Changed(ref, was, now or ""))
    return tuple(changed)


def repairing(
    finding: Finding, corrections: Mapping[str, Correction], corrected: Mapping[str, Verdict]
) -> Correction | None:
    """The disclosure correction that makes every broken equation of a finding hold, or None.

    `corrections` by reference; `corrected`: verdicts in the corrected layer by equation id, for the equations that a
    correction touches. The one named is that on the finding's anchor, else the first in its equations."""
    broken = [proof.equation for proof in finding.proofs if proof.grade is Grade.CONTRADICTION]
    if not broken or not corrections:
        return None
    for equation in broken:
        verdict = corrected.get(equation.id)
        if verdict is None or not verdict.grade.holds:
            return None
    touched = [ref for equation in broken for ref in equation.refs if ref in corrections]
    if finding.anchor.ref in touched:
        return corrections[finding.anchor.ref]
    return corrections[touched[0]] if touched else None


def review(
    finding: Finding,
    decision: Decision | None,
    *,
    repair: Correction | None,
    at_anchor: Correction | None,
    text_at: TextAt,
    noted: Mapping[str, tuple[Note, ...]],
) -> ReviewedFinding:
    """Status of one finding. `at_anchor`: a disclosure correction on the anchor itself, repairing or not; `noted`:
    notes by reference."""
    notes = [note for ref in refs_of(finding) for note in noted.get(ref, ())]
    has_note, recheck = any(not note.asks_recheck for note in notes), any(note.asks_recheck for note in notes)
    changed = changed_witnesses(decision, text_at) if decision is not None else ()
    if decision is not None and changed and decision.verdict is not Judgement.DEFERRED:
        status, glyph = Status.STALE, GLYPHS[Status.STALE]
    elif repair is not None and (decision is None or decision.verdict is not Judgement.DISMISSED):
        status, glyph = Status.CONFIRMED, CORRECTED_GLYPH
    elif decision is None:
        status, glyph = Status.OPEN, GLYPHS[Status.OPEN]
    else:
        status = _STATUS[decision.verdict]
        glyph = GLYPHS[status]
        if status is Status.CONFIRMED and at_anchor is not None and not finding.proofs:
            glyph, repair = CORRECTED_GLYPH, at_anchor
    named = repair if status is Status.CONFIRMED else None
    return ReviewedFinding(finding, status, glyph, decision, named, has_note, recheck, changed)


def count(findings: Iterable[ReviewedFinding]) -> dict[Status, int]:
    """How many findings stand where; every status is present."""
    counts = dict.fromkeys(Status, 0)
    for reviewed in findings:
        counts[reviewed.status] += 1
    return counts
