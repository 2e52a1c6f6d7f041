"""Which picture of the source is wanted, and having it made off the screen's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.model.document import BBox, InputKind
from reviewer.tui.lens.pdf_page import PdfPages
from reviewer.tui.lens.picture import Picture
from reviewer.tui.panes.source_pane import source_ref

if TYPE_CHECKING:
    from reviewer.tui.screens.review import ReviewScreen

KINDS = ("page", "lens")
LENS_WIDTH, LENS_HEIGHT = 60, 8
"""Cells a number is drawn in at most."""


class Looking:
    """The picture of the moment. `kind`: page or lens; text input needs none."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        document = screen.desk.model.analysis.document
        self.kind = "lens" if screen.desk_app.settings.lens == "lens" else "page"
        self.picture: Picture | None = None
        self._pages = (
            PdfPages(Path(document.path), screen.desk_app.password) if document.kind is InputKind.PDF else None
        )
        self._wanted: tuple[object, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether there is a page to look at."""
        return self._pages is not None

    def close(self) -> None:
        """The document is left: give its file free."""
        if self._pages is not None:
            self._pages.close()

    def next_kind(self) -> None:
        """Page, lens, page …"""
        self.kind = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        self._wanted = ()

    def follow(self) -> None:
        """The cursor may stand elsewhere: have the picture made, if the source is in view and it is another one."""
        screen = self._screen
        region = screen.plan.regions.get("source")
        if self._pages is None or region is None:
            return
        ref = source_ref(screen.desk)
        source = screen.desk.naming.source(ref) if ref else None
        if source is None or source.page is None:
            self.picture = None
            return
        wanted = (self.kind, source.page, source.bbox, region.width, region.height)
        if wanted != self._wanted:
            self._wanted = wanted
            page, box = source.page, source.bbox
            width, height = region.width, region.height - 2
            screen.work(lambda: self._make(page, box, width, height), self._made, group="lens")

    def _make(self, page: int, box: BBox | None, width: int, height: int) -> Picture | None:
        assert self._pages is not None
        if self.kind == "lens" and box is not None:
            return self._pages.lens(page, box, min(width, LENS_WIDTH), min(height, LENS_HEIGHT))
        return self._pages.text(page, box, width, height, self._screen.desk.look.ambiguous)

    def _made(self, picture: Picture | None) -> None:
        self.picture = picture
        self._screen.repaint_pane("source")
