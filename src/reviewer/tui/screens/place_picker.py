"""Pick a place: tables, sections, forms, pages, findings and codes in one fuzzy list."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.tui.glyphs import STATUS_INKS, severity_glyph
from reviewer.tui.ink import Ink
from reviewer.tui.panes.title import place_pages, short_place
from reviewer.tui.screens.picker import Pick, PickerScreen
from reviewer.tui.state.desk import Desk
from reviewer.tui.state.naming import place_name


class PlacePicker(PickerScreen):
    """See the module."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._picks = self._all()

    def on_mount(self) -> None:
        """The cursor begins at the place in view."""
        super().on_mount()
        here = f"place:{self.desk.block_in_view}"
        self.cursor = next((place for place, pick in enumerate(self.found) if pick.target == here), 0)

    def heading(self) -> str:
        """What can be typed."""
        return self.look.say("picker.place")

    def picks(self) -> Sequence[Pick]:
        """Places, then findings, then pages."""
        return self._picks if self.typed else [pick for pick in self._picks if pick.target.startswith("place:")]

    async def picked(self, pick: Pick) -> None:
        """Go there."""
        if self.desk_app.front is not None:
            self.desk_app.front.go(pick.target)

    def _all(self) -> list[Pick]:
        desk, look = self.desk, self.desk.look
        picks: list[Pick] = []
        for place in desk.places.all:
            count = desk.counts[place.id]
            pages = " ".join(f"p{page}" for page in place.pages)
            bound = desk.model.analysis.material.bound.get(place.id)
            form = f"{bound.names.zh} {bound.names.en} {bound.form}" if bound else ""
            label = f"{place_name(place, look)} {look.clean(place.title)}"
            right = f"{count.open}/{count.findings}  {place_pages(place)}" if count.findings else place_pages(place)
            ink = {"!": Ink.CONTRADICTED, "?": Ink.UNCHECKED, "~": Ink.DOUBTFUL}.get(count.glyph, Ink.TEXT)
            picks.append(Pick(f"place:{place.id}", label, right, f"{pages} {form} {place.id}", count.glyph, ink))
        for item in desk.model.findings:
            words = (
                f"{severity_glyph(item.finding, look.language)} {item.finding.code} {look.words(item.finding.title)}"
            )
            label = f"{words}  {desk.place_name_of(item)} {short_place(desk, item)}"
            ink = STATUS_INKS.get(item.glyph, Ink.TEXT)
            picks.append(
                Pick(f"finding:{item.key}", label, look.place(item.finding.anchor.source), "", item.glyph, ink)
            )
        picks += [Pick(f"ref:p{page.number}", f"p{page.number}") for page in desk.model.analysis.document.pages]
        return picks
