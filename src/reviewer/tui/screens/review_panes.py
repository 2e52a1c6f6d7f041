"""The panes of the review screen: which widget shows which painter. Looks the desk up at every painting.

Owns the list of panes; where they stand is the plan's, what they show the painters'.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from reviewer.tui.bar.footer import REVIEW, footer_line
from reviewer.tui.bar.mode import Mode
from reviewer.tui.bar.paint import batch_lines, choice_lines, effect_line, idle_line, prompt, verdict_line
from reviewer.tui.fit import cells, crop
from reviewer.tui.ink import Ink, Line, Span
from reviewer.tui.painted import Painted, Painter, Watch
from reviewer.tui.panes.evidence_pane import evidence_lines
from reviewer.tui.panes.middle_pane import cursor_text, linked_lines, middle_lines, position_text
from reviewer.tui.panes.queue_pane import queue_lines
from reviewer.tui.panes.side_panes import note_lines, recent_line, table_list_lines
from reviewer.tui.panes.source_pane import source_lines
from reviewer.tui.panes.title import finding_line, title_line
from reviewer.tui.screens.desk_screen import DeskScreen
from reviewer.tui.screens.plan import FOCUSABLE

RULES = ("rule-top", "rule-bar", "rule-left", "rule-right", "rule-linked")
WALLS = ("wall-left", "wall-right")


def panes_of(screen: DeskScreen) -> Iterator[Painted]:
    """Every pane there can be, in the order they are painted: the middle before what depends on its scroll."""
    watches = _watches(screen)
    for name, painter in _painters(screen).items():
        yield Painted(painter, id=name, can_focus=name in FOCUSABLE, looks_at=watches.get(name))


def _painters(screen: DeskScreen) -> dict[str, Painter]:
    s = screen
    found: dict[str, Painter] = {
        "title": lambda w, _h, _f: [title_line(s.desk, w)],
        "finding": lambda w, _h, _f: [finding_line(s.desk, w)],
        "middle": lambda w, h, f: middle_lines(s.desk, w, h, focused=f),
        "position": lambda w, _h, _f: [_position(s, w)],
        "linked": lambda w, h, _f: linked_lines(s.desk, w, h),
        "evidence": lambda w, h, f: _evidence(s, w, h, focused=f),
        "queue": lambda w, h, f: queue_lines(s.desk, w, h, focused=f),
        "source": lambda w, h, _f: source_lines(s.desk, s.source, s.lens.picture, w, h),
        "notes": lambda w, h, _f: note_lines(s.desk, w, h),
        "tables": lambda w, h, _f: table_list_lines(s.desk, w, h),
        "verdicts": lambda w, _h, _f: [_verdicts(s, w)],
        "bar": lambda w, _h, _f: [_bar(s, w)],
        "effect": lambda w, _h, _f: [effect_line(s.desk, s.editing.bar, w)],
        "recent": lambda w, _h, _f: [recent_line(s.desk, w)],
        "footer": lambda w, _h, _f: [footer_line(REVIEW, s.desk_app.keymap, s.desk.look, w)],
    }
    found |= {name: _rule(s, name) for name in RULES}
    found |= {name: lambda _w, h, _f: [(Span("|", Ink.RULE),)] * h for name in WALLS}
    return found


def _watches(screen: DeskScreen) -> dict[str, Watch]:
    """What the painters look at that are not worth asking at every key. Who adds to a painter adds here."""
    s = screen

    def finding() -> Hashable:
        return (s.desk.version, s.desk.finding_key)

    def place() -> Hashable:
        return (s.desk.version, s.desk.index)

    def evidence() -> Hashable:
        desk, bar = s.desk, s.editing.bar
        shown = (desk.proof, desk.cell_ref, desk.index, s.evidence_cursor, s.plan.has("finding"))
        return (finding(), shown, bar.preview if bar.mode is Mode.BATCH else None)

    found: dict[str, Watch] = {
        "title": lambda: (place(), s.desk.model.dirty, s.desk.model.saved_at),
        "finding": finding,
        "evidence": evidence,
        "queue": lambda: (finding(), frozenset(s.desk.selected)),
        "notes": place,
        "tables": place,
        "verdicts": lambda: (finding(), s.editing.bar.mode, s.editing.bar.verdict, s.editing.bar.reason),
        "recent": lambda: s.desk.version,
        "footer": lambda: s.desk.look,
    }
    found |= {name: lambda name=name: s.plan.rules.get(name, ()) for name in RULES}  # type: ignore[misc]
    found |= {name: lambda: () for name in WALLS}
    return found


def _rule(screen: DeskScreen, name: str) -> Painter:
    """A horizontal rule with `+` where walls meet it."""

    def painter(width: int, _height: int, _focused: bool) -> Sequence[Line]:
        joints = set(screen.plan.rules.get(name, ()))
        return [(Span("".join("+" if x in joints else "-" for x in range(width)), Ink.RULE),)]

    return painter


def _position(screen: DeskScreen, width: int) -> Line:
    """The rule under the middle pane: what the cursor stands on, which rows and columns are in view."""
    text = f" {position_text(screen.desk, width)} --"
    place = crop(cursor_text(screen.desk), max(0, width - cells(text) - 6))
    lead = f"-- {place} " if place else ""
    fill = "-" * max(0, width - cells(text) - cells(lead))
    return (Span(lead[:3], Ink.RULE), Span(lead[3:], Ink.MUTED), Span(fill, Ink.RULE), Span(text, Ink.MUTED))


def _evidence(screen: DeskScreen, width: int, height: int, *, focused: bool) -> Sequence[Line]:
    """The evidence, or the preview of a batch."""
    if screen.editing.bar.mode is Mode.BATCH:
        return batch_lines(screen.desk, screen.editing.bar, width, height)
    titled = not screen.plan.has("finding")
    cursor = screen.evidence_cursor
    return evidence_lines(screen.desk, width, height, focused=focused, cursor=cursor, is_titled=titled)


def _verdicts(screen: DeskScreen, width: int) -> Line:
    """The verdicts; choices that need two lines begin here."""
    if screen.editing.bar.is_choice:
        lines = choice_lines(screen.desk, screen.editing.bar, width)
        if len(lines) > 1:
            return lines[0]
    return verdict_line(screen.desk, screen.desk_app.keymap, width)


def _bar(screen: DeskScreen, width: int) -> Line:
    """What is typed, chosen, or was last said."""
    bar = screen.editing.bar
    if bar.is_editor:
        return prompt(screen.desk, bar)
    if bar.is_choice:
        return choice_lines(screen.desk, bar, width)[-1]
    return idle_line(screen.desk, screen.reader.half_typed, width)
