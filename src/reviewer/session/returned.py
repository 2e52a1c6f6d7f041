"""What the comments of a returned PDF say about a review: notes on findings and places, faults somebody saw.

Pure: comments and a standing review in, entries out. A note of the same person at the same place is added to, never
replaced; what stands there already is not put in twice. Does not read files (`extract.pdf.comments`) nor keep anything
(`Session.take_in`). Called by `overlay import-pdf`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from reviewer.extract.pdf.comments import Comment, Returned
from reviewer.model.document import BBox, Document, Paragraph
from reviewer.overlay.clean import clean
from reviewer.overlay.entries import RECHECK, Note, Plain, Raised, identity
from reviewer.overlay.refs import page_of, place_order, witness_of
from reviewer.session.session import Session
from reviewer.session.values import MAX_LENGTH
from reviewer.words import Language, catalogue, say

OURS = "reviewer"
"""Author of the annotations an export writes."""
KEY_LINE = "key: "
"""Last line of an exported note; it names the finding."""
REACH = 12.0
"""Points by which a mark may miss the text it is about."""
MERGED = "\n"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a returned file adds. `entries`: new or longer ones; the counts: comments that add nothing and why."""

    entries: tuple[Plain, ...]
    known: int
    """Said already, in this review or by the export itself."""
    empty: int
    """Marks without words."""
    cut: int
    """Longer than a note may be: kept as far as it goes."""


def taken_from(
    returned: Returned,
    session: Session,
    notes: Mapping[str, str],
    *,
    as_raised: bool,
    now: datetime,
    language: Language,
) -> Taken:
    """Entries of all comments. `notes`: text the export writes for each finding by key; `as_raised`: free comments
    become faults (to be explained by the body) instead of notes."""
    putting = _Putting(session, now)
    for place, comment in enumerate(returned.comments):
        root = returned.root(place)
        key = finding_key(root)
        text = _words(comment, key if root is comment else "", notes, language)
        if not text:
            putting.skip(is_ours=bool(key) and root is comment)
            continue
        author = clean(comment.author)[:80]
        author = "" if author == OURS else author
        ref = putting.place(key, root)
        if as_raised and not key and root is comment:
            putting.raise_(ref, text, author, comment)
        else:
            putting.note(ref, text, author, comment)
    return putting.taken()


def finding_key(comment: Comment) -> str:
    """The key of the finding an exported note is about, also where a program gave the note another name; "" for a
    comment of somebody else's."""
    lines = [line for line in comment.text.split("\n") if line.startswith(KEY_LINE)]
    if lines:
        return lines[-1].removeprefix(KEY_LINE).strip()
    return comment.name if comment.author == OURS else ""


class _Putting:
    """Entries so far, by identity, over those of the review."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._standing = {identity(entry): entry for entry in session.overlay.entries}
        self._new: dict[str, Plain] = {}
        self._known = self._empty = self._cut = 0

    def taken(self) -> Taken:
        return Taken(tuple(self._new.values()), self._known, self._empty, self._cut)

    def skip(self, *, is_ours: bool) -> None:
        if is_ours:
            self._known += 1
        else:
            self._empty += 1

    def place(self, key: str, comment: Comment) -> str:
        """Where a comment belongs: the finding's place, else what is printed under it, else its page."""
        reviewed = self._session.finding(key) if key else None
        ref = reviewed.finding.anchor.ref if reviewed is not None else key.removeprefix("raised:") if key else ""
        if ref and self._session.is_place(ref):
            return ref
        document = self._session.document
        found = _under(comment.box, comment.page, document) if comment.box is not None else ""
        return found or (f"p{comment.page}" if self._session.is_place(f"p{comment.page}") else "document")

    def note(self, ref: str, text: str, author: str, comment: Comment) -> None:
        """Add to what that person said there before."""
        document = self._session.document
        printed = self._session.printed_text(ref) or "" if "/" in ref else ""
        entry = Note(
            self._session.anchor(ref),
            text,
            ref,
            page_of(document, ref),
            witness_of(printed),
            author,
            comment.time or self._now,
            order=place_order(document, ref),
        )
        name = identity(entry)
        before = self._new.get(name) or self._standing.get(name)
        if isinstance(before, Note):
            if _says(before.text, text):
                self._known += 1
                return
            entry = replace(entry, text=f"{before.text}{MERGED}{text}", extra=before.extra, printed=before.printed)
        self._put(replace(entry, text=self._fitting(entry.text)))

    def raise_(self, ref: str, text: str, author: str, comment: Comment) -> None:
        document = self._session.document
        entry = Raised(
            anchor=self._session.anchor(ref),
            text=self._fitting(text),
            severity="question",
            at=ref,
            page=page_of(document, ref),
            printed=witness_of(clean(self._session.read_text(ref) or "")),
            by=author,
            time=comment.time or self._now,
            order=place_order(document, ref),
        )
        if identity(entry) in self._standing or identity(entry) in self._new:
            self._known += 1
            return
        self._put(entry)

    def _put(self, entry: Plain) -> None:
        if self._standing.get(identity(entry)) == entry:
            self._known += 1
            return
        self._new[identity(entry)] = entry

    def _fitting(self, text: str) -> str:
        if len(text) <= MAX_LENGTH:
            return text
        self._cut += 1
        return text[: MAX_LENGTH - 1] + "…"


def _words(comment: Comment, own_key: str, notes: Mapping[str, str], language: Language) -> str:
    """What a person said with a comment; of an exported note only the lines that the export did not write."""
    text = "" if comment.is_untouched else clean(comment.text)
    if own_key:
        written = set(notes.get(own_key, "").split("\n"))
        text = "\n".join(line for line in text.split("\n") if not _is_exported(line, written))
    if comment.state and comment.parent is not None:
        known = f"overlay.state.{comment.state.lower()}"
        text = say(known, language) if known in catalogue(language) else ""
    text = text.strip()
    return f"「{text}」" if text == RECHECK else text


def _is_exported(line: str, written: set[str]) -> bool:
    """Whether the export wrote a line, now or when the decision was another one."""
    return not line.strip() or line in written or line.startswith((KEY_LINE, "[", "→ "))


def _says(text: str, addition: str) -> bool:
    """Whether a note holds an addition as whole lines already; a note that was cut holds what it begins with."""
    if f"\n{addition}\n" in f"\n{text}\n":
        return True
    return text.endswith("…") and any(addition.startswith(part) for part in _tails(text[:-1]) if part)


def _tails(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for start in range(len(lines)):
        yield "\n".join(lines[start:])


def _under(box: BBox, page: int, document: Document) -> str:
    """The cell or the paragraph a mark lies on: the one it covers most, or the nearest within reach."""
    best, found = -1.0, ""
    for ref, printed in _printed(document, page):
        across = min(box.x1, printed.x1) - max(box.x0, printed.x0)
        down = min(box.y1, printed.y1) - max(box.y0, printed.y0)
        if across > -REACH and down > -REACH:
            score = max(across, 0.0) * max(down, 0.0) or 1.0 / (2.0 + max(-across, 0.0) + max(-down, 0.0))
            score = score if across > 0 and down > 0 else score - 1.0
            if score > best:
                best, found = score, ref
    return found


def _printed(document: Document, page: int) -> Iterator[tuple[str, BBox]]:
    for table in document.tables:
        if page in table.pages:
            for row, column, cell in table.body():
                if cell.source.page == page and cell.source.bbox is not None:
                    yield table.ref(row, column), cell.source.bbox
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for source in (block.source, *(source for _, source in block.marks)):
                if source.page == page and source.bbox is not None:
                    yield block.id, source.bbox
