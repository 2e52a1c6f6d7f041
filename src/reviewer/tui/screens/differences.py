"""What differs from an earlier version: cells and sentences, those nobody is told of marked; enter goes there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reviewer.diff.compare import Difference, Kind
from reviewer.tui.fit import cells, wrap
from reviewer.tui.ink import BLANK, Ink, Line, Span, spread
from reviewer.tui.reading_work import Compared
from reviewer.tui.screens.list_screen import ListScreen

MARKS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-"}
SHORT = 24
"""Cells up to which old and new text stand on one line."""


class DifferencesScreen(ListScreen):
    """See the module. Enter on the first line shows the silent ones alone, or all."""

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared
        self.only_silent = False

    def heading(self) -> str:
        """With what it is compared, and how much differs."""
        found = self.compared.differences
        kinds = Counter(item.kind for item in found)
        return self.look.say(
            "differences.heading",
            against=self.compared.against,
            changed=kinds[Kind.CHANGED],
            added=kinds[Kind.ADDED],
            removed=kinds[Kind.REMOVED],
            silent=sum(item.is_silent for item in found),
        )

    def content(self, width: int) -> Sequence[Line]:
        """The switch, then one difference after the other."""
        look = self.look
        shown = [item for item in self.compared.differences if item.is_silent or not self.only_silent]
        switch = look.say("differences.all" if self.only_silent else "differences.only-silent")
        lines: list[Line] = [(Span(switch, Ink.KEY, "switch:"),), BLANK]
        for item in shown:
            lines += self._lines(item, width)
        return lines if shown else [*lines, (Span(look.say("differences.none"), Ink.MUTED),)]

    async def chosen(self, target: str) -> None:
        """Show fewer or all, or go to the place in this version."""
        if target == "switch:":
            self.only_silent = not self.only_silent
            self.repaint_all()
            return
        self.desk_app.pop_screen()
        if self.desk_app.front is not None:
            self.desk_app.front.go(target)

    def _lines(self, item: Difference, width: int) -> list[Line]:
        look = self.look
        target = f"ref:{item.new_ref}" if item.new_ref else ""
        ink = Ink.WARNING if item.is_silent else Ink.TEXT
        old, new = look.clean(item.old), look.clean(item.new)
        blank = look.say("form.blank")
        is_short = max(cells(old), cells(new)) <= SHORT
        words = f"  {old or blank} -> {new or blank}" if is_short else ""
        left = (
            Span(f"{MARKS[item.kind]}{'!' if item.is_silent else ' '} ", Ink.STRONG, target),
            Span(look.clean(item.place), ink, target),
            Span(words, Ink.STRONG, target),
        )
        lines = [spread(left, (Span(look.place(item.new_source), Ink.MUTED, target),), width)]
        if not is_short:
            for sign, text in (("-", old), ("+", new)):
                for number, (_offset, part) in enumerate(wrap(text, max(10, width - 5)) if text else ()):
                    lead = f"   {sign if number == 0 else ' '} "
                    lines.append((Span(lead, Ink.STRONG), Span(part, Ink.MUTED if sign == "-" else Ink.TEXT)))
        return lines
