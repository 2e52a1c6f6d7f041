"""Which document an overlay is about, and whether it is this one. Called by `opening` and `reviewed`."""

from __future__ import annotations

from pathlib import PurePath

from reviewer.errors import OverlayError
from reviewer.forms.profile import Profile
from reviewer.model.document import Document
from reviewer.overlay.clean import clean
from reviewer.overlay.entries import Identity


def identity_of(document: Document, profile: Profile | None = None) -> Identity:
    """The identity of a document; title, body and year as far as a profile tells them."""
    name = clean(PurePath(document.path).name)
    if profile is None:
        return Identity(name, document.sha256)
    return Identity(name, document.sha256, clean(profile.title), clean(profile.organisation), profile.year)


def ensure_same(kept: Identity, now: Identity, overlay_name: str) -> None:
    """Raise `OverlayError` where an overlay is about another document: another body, another year, or, where neither is
    known, a file of another name and content. Another content of the same disclosure is a new edition, no stranger."""
    if kept.sha256 == now.sha256 or not any((kept.name, kept.sha256, kept.organisation, kept.year)):
        return
    known = [
        (one, other) for one, other in ((kept.organisation, now.organisation), (kept.year, now.year)) if one and other
    ]
    is_foreign = any(one != other for one, other in known) if known else bool(kept.name) and kept.name != now.name
    if is_foreign:
        about = " ".join(str(part) for part in (kept.name, kept.organisation, kept.year) if part)
        raise OverlayError("overlay.foreign", name=overlay_name, about=about, document=now.name)
