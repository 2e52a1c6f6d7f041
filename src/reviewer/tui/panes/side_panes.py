"""The smaller panes: tables with their counts, notes, the last decisions. Pure painters."""

from __future__ import annotations

from reviewer.overlay.entries import Note
from reviewer.overlay.history import Step
from reviewer.tui.fit import crop, pad_left, pad_right
from reviewer.tui.ink import Ink, Line, Span, fitted
from reviewer.tui.state.counting import PlaceCount
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.naming import place_name, place_words
from reviewer.tui.state.places import Place, PlaceKind

FIGURES = 4
LEAD = 3
"""Cursor, glyph, blank."""


def table_list_lines(desk: Desk, width: int, height: int) -> list[Line]:
    """One line per place with findings or numbers: glyph, name, counts by state, open findings."""
    look = desk.look
    counts = desk.counts
    columns = [
        look.say(f"tables.{name}") for name in ("numbers", "proved", "contradicted", "unchecked", "doubtful", "open")
    ]
    room = max(8, width - LEAD - FIGURES * len(columns))
    head = " " * LEAD + pad_right(crop(look.say("tables.heading", total=len(desk.places.tables)), room), room)
    lines: list[Line] = [
        fitted(
            (Span(head, Ink.HEADER), *(Span(pad_left(crop(name, FIGURES), FIGURES), Ink.HEADER) for name in columns)),
            width,
        )
    ]
    shown = [place for place in desk.places.all if counts[place.id].is_anything or place.kind is PlaceKind.TABLE]
    at = next((n for n, place in enumerate(shown) if desk.place and place.id == desk.place.id), 0)
    first = max(0, min(at - (height - 1) // 2, len(shown) - height + 1))
    here = desk.place
    some = shown[first : first + height - 1]
    return lines + [_place_line(desk, place, counts[place.id], room, is_cursor=place is here) for place in some]


def _place_line(desk: Desk, place: Place, counts: PlaceCount, room: int, *, is_cursor: bool) -> Line:
    """Worked out once as long as nothing changes, for the list is painted at every move between places."""
    key = ("line", place.id, room, is_cursor)
    known = desk.worked_out.get(key)
    if not isinstance(known, tuple):
        known = desk.worked_out[key] = _place_spans(desk, place, counts, room, is_cursor=is_cursor)
    return known


def _place_spans(desk: Desk, place: Place, counts: PlaceCount, room: int, *, is_cursor: bool) -> Line:
    glyph = counts.glyph
    figures = [counts.numbers, counts.proved, counts.contradicted, counts.unchecked, counts.doubtful, counts.open]
    target = f"place:{place.id}"
    name = _full_name(desk, place)
    return (
        Span(">" if is_cursor else " ", Ink.STRONG, target),
        Span(f"{glyph} ", Ink.CONTRADICTED if glyph == "!" else Ink.UNCHECKED if glyph in "?~" else Ink.PROVED, target),
        Span(pad_right(crop(name, room), room), Ink.STRONG if is_cursor else Ink.TEXT, target),
        *(Span(pad_left(str(figure), FIGURES), Ink.TEXT if figure else Ink.MUTED, target) for figure in figures),
    )


def _full_name(desk: Desk, place: Place) -> str:
    known = desk.worked_out.get(("name", place.id))
    if not isinstance(known, str):
        bound = desk.model.analysis.material.bound.get(place.id)
        known = f"{place_name(place, desk.look)} {place_words(place, bound, desk.look)}"
        desk.worked_out["name", place.id] = known
    return known


def note_lines(desk: Desk, width: int, height: int) -> list[Line]:
    """Notes of the place in view first, then all others."""
    look = desk.look
    notes = desk.model.overlay.notes
    here = [note for note in notes if _index(desk, note) == desk.index]
    others = [note for note in notes if note not in here]
    lines: list[Line] = [(Span(look.say("notes.heading", here=len(here), total=len(notes)), Ink.HEADER),)]
    lines += [_note(desk, note) for note in (*here, *others)]
    if not notes:
        lines.append((Span("  " + look.say("notes.none"), Ink.MUTED),))
    return lines[:height]


def _note(desk: Desk, note: Note) -> Line:
    """` m 待说明  表3 2130106/合计 11:58`; of a request to recheck only the place."""
    glyph, words = ("f", "") if note.asks_recheck else ("m", desk.look.clean(note.text) + "  ")
    time = f" {note.time:%H:%M}" if note.time else ""
    known = note.at and note.at != "document" and desk.places.index_of(note.at) is not None
    place = desk.naming.short(note.at, desk.look) if known else desk.look.clean(note.anchor or note.at)
    return (Span(f" {glyph} {words}", Ink.TEXT, f"ref:{note.at}"), Span(place + time, Ink.MUTED, f"ref:{note.at}"))


def _index(desk: Desk, note: Note) -> int | None:
    return desk.places.index_of(note.at) if note.at else None


def recent_line(desk: Desk, width: int) -> Line:
    """The last decisions, newest first, in one line."""
    look = desk.look
    spans = [Span(look.say("history.recent") + "  ", Ink.MUTED, "action:history.list")]
    for step in reversed(desk.model.history[-6:]):
        spans += [Span(step_text(step, desk), Ink.TEXT, "action:history.list"), Span(" | ", Ink.MUTED)]
    return fitted(spans[:-1] if len(spans) > 1 else (*spans, Span(look.say("history.empty"), Ink.MUTED)), width)


def step_text(step: Step, desk: Desk) -> str:
    """11:58 a T01 表3 2130106/合计."""
    look = desk.look
    time = f"{step.time:%H:%M} " if step.time else ""
    name = look.say(f"step.{step.name}")
    code = step.finding.split(":")[0]
    place = desk.naming.short(step.ref, look) if step.ref and step.ref != "document" else look.clean(step.label)
    return f"{time}{name} {code} {place}".replace("  ", " ").strip()
