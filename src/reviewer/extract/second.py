"""The second reader with a vote: pages of tables in doubt read again by pdfplumber, offered as other readings.

Owns which pages are read again (few, in reading processes, kept in the cache), and finding the same table in both
readings. Does not decide: `laws.readings` takes another reading only where it closes more sums. Made by
`extract.read.read_with_second`; called by `laws.readings.choose_readings`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.errors import InputError
from reviewer.extract.assemble import assemble
from reviewer.extract.cache import cached
from reviewer.extract.kinds import kind_of
from reviewer.extract.options import ReadOptions
from reviewer.extract.raw import RawFile, RawGrid, RawPage
from reviewer.extract.shapes import bare, is_amount
from reviewer.model.document import Alternative, Document, Doubt, InputKind, PageState, Table, TableKind
from reviewer.words import message

MOST_PAGES = 8
"""Pages read again at most: the second reader takes ten times as long as the first."""
ALIKE = 0.6
"""Share of the texts of a table that its second reading must show as well."""
MORE_ROWS = 1.25
"""Times the rows of a table without rules: where the second reader sees more, it took the lines of names for rows."""


@dataclass(frozen=True)
class SecondReader:
    """Reads pages of one PDF again. `raw`: what the first reader saw, from which the rest of the file is taken."""

    path: Path
    sha256: str
    options: ReadOptions
    raw: RawFile

    def __call__(self, document: Document, identities: Sequence[str]) -> dict[str, Alternative]:
        """What the second reader sees of the tables named, by their id, also where it is the same; a table it does not
        find again, or of which it loses an amount, is left out: that is no vote."""
        tables = [document.table(identity) for identity in identities]
        numbers = _affordable(tables)
        if not numbers:
            return {}
        again = {page.page.number: page for page in self._read(numbers) if page.page.state is PageState.READ}
        pages = tuple(_replaced(page, again.get(page.page.number)) for page in self.raw.pages)
        other = assemble(replace(self.raw, pages=pages), self.path, self.sha256, InputKind.PDF)
        found = {table.id: match for table in tables if (match := _same_table(table, other.tables)) is not None}
        return {
            identity: Alternative(
                match.header,
                match.rows,
                Doubt("second-reader", message("input.doubt.second_reader"), is_repair=True),
                match.row_pages,
            )
            for identity, match in found.items()
        }

    def _read(self, numbers: tuple[int, ...]) -> tuple[RawPage, ...]:
        from reviewer.extract.pdf.read_pdf import READER, read_again

        folder = None if self.options.password else self.options.cache_dir
        variant = f"{READER} second {','.join(map(str, numbers))}"
        try:
            return cached(folder, self.sha256, variant, lambda: read_again(self.path, self.options, numbers)).pages
        except InputError:
            return ()


def _affordable(tables: Sequence[Table]) -> tuple[int, ...]:
    """Pages of whole tables, in order of the tables, until there are too many."""
    chosen: set[int] = set()
    for table in tables:
        if table.kind is TableKind.GRID and len(chosen | set(table.pages)) <= MOST_PAGES:
            chosen |= set(table.pages)
    return tuple(sorted(chosen))


def _replaced(first: RawPage, second: RawPage | None) -> RawPage:
    """The page as the second reader saw it; a page of directory rows costs time and proves nothing."""
    if second is not None and any(isinstance(item, RawGrid) for item in second.items):
        return replace(second, watermark=first.watermark)
    directory = [
        item for item in first.items if isinstance(item, RawGrid) and kind_of(item.rows) is TableKind.DIRECTORY
    ]
    return replace(first, items=()) if directory else first


def _same_table(table: Table, others: Sequence[Table]) -> Table | None:
    """The table of the other reading that shows the same texts on the same pages and loses no amount."""
    texts = _texts(table)
    best, share = None, ALIKE
    for other in others:
        if other.kind is table.kind and set(other.pages) & set(table.pages):
            common = (texts & _texts(other)).total() / max(texts.total(), 1)
            if common >= share:
                best, share = other, common
    if best is None or _amounts(table) - _amounts(best):
        return None
    has_rules = all(doubt.code != "no-rules" for doubt in table.doubts)
    return best if has_rules or len(best.rows) <= MORE_ROWS * len(table.rows) else None


def _texts(table: Table) -> Counter[str]:
    return Counter(bare(cell.text) for row in (*table.header, *table.rows) for cell in row if cell.text)


def _amounts(table: Table) -> Counter[str]:
    """Amounts of the body: the second reading may find more of them, never fewer."""
    return Counter(bare(cell.text) for row in table.rows for cell in row if "." in cell.text and is_amount(cell.text))
