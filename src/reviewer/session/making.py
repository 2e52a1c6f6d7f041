"""From what a person wants to a command: anchors, witnesses, checks. Pure; nothing is changed here.

Every function returns the command, or a `Refusal` with the reason to be said. Called by `Session` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from reviewer.model.document import Document, Table
from reviewer.model.equation import Grade
from reviewer.model.figure import BLANKS, figure_of, parse_number
from reviewer.model.finding import Finding, Severity, Status
from reviewer.overlay.clean import clean
from reviewer.overlay.commands import Command
from reviewer.overlay.entries import (
    RECHECK,
    Correction,
    Decision,
    Entry,
    Fault,
    Judgement,
    Note,
    Raised,
    identity,
)
from reviewer.overlay.history import Step
from reviewer.overlay.refs import page_of, parse_ref, place_order, witness_of
from reviewer.session import status
from reviewer.session.reasons import NEEDS_TEXT
from reviewer.session.standing import Standing, is_of_table
from reviewer.session.values import MAX_LENGTH, Accepted, Refusal, accept_number, accept_text
from reviewer.words import Message, message

Stamp = tuple[str, datetime]
_NAMES = {Judgement.CONFIRMED: "confirm", Judgement.DISMISSED: "dismiss", Judgement.DEFERRED: "defer"}


def decide(standing: Standing, key: str, verdict: Judgement, *, reason: str, stamp: Stamp) -> Command | Refusal:
    """A judgement about one finding."""
    reviewed = standing.by_key.get(key)
    if reviewed is None:
        return Refusal(message("session.refuse.no-finding", finding=key))
    refusal = _reason_refused(verdict, reason)
    if refusal is not None:
        return refusal
    decision = _decision(standing, reviewed.finding, verdict, reason=reason, stamp=stamp)
    return _command(_NAMES[verdict], standing, reviewed.finding, put=(decision,))


def batch(
    standing: Standing, keys: Iterable[str], verdict: Judgement, *, reason: str, stamp: Stamp
) -> Command | Refusal:
    """One judgement about every finding of `keys` that is still open (not decided, not stale)."""
    refusal = _reason_refused(verdict, reason)
    if refusal is not None:
        return refusal
    found = [reviewed for key in dict.fromkeys(keys) if (reviewed := standing.by_key.get(key)) is not None]
    taken = [item.finding for item in found if item.status is Status.OPEN]
    if not taken:
        return Refusal(message("session.refuse.nothing-open"))
    put = tuple(_decision(standing, finding, verdict, reason=reason, stamp=stamp) for finding in taken)
    return Command("batch", put, (), taken[0].key, taken[0].anchor.ref, f"{_NAMES[verdict]} ×{len(put)}")


def reopen(standing: Standing, key: str) -> Command | Refusal:
    """Take a decision away; also one about a finding that is no more."""
    decision = standing.overlay.decision_on.get(key)
    if decision is None:
        return Refusal(message("session.refuse.no-decision"))
    label = decision.anchor or decision.finding
    return Command("reopen", (), (identity(decision),), key, decision.at, label)


def correct(
    standing: Standing, ref: str, *, text: str, fault: Fault, key: str | None, reason: str, stamp: Stamp
) -> Command | Refusal:
    """A checked value in the place of a printed one.

    A disclosure correction for a finding confirms it in the same step, unless broken equations of it stay broken. The
    same value under the other fault is moved over, not doubled; the first reading typed again takes a correction of
    the reading away."""
    layers = standing.layers
    other = Fault.EXTRACTION if fault is Fault.DISCLOSURE else Fault.DISCLOSURE
    moved = {Fault.DISCLOSURE: layers.disclosure, Fault.EXTRACTION: layers.extraction}[other].get(ref)
    drop = (identity(moved),) if moved is not None and moved.value == text else ()
    if fault is Fault.EXTRACTION and ref in layers.extraction and text == layers.printed(ref):
        return Command("uncorrect", (), (identity(layers.extraction[ref]),), key or "", ref, standing.anchor(ref))
    printed = layers.printed(ref) if fault is Fault.EXTRACTION or drop else layers.read(ref)
    by, time = stamp
    correction = Correction(
        anchor=standing.anchor(ref),
        at=ref,
        printed=clean(printed or ""),
        value=text,
        fault=fault,
        page=page_of(standing.first.document, ref),
        reason=_short(reason),
        by=by,
        time=time,
        order=place_order(standing.first.document, ref),
    )
    put: tuple[Entry, ...] = (correction,)
    reviewed = standing.by_key.get(key) if key else None
    if reviewed is not None and fault is Fault.DISCLOSURE and _settles(standing, reviewed.finding, ref, text):
        put = (correction, _decision(standing, reviewed.finding, Judgement.CONFIRMED, reason=reason, stamp=stamp))
    return Command("correct", put, drop, key or "", ref, correction.anchor)


def read_as(standing: Standing, table: Table, name: str, *, reason: str, stamp: Stamp) -> Command | Refusal:
    """Another reading of a whole table; the one it had at first takes the choice away. `table`: as read at first."""
    ref = table.id
    if name != table.reading_name and all(other.name != name for other in table.alternatives):
        return Refusal(message("session.refuse.no-reading", ref=ref))
    standing_choice = next(
        (item for item in standing.overlay.corrections if item.at == ref and is_of_table(item)), None
    )
    if name == table.reading_name:
        if standing_choice is None:
            return Refusal(message("session.refuse.same"))
        return Command("uncorrect", (), (identity(standing_choice),), "", ref, standing.anchor(ref))
    by, time = stamp
    correction = Correction(
        anchor=standing.anchor(ref),
        at=ref,
        printed=table.reading_name,
        value=name,
        fault=Fault.EXTRACTION,
        page=page_of(standing.first.document, ref),
        reason=_short(reason),
        by=by,
        time=time,
        order=place_order(standing.first.document, ref),
    )
    return Command("read-as", (correction,), (), "", ref, correction.anchor)


def uncorrect(standing: Standing, ref: str) -> Command | Refusal:
    """Take all corrections of a place away."""
    found = [layer[ref] for layer in (standing.layers.extraction, standing.layers.disclosure) if ref in layer]
    if not found:
        return Refusal(message("session.refuse.no-correction"))
    return Command("uncorrect", (), tuple(identity(item) for item in found), "", ref, standing.anchor(ref))


def note(standing: Standing, ref: str, text: str, stamp: Stamp) -> Command | Refusal:
    """One's own note on a place, written anew; "" takes it away."""
    if not standing.is_place(ref):
        return Refusal(message("session.refuse.no-place", ref=ref))
    anchor, words = standing.anchor(ref), clean(text).strip()
    if words == RECHECK:
        return Refusal(message("session.refuse.recheck-text"))
    if len(words) > MAX_LENGTH:
        return Refusal(message("session.refuse.too-long", limit=MAX_LENGTH))
    written = _note(standing, ref, anchor, words, stamp)
    if words:
        return Command("note", (written,), (), "", ref, anchor)
    return Command("unnote", (), (identity(written),), "", ref, anchor)


def recheck(standing: Standing, ref: str, stamp: Stamp) -> Command | Refusal:
    """Ask for a second reader; asked already, by whomever: take it back."""
    if not standing.is_place(ref):
        return Refusal(message("session.refuse.no-place", ref=ref))
    anchor = standing.anchor(ref)
    asked = tuple(identity(item) for item in standing.notes.get(ref, ()) if item.asks_recheck)
    if asked:
        return Command("recheck", (), asked, "", ref, anchor)
    return Command("recheck", (_note(standing, ref, anchor, RECHECK, stamp),), (), "", ref, anchor)


def raise_finding(
    standing: Standing, ref: str, *, severity: str, text: str, expected: str, stamp: Stamp
) -> Command | Refusal:
    """A fault no rule found."""
    if not standing.is_place(ref):
        return Refusal(message("session.refuse.no-place", ref=ref))
    if not text.strip():
        return Refusal(message("session.refuse.no-text"))
    if len(text) > MAX_LENGTH or len(expected) > MAX_LENGTH:
        return Refusal(message("session.refuse.too-long", limit=MAX_LENGTH))
    document, (by, time) = standing.first.document, stamp
    raised = Raised(
        anchor=standing.anchor(ref),
        text=clean(text).strip(),
        severity=Severity(severity).value,
        expected=clean(expected).strip(),
        at=ref,
        page=page_of(document, ref),
        printed=witness_of(clean(standing.layers.read(ref) or "")),
        by=by,
        time=time,
        order=place_order(document, ref),
    )
    return Command("raise", (raised,), (), "", ref, raised.anchor)


def accept(standing: Standing, ref: str, typed: str, fault: Fault) -> Accepted | Refusal:
    """A typed value checked against what stands in its place."""
    layers = standing.layers
    printed, read = layers.printed(ref), layers.read(ref)
    if printed is None or read is None:
        return Refusal(message("session.refuse.no-place", ref=ref))
    if fault is Fault.EXTRACTION and ref in layers.extraction and _same_value(typed, printed):
        return Accepted(printed)
    text = read
    if fault is Fault.DISCLOSURE and ref in layers.extraction and _same_value(typed, read):
        text = printed
    figure = standing.judge.figure(ref)
    if figure is None:
        return accept_text(typed, text)
    standing_figure = figure_of(text, figure.unit)
    if standing_figure is None:
        return accept_number(typed, figure)
    return accept_number(typed, standing_figure.with_column_decimals(figure.decimals))


def hint(document: Document, ref: str) -> Message | None:
    """What to say besides: without page or line there is nothing to look at, so look at the original first."""
    parts = parse_ref(ref)
    if parts is None or page_of(document, ref) is not None:
        return None
    block = document.block(parts.block) if parts.block else None
    lines = getattr(getattr(block, "source", None) or getattr(block, "title_source", None), "line", None)
    return None if lines is not None else message("session.look-at-original")


def last_verdict(steps: Sequence[Step]) -> tuple[Judgement, str] | None:
    """The verdict and the reason given last."""
    for step in reversed(steps):
        if step.name in {"confirm", "dismiss", "defer", "batch"}:
            for change in step.changes:
                if isinstance(change.after, Decision):
                    return change.after.verdict, change.after.reason
    return None


def last_reason(steps: Sequence[Step], code: str) -> str:
    """The reason last given for dismissing a finding of a rule; "" where none was."""
    for step in reversed(steps):
        for change in step.changes:
            entry = change.after
            if not isinstance(entry, Decision) or entry.verdict is not Judgement.DISMISSED:
                continue
            if entry.finding.partition(":")[0] == code:
                return entry.reason
    return ""


def _decision(standing: Standing, finding: Finding, verdict: Judgement, *, reason: str, stamp: Stamp) -> Decision:
    ref = finding.anchor.ref
    document, (by, time) = standing.first.document, stamp
    return Decision(
        finding=finding.key,
        verdict=verdict,
        witness=status.witnesses(finding, standing.layers.read),
        anchor=standing.anchor(ref) if standing.is_place(ref) else finding.anchor.semantic,
        at=ref if standing.is_place(ref) else "",
        page=page_of(document, ref),
        reason=_short(reason),
        by=by,
        time=time,
        order=place_order(document, ref),
    )


def _command(name: str, standing: Standing, finding: Finding, put: tuple[Entry, ...]) -> Command:
    return Command(name, put, (), finding.key, finding.anchor.ref, put[0].anchor or finding.key)


def _note(standing: Standing, ref: str, anchor: str, text: str, stamp: Stamp) -> Note:
    document, (by, time) = standing.first.document, stamp
    parts = parse_ref(ref)
    is_small = parts is not None and (parts.column >= 0 or parts.start >= 0)
    printed = witness_of(standing.layers.printed(ref) or "") if is_small else ""
    return Note(anchor, text, ref, page_of(document, ref), printed, by, time, order=place_order(document, ref))


def _settles(standing: Standing, finding: Finding, ref: str, text: str) -> bool:
    """Whether with this value no broken equation of the finding stays broken."""
    broken = [proof.equation.id for proof in finding.proofs if proof.grade is Grade.CONTRADICTION]
    after = standing.judge.with_texts({**standing.layers.disclosure_texts, ref: text})
    return all(name in after and after[name].grade.holds for name in broken)


def _reason_refused(verdict: Judgement, reason: str) -> Refusal | None:
    code, _, words = reason.partition(":")
    if len(reason) > MAX_LENGTH:
        return Refusal(message("session.refuse.too-long", limit=MAX_LENGTH))
    if verdict is Judgement.DISMISSED and not reason.strip():
        return Refusal(message("session.refuse.no-reason"))
    if verdict is Judgement.DISMISSED and code.strip() == NEEDS_TEXT and not words.strip():
        return Refusal(message("session.refuse.reason-text"))
    return None


def _same_value(typed: str, text: str) -> bool:
    one, other = parse_number(typed), parse_number(text)
    if one is None or other is None:
        return typed.strip() == text.strip() or (typed.strip() in BLANKS and text.strip() in BLANKS)
    return one[0] == other[0]


def _short(reason: str) -> str:
    return clean(reason).strip()[:MAX_LENGTH]
