"""One stretch of prose, each number marked behind it; the current one in brackets. Pure painter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.model.document import ContentsEntry, Heading, Paragraph
from reviewer.overlay.refs import parse_ref
from reviewer.tui.fit import wrap
from reviewer.tui.glyphs import GLYPHS, INKS
from reviewer.tui.ink import BLANK, Ink, Line, Span
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.places import Place

INDENT = 3
"""Gutter: row mark, cursor sign, blank."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of the shown text with an ink and a target."""

    start: int
    end: int
    ink: Ink
    target: str


def prose_lines(desk: Desk, place: Place, width: int, height: int, *, focused: bool) -> list[Line]:
    """The lines in view; the view follows the cursor."""
    view = desk.views.get(place.id, desk.view) if place is not desk.place else desk.view
    lines: list[Line] = []
    cursor_line = 0
    for row, block in enumerate(place.blocks):
        here = row == view.row
        column = min(view.column, len(desk.stops(place).rows[row].cells) - 1) if here else -1
        painted, at = _block(desk, block, column, width, focused=focused)
        if here:
            cursor_line = len(lines) + at
        lines += painted
    desk_view = view
    first = min(view.first_row, cursor_line)
    if cursor_line >= first + height:
        first = cursor_line - height // 2
    first = max(0, min(first, len(lines) - height))
    if place is desk.place:
        desk.viewport = (width, height)
        if first != desk_view.first_row:
            desk.view = replace(desk_view, first_row=first)
    return lines[first : first + height]


def _block(
    desk: Desk, block: Paragraph | Heading | ContentsEntry, column: int, width: int, *, focused: bool
) -> tuple[list[Line], int]:
    """The lines of one block and the line the cursor stands on (`column` −1: not here; 0: the block; n: its number)."""
    text, runs, at = _marked(desk, block, column)
    lines: list[Line] = []
    cursor_line = 0
    gutters = desk.over.gutters.get(block.id, {})
    offsets = [offset for offset in gutters if offset >= 0]
    for number, (start, piece) in enumerate(wrap(text, max(8, width - INDENT))):
        end = start + len(piece)
        if start <= at < end:
            cursor_line = number
        glyph = gutters.get(-1, " ") if number == 0 else " "
        for offset in offsets:
            if start <= _shown_offset(runs, offset) < end:
                glyph = gutters[offset]
        is_cursor = column >= 0 and start <= at < max(end, start + 1)
        gutter = (
            Span(glyph, Ink.CONTRADICTED if glyph == "!" else Ink.MUTED, f"ref:{block.id}"),
            Span("> " if is_cursor else "  ", Ink.STRONG if focused else Ink.MUTED),
        )
        base = Ink.HEADER if isinstance(block, Heading) else Ink.TEXT
        lines.append((*gutter, *_cut(text, start, end, runs, base=base, block=block.id)))
    if isinstance(block, Heading):
        lines.insert(0, BLANK)
        cursor_line += 1
    return lines, cursor_line


def _marked(desk: Desk, block: Paragraph | Heading | ContentsEntry, column: int) -> tuple[str, list[Run], int]:
    """The shown text of a block: numbers with their glyph, the current one in brackets; runs; offset of the cursor."""
    stop = 0
    shown = ""
    runs: list[Run] = []
    at = 0
    done = 0
    current = desk.current
    anchor = current.finding.anchor.ref if current else ""
    for ref, start, end, is_stop in desk.numbers_of(block.id):
        stop += is_stop
        mark = desk.over.mark(ref)
        text = desk.look.clean(desk.over.texts.get(ref, block.text[start:end]))
        shown += desk.look.clean(block.text[done:start])
        is_cursor = is_stop and column == stop
        if is_cursor:
            at = len(shown)
            text = f"[{text}]"
        glyph = GLYPHS[desk.look.glyphs][mark].strip()
        ink = Ink.CURSOR if is_cursor else Ink.CULPRIT if _overlaps(ref, anchor) else INKS[mark]
        runs.append(Run(len(shown), len(shown) + len(text), ink, f"ref:{ref}"))
        shown += text
        runs.append(Run(len(shown), len(shown) + len(glyph), INKS[mark], f"ref:{ref}"))
        shown += glyph
        done = end
    shown += desk.look.clean(block.text[done:])
    stretch = _stretch(anchor, block.id, runs, Ink.OPERAND)
    here = desk.search.refs[desk.search.at] if 0 <= desk.search.at < len(desk.search.refs) else ""
    if stretch is not None:
        at = stretch.start if column <= 0 else at
    for ref in (hit for hit in desk.search.refs if hit.startswith(block.id + "/")):
        found = _stretch(ref, block.id, runs, Ink.HIT)
        if found is not None:
            runs = _with_stretch(runs, found)
            at = found.start if ref == here and column <= 0 else at
    return shown, _with_stretch(runs, stretch) if stretch is not None else runs, at


def _stretch(anchor: str, block: str, runs: list[Run], ink: Ink) -> Run | None:
    """The words a reference names in the shown text, None where it is about another block or the whole of it."""
    parts = parse_ref(anchor) if anchor else None
    if parts is None or parts.block != block or parts.start < 0:
        return None
    return Run(_shown_offset(runs, parts.start), _shown_offset(runs, parts.end), ink, f"ref:{anchor}")


def _with_stretch(runs: list[Run], stretch: Run) -> list[Run]:
    """The runs with the stretch laid under them: it shows between the numbers."""
    laid: list[Run] = [run for run in runs if run.end <= stretch.start]
    at = stretch.start
    for run in (run for run in runs if run.end > stretch.start):
        if run.start > at and at < stretch.end:
            laid.append(Run(at, min(run.start, stretch.end), stretch.ink, stretch.target))
        laid.append(run)
        at = max(at, run.end)
    if at < stretch.end:
        laid.append(Run(at, stretch.end, stretch.ink, stretch.target))
    return laid


def _overlaps(ref: str, other: str) -> bool:
    one, two = parse_ref(ref), parse_ref(other) if other else None
    if one is None or two is None or one.block != two.block or two.start < 0:
        return False
    return one.start < two.end and two.start < one.end


def _shown_offset(runs: list[Run], offset: int) -> int:
    """Where a character of the document stands in the shown text (which is longer by the glyphs before it)."""
    extra = 0
    for run in runs:
        ref = parse_ref(run.target.removeprefix("ref:"))
        if ref is not None and ref.start == offset:
            return run.start
        if ref is not None and ref.start < offset:
            extra = run.end - ref.end
    return offset + extra


def _cut(text: str, start: int, end: int, runs: list[Run], *, base: Ink, block: str) -> list[Span]:
    spans: list[Span] = []
    at = start
    for run in runs:
        if run.end <= start or run.start >= end or run.start == run.end:
            continue
        if run.start > at:
            spans.append(Span(text[at : run.start], base, f"ref:{block}"))
        spans.append(
            Span(
                text[max(run.start, start) : min(run.end, end)],
                run.ink if run.ink is not Ink.TEXT else base,
                run.target,
            )
        )
        at = min(run.end, end)
    if at < end:
        spans.append(Span(text[at:end], base, f"ref:{block}"))
    return spans
