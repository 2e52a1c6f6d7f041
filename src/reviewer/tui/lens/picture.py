"""A piece of a page made of characters, ready to be shown: the page as text, or a number as Braille dots."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.tui.ink import Line


@dataclass(frozen=True, slots=True)
class Picture:
    """`kind`: `page` (text from glyph positions) or `lens` (dots of one number); `page` 1-based."""

    kind: str
    page: int
    lines: tuple[Line, ...]
