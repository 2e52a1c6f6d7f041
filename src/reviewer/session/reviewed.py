"""A review that is only looked at: the overlay applied to an analysis, nothing locked, nothing written.

Also takes in what a running or killed session has only in its journal. Called by `check`, `export`, `tables`, `batch`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from reviewer.errors import OverlayError
from reviewer.forms.bound import BoundTable
from reviewer.forms.read_performance import read_performance
from reviewer.model.document import Document
from reviewer.model.finding import Status
from reviewer.model.rewriting import with_texts
from reviewer.overlay.carrying import Places
from reviewer.overlay.entries import Fault, Identity, Overlay
from reviewer.overlay.file_store import journal_path, load
from reviewer.overlay.refs import same_text, text_at
from reviewer.overlay.store import MemoryStore
from reviewer.session.analysis import Analysis
from reviewer.session.identity import ensure_same, identity_of
from reviewer.session.labels import anchors_of
from reviewer.session.opening import overlay_path
from reviewer.session.session import Session, time_of_day
from reviewer.session.standing import readings_in


def overlay_beside(document: Path) -> Path:
    """Where the overlay of a document lies unless somebody says otherwise."""
    return overlay_path(document)


def read_only_session(analysis: Analysis, path: Path, overlay: Path | None = None, *, author: str = "") -> Session:
    """A session over an analysis with the decisions of its overlay; decisions made in it are not kept. Raises
    `OverlayError` where an overlay that was asked for is missing, broken or about another document."""
    about = identity_of(analysis.document, analysis.material.profile)
    kept = read_overlay(path, overlay, about)
    return Session.from_analysis(analysis, MemoryStore(kept), author=author)


def reviewed_with_overlay(
    analysis: Analysis, path: Path, overlay: Path | None = None
) -> tuple[Analysis, dict[str, Status]]:
    """The analysis with the corrections of the reading applied, and where the reviewer stands with each finding."""
    session = read_only_session(analysis, path, overlay)
    return session.analysis, {reviewed.key: reviewed.status for reviewed in session.findings}


def with_chosen_readings(document: Document, path: Path, overlay: Path | None = None) -> Document:
    """The document with the readings of whole tables that its reviewer chose."""
    return with_texts(document, readings_in(read_overlay(path, overlay, identity_of(document))))


def corrected_texts(
    document: Document, bound: Mapping[str, BoundTable], path: Path, overlay: Path | None = None
) -> dict[str, str]:
    """The texts of the corrected layer (both kinds of correction) by reference, where it is not what is printed."""
    kept = read_overlay(path, overlay, identity_of(document))
    places = Places(anchors_of(document, bound, read_performance(document)), None)
    carried = [places.carry(correction).after for correction in kept.corrections]
    texts: dict[str, str] = {}
    for fault in (Fault.EXTRACTION, Fault.DISCLOSURE):
        for entry in carried:
            printed = text_at(document, entry.at)
            if getattr(entry, "fault", None) is fault and printed is not None:
                value = str(getattr(entry, "value", ""))
                if not same_text(value, texts.get(entry.at, printed)):
                    texts[entry.at] = value
    return texts


def read_overlay(path: Path, overlay: Path | None, about: Identity, now: datetime | None = None) -> Overlay:
    """The overlay of a document, empty where there is none and none was asked for. Raises `OverlayError`."""
    chosen = overlay_path(path, overlay)
    if overlay is not None and not chosen.exists() and not journal_path(chosen).exists():
        raise OverlayError("overlay.missing", name=str(chosen))
    recovered, _ = load(chosen, about, now or time_of_day())
    ensure_same(recovered.overlay.document, about, chosen.name)
    return recovered.overlay
