"""Which columns and rows of a grid are in view: whole columns only, the labels of the side in view frozen at the left.

Pure; called on every key that moves the cursor and by `paint`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.tui.grid.model import LABEL_LEAST, GridColumn, GridModel

GUTTER = 2
"""Row mark and cursor sign."""


@dataclass(frozen=True, slots=True)
class GridView:
    """What a person looks at: cursor and first row and column in view, 0-based."""

    row: int = 0
    column: int = 0
    first_row: int = 0
    first_column: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in view: its outer left edge and text width in cells."""

    column: GridColumn
    x: int
    width: int
    closes: bool
    """A blank cell stands behind the label for the closing bracket."""

    @property
    def right(self) -> int:
        """Outer right edge."""
        return self.x + self.width + (self.column.outer - self.column.width) + (1 if self.closes else 0)


def placed(model: GridModel, first: int, width: int) -> tuple[Placed, ...]:
    """The columns in view, left to right: frozen labels of `first`, then from `first` on while whole columns fit.

    Where a label and one column do not fit side by side, the labels give way; a column alone in view may be cut."""
    if not model.columns:
        return ()
    frozen = [index for index in model.labels[first] if index < first]
    while True:
        result = _laid(model, [*frozen, *range(first, model.width)], width)
        fitting = [item for item in result if item.right <= width]
        if len(fitting) > len(frozen):
            return tuple(fitting)
        if not frozen:
            alone = result[0]
            return (replace(alone, width=max(1, alone.width - (alone.right - width))),)
        frozen.pop(0)


def _laid(model: GridModel, order: list[int], width: int) -> list[Placed]:
    """Columns one after the other, up to the first that is cut off."""
    widths = _squeezed(model, order, width)
    result: list[Placed] = []
    x = GUTTER
    for place, index in enumerate(order):
        column = model.columns[index]
        follows = model.columns[order[place + 1]].is_number if place + 1 < len(order) else True
        result.append(Placed(column, x, widths[index], closes=not column.is_number and follows))
        x = result[-1].right
        if x > width:
            break
    return result


def reveal(model: GridModel, view: GridView, width: int, height: int) -> GridView:
    """The view moved as little as possible so that the cursor is in it; `height`: body rows in view."""
    row = min(max(view.row, 0), max(model.height - 1, 0))
    column = min(max(view.column, 0), max(model.width - 1, 0))
    height = max(1, height)
    first_row = min(view.first_row, row)
    first_row = max(first_row, row - height + 1)
    first_row = max(0, min(first_row, model.height - height))
    first = min(view.first_column, max(model.width - 1, 0))
    shown = {item.column.index for item in placed(model, first, width)}
    if column not in shown:
        first = column if column < first else _first_that_shows(model, first, column, width)
    if 0 in {item.column.index for item in placed(model, first, width)} and first and not model.labels[first]:
        first = 0
    return GridView(row, column, first_row, first)


def centred(model: GridModel, view: GridView, width: int, height: int) -> GridView:
    """The view with the cursor's row in the upper third where it is out of view (after a jump)."""
    if view.first_row <= view.row < view.first_row + height:
        return reveal(model, view, width, height)
    return reveal(model, replace(view, first_row=max(0, view.row - height // 3)), width, height)


def _first_that_shows(model: GridModel, first: int, column: int, width: int) -> int:
    for candidate in range(first + 1, column + 1):
        if column in {item.column.index for item in placed(model, candidate, width)}:
            return candidate
    return column


def _squeezed(model: GridModel, order: list[int], width: int) -> dict[int, int]:
    """Text widths: labels give way, the widest first, until the columns fit; numbers never do."""
    widths = {index: model.columns[index].width for index in order}
    labels = [index for index in order if not model.columns[index].is_number]
    total = GUTTER + sum(_outer(model, order, place, widths) for place in range(len(order)))
    excess = total - width
    while excess > 0:
        widest = max(labels, key=lambda index: widths[index], default=None)
        if widest is None or widths[widest] <= LABEL_LEAST:
            break
        second = max((widths[index] for index in labels if index != widest), default=LABEL_LEAST)
        cut = min(excess, max(1, widths[widest] - max(LABEL_LEAST, second)))
        widths[widest] -= cut
        excess -= cut
    if excess > 0:  # columns go off to the right; labels leave room for the widest number at least
        numbers = [model.columns[index].outer for index in order if model.columns[index].is_number]
        frozen = max(1, len(model.labels[order[0]]))
        room = width - GUTTER - 1 - max(numbers, default=0) - frozen
        share = max(2, min(max(LABEL_LEAST, width // 4), room // frozen))
        widths = {i: min(model.columns[i].width, share) if i in labels else w for i, w in widths.items()}
    return widths


def _outer(model: GridModel, order: list[int], place: int, widths: dict[int, int]) -> int:
    column = model.columns[order[place]]
    follows = model.columns[order[place + 1]].is_number if place + 1 < len(order) else True
    return widths[column.index] + column.outer - column.width + (0 if column.is_number or not follows else 1)
