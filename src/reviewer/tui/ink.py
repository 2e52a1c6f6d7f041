"""What a painted line is made of: pieces of text, each with an ink and, where it can be pressed, a target.

Painters (pure functions) make `Line`s, the one widget that shows them (`painted.Painted`) gives the inks their colours.
Does not know colours, widgets or documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from reviewer.tui.fit import cells, crop


class Ink(StrEnum):
    """Kinds of text on the screen; each has a component class `ink--<value>` and a theme variable."""

    TEXT = "text"
    MUTED = "muted"
    STRONG = "strong"
    TITLE = "title"
    RULE = "rule"
    KEY = "key"
    HEADER = "header"
    PROVED = "proved"
    DERIVED = "derived"
    CONTRADICTED = "contradicted"
    UNCHECKED = "unchecked"
    DOUBTFUL = "doubtful"
    CORRECTED = "corrected"
    REREAD = "reread"
    OPERAND = "operand"
    CULPRIT = "culprit"
    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    ADVICE = "advice"
    CURSOR = "cursor"
    CURSOR_AWAY = "cursor-away"
    HIT = "hit"
    SELECTED = "selected"
    GOOD = "good"
    BAD = "bad"


class Span(NamedTuple):
    """A piece of a line. `target`: what a click means (`action:<id>`, `ref:<ref>`, `finding:<key>` …), "" nothing."""

    text: str
    ink: Ink = Ink.TEXT
    target: str = ""


Line = tuple[Span, ...]
BLANK: Line = ()


def text_of(line: Iterable[Span]) -> str:
    """The characters of a line."""
    return "".join(span.text for span in line)


def width_of(line: Iterable[Span]) -> int:
    """Width of a line in cells."""
    return sum(cells(span.text) for span in line)


def fitted(line: Iterable[Span], width: int) -> Line:
    """The line cut to at most `width` cells, cut pieces marked `..`."""
    kept: list[Span] = []
    left = width
    for span in line:
        size = cells(span.text)
        if size <= left:
            kept.append(span)
            left -= size
            continue
        if left > 0:
            kept.append(span._replace(text=crop(span.text, left)))
        break
    return tuple(kept)


def spread(left: Iterable[Span], right: Iterable[Span], width: int) -> Line:
    """`left` and `right` pushed apart to `width` cells; the left is cut where there is no room for both."""
    tail = tuple(right)
    room = max(0, width - width_of(tail))
    head = fitted(left, room - 1 if tail and room else room)
    gap = width - width_of(head) - width_of(tail)
    return fitted((*head, Span(" " * max(0, gap)), *tail), width)


def columns(texts: Iterable[tuple[str, int, Ink]], gap: int = 1) -> Line:
    """Texts in columns of fixed widths; a negative width aligns right."""
    from reviewer.tui.fit import pad_left, pad_right

    spans: list[Span] = []
    for text, width, ink in texts:
        placed = pad_left(crop(text, -width), -width) if width < 0 else pad_right(crop(text, width), width)
        spans += [Span(placed, ink), Span(" " * gap)]
    return tuple(spans[:-1])


def heard(line: Line, column: int) -> str:
    """The target at cell `column` of a line, "" where there is none."""
    at = 0
    for span in line:
        at += cells(span.text)
        if column < at:
            return span.target
    return ""
