"""Keys that move: the cursor in every pane, findings, tables, search, jumps and marks. A group of keys."""

from __future__ import annotations

from dataclasses import replace

from reviewer.tui.screens.key_group import KeyGroup
from reviewer.tui.state.places import PlaceKind


class MoveKeys(KeyGroup):
    """`do_move_*`, `do_finding_*`, `do_table_*`, `do_search_*`, `do_jump_*`, `do_mark_*`."""

    def do_move_down(self, count: int | None = None) -> None:
        """Down in the pane that has the cursor."""
        self.step(count or 1)

    def do_move_up(self, count: int | None = None) -> None:
        """Up."""
        self.step(-(count or 1))

    def do_move_left(self, count: int | None = None) -> None:
        """Left in the table, to the previous number in prose."""
        self.sideways(-(count or 1))

    def do_move_right(self, count: int | None = None) -> None:
        """Right."""
        self.sideways(count or 1)

    def do_move_page_down(self, count: int | None = None) -> None:
        """A screenful down."""
        self.step((count or 1) * self.page_height)

    def do_move_page_up(self, count: int | None = None) -> None:
        """A screenful up."""
        self.step(-(count or 1) * self.page_height)

    def do_move_first(self) -> None:
        """To the first row."""
        self.step(-(10**6))

    def do_move_last(self, count: int | None = None) -> None:
        """To the last row, or to the row of that number."""
        self.step(10**6)
        if count is not None:
            self.step(-(10**6))
            self.step(count - 1)

    def do_move_row_start(self) -> None:
        """To the first column."""
        self.sideways(-(10**6))

    def do_move_row_end(self) -> None:
        """To the last column."""
        self.sideways(10**6)

    def do_finding_next(self, count: int | None = None) -> None:
        """The next finding that waits."""
        self.to_finding(forward=True, count=count or 1)

    def do_finding_prev(self, count: int | None = None) -> None:
        """The previous one."""
        self.to_finding(forward=False, count=count or 1)

    def do_table_next(self, count: int | None = None) -> None:
        """The next table, section or form."""
        self.desk.step_place(count or 1)

    def do_table_prev(self, count: int | None = None) -> None:
        """The previous one."""
        self.desk.step_place(-(count or 1))

    def do_search_open(self) -> None:
        """Search while typing."""
        self.editing.open_search()
        self.screen.sync_editor()

    def do_search_next(self, count: int | None = None) -> None:
        """The next hit, or the next finding."""
        if not self.desk.step_hit(count or 1):
            self.to_finding(forward=True, count=count or 1)

    def do_search_prev(self, count: int | None = None) -> None:
        """The previous hit, or the previous finding."""
        if not self.desk.step_hit(-(count or 1)):
            self.to_finding(forward=False, count=count or 1)

    def do_jump_back(self) -> None:
        """Back to where a jump began."""
        place = self.desk.jumps.back(self.desk.where)
        if place is not None:
            self.desk.come_to(place)
        else:
            self.desk.notice = self.desk.look.say("jump.none")

    def do_jump_forward(self) -> None:
        """Forward again."""
        place = self.desk.jumps.forward(self.desk.where)
        if place is not None:
            self.desk.come_to(place)
        else:
            self.desk.notice = self.desk.look.say("jump.none")

    def do_mark_set(self, letter: str = "") -> None:
        """Keep this place under a letter."""
        if letter:
            self.desk.marks[letter] = self.desk.where
            self.desk.notice = self.desk.look.say("mark.set", letter=letter)

    def do_mark_goto(self, letter: str = "") -> None:
        """To the place under a letter."""
        place = self.desk.marks.get(letter)
        if place is None:
            self.desk.notice = self.desk.look.say("mark.none", letter=letter)
            return
        self.desk.jumps.leave(self.desk.where)
        self.desk.come_to(place)

    def do_screen_narrative(self) -> None:
        """To the prose."""
        self.to_kind(PlaceKind.PROSE)

    def do_screen_performance(self) -> None:
        """To the performance forms."""
        self.to_kind(PlaceKind.FORM)

    def do_screen_review(self) -> None:
        """To the tables, at the finding looked at where there is one."""
        if self.desk.finding_key:
            self.desk.show(self.desk.finding_key, leaves=True)
        else:
            self.to_kind(PlaceKind.TABLE)

    # -- what they share ----------------------------------------------------------------------------------------------

    @property
    def page_height(self) -> int:
        """Rows of the pane that has the cursor."""
        region = self.screen.plan.regions.get(self.screen.pane)
        height = region.height - 1 if region else 10
        return max(1, self.desk.viewport[1] - 1 if self.screen.pane == "middle" else height)

    def step(self, rows: int) -> None:
        """Move by rows in the pane that has the cursor."""
        desk = self.desk
        if self.screen.pane == "queue":
            self.step_queue(rows)
        elif self.screen.pane == "evidence":
            self.screen.evidence_cursor = max(0, self.screen.evidence_cursor + rows)
        elif self.screen.pane == "tables":
            desk.step_place(rows if abs(rows) < len(desk.places.all) else 0)
        elif self.screen.pane in {"middle", "source", "notes"} and desk.place is not None:
            place = desk.place
            height = (
                desk.grid(place.table).height
                if place.kind is PlaceKind.TABLE and place.table
                else len(desk.stops(place).rows)
            )
            row = min(max(desk.view.row + rows, 0), max(0, height - 1))
            column = desk.view.column if place.kind is not PlaceKind.PROSE else 0
            desk.view = replace(desk.view, row=row, column=column)
            self.moved()

    def step_queue(self, rows: int) -> None:
        """Look at another finding of the list, waiting or not."""
        items = self.desk.queue.items
        if items:
            at = max(0, self.desk.queue.index(self.desk.finding_key))
            self.desk.show(items[min(max(at + rows, 0), len(items) - 1)].key)

    def sideways(self, columns: int) -> None:
        """Move by columns, or by numbers in prose."""
        desk, place = self.desk, self.desk.place
        if place is None or self.screen.pane not in {"middle", "source", "notes"}:
            return
        view = desk.view
        if place.kind is PlaceKind.TABLE and place.table is not None:
            width = desk.grid(place.table).width
            desk.view = replace(view, column=min(max(view.column + columns, 0), max(0, width - 1)))
        else:
            rows = desk.stops(place).rows
            width = len(rows[view.row].cells) if rows else 1
            column = min(view.column, width - 1) + columns
            if abs(columns) == 1 and place.kind is PlaceKind.PROSE and not 0 <= column < width:
                row = min(max(view.row + columns, 0), len(rows) - 1)
                column = 0 if columns > 0 else len(rows[row].cells) - 1
                desk.view = replace(view, row=row, column=column if row != view.row else view.column)
            else:
                desk.view = replace(view, column=min(max(column, 0), width - 1))
        self.moved()

    def moved(self) -> None:
        """The cursor was moved by hand: the finding under it, if there is one, is looked at."""
        desk = self.desk
        desk.moved, desk.cell_ref = True, ""
        ref = desk.cursor_ref
        found = next((item for item in desk.queue.items if item.finding.anchor.ref == ref), None)
        if found is not None and found.key != desk.finding_key:
            desk.finding_key, desk.proof = found.key, 0
        self.follow_linked()

    def follow_linked(self) -> None:
        """The other table scrolls along: the row of the same key, where it has one."""
        desk = self.desk
        if not desk.linked or desk.place is None:
            return
        bound = desk.model.analysis.material.bound
        here, there = bound.get(desk.place.id), bound.get(desk.linked.split("/")[0])
        if here is None or there is None:
            return
        row = next((entry for entry in here.rows if entry.index == desk.view.row), None)
        other = next((entry for entry in there.rows if row is not None and entry.key == row.key), None)
        if other is not None:
            view = desk.views.get(there.table.id, desk.view)
            desk.views[there.table.id] = replace(view, row=other.index)

    def to_finding(self, *, forward: bool, count: int) -> None:
        """Some findings on; says so where none waits."""
        for _turn in range(count):
            if not self.desk.step_finding(forward=forward):
                self.desk.notice = self.desk.look.say(
                    "bar.all-decided" if self.desk.queue.items else "finding.none-short"
                )
                break
        self.screen.evidence_cursor = 0

    def to_kind(self, kind: PlaceKind) -> None:
        """To the next place of a kind."""
        if not self.desk.step_kind(kind):
            self.desk.notice = self.desk.look.say(f"place.none.{kind.value}")
