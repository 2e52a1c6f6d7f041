"""What stands on a page before anything is understood: glyphs, straight rules, filled areas. Data and geometry only.

All coordinates in PDF points as displayed (after /Rotate), origin top left, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Glyph:
    """One character. `angle` in degrees as displayed, 0 upright; `place`: its index in pdfium's text page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    angle: float
    place: int

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.y0 + self.y1) / 2

    @property
    def centre(self) -> float:
        """Horizontal middle."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule. `at`: y of a horizontal, x of a vertical one; `start` to `end` along the other axis."""

    at: float
    start: float
    end: float
    is_horizontal: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle that is no hairline (shading)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Marks:
    """Everything on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    areas: list[Area]
    slanted: list[Glyph]
    """Glyphs set at an angle that is no multiple of 90°: watermarks."""
    bold_places: frozenset[int]
    images: int
    """Number of images; a page of images without glyphs is a scan."""
    broken: int
    """Glyphs without a Unicode value (broken font map)."""
    turn: int = 0
    """Quarter turns clockwise that were added to the page's own so that its text stands upright."""
