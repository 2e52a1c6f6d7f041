"""What a table is and what its rows and columns mean, once recognised. Data only; built by `forms.recognise` and
`forms.bind`, read by laws, rules, narrative, exports and the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewer.forms.form import Relation
from reviewer.model.document import Table
from reviewer.model.fact import Dimensions, Fact
from reviewer.model.figure import Unit
from reviewer.words import Message, Words


@dataclass(frozen=True, slots=True)
class BoundColumn:
    """A column of numbers. `role`: its id in the form (`total`, `basic`, `fund.general` …). `side`: "" or the block of
    a two-sided table the column belongs to (`revenue`, `expenditure`)."""

    index: int
    role: str
    path: tuple[str, ...]
    dimensions: Dimensions
    side: str = ""
    decimals: int = 2
    """Usual number of decimals of the column (R1)."""

    @property
    def label(self) -> str:
        """The header path as a person reads it."""
        return " ".join(self.path)


@dataclass(frozen=True, slots=True)
class BoundRow:
    """One side of one body row. `key`: its identity inside the table (`code:2080505`, `total`, `class:201`,
    `source:general`, `item:three_public.abroad`, `org:…`, `project:…#2`). `role`: `total`, `subtotal`, `leaf`, `number`
    (a row "1 2 3 …"), `other`. `level`: depth in the code hierarchy, 0 unknown. `block`: repeated group in one side
    (`current`, `carried_over`)."""

    index: int
    side: str
    key: str
    role: str
    label: str
    code: str = ""
    level: int = 0
    block: str = ""
    dimensions: Dimensions = field(default_factory=Dimensions)
    label_column: int = 0


@dataclass(frozen=True)
class BoundTable:
    """A table with its form. `facts`: one per numeric or blank body cell that has a meaning, in table order."""

    table: Table
    form: str
    """Form id, e.g. `expenditure-summary`; "" where no form fits (generic laws still run)."""
    family: str
    names: Words
    score: float
    reasons: tuple[Message, ...]
    columns: tuple[BoundColumn, ...]
    rows: tuple[BoundRow, ...]
    facts: tuple[Fact, ...]
    unit: Unit | None
    missing_columns: tuple[str, ...] = ()
    """Column roles the form demands and the table does not have (`unable` for rules that need them)."""
    relations: tuple[Relation, ...] = ()
    """What must hold inside a table of this form."""
    between: tuple[Relation, ...] = ()
    """What must hold between the forms of the catalogue the table was recognised with; the same for every table."""

    def fact(self, key: str, role: str, side: str = "", block: str = "") -> Fact | None:
        """The fact in the row with that key and the column with that role; None where there is none."""
        for row in self.rows:
            if row.key == key and (not side or row.side == side) and (not block or row.block == block):
                for column in self.columns:
                    if column.role == role and column.side == row.side:
                        return self.at(row.index, column.index)
        return None

    def at(self, row: int, column: int) -> Fact | None:
        """The fact at 0-based body row and column; None where the cell has no meaning."""
        ref = self.table.ref(row, column)
        return next((fact for fact in self.facts if fact.ref == ref), None)
