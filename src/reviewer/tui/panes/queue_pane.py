"""The list of findings: status, severity, code, place, difference; document order, advice folded. Pure painter."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.session.status import ReviewedFinding
from reviewer.tui.fit import cells, crop, pad_right
from reviewer.tui.glyphs import SEVERITY_INKS, STATUS_INKS, severity_glyph
from reviewer.tui.ink import Ink, Line, Span, spread
from reviewer.tui.panes.title import difference, short_place, suffix
from reviewer.tui.state.desk import Desk


def queue_lines(desk: Desk, width: int, height: int, *, focused: bool, cursor: str = "") -> list[Line]:
    """A heading and the findings around the one at the cursor (the current one by default)."""
    items = desk.queue.items
    at = max(0, desk.queue.index(cursor or desk.finding_key))
    look = desk.look
    heading = look.say("queue.heading", number=at + 1 if items else 0, total=len(items))
    if desk.selected:
        heading += " " + look.say("queue.selected", count=len(desk.selected))
    lines: list[Line] = [
        spread((Span(heading, Ink.HEADER),), (Span("]/[  B", Ink.MUTED, "action:decide.batch"),), width)
    ]
    room = height - 1 - (1 if desk.queue.folded else 0)
    first = max(0, min(at - room // 3, len(items) - room))
    at_key = cursor or desk.finding_key
    shown = items[first : first + max(0, room)]
    lines += [item_line(desk, item, width, is_cursor=item.key == at_key, focused=focused) for item in shown]
    if not items:
        lines.append((Span(" " + look.say("queue.empty"), Ink.MUTED),))
    if desk.queue.folded:
        lines.append((Span("  " + look.say("queue.folded", count=desk.queue.folded), Ink.MUTED, "action:filter.open"),))
    return lines


def item_line(desk: Desk, item: ReviewedFinding, width: int, *, is_cursor: bool, focused: bool) -> Line:
    """One finding in one line."""
    look, finding = desk.look, item.finding
    target = f"finding:{item.key}"
    base = (Ink.CURSOR if focused else Ink.CURSOR_AWAY) if is_cursor else Ink.MUTED if not item.is_open else Ink.TEXT
    chosen = "*" if item.key in desk.selected else ">" if is_cursor else " "
    head: Sequence[Span] = (
        Span(chosen, Ink.SELECTED if chosen == "*" else Ink.STRONG, target),
        Span(item.glyph + " ", STATUS_INKS.get(item.glyph, Ink.TEXT), target),
        Span(severity_glyph(finding, look.language) + " ", SEVERITY_INKS[finding.severity], target),
        Span(f"{finding.code} ", base, target),
    )
    tail = difference(desk, item)
    tail = (" " + tail if tail else "") + (" " + suffix(item) if suffix(item) else "")
    room = width - sum(cells(span.text) for span in head) - cells(tail)
    place = desk.place_name_of(item)
    words = f"{place} {short_place(desk, item)}" if finding.anchor.ref else look.words(finding.title)
    shown = pad_right(crop(words, max(4, room)), room)
    return (*head, Span(shown, base, target), Span(tail, base, target))
