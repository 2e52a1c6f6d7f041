"""Which picture of the source is wanted at the moment, and the last one made. Making it takes a thread (`make`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.geometry import Region

from reviewer.extract.pdf.pinpoint import Spot, spot_of
from reviewer.model.document import BBox, InputKind
from reviewer.overlay.refs import parse_ref
from reviewer.tui.host import Host
from reviewer.tui.lens.pdf_page import PdfPages
from reviewer.tui.lens.picture import Picture
from reviewer.tui.panes.source_pane import source_ref
from reviewer.tui.state.desk import Desk

KINDS = ("page", "lens", "image")
LENS_WIDTH, LENS_HEIGHT = 60, 8
"""Cells a number is drawn in at most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to be made: of a page around a box in points, in that many cells. `spot`: where in the box, a line of
    prose, the place is."""

    kind: str
    page: int
    box: BBox | None
    spot: Spot | None
    width: int
    height: int
    ambiguous: int


class Looking:
    """The picture of the moment. `kind`: page, lens or image; text input needs none."""

    def __init__(self, desk: Desk, app: Host) -> None:
        document = desk.model.analysis.document
        self._desk = desk
        self._kinds = KINDS if app.drawing is not None else KINDS[:2]
        self.kind = app.settings.lens if app.settings.lens in self._kinds else "page"
        self.picture: Picture | None = None
        self.image: object = None
        """What the drawing widget shows, where the terminal draws pictures."""
        self._pages = PdfPages(Path(document.path), app.password) if document.kind is InputKind.PDF else None
        self._last: Wanted | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is a page to look at."""
        return self._pages is not None

    def close(self) -> None:
        """The document is left: give its file free."""
        if self._pages is not None:
            self._pages.close()

    def next_kind(self) -> None:
        """Page, lens, image where the terminal draws one, page …"""
        self.kind = self._kinds[(self._kinds.index(self.kind) + 1) % len(self._kinds)]

    @property
    def is_image(self) -> bool:
        """Whether a picture is drawn over the source pane."""
        return self.kind == "image" and self.image is not None

    def wanted(self, region: Region | None) -> Wanted | None:
        """The picture to be made for the cursor in a pane of that size; None where there is none or it stands."""
        if self._pages is None or region is None:
            return None
        ref = source_ref(self._desk)
        source = self._desk.naming.source(ref) if ref else None
        if source is None or source.page is None:
            self.picture = self.image = None
            return None
        wanted = Wanted(
            self.kind,
            source.page,
            source.bbox,
            self._spot(ref),
            region.width,
            region.height - 2,
            self._desk.look.ambiguous,
        )
        if wanted == self._last:
            return None
        self._last = wanted
        return wanted

    def make(self, wanted: Wanted) -> None:
        """Make the picture; belongs on a thread."""
        assert self._pages is not None
        self.image = None
        box = self._pages.place(wanted.page, wanted.box, wanted.spot)
        if wanted.kind == "image":
            self.image = self._pages.image(wanted.page, box, wanted.width, wanted.height)
            self.picture = Picture("image", wanted.page, ())
        elif wanted.kind == "lens" and box is not None:
            width, height = min(wanted.width, LENS_WIDTH), min(wanted.height, LENS_HEIGHT)
            self.picture = self._pages.lens(wanted.page, box, width, height)
        else:
            self.picture = self._pages.text(wanted.page, box, wanted.width, wanted.height, ambiguous=wanted.ambiguous)

    def _spot(self, ref: str) -> Spot | None:
        parts = parse_ref(ref)
        if parts is None or parts.start < 0:
            return None
        return spot_of(self._desk.model.analysis.document.block(parts.block), parts.start, parts.end)
