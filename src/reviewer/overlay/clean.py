"""Makes foreign values harmless and writable: control characters shown, lone surrogates replaced, depth limited.

Applied to everything that comes out of an overlay, a journal or a document before it is kept. Used by `fields`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from reviewer.words import visible

DEPTH = 16
"""Deepest nesting of an unknown value that is kept; the format itself needs three."""


class TooDeepError(ValueError):
    """A value is nested deeper than `DEPTH`."""


def clean(text: str) -> str:
    """`text` with control, bidirectional and hidden characters made visible; always encodable as UTF-8."""
    if text.isprintable():  # nothing that `visible` shows, and no surrogate, is printable
        return text
    return visible(text.encode("utf-8", "replace").decode("utf-8"))


def clean_value(value: object, depth: int = 0) -> object:
    """A TOML value with every string in it made harmless. Raises `TooDeepError`."""
    if depth > DEPTH:
        raise TooDeepError
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(name)): clean_value(item, depth + 1) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean_value(item, depth + 1) for item in value]
    if isinstance(value, bool | int | float | date | time):
        return value
    return clean(str(value))
