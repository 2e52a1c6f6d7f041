"""Who did what, when, from what to what, and why: the journal read as a log, and checked as a chain.

Every record names the digest of the one before, so a record changed, taken out or put in later breaks the chain; the
overlay file is compared with what the journal adds up to. The chain proves order and wholeness against its last digest
(`ChainReport.last`): who wants proof against a rewriting of everything keeps that digest elsewhere. Called by
`reviewer overlay verify` and `show`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reviewer.overlay.commands import Change, difference
from reviewer.overlay.entries import Conflict, Correction, Decision, Entry, Overlay, identity
from reviewer.overlay.history import Step
from reviewer.overlay.journal import JournalContent
from reviewer.overlay.records import START, DamagedError, Done, Head, decode, digest, raw
from reviewer.overlay.recovery import digest_known, replay
from reviewer.words import Message, message


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry changed by one step. `before` and `after`: what it said, "" where it was not or is no more."""

    sequence: int
    time: datetime | None
    by: str
    name: str
    entry: str
    before: str
    after: str
    reason: str
    of: int = 0


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of the chain found. `faults`: line of the journal (0: none in particular) and what is wrong;
    `records`: how many are whole; `last`: digest of the last one."""

    faults: tuple[tuple[int, Message], ...]
    records: int
    last: str


def audit(content: JournalContent) -> Iterator[AuditLine]:
    """Every change of every entry, oldest first, undo and redo included."""
    for step in content.steps():
        yield from lines_of(step)


def lines_of(step: Step) -> Iterator[AuditLine]:
    """The changes of one step."""
    for change in step.changes:
        entry = change.after if change.after is not None else change.before
        assert entry is not None
        yield AuditLine(
            step.sequence,
            step.time,
            step.by,
            step.name,
            identity(entry),
            said(change.before),
            said(change.after),
            str(getattr(entry, "reason", "")),
            step.of,
        )


def said(entry: Entry | None) -> str:
    """What an entry says, in the words of the file."""
    if entry is None:
        return ""
    if isinstance(entry, Conflict):
        return " | ".join(said(side) for side in entry.sides)
    if isinstance(entry, Decision):
        return entry.verdict.value
    if isinstance(entry, Correction):
        return f"{entry.printed} → {entry.value} ({entry.fault.value})"
    return entry.text


def check_chain(content: JournalContent, overlay: Overlay | None, file_digest: str | None) -> ChainReport:
    """Check the journal record by record, and the overlay file against it (None where there is no file)."""
    faults: list[tuple[int, Message]] = []
    last, sequence, whole = START, 0, 0
    steps: list[Step] = []
    start = Overlay()
    lines = content.data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            record = decode(raw(line))
        except DamagedError:
            is_tail = number == len(lines)
            faults.append((number, message("overlay.chain.torn" if is_tail else "overlay.chain.damaged", line=number)))
            continue
        whole += 1
        if record.prev != last:
            faults.append((number, message("overlay.chain.broken", line=number)))
        last = digest(line)
        if isinstance(record, Head):
            start = Overlay(record.document, extra=record.extra)
        if isinstance(record, Done):
            if record.step.sequence != sequence + 1:
                faults.append((number, message("overlay.chain.sequence", line=number)))
            sequence = record.step.sequence
            steps.append(record.step)
    stands, unfit = replay(start, steps)
    faults.extend((0, message("overlay.chain.unfit", step=step.sequence)) for step in unfit)
    if overlay is not None and file_digest is not None:
        known = digest_known(content, file_digest)
        if known is not None:
            stands, _ = replay(start, (step for step in steps if step.sequence <= known))
        faults.extend((0, _changed(change)) for change in difference(stands, overlay))
    return ChainReport(tuple(faults), whole, last)


def _changed(change: Change) -> Message:
    """An entry of the file that is not what the journal says."""
    entry = change.after if change.after is not None else change.before
    assert entry is not None
    return message("overlay.chain.changed", entry=identity(entry), before=said(change.before), after=said(change.after))
