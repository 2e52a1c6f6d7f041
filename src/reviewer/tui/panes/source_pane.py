"""The source beside the reading: lines of the file or the page redrawn, and how sure the reading is. Pure painter."""

from __future__ import annotations

from reviewer.model.document import Source, Table, Trust
from reviewer.overlay.refs import parse_ref
from reviewer.tui.fit import cells, crop
from reviewer.tui.ink import Ink, Line, Span, fitted
from reviewer.tui.lens.picture import Picture
from reviewer.tui.lens.source_text import SourceText
from reviewer.tui.state.desk import Desk

NUMBER = 5
_CHOICE = frozenset({"read-as", "may-be-read-as", "read-by-person"})
"""Doubts that tell how a table was read and why: told before others."""


def source_ref(desk: Desk) -> str:
    """The place whose source is shown: the cell asked about, else the cursor."""
    return desk.cell_ref or desk.cursor_ref


def source_lines(desk: Desk, text: SourceText, picture: Picture | None, width: int, height: int) -> list[Line]:
    """A heading, the source around the cursor, the reading."""
    ref = source_ref(desk)
    source = desk.naming.source(ref) if ref else Source()
    reading = reading_line(desk, ref)
    look = desk.look
    room = height - 2
    if source.line is not None and text.lines:
        shown = text.around(source.line, room)
        first, last = (shown[0][0], shown[-1][0]) if shown else (0, 0)
        heading = look.say("source.heading.lines", first=first, last=last)
        body = [_line(desk, number, content, ref, width, is_here=number == source.line) for number, content in shown]
    elif picture is not None:
        heading = look.say(f"source.heading.{picture.kind}", page=picture.page)
        body = [fitted(line, width) for line in picture.lines[:room]]
    else:
        heading = look.say("source.heading.place", place=look.place(source) or "-")
        body = [(Span("  " + look.clean(desk.model.printed_text(ref) or ""), Ink.TEXT),)] if ref else []
    lines: list[Line] = [
        (Span(heading, Ink.HEADER), Span("  " + look.say("source.switch"), Ink.MUTED, "action:view.lens"))
    ]
    lines += body[: max(0, room)]
    lines += [()] * (height - 1 - len(lines))
    return [*lines[: height - 1], reading] if height > 1 else lines


def _line(desk: Desk, number: int, content: str, ref: str, width: int, *, is_here: bool) -> Line:
    """One line of the file; the text of the cell is marked in it."""
    shown = desk.look.clean(content.replace("\t", "  "))
    lead = Span(f"{'>' if is_here else ' '}{number:>{NUMBER}} ", Ink.STRONG if is_here else Ink.MUTED)
    wanted = desk.look.clean(desk.model.printed_text(ref) or "") if is_here else ""
    place = shown.find(wanted) if wanted and len(wanted) < 60 else -1
    room = width - NUMBER - 2
    if place < 0:
        return (lead, Span(crop(shown, room), Ink.TEXT if is_here else Ink.MUTED))
    before, after = shown[:place], shown[place + len(wanted) :]
    if cells(before) + cells(wanted) + 4 > room:
        before = ".." + before[-max(0, room // 3) :]
    spans = (lead, Span(before, Ink.TEXT), Span(f"[{wanted}]", Ink.CULPRIT), Span(after, Ink.TEXT))
    return fitted(spans, width)


def reading_line(desk: Desk, ref: str) -> Line:
    """读数: 文本层 可信 无其他读法."""
    look = desk.look
    parts = parse_ref(ref) if ref else None
    words = [look.say(f"source.kind.{desk.model.analysis.document.kind.value}")]
    ink = Ink.MUTED
    if parts is not None and parts.block and parts.row >= 0 and not parts.is_header:
        block = desk.model.analysis.document.block(parts.block)
        if isinstance(block, Table) and parts.row < len(block.rows) and parts.column >= 0:
            cell = block.cell(parts.row, parts.column)
            words.append(look.say("source.certain" if cell.trust is Trust.CERTAIN else "source.doubtful"))
            readings = " ".join(look.clean(text) for text in cell.readings)
            words.append(look.say("source.readings", readings=readings) if readings else look.say("source.no-readings"))
            ink = Ink.DOUBTFUL if cell.trust is Trust.DOUBTFUL else Ink.MUTED
        if isinstance(block, Table):
            said = [doubt for doubt in block.doubts if doubt.code in _CHOICE] or block.doubts
            words += [look.words(doubt.message) for doubt in said[:1]]
    return (Span(look.say("source.reading") + " " + "  ".join(words), ink),)
