"""Gives the entries of an overlay their place in a document, so that new ones are put in by document order."""

from __future__ import annotations

from dataclasses import replace

from reviewer.model.document import Document
from reviewer.overlay.entries import Kind, Overlay
from reviewer.overlay.refs import LAST, place_order


def ordered(overlay: Overlay, document: Document) -> Overlay:
    """The same entries in the same order, each knowing its place; what has none stands last."""
    for kind in Kind:
        entries = overlay.of(kind)
        if entries:
            overlay = overlay.with_kind(
                kind, (replace(entry, order=place_order(document, entry.at) or (LAST,)) for entry in entries)
            )
    return overlay
