"""What stands after a start, whatever happened before: the overlay file and the journal put together.

The journal says what was done and which file content holds it up to which step (`Intent`), so every start is one of:
no journal (take the file over), the file as written (add the steps since), the file gone (do all steps again), the file
changed by somebody else (join both, disagreements become conflicts). Nothing is written here. Called by `store` and by
readers that do not write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reviewer.overlay.commands import Change, Clash, apply, difference
from reviewer.overlay.entries import Identity, Overlay
from reviewer.overlay.history import Step
from reviewer.overlay.journal import JournalContent, is_head, is_intent, is_step, record_in, sequence_in, step_in
from reviewer.overlay.merge import merge
from reviewer.overlay.records import Done, Head, Record
from reviewer.overlay.toml_read import decode as decode_text
from reviewer.overlay.toml_read import read_text


@dataclass(frozen=True)
class Recovered:
    """`overlay`: what stands; `synced`: what the file on disk says; `file_digest`: its SHA-256, None without a file.

    `backlog`: records to be written before the next step; `recovered`: steps that were in the journal only; `unfit`:
    those of them that could not be taken; `outside`: changes somebody else made to the file; `damaged`: lines of the
    journal that cannot be read; `needs_copy`: a rewrite would lose comments or changes an older schema."""

    overlay: Overlay
    synced: Overlay
    file_digest: str | None
    last_sequence: int
    backlog: tuple[Record, ...] = ()
    recovered: tuple[Step, ...] = ()
    unfit: tuple[Step, ...] = ()
    outside: tuple[Change, ...] = ()
    damaged: tuple[int, ...] = ()
    needs_copy: bool = False
    has_comments: bool = False
    file_is_missing: bool = False


def sha256(data: bytes) -> str:
    """Digest of a file's content."""
    return hashlib.sha256(data).hexdigest()


def recover(data: bytes | None, content: JournalContent, about: Identity, time: datetime, name: str = "") -> Recovered:
    """Put file and journal together. `about`: the document, for an overlay that does not exist yet. An empty file
    counts as none. Raises `OverlayError` where the file cannot be read; nothing is lost then, nothing was written."""
    if data is None or not data.strip():
        return _without_file(content, about)
    read = read_text(decode_text(data, name), name)
    found = digest_known(content, sha256(data))
    if not content.lines:
        result = _taken_over(read.overlay, time)
    elif found is not None:
        result = _continued(read.overlay, content, found)
    else:
        result = _changed_outside(read.overlay, content, time)
    needs_copy = read.has_comments or read.schema == 0
    return replace(
        result,
        file_digest=sha256(data),
        synced=read.overlay,
        damaged=content.damaged,
        needs_copy=needs_copy,
        has_comments=read.has_comments,
    )


def digest_known(content: JournalContent, file_digest: str) -> int | None:
    """The last step that a file with that digest holds, as the journal says; None where it does not know the file."""
    for line in reversed(content.lines):
        if is_intent(line) and file_digest.encode() in line:
            return sequence_in(line)
    return None


def replay(overlay: Overlay, steps: Iterable[Step]) -> tuple[Overlay, tuple[Step, ...]]:
    """The overlay after some steps, and the steps that did not fit."""
    unfit: list[Step] = []
    for step in steps:
        try:
            overlay = apply(overlay, step.changes)
        except Clash:
            unfit.append(step)
    return overlay, tuple(unfit)


def _without_file(content: JournalContent, about: Identity) -> Recovered:
    if not content.lines:
        head = Head(about, {})
        return Recovered(Overlay(about), Overlay(about), None, 0, (head,), damaged=content.damaged)
    start = _start(content, about)
    steps = tuple(content.steps())
    overlay, unfit = replay(start, steps)
    return Recovered(
        overlay,
        Overlay(start.document, extra=start.extra),
        None,
        content.last_sequence,
        recovered=steps,
        unfit=unfit,
        damaged=content.damaged,
        file_is_missing=True,
    )


def _taken_over(overlay: Overlay, time: datetime) -> Recovered:
    """A file without a journal: everything in it becomes the first step, so that the journal alone tells the rest."""
    records: list[Record] = [Head(overlay.document, overlay.extra)]
    sequence = 0
    if overlay.entries:
        sequence = 1
        records.append(Done(Step(1, "import", difference(Overlay(), overlay), time=time)))
    return Recovered(overlay, overlay, None, sequence, tuple(records))


def _continued(overlay: Overlay, content: JournalContent, sequence: int) -> Recovered:
    pending = tuple(_steps_after(content, sequence))
    after, unfit = replay(overlay, pending)
    return Recovered(after, overlay, None, content.last_sequence, recovered=pending, unfit=unfit)


def _changed_outside(theirs: Overlay, content: JournalContent, time: datetime) -> Recovered:
    intents = [sequence_in(line) for line in content.lines if is_intent(line)]
    known = max(intents, default=None)
    start = _start(content, theirs.document)
    steps = tuple(content.steps())
    if known is None:
        known = next((step.sequence for step in steps[:1] if step.name == "import"), 0)
    base, _ = replay(start, (step for step in steps if step.sequence <= known))
    pending = tuple(step for step in steps if step.sequence > known)
    mine, unfit = replay(base, pending)
    joined = merge(mine, theirs, base).overlay if pending else theirs
    joined = replace(joined, document=theirs.document, extra=theirs.extra)
    sequence = content.last_sequence + 1
    changes = difference(mine, joined)
    records: list[Record] = []
    if (theirs.document, theirs.extra) != (start.document, start.extra):
        records.append(Head(theirs.document, theirs.extra))
    if changes:
        records.append(Done(Step(sequence, "outside", changes, time=time)))
    return Recovered(
        joined,
        theirs,
        None,
        sequence if changes else content.last_sequence,
        tuple(records),
        recovered=pending,
        unfit=unfit,
        outside=difference(base, theirs),
    )


def _start(content: JournalContent, about: Identity) -> Overlay:
    """The empty overlay of a journal: the document and the unknown keys that its last head names."""
    for line in reversed(content.lines):
        if is_head(line):
            record = record_in(line)
            if isinstance(record, Head):
                return Overlay(record.document, extra=record.extra)
    return Overlay(about)


def _steps_after(content: JournalContent, sequence: int) -> Sequence[Step]:
    """Steps after one, decoded from the end so that a long journal costs nothing."""
    later: list[Step] = []
    for line in reversed(content.lines):
        if is_step(line):
            if sequence_in(line) <= sequence:
                break
            step = step_in(line)
            if step is not None:
                later.append(step)
    return later[::-1]
