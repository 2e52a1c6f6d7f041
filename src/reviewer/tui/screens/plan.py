"""Where every pane of the desk stands at a size: one, two or three columns, zoomed, or barely anything. Pure.

Regions never overlap and fill the screen; recomputed on every resize, so the layout is live.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Region

MEDIUM, WIDE = 100, 160
TINY_WIDTH, TINY_HEIGHT = 60, 16
SMALL_HEIGHT = 24
LEFT_MEDIUM, LEFT_WIDE, RIGHT_WIDE = 34, 44, 66
LOWER_MEDIUM = 10
NOTES = 3
LOWER_PANES = ("evidence", "queue", "source", "notes")
FOCUSABLE = ("middle", *LOWER_PANES, "tables")
"""Panes that can have the cursor."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for. `focus`: the pane with the cursor; `left`, `lower`, `right`: cells added by hand."""

    focus: str = "middle"
    lower_pane: str = "evidence"
    is_zoomed: bool = False
    has_linked: bool = False
    has_picture: bool = False
    is_typing: bool = False
    is_number: bool = False
    prompt: int = 20
    left: int = 0
    lower: int = 0
    right: int = 0


@dataclass(frozen=True)
class Plan:
    """Regions by pane id. `rules`: horizontal rules by id with the columns where walls meet them."""

    regions: dict[str, Region]
    rules: dict[str, tuple[int, ...]]

    def has(self, pane: str) -> bool:
        """Whether the pane is on the screen."""
        return pane in self.regions


def columns_at(width: int, height: int) -> int:
    """1, 2 or 3 columns; 0 where only finding, equation and bar remain."""
    if width < TINY_WIDTH or height < TINY_HEIGHT:
        return 0
    return 1 if width < MEDIUM or height < SMALL_HEIGHT else 2 if width < WIDE else 3


def make_plan(width: int, height: int, wish: Wish) -> Plan:
    """The plan for a size."""
    regions: dict[str, Region] = {}
    rules: dict[str, tuple[int, ...]] = {}
    count = columns_at(width, height)
    bottom = _bottom(regions, width, height, wish, has_recent=count >= 2)
    if count == 0:
        regions["finding"] = Region(0, 0, width, 1)
        if bottom > 1:
            regions["evidence"] = Region(0, 1, width, bottom - 1)
        return Plan(regions, rules)
    regions["title"] = Region(0, 0, width, 1)
    top = 1
    if count == 1:
        regions["finding"] = Region(0, 1, width, 1)
        top = 2
    regions["rule-top"] = Region(0, top, width, 1)
    regions["rule-bar"] = Region(0, bottom - 1, width, 1)
    body = Region(0, top + 1, width, bottom - 1 - top - 1)
    if wish.is_zoomed:
        _zoomed(regions, body, wish)
    elif count == 1:
        _one(regions, body, height, wish)
    elif count == 2:
        _two(regions, rules, body, wish)
    else:
        _three(regions, rules, body, wish)
    if wish.has_picture and "source" in regions and regions["source"].height > 2:
        x, y, across, down = regions["source"]
        regions["picture"] = Region(x, y + 1, across, down - 2)  # its heading and the reading stay
    return Plan(regions, rules)


def _bottom(regions: dict[str, Region], width: int, height: int, wish: Wish, *, has_recent: bool) -> int:
    """Bar and footer from below; returns the row above which everything else stands."""
    y = height
    if height >= TINY_HEIGHT:
        y -= 1
        regions["footer"] = Region(0, y, width, 1)
    if has_recent:
        y -= 1
        regions["recent"] = Region(0, y, width, 1)
    y -= 1
    if wish.is_typing:
        prompt = max(1, min(wish.prompt, width // 2))
        typed = max(8, min(width // (6 if wish.is_number else 2), width - prompt))
        regions["bar"] = Region(0, y, prompt, 1)
        regions["input"] = Region(prompt, y, typed, 1)
        if width - prompt - typed > 0:
            regions["effect"] = Region(prompt + typed, y, width - prompt - typed, 1)
    else:
        regions["bar"] = Region(0, y, width, 1)
    y -= 1
    regions["verdicts"] = Region(0, y, width, 1)
    return y


def _middle(regions: dict[str, Region], area: Region, wish: Wish) -> None:
    """The middle pane, split in two while a second table is shown; its position line under it."""
    x, y, width, height = area
    regions["position"] = Region(x, y + height - 1, width, 1)
    height -= 1
    if wish.has_linked and height >= 7:
        upper = height // 2
        regions["middle"] = Region(x, y, width, upper)
        regions["rule-linked"] = Region(x, y + upper, width, 1)
        regions["linked"] = Region(x, y + upper + 1, width, height - upper - 1)
    else:
        regions["middle"] = Region(x, y, width, height)


def _zoomed(regions: dict[str, Region], body: Region, wish: Wish) -> None:
    if wish.focus == "middle":
        _middle(regions, body, wish)
    else:
        regions[wish.focus] = body


def _one(regions: dict[str, Region], body: Region, height: int, wish: Wish) -> None:
    lower = 1 if height < SMALL_HEIGHT else 3 + min(7, max(0, height - 26) // 2)
    if wish.focus in LOWER_PANES:
        lower = max(lower, body.height // 2 - 1)
    lower = max(1, min(lower + wish.lower, body.height - 4))
    _middle(regions, Region(0, body.y, body.width, body.height - lower), wish)
    regions[wish.lower_pane] = Region(0, body.bottom - lower, body.width, lower)


def _two(regions: dict[str, Region], rules: dict[str, tuple[int, ...]], body: Region, wish: Wish) -> None:
    left = max(20, min(LEFT_MEDIUM + wish.left, body.width - 60))
    lower = max(4, min(LOWER_MEDIUM + max(0, body.height - 32) // 3 + wish.lower, body.height - 6))
    upper = body.height - lower
    regions["queue"] = Region(0, body.y, left, upper - 1)
    regions["rule-left"] = Region(0, body.y + upper - 1, left, 1)
    regions["wall-left"] = Region(left, body.y, 1, body.height)
    _middle(regions, Region(left + 1, body.y, body.width - left - 1, upper), wish)
    _source_and_notes(regions, Region(0, body.y + upper, left, lower))
    regions["evidence"] = Region(left + 1, body.y + upper, body.width - left - 1, lower)
    rules["rule-top"] = rules["rule-bar"] = (left,)


def _three(regions: dict[str, Region], rules: dict[str, tuple[int, ...]], body: Region, wish: Wish) -> None:
    left = max(24, min(LEFT_WIDE + wish.left, body.width // 3))
    right = max(30, min(RIGHT_WIDE + wish.right, body.width // 2))
    middle = body.width - left - right - 2
    tables = max(4, min(16, body.height // 3))
    regions["tables"] = Region(0, body.y, left, tables)
    regions["rule-left"] = Region(0, body.y + tables, left, 1)
    regions["queue"] = Region(0, body.y + tables + 1, left, body.height - tables - 1)
    regions["wall-left"] = Region(left, body.y, 1, body.height)
    _middle(regions, Region(left + 1, body.y, middle, body.height), wish)
    x = left + 1 + middle
    regions["wall-right"] = Region(x, body.y, 1, body.height)
    lower = max(6, min(body.height // 3 + wish.lower, body.height - 8))
    regions["evidence"] = Region(x + 1, body.y, right, body.height - lower - 1)
    regions["rule-right"] = Region(x + 1, body.bottom - lower - 1, right, 1)
    _source_and_notes(regions, Region(x + 1, body.bottom - lower, right, lower))
    rules["rule-top"] = rules["rule-bar"] = (left, x)


def _source_and_notes(regions: dict[str, Region], area: Region) -> None:
    x, y, width, height = area
    notes = NOTES if height >= NOTES + 5 else 0
    regions["source"] = Region(x, y, width, height - notes)
    if notes:
        regions["notes"] = Region(x, y + height - notes, width, notes)
