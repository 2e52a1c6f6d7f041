"""What a form definition says (DESIGN §3): titles, columns, rows, sides, and the relations that must hold.

Data only; read from TOML by `forms.catalogue`. Used by `forms.recognise`, `forms.bind` and `laws.build`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.forms.profile import DocumentKind
from reviewer.words import Words

Changes = tuple[tuple[str, str], ...]
"""Dimensions set by a form, a column or a row: pairs of dimension name and value."""


class ColumnKind(StrEnum):
    """What stands in a column."""

    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    CODE = "code"
    NAME = "name"
    GOVERNMENTAL = "governmental"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ColumnPattern:
    """A column a form may have. `headers`: patterns over the header path (see `normal.gap_match`)."""

    role: str
    headers: tuple[str, ...]
    kind: ColumnKind = ColumnKind.AMOUNT
    side: str = ""
    is_required: bool = True
    dimensions: Changes = ()


@dataclass(frozen=True, slots=True)
class RowPattern:
    """A named row. `part`: what it is in a stacked list: `leaf`, `subtotal`, `added` (counts besides the subtotal),
    `total`, `none` (never added). `block` opens a block: the numbered rows that follow are its parts."""

    key: str
    labels: tuple[str, ...]
    part: str = "leaf"
    side: str = ""
    block: str = ""
    dimensions: Changes = ()


class RowKind(StrEnum):
    """How rows that have no pattern of their own are recognised."""

    FUNCTION = "function"
    CLASS = "class"
    ECONOMIC = "economic"
    ORGANISATION = "organisation"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Selector:
    """Cells of other tables: form, row key (may hold `{each}`), column role, side, block.

    A row key ending in `*` takes every row whose key begins so. `is_optional`: counts as nothing where it is not there.
    """

    form: str
    row: str
    column: str
    side: str = ""
    block: str = ""
    weight: int = 1
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One way a relation may hold. `when`: conditions of the documents (see `laws.conditions`), all needed."""

    parts: tuple[Selector, ...]
    when: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Something that must hold inside a form (`kind` of `laws.inside`) or between forms (`tie`, `sum`, `bound`).

    `each`: repeats the relation for every row key of that kind (`code`, `class`, `source`, …) found on the `total`
    side. With several variants the one is taken that the tables themselves follow (`laws.between`).
    """

    rule: str
    kind: str
    total: Selector | None = None
    variants: tuple[Variant, ...] = ()
    each: str = ""
    when: tuple[str, ...] = ()
    column: str = ""
    """In a form: role of the column (or key of the row) that is the total."""
    addends: tuple[str, ...] = ()
    """In a form: roles (or keys) added up; one ending in `?` may be missing, alternatives stand in `variants`."""
    ways: tuple[tuple[str, ...], ...] = ()
    """In a form: several lists of addends, of which the table follows one (learned from its rows)."""
    side: str = ""
    form: str = ""
    """The form the relation was written in; "" for relations between forms."""
    form_names: tuple[tuple[str, Words], ...] = ()
    """Names of the forms it speaks of, for saying which table is missing."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of table. Ids are stable English words; families tell the sets apart that print it differently."""

    id: str
    family: str
    kind: DocumentKind
    names: Words
    titles: tuple[str, ...]
    not_titles: tuple[str, ...] = ()
    columns: tuple[ColumnPattern, ...] = ()
    rows: tuple[RowPattern, ...] = ()
    row_kind: RowKind | None = None
    sides: tuple[str, ...] = ()
    dimensions: Changes = ()
    relations: tuple[Relation, ...] = ()
    is_unlabelled: bool = False
    """The amounts stand in one row without a label; the columns say what they are."""
    may_be_empty: bool = False
    needs_title: bool = False
    """Head and rows say too little to know the form by: a table without its title is never taken for it."""
    source: str = field(default="", compare=False)
    """File it was read from, for messages."""

    @property
    def required_roles(self) -> frozenset[tuple[str, str]]:
        """Side and role of the amount columns the form must have."""
        return frozenset(
            (column.side, column.role)
            for column in self.columns
            if column.is_required and column.kind is ColumnKind.AMOUNT
        )
