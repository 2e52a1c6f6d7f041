"""Where a person is: the place in view, the cursor in it, the finding and proof being looked at, filter, search, marks.

View state only. Owns moving between places and findings; does not decide (`deciding`), does not paint (`panes`), knows
no widgets. Driven by the screens, one method per intent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reviewer.diff.compare import Difference
from reviewer.model.document import Table
from reviewer.model.equation import Verdict
from reviewer.overlay.refs import parse_ref, place_order
from reviewer.session.session import Session
from reviewer.session.status import ReviewedFinding
from reviewer.tui.grid.model import GridModel, grid_model
from reviewer.tui.grid.window import GridView, centred, reveal
from reviewer.tui.look import Look
from reviewer.tui.state.counting import PlaceCount, count_places
from reviewer.tui.state.filters import Filter
from reviewer.tui.state.jumps import JumpList
from reviewer.tui.state.layers import Overlaid, overlaid
from reviewer.tui.state.naming import Naming, place_name
from reviewer.tui.state.places import Place, PlaceKind, Places, cut
from reviewer.tui.state.queue import Queue, build_queue
from reviewer.tui.state.raised import raised_findings
from reviewer.tui.state.search import Search
from reviewer.tui.state.stops import Stops, form_stops, numbers_by_block, prose_stops


@dataclass(frozen=True, slots=True)
class Where:
    """A place to come back to: cursor and scroll included."""

    place: int
    view: GridView
    finding: str
    proof: int = 0


class Desk:
    """See the module. `viewport`: width and height of the middle pane's body, kept by its painter."""

    def __init__(self, model: Session, look: Look) -> None:
        self.model = model
        self.look = look
        self.index = 0
        self.views: dict[str, GridView] = {}
        self.finding_key = ""
        self.cell_ref = ""
        """The cell whose proofs are shown instead of the finding's, "" none."""
        self.proof = 0
        self.filter = Filter()
        self.jumps: JumpList[Where] = JumpList()
        self.marks: dict[str, Where] = {}
        self.selected: set[str] = set()
        self.printed = False
        self.linked = ""
        """Reference in the other table of a tie, shown side by side; "" none."""
        self.older: dict[str, str] = {}
        """What an earlier version printed in cells that changed, by reference."""
        self.search = Search()
        self.viewport = (80, 11)
        self.notice = ""
        self.moved = False
        """The cursor was moved by hand since the finding was shown."""
        self.version: object = object()
        """Another one after every change of findings, layers, filter or look; painters need not look closer."""
        self.worked_out: dict[object, object] = {}
        """What painters worked out and need again; forgotten with the version."""
        self._grids: dict[str, GridModel] = {}
        self._stops: dict[str, Stops] = {}
        self._analysis: object = None
        self.items: tuple[ReviewedFinding, ...] = ()
        self._numbers: dict[str, list[tuple[str, int, int, bool]]] | None = None
        self._counts: dict[str, PlaceCount] | None = None
        self.places: Places
        self.naming: Naming
        self.queue: Queue
        self.over: Overlaid
        self.refresh()

    # -- following the session --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The session changed: statuses, layers, and, where the reading changed, the document itself."""
        if self.model.analysis is not self._analysis:
            self._analysis = self.model.analysis
            self.places = cut(self.model.analysis.document, self.model.analysis.material.performance)
            self.naming = Naming(self.model, self.places)
            self._grids.clear()
            self._stops.clear()
            self.search = Search()
            self._numbers = None
            self.index = min(self.index, max(0, len(self.places.all) - 1))
        self.over = overlaid(self.model, printed=self.printed)
        self.requeue()

    def requeue(self) -> None:
        """The filter or a status changed."""
        self._renew()
        self._counts = None
        self.items = self._merged()
        self.queue = build_queue(self.items, self.filter, self.place_id_of)

    def item(self, key: str) -> ReviewedFinding | None:
        """A finding of a rule, or one a person raised."""
        return self.model.finding(key) or next((item for item in self.items if item.key == key), None)

    def _merged(self) -> tuple[ReviewedFinding, ...]:
        """Findings of rules and raised ones, in document order."""
        raised = tuple(raised_findings(self.model))
        found = (*self.model.findings, *raised)
        return tuple(sorted(found, key=lambda item: self.position(target_of(item)))) if raised else found

    def compare(self, differences: Iterable[Difference]) -> None:
        """An earlier version was read: its texts are told beside those that changed."""
        self.older = {item.new_ref: item.old for item in differences if item.new_ref and "/" in item.new_ref}
        self._renew()

    def restyle(self, look: Look) -> None:
        """Language, glyphs or widths changed."""
        self.look = look
        self._renew()
        self._grids.clear()

    def _renew(self) -> None:
        self.version = object()
        self.worked_out.clear()

    # -- what is in view --------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The place in view; None in a document without any."""
        return self.places.all[self.index] if self.places.all else None

    @property
    def view(self) -> GridView:
        """Cursor and scroll in the place in view."""
        place = self.place
        if place is None:
            return GridView()
        if place.id not in self.views:
            self.views[place.id] = self._fresh(place)
        return self.views[place.id]

    @view.setter
    def view(self, view: GridView) -> None:
        if self.place:
            self.views[self.place.id] = view

    @property
    def current(self) -> ReviewedFinding | None:
        """The finding being looked at."""
        return self.item(self.finding_key) if self.finding_key else None

    @property
    def proofs(self) -> tuple[Verdict, ...]:
        """The proofs shown: of the cell asked about, else of the finding."""
        if self.cell_ref:
            return self.proofs_of(self.cell_ref)
        item = self.current
        return item.finding.proofs if item else ()

    @property
    def shown_proof(self) -> Verdict | None:
        """The selected proof."""
        proofs = self.proofs
        return proofs[self.proof % len(proofs)] if proofs else None

    def proofs_of(self, ref: str) -> tuple[Verdict, ...]:
        """All graded equations that use a number: broken ones first, then those that hold."""
        using = [verdict for verdict in self.model.analysis.verdicts if ref in verdict.equation.refs]
        return tuple(sorted(using, key=lambda verdict: (verdict.grade.holds, not verdict.has_power)))

    def grid(self, table: Table) -> GridModel:
        """The grid of a table, made once."""
        known = self._grids.get(table.id)
        if known is None:
            bound = self.model.analysis.material.bound.get(table.id)
            known = self._grids[table.id] = grid_model(table, bound, self.look)
        return known

    def stops(self, place: Place) -> Stops:
        """Where the cursor can stand in prose or in a form."""
        known = self._stops.get(place.id)
        if known is None:
            make = form_stops if place.kind is PlaceKind.FORM else prose_stops
            known = self._stops[place.id] = make(place, self.model.analysis.material.ledger)
        return known

    def numbers_of(self, block: str) -> tuple[tuple[str, int, int, bool], ...]:
        """Numbers in a paragraph: reference, start, end, and whether the cursor stops there."""
        if self._numbers is None:
            self._numbers = numbers_by_block(self.model.analysis.material.ledger)
        return tuple(self._numbers.get(block, ()))

    @property
    def counts(self) -> dict[str, PlaceCount]:
        """Numbers and findings per place, counted once per change."""
        if self._counts is None:
            states = self.model.analysis.coverage.states
            self._counts = count_places(self.places, states, self.model.findings, self.place_id_of)
        return self._counts

    @property
    def cursor_ref(self) -> str:
        """The reference under the cursor, "" where there is none."""
        place = self.place
        if place is None:
            return ""
        view = self.view
        if place.kind is PlaceKind.TABLE and place.table is not None:
            return place.table.ref(view.row, view.column) if place.table.rows else place.id
        return self.stops(place).ref(view.row, view.column) or place.id

    def place_id_of(self, item: ReviewedFinding) -> str:
        """Id of the place a finding stands in, "" where it stands nowhere."""
        index = self.places.index_of(target_of(item))
        return self.places.all[index].id if index is not None else ""

    def place_name_of(self, item: ReviewedFinding) -> str:
        """表3 for a finding, "" where it stands nowhere."""
        index = self.places.index_of(target_of(item))
        return place_name(self.places.all[index], self.look) if index is not None else ""

    @property
    def block_in_view(self) -> str:
        """Id of the table in view, "" where it is prose."""
        place = self.place
        return place.id if place else ""

    @property
    def where(self) -> Where:
        """The present place, to come back to."""
        return Where(self.index, self.view, self.finding_key, self.proof)

    # -- going somewhere --------------------------------------------------------------------------------------------

    def go(self, ref: str, *, leaves: bool = True) -> bool:
        """Put the cursor on a reference, remembering the present place; False where it names no place."""
        index = self.places.index_of(ref) if ref else None
        if index is None:
            return False
        if leaves:
            self.jumps.leave(self.where)
        self.index = index
        place = self.places.all[index]
        if place.kind is PlaceKind.TABLE and place.table is not None:
            parts = parse_ref(ref)
            grid = self.grid(place.table)
            row = parts.row if parts and parts.row >= 0 and not parts.is_header else 0
            column = parts.column if parts and parts.column >= 0 else grid.first_number
            view = replace(self.view, row=row, column=column)
            self.view = centred(grid, view, *self.viewport)
        else:
            row, column = self.stops(place).find(ref)
            self.view = replace(self.view, row=row, column=column)
        return True

    def come_to(self, where: Where) -> None:
        """Back to a place left."""
        self.index = min(where.place, len(self.places.all) - 1)
        self.view = where.view
        self.finding_key = where.finding
        self.proof = where.proof
        self.cell_ref = ""

    def show(self, key: str, *, leaves: bool = False) -> None:
        """Look at a finding: cursor on its culprit or anchor, its first proof."""
        item = self.item(key)
        if item is None:
            return
        self.finding_key = key
        self.cell_ref, self.linked, self.proof, self.moved = "", "", 0, False
        self.go(target_of(item), leaves=leaves)

    def step_finding(self, *, forward: bool) -> bool:
        """To the next or previous finding that waits; False where none does."""
        order = [self.position(target_of(item)) for item in self.queue.items]
        here = self.current
        at = self.position(target_of(here)) if here else self.position(self.cursor_ref)
        index = self.queue.index(self.finding_key)
        if index >= 0:  # several findings on one place: their order in the list decides
            order = [(*place, number) for number, place in enumerate(order)]
            at = order[index]
        found = self.queue.step(at, forward, order)
        if found is None:
            return False
        self.show(found.key)
        return True

    def step_place(self, count: int) -> None:
        """To the next or previous table, section or form."""
        if self.places.all:
            self.index = (self.index + count) % len(self.places.all)
            self.linked, self.cell_ref = "", ""

    def step_kind(self, kind: PlaceKind) -> bool:
        """To the next place of a kind, beginning with the one in view; False where there is none."""
        order = [*range(self.index, len(self.places.all)), *range(self.index)]
        if self.place and self.place.kind is kind:
            order = order[1:] + order[:1]
        index = next((index for index in order if self.places.all[index].kind is kind), None)
        if index is None:
            return False
        self.jumps.leave(self.where)
        self.index = index
        return True

    def position(self, ref: str) -> tuple[int, ...]:
        """Sort key of a reference in document order."""
        return place_order(self.model.analysis.document, ref) or (-1,)

    # -- search -----------------------------------------------------------------------------------------------------

    def look_for(self, wanted: str) -> None:
        """Find words everywhere; the cursor goes to the first hit from here on."""
        here = self.position(self.cursor_ref)
        ref = self.search.begin(self.model.analysis.document, wanted, lambda ref: self.position(ref) >= here)
        if ref:
            self.go(ref, leaves=False)

    def step_hit(self, count: int) -> bool:
        """To another hit; False where nothing is being searched."""
        ref = self.search.step(count)
        return bool(ref) and self.go(ref, leaves=False)

    def end_search(self) -> None:
        """Forget the hits."""
        self.search.end()

    def _fresh(self, place: Place) -> GridView:
        if place.kind is PlaceKind.TABLE and place.table is not None:
            return reveal(self.grid(place.table), GridView(column=self.grid(place.table).first_number), *self.viewport)
        return GridView()


def target_of(item: ReviewedFinding) -> str:
    """Where the cursor goes for a finding: the first culprit where it stands in the same block, else the anchor."""
    anchor = item.finding.anchor.ref
    if item.finding.culprits:
        culprit = item.finding.culprits[0].ref
        if culprit.split("/")[0] == anchor.split("/")[0]:
            return culprit
    return anchor
