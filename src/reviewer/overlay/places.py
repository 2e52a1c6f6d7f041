"""Where hand-written and re-read entries stand: by their reference while that holds, else by their semantic anchor."""

from __future__ import annotations

from reviewer.overlay.document_anchors import DocumentAnchors, normal
from reviewer.overlay.entries import Overlay
from reviewer.overlay.refs import DOCUMENT_REF, place_order


def stray_places(overlay: Overlay, anchors: DocumentAnchors) -> dict[str, str]:
    """Anchor → reference for entries whose own reference is missing or names another place; "" where none is found."""
    found: dict[str, str] = {}
    for entry in overlay.entries:
        if not entry.anchor or entry.anchor in found:
            continue
        stands = entry.at == DOCUMENT_REF or bool(entry.at and place_order(anchors.document, entry.at))
        if stands and normal(anchors.of(entry.at)) == normal(entry.anchor):
            continue
        place = anchors.ref(entry.anchor)
        if place is not None and place != entry.at:
            found[entry.anchor] = place
        elif place is None and not stands:
            found[entry.anchor] = ""
    return found
