"""What an overlay says about a document, for commands that only look: statuses, corrected texts, a session to export.

Nothing is written, no lock is taken. Journal lines that a killed process left are taken into account. Called by the
command line and by batch.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from reviewer.errors import OverlayError
from reviewer.forms.bound import BoundTable
from reviewer.model.document import Document
from reviewer.model.finding import Status
from reviewer.overlay.entries import Identity, Overlay
from reviewer.overlay.file_store import load
from reviewer.overlay.store import MemoryStore
from reviewer.session.analysis import Analysis
from reviewer.session.labels import anchors_of
from reviewer.session.session import Session

SUFFIX = ".review.toml"


def overlay_beside(document: Path) -> Path:
    """Where the overlay of a document lies unless somebody says otherwise."""
    return document.with_name(document.name + SUFFIX)


def read_only_session(analysis: Analysis, document: Path, overlay: Path | None, *, author: str = "") -> Session:
    """A session over the overlay as it stands on disk; changes made to it are written nowhere."""
    return Session.from_analysis(analysis, MemoryStore(_read(document, overlay, analysis.document)), author=author)


def reviewed_with_overlay(
    analysis: Analysis, document: Path, overlay: Path | None
) -> tuple[Analysis, dict[str, Status]]:
    """The analysis with reading corrections applied, and the status of every finding."""
    session = read_only_session(analysis, document, overlay)
    reread: Analysis = session.analysis
    return reread, {reviewed.key: reviewed.status for reviewed in session.findings}


def corrected_texts(
    document: Document, bound: Mapping[str, BoundTable], path: Path, overlay: Path | None
) -> dict[str, str]:
    """Texts of corrected cells by reference: reading first, then the proposals on top."""
    stored = _read(path, overlay, document)
    anchors = anchors_of(document, bound)
    texts: dict[str, str] = {}
    for correction in sorted(stored.corrections, key=lambda item: item.fault.value == "disclosure"):
        ref = correction.at or anchors.ref(correction.anchor) or ""
        if ref:
            texts[ref] = correction.value
    return texts


def _read(document: Path, overlay: Path | None, about: Document) -> Overlay:
    """The overlay at the place named, or beside the document; an empty one where none lies there unasked."""
    path = overlay or overlay_beside(document)
    if overlay is not None and not overlay.is_file():
        raise OverlayError("error.overlay-missing", path=overlay)
    identity = Identity(name=document.name, sha256=about.sha256)
    stored = load(path, identity, datetime.now().astimezone())[0].overlay
    _refuse_foreign(stored.document, identity, path)
    return stored


def _refuse_foreign(stored: Identity, about: Identity, path: Path) -> None:
    """An overlay about another file is refused; one about an earlier edition of the same file name is welcome."""
    other_content = bool(stored.sha256) and stored.sha256 != about.sha256
    other_name = bool(stored.name) and stored.name != about.name
    if other_content and other_name:
        raise OverlayError("error.overlay-foreign", path=path, name=stored.name, document=about.name)
