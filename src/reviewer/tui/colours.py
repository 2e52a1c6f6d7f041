"""The colours of inks in a theme, as styles ready for a terminal. Made once per theme.

Looked up by hand instead of through style sheets: a component class per ink and widget costs a second per screen.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color

from reviewer.tui.ink import Ink

_BOLD = frozenset({Ink.TITLE, Ink.STRONG, Ink.HEADER, Ink.KEY, Ink.CULPRIT, Ink.ERROR, Ink.CONTRADICTED})
_MARKED = frozenset({Ink.CURSOR, Ink.SELECTED, Ink.HIT})


class Inks:
    """Styles of all inks. `is_plain`: the terminal's own colours; what is marked by paper alone is reversed then."""

    def __init__(self, variables: Mapping[str, str], *, is_plain: bool) -> None:
        self._flat = {ink: _style(ink, variables, "background", is_plain) for ink in Ink}
        self._raised = {ink: _style(ink, variables, "surface", is_plain) for ink in Ink}

    def style(self, ink: Ink, *, is_raised: bool = False) -> Style:
        """The style of an ink on the theme's background, or on its surface."""
        return (self._raised if is_raised else self._flat)[ink]


def _style(ink: Ink, variables: Mapping[str, str], paper: str, is_plain: bool) -> Style:
    colour = Color.parse(variables[f"ink-{ink}"]).rich_color
    own = variables[f"paper-{ink}"]
    back = Color.parse(own if own != variables["background"] else variables[paper]).rich_color
    return Style(color=colour, bgcolor=back, bold=ink in _BOLD or None, reverse=(is_plain and ink in _MARKED) or None)
