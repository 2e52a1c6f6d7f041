"""The printed numbers of one document by reference, and the same numbers with some cells corrected.

Owns: collecting figures from table facts, prose numbers and performance forms; laying corrected texts over them. Does
not own: what the numbers mean (`forms`, `narrative`) nor judging them (`laws.evaluate`). Called by `session.analysis`,
by every correction, and by `diagnose`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reviewer.forms.bound import BoundTable
from reviewer.forms.performance import PerformanceForm
from reviewer.model.document import Trust
from reviewer.model.figure import Figure, Unit, figure_of
from reviewer.narrative.ledger import Ledger

_EMPTY: Mapping[str, Figure | None] = MappingProxyType({})


class Figures(Mapping[str, Figure]):
    """Reference → figure; immutable. A reference whose text is no number is absent: its equations are undecidable.

    `changed` lays corrected texts on top and shares everything else, so a correction costs what it touches.
    """

    __slots__ = ("_base", "_changes", "_columns")

    def __init__(
        self,
        base: Mapping[str, Figure],
        columns: Mapping[str, tuple[Unit, int]] = MappingProxyType({}),
        changes: Mapping[str, Figure | None] = _EMPTY,
    ) -> None:
        self._base = base
        self._columns = columns
        self._changes = changes

    @classmethod
    def collect(
        cls,
        bound: Mapping[str, BoundTable] = MappingProxyType({}),
        ledger: Ledger | None = None,
        performance: Iterable[PerformanceForm] = (),
    ) -> Figures:
        """Everything that is printed as a number: bound cells, numbers of the prose, funding of performance forms."""
        base: dict[str, Figure] = {}
        columns: dict[str, tuple[Unit, int]] = {}
        for table in bound.values():
            unit = table.unit or Unit.UNKNOWN
            for column in table.columns:
                columns[_column_key(table.table.ref(0, column.index))] = (unit, column.decimals)
            for fact in table.facts:
                cell = table.table.cell(fact.row, fact.column)
                doubtful = cell.trust is Trust.DOUBTFUL
                base[fact.ref] = replace(fact.figure, is_doubtful=True) if doubtful else fact.figure
        for number in ledger.numbers if ledger else ():
            base[number.ref] = number.figure
        for form in performance:
            for funding in form.funding:
                if funding.figure is not None:
                    base[funding.ref] = funding.figure
        return cls(base, columns)

    def __getitem__(self, ref: str) -> Figure:
        if ref in self._changes:
            figure = self._changes[ref]
            if figure is None:
                raise KeyError(ref)
            return figure
        return self._base[ref]

    def __iter__(self) -> Iterator[str]:
        yield from (ref for ref in self._base if self._changes.get(ref, self._base[ref]) is not None)
        yield from (ref for ref, figure in self._changes.items() if figure is not None and ref not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changed(self, texts: Mapping[str, str]) -> Figures:
        """The figures with other texts in some places; a text that is no number takes the figure away.

        The unit and the usual decimals stay those of the place (R1); a corrected figure is no longer doubtful.
        """
        changes = dict(self._changes)
        for ref, text in texts.items():
            changes[ref] = self._read(ref, text)
        return Figures(self._base, self._columns, MappingProxyType(changes))

    def _read(self, ref: str, text: str) -> Figure | None:
        printed = self._base.get(ref)
        unit, decimals = self._columns.get(_column_key(ref), (printed.unit if printed else Unit.UNKNOWN, 0))
        figure = figure_of(text, printed.unit if printed else unit)
        if figure is None:
            return None
        # The column's usual precision, not the cell's old one: a printed slip may have had a digit too many.
        return figure.with_column_decimals(decimals)


def _column_key(ref: str) -> str:
    """`t03/r7/c3` → `t03//c3`; other references have no column and stay themselves."""
    table, separator, rest = ref.partition("/")
    row, _, column = rest.partition("/")
    return f"{table}//{column}" if separator and row.startswith("r") and column else ref
