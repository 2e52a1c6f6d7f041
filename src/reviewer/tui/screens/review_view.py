"""Keys that look: follow, evidence, panes, zoom, layers, copying; pressing with the mouse. A group of keys."""

from __future__ import annotations

from reviewer.tui.ink import Line
from reviewer.tui.painted import Painted
from reviewer.tui.screens.desk_screen import DeskScreen
from reviewer.tui.screens.key_group import KeyGroup
from reviewer.tui.screens.plan import LOWER_PANES, columns_at
from reviewer.tui.screens.review_move import MoveKeys
from reviewer.tui.state.copying import cell_text, row_text, table_text, table_tsv
from reviewer.tui.state.filters import Filter

STEP = 2
"""Cells a pane grows by."""


class ViewKeys(KeyGroup):
    """`do_follow`, `do_evidence_next`, `do_pane_*`, `do_view_*`, `do_copy_*`, `do_clear`."""

    def __init__(self, screen: DeskScreen, moves: MoveKeys) -> None:
        super().__init__(screen)
        self.moves = moves

    def do_follow(self) -> None:
        """In the evidence: to the operand under the cursor; in the list: to the finding; on a cell: its proofs."""
        desk = self.desk
        if self.screen.pane == "evidence":
            self.follow_target(self.line_target("evidence", self.evidence_row))
        elif self.screen.pane in {"queue", "tables"}:
            self.screen.focus_pane("middle")
        elif desk.cell_ref == desk.cursor_ref and desk.cell_ref:
            desk.cell_ref, desk.proof = "", 0
        elif desk.cursor_ref:
            desk.cell_ref, desk.proof = desk.cursor_ref, 0
            count = len(desk.proofs)
            desk.notice = (
                desk.look.say("follow.cell", count=count) if count else desk.look.say("evidence.cell-unchecked")
            )

    def do_evidence_next(self, count: int | None = None) -> None:
        """The next proof."""
        proofs = self.desk.proofs
        if proofs:
            self.desk.proof = (self.desk.proof + (count or 1)) % len(proofs)
        else:
            self.desk.notice = self.desk.look.say("evidence.none")

    def do_goto_linked(self) -> None:
        """The other table of the tie, side by side; again puts it away."""
        desk = self.desk
        if desk.linked:
            desk.linked = ""
            self.screen.repaint_all()
            return
        proof = desk.shown_proof
        here = desk.block_in_view
        refs = proof.equation.refs if proof is not None else ()
        other = next((ref for ref in refs if ref.split("/")[0] != here), "")
        index = desk.places.index_of(other) if other else None
        if index is None:
            desk.notice = desk.look.say("linked.none")
            return
        desk.linked = other
        kept, jumps = desk.index, desk.jumps
        desk.go(other, leaves=False)
        desk.index, desk.jumps = kept, jumps
        self.screen.repaint_all()

    def do_clear(self) -> None:
        """Search, side by side, proofs of a cell, zoom, selection, filter: one at a time."""
        desk = self.desk
        if desk.search.words:
            desk.end_search()
        elif desk.linked:
            desk.linked = ""
        elif desk.cell_ref:
            desk.cell_ref, desk.proof = "", 0
        elif self.screen.is_zoomed:
            self.screen.is_zoomed = False
        elif desk.selected:
            desk.selected.clear()
        elif desk.filter.is_active or not desk.filter.folds_advice:
            desk.filter = Filter()
            desk.requeue()
        elif self.screen.pane != "middle":
            self.screen.focus_pane("middle")
        self.screen.repaint_all()

    def do_pane_next(self) -> None:
        """The next pane on the screen; on a narrow one the next of the lower panes."""
        self.cycle(1)

    def do_pane_prev(self) -> None:
        """The previous pane."""
        self.cycle(-1)

    def do_pane_zoom(self) -> None:
        """The pane fills the screen, or not any more."""
        self.screen.is_zoomed = not self.screen.is_zoomed
        self.screen.repaint_all()

    def do_pane_grow(self, count: int | None = None) -> None:
        """Larger."""
        self.resize_pane(STEP * (count or 1))

    def do_pane_shrink(self, count: int | None = None) -> None:
        """Smaller."""
        self.resize_pane(-STEP * (count or 1))

    def do_view_printed(self) -> None:
        """The printed layer or the corrected one."""
        self.desk.printed = not self.desk.printed
        self.desk.refresh()
        self.desk.notice = self.desk.look.say("layer.printed" if self.desk.printed else "layer.corrected")

    def do_view_lens(self) -> None:
        """The next way of looking at the source; on a narrow screen the source pane is shown first."""
        if not self.screen.plan.has("source"):
            self.screen.focus_pane("source")
        elif self.screen.lens.is_possible:
            self.screen.lens.next_kind()
        else:
            self.say("source.only-lines")

    def do_copy_cell(self) -> None:
        """The value with its reference."""
        self.copy(cell_text(self.desk))

    def do_copy_row(self) -> None:
        """The row, tab separated."""
        self.copy(row_text(self.desk))

    def do_copy_table(self) -> None:
        """The table as Markdown."""
        self.copy(table_text(self.desk))

    def do_copy_sheet(self) -> None:
        """The table, tab separated, for a spreadsheet."""
        self.copy(table_tsv(self.desk))

    def do_save(self) -> None:
        """Write now."""
        self.screen.save_now()
        self.desk.notice = self.desk.look.say("save.now")

    # -- what they share ----------------------------------------------------------------------------------------------

    @property
    def evidence_row(self) -> int:
        """Line of the evidence pane the cursor is on, from the top of the pane."""
        lines = self.screen.query_one("#evidence", Painted).lines
        return next((n for n, line in enumerate(lines) if line and line[0].text.startswith(">")), 0)

    def line_target(self, pane: str, row: int) -> str:
        """The first target of a line."""
        lines = self.screen.query_one(f"#{pane}", Painted).lines
        line: Line = lines[row] if row < len(lines) else ()
        return next((span.target for span in line if span.target and not span.target.startswith("action:")), "")

    def follow_target(self, target: str) -> None:
        """Go to a reference, a finding, a proof, a place; open a suggestion."""
        kind, _, value = target.partition(":")
        desk = self.desk
        if kind == "ref":
            if not desk.go(value):
                desk.notice = desk.look.say("jump.nowhere", ref=value)
        elif kind == "finding":
            desk.show(value, leaves=True)
        elif kind == "proof":
            desk.proof = int(value)
        elif kind == "place":
            index = next((n for n, place in enumerate(desk.places.all) if place.id == value), None)
            if index is not None:
                desk.jumps.leave(desk.where)
                desk.index = index
        elif kind == "suggestion":
            self.editing.open_correct(int(value))
            self.screen.sync_editor()
        elif kind == "choose":
            self.editing.choose(value)
            self.screen.sync_editor()

    async def pressed(self, message: Painted.Pressed, kind: str, value: str) -> None:
        """A click puts the cursor there; a double click follows."""
        self.desk.notice = ""
        pane = message.pane.id or ""
        if pane in {"evidence", "queue", "notes", "tables", "source"}:
            if kind:
                self.follow_target(message.target)
        elif pane in {"middle", "linked"} and kind == "ref":
            self.desk.go(value, leaves=pane == "linked")
            self.moves.moved()
            if message.times >= 2:
                await self.screen.perform_id("follow")
        elif kind:
            self.follow_target(message.target)
        self.screen.after_action()

    def wheeled(self, message: Painted.Wheeled) -> None:
        """The wheel moves the cursor of the pane it is over."""
        kept, self.screen.pane = (
            self.screen.pane,
            message.pane.id if message.pane.id in {"middle", "evidence", "queue"} else self.screen.pane,
        )
        self.moves.step(message.lines)
        self.screen.pane = kept
        self.screen.repaint_all()

    def cycle(self, step: int) -> None:
        """Through the panes on the screen."""
        narrow = columns_at(self.screen.size.width, self.screen.size.height) <= 1 or self.screen.is_zoomed
        names = (
            ["middle", *LOWER_PANES]
            if narrow
            else [n for n in ("middle", "evidence", "queue", "source", "notes", "tables") if self.screen.plan.has(n)]
        )
        at = names.index(self.screen.pane) if self.screen.pane in names else 0
        self.screen.focus_pane(names[(at + step) % len(names)])

    def resize_pane(self, cells: int) -> None:
        """Move the wall of the pane that has the cursor."""
        count = columns_at(self.screen.size.width, self.screen.size.height)
        if self.screen.pane in {"queue", "tables"} and count >= 2:
            self.screen.sizes["left"] += cells
        elif self.screen.pane in {"evidence", "source", "notes"} and count == 3:
            self.screen.sizes["right"] += cells
        elif self.screen.pane == "middle":
            self.screen.sizes["lower"] -= cells
        else:
            self.screen.sizes["lower"] += cells
        self.screen.repaint_all()

    def copy(self, text: str) -> None:
        """To the clipboard, or where that fails to a file; says which."""
        self.desk.notice = self.screen.desk_app.copy(text) if text else self.desk.look.say("copy.nothing")
