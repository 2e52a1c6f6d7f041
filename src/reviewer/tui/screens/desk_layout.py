"""Hands the plan to Textual: every pane of the plan in its region, the others nowhere."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import NULL_SPACING, Offset, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from reviewer.tui.screens.plan import Plan


class DeskLayout(Layout):
    """Arranges children by id."""

    name = "desk"

    def __init__(self, plan: Callable[[Size], Plan]) -> None:
        self._plan = plan

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Placements of the children that are in the plan."""
        regions = self._plan(size).regions
        return [
            WidgetPlacement(regions[child.id], Offset(0, 0), NULL_SPACING, child)
            for child in children
            if child.id is not None and child.id in regions
        ]
