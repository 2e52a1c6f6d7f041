"""A table of the pages read so far, while the rest is being read. Nothing can be decided on it. Pure."""

from __future__ import annotations

from reviewer.model.figure import parse_number
from reviewer.tui.fit import cells, crop, pad_left, pad_right
from reviewer.tui.ink import Ink, Line, Span, fitted, spread
from reviewer.tui.look import Look
from reviewer.tui.state.glance import Glance

WIDEST = 30
"""Cells of the widest column of words; numbers have the room they need."""
MARGIN = "  "
GAP = "  "

Texts = list[list[str]]


def glimpse_lines(look: Look, glance: Glance, width: int, height: int) -> list[Line]:
    """The table looked at, in at most `height` lines of at most `width` cells; none before one is read."""
    table = glance.current
    if table is None:
        return []
    head = [[look.clean(text) for text in row] for row in table.header]
    body = [[look.clean(text) for text in row] for row in table.rows]
    widths, left_out = _widths([*head, *body], width - len(MARGIN))
    numbers = [_is_numbers(body, column) for column in range(len(widths))]
    place, of = glance.table + 1, len(glance.seen)
    words = look.say("reading.table", place=place, of=of, title=table.title, unit=table.unit, page=table.page)
    keys = Span(look.say("reading.tables"), Ink.MUTED)
    lines = [spread((Span(MARGIN + words, Ink.TITLE),), (keys,), width)]
    lines += [_line(row, widths, numbers, Ink.HEADER) for row in head]
    shown = body[glance.row : glance.row + max(0, height - len(lines) - 1)]
    lines += [_line(row, widths, numbers, Ink.TEXT) for row in shown]
    if shown:
        rest = look.say("reading.rows", first=glance.row + 1, last=glance.row + len(shown), of=len(body))
        more = look.say("reading.columns", count=left_out) if left_out else ""
        lines.append((Span(f"{MARGIN}{rest}{GAP}{more}".rstrip(), Ink.MUTED),))
    return [fitted(line, width) for line in lines[:height]]


def _widths(rows: Texts, width: int) -> tuple[list[int], int]:
    """Widths of the columns that fit, and how many do not: a number is never cut, so a column is shown or it is not."""
    count = max((len(row) for row in rows), default=0)
    widths: list[int] = []
    left = width
    for column in range(count):
        texts = [row[column] for row in rows if column < len(row)]
        need = max((cells(text) if parse_number(text) else min(cells(text), WIDEST) for text in texts), default=0)
        if left < need:
            return widths, count - len(widths)
        widths.append(need)
        left -= need + len(GAP)
    return widths, 0


def _is_numbers(body: Texts, column: int) -> bool:
    texts = [row[column] for row in body if column < len(row) and row[column]]
    return bool(texts) and sum("." in text and parse_number(text) is not None for text in texts) * 2 >= len(texts)


def _line(row: list[str], widths: list[int], numbers: list[bool], ink: Ink) -> Line:
    placed = [
        pad_left(crop(text, size), size) if is_number else pad_right(crop(text, size), size)
        for text, size, is_number in zip(row, widths, numbers, strict=False)
    ]
    return (Span((MARGIN + GAP.join(placed)).rstrip(), ink),)
