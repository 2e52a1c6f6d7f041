"""Where something is printed, as a person writes it: page, line, worksheet cell. Used by every export."""

from __future__ import annotations

from reviewer.model.document import Source
from reviewer.words import Language, say


def place_text(source: Source, language: Language) -> str:
    """`第 7 页`, `第 225 行`, `表2!C7`; "" where nothing is known."""
    if source.page is not None:
        return say("check.place.page", language, page=source.page)
    if source.line is not None:
        return say("check.place.line", language, line=source.line)
    if source.sheet is not None:
        return f"{source.sheet}!{source.address or ''}"
    return source.address or ""
