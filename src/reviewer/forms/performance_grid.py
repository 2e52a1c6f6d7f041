"""A performance form as rows of cells that hold something, cut into single forms.

Owns: rows without blanks, keeping where each cell stands; cutting a grid in which several forms follow each other.
Does not know meanings beyond the label 项目名称. Called by `read_performance` and the readers of the blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.forms.performance_labels import field_of
from reviewer.model.document import NOWHERE, Row, Source, Table


@dataclass(frozen=True, slots=True)
class Token:
    """A cell that holds something; `column` 0-based."""

    text: str
    column: int
    ref: str
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a form: its tokens from left to right and all its cells. `name`: `t17/r3`."""

    name: str
    tokens: tuple[Token, ...]
    cells: Row

    def ref(self, column: int) -> str:
        """Reference of the cell at 0-based `column`, also of an empty one."""
        return f"{self.name}/c{min(column, len(self.cells) - 1) + 1}"

    def source(self, column: int) -> Source:
        """Source of the cell at 0-based `column`; of the row's first token where it has none."""
        found = self.cells[column].source if column < len(self.cells) else NOWHERE
        if found.page is None and found.line is None and self.tokens:
            return self.tokens[0].source
        return found


Block = tuple[Line, ...]


def lines_of(table: Table) -> Block:
    """All rows of a table that hold something, rows taken for a header included (a form has none)."""
    named = [
        *((f"{table.id}/h{index}", cells) for index, cells in enumerate(table.header, start=1)),
        *((f"{table.id}/r{index}", cells) for index, cells in enumerate(table.rows, start=1)),
    ]
    return tuple(line for name, cells in named if (line := _line(name, cells)).tokens)


def forms_in(table: Table) -> Iterator[Block]:
    """The rows of each form in the table; rows before the first project name go to the first form."""
    current: list[Line] = []
    has_project = False
    for line in lines_of(table):
        starts = field_of(line.tokens[0].text) == "project"
        if starts and has_project:
            yield tuple(current)
            current = []
        has_project = has_project or starts
        current.append(line)
    if current:
        yield tuple(current)


def _line(name: str, cells: Row) -> Line:
    tokens = tuple(
        Token(cell.text.strip(), column, f"{name}/c{column + 1}", cell.source)
        for column, cell in enumerate(cells)
        if cell.text.strip()
    )
    return Line(name, tokens, cells)
