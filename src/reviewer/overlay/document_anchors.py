"""Semantic anchors of one document: from a reference to words that survive a new reading, and back.

A cell is `form / row label / column label`; a number in prose `section / words of its sentence / 数2` (the second
number of the sentence: digits are left out, so that a changed value keeps its anchor); other text is quoted. Labels
that repeat carry `#2`, `#3` …. Owns making and exact finding of anchors; near matches are `matching`. Labels of
recognised tables come from outside (`TableLabels`), a plain table has its own. Used by `session` and `rebase`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reviewer.model.document import Document, Heading, Paragraph, Table
from reviewer.overlay.refs import DOCUMENT_REF, parse_ref

SEPARATOR = " / "
WHOLE_DOCUMENT = "全文"
SENTENCE_WORDS = 40
"""Most letters of a sentence that go into an anchor."""
QUOTE = 30
"""Most characters of a quoted text; a longer one ends in …."""
NUMBER = "数"
PARAGRAPH = "段 "
_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_CODE = re.compile(r"\d{3,}")
_NUMBER = re.compile(r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?")


@dataclass(frozen=True)
class TableLabels:
    """What a person calls a table, its rows and its columns. `rows`: per body row the labels with the column they stand
    in, ascending (two for a two-sided table); `columns`: per column.

    `cells`: (row, column) → what a cell is called in a form that is no grid, where rows and columns mean nothing; a
    cell that has no name there is quoted."""

    name: str
    rows: tuple[tuple[tuple[int, str], ...], ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], str] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the prose. `words`: its letters as in anchors; `start`: offset in the text of its block."""

    block: str
    start: int
    text: str
    words: str

    @property
    def ref(self) -> str:
        """The reference of the whole sentence."""
        return f"{self.block}/{self.start}-{self.start + len(self.text)}"

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """Reference and text of each number, in order."""
        found = _NUMBER.finditer(self.text)
        return tuple((f"{self.block}/{self.start + m.start()}-{self.start + m.end()}", m[0]) for m in found)


def plain_labels(table: Table) -> TableLabels:
    """Labels of a table nobody recognised: title, first words of each row with the code before them, header paths."""
    rows: list[tuple[tuple[int, str], ...]] = []
    for cells in table.rows:
        first = next((column for column, cell in enumerate(cells) if _has_letters(cell.text)), None)
        if first is None:
            rows.append(())
            continue
        code = next((cell.text for cell in cells[:first] if _CODE.fullmatch(cell.text)), "")
        rows.append(((0, f"{code} {cells[first].text}".strip()),))
    return TableLabels(table.title or table.label, tuple(rows), tuple(" ".join(path) for path in table.header_paths))


def normal(anchor: str) -> str:
    """An anchor as it is compared: character width, spaces and case do not count."""
    return "".join(unicodedata.normalize("NFKC", anchor).split()).casefold()


def words_of(sentence: str) -> str:
    """The letters of a sentence, digits and punctuation left out, cut to `SENTENCE_WORDS`."""
    letters = [character for character in unicodedata.normalize("NFKC", sentence) if character.isalpha()]
    return "".join(letters[:SENTENCE_WORDS])


class DocumentAnchors:
    """The anchors of one document. Building is lazy: a table is numbered when it is first asked for."""

    def __init__(self, document: Document, labels: Mapping[str, TableLabels] | None = None) -> None:
        self._document = document
        self._labels = labels or {}
        self._tables: dict[str, _TableNames] = {}

    @property
    def document(self) -> Document:
        """The document the anchors are of."""
        return self._document

    def of(self, ref: str) -> str:
        """The anchor of a reference; the reference itself where it names no place of this document."""
        if ref == DOCUMENT_REF:
            return WHOLE_DOCUMENT
        parts = parse_ref(ref)
        if parts is None:
            return ref
        if parts.page is not None:
            return f"第{parts.page}页"
        try:
            block = self._document.block(parts.block)
        except KeyError:
            return ref
        if isinstance(block, Table):
            return self._names(block).anchor(parts.row, parts.column, is_header=parts.is_header)
        if parts.start < 0:
            return self._block_names[block.id]
        return self._prose(block, parts.start, parts.end)

    def ref(self, anchor: str) -> str | None:
        """The reference an anchor names; None where this document has no such place."""
        return self._index.get(normal(anchor))

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every anchor of a cell, a block and a number in prose, with its reference, in document order."""
        yield WHOLE_DOCUMENT, DOCUMENT_REF
        for page in self._document.pages:
            yield f"第{page.number}页", f"p{page.number}"
        for block in self._document.blocks:
            if isinstance(block, Table):
                yield from self._names(block).entries()
                continue
            yield self._block_names[block.id], block.id
            for sentence in self.sentences_of(block):
                yield self._sentence_names[block.id, sentence.start], sentence.ref
                for ref, _ in sentence.numbers:
                    yield self.of(ref), ref

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence outside tables, in document order."""
        blocks = self._document.blocks
        return tuple(
            sentence for block in blocks if not isinstance(block, Table) for sentence in self.sentences_of(block)
        )

    def sentences_of(self, block: Heading | Paragraph) -> Iterator[Sentence]:
        """The sentences of one block."""
        for text, start in _sentences(block.text):
            yield Sentence(block.id, start, text, words_of(text))

    @cached_property
    def _index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for anchor, ref in self.entries():
            index.setdefault(normal(anchor), ref)
        return index

    def _names(self, table: Table) -> _TableNames:
        if table.id not in self._tables:
            labels = self._labels.get(table.id) or plain_labels(table)
            self._tables[table.id] = _TableNames(table, labels, self._table_titles[table.id])
        return self._tables[table.id]

    @cached_property
    def _table_titles(self) -> dict[str, str]:
        tables = self._document.tables
        titles = [(self._labels.get(table.id) or plain_labels(table)).name or "表" for table in tables]
        return dict(zip((table.id for table in tables), numbered(titles), strict=True))

    @cached_property
    def _sections(self) -> dict[str, str]:
        """Heading text that each block stands under, by block id."""
        section, found = "", {}
        for block in self._document.blocks:
            if isinstance(block, Heading):
                section = _clean(block.text)
            found[block.id] = section
        return found

    @cached_property
    def _block_names(self) -> dict[str, str]:
        blocks = [block for block in self._document.blocks if not isinstance(block, Table)]
        names = [
            _clean(block.text) if isinstance(block, Heading) else self._join(block.id, PARAGRAPH + words_of(block.text))
            for block in blocks
        ]
        return dict(zip((block.id for block in blocks), numbered(names), strict=True))

    @cached_property
    def _sentence_names(self) -> dict[tuple[str, int], str]:
        """Anchor of each sentence by block id and offset."""
        places, names = [], []
        for block in self._document.blocks:
            if not isinstance(block, Table):
                for sentence, start in _sentences(block.text):
                    places.append((block.id, start))
                    names.append(self._join(block.id, words_of(sentence) or "…"))
        return dict(zip(places, numbered(names), strict=True))

    def _join(self, block: str, words: str) -> str:
        section = self._sections[block]
        return f"{section}{SEPARATOR}{words}" if section else words

    def _prose(self, block: Heading | Paragraph, start: int, end: int) -> str:
        for sentence, offset in _sentences(block.text):
            if offset <= start < offset + len(sentence):
                name = self._sentence_names[block.id, offset]
                if start == offset and end >= offset + len(sentence):
                    return name
                for ordinal, number in enumerate(_NUMBER.finditer(sentence), 1):
                    if (start, end) == (offset + number.start(), offset + number.end()):
                        return f"{name}{SEPARATOR}{NUMBER}{ordinal}"
                return f"{name}{SEPARATOR}“{quoted(block.text[start:end])}”"
        return self._block_names[block.id]


class _TableNames:
    """Labels of one table, told apart by numbers where they repeat."""

    def __init__(self, table: Table, labels: TableLabels, title: str) -> None:
        self._table = table
        self._title = _clean(title)
        self._cells = _cell_names(table, labels.cells) if labels.cells is not None else None
        self._columns = numbered(_clean(label) or "列" for label in labels.columns)
        flat = [(row, column, _clean(label)) for row, sides in enumerate(labels.rows) for column, label in sides]
        names = numbered(label or "行" for _, _, label in flat)
        self._rows: list[list[tuple[int, str]]] = [[] for _ in table.rows]
        for (row, column, _), name in zip(flat, names, strict=True):
            self._rows[row].append((column, name))
        unnamed = [row for row, sides in enumerate(self._rows) if not sides]
        for row, name in zip(unnamed, numbered(["行"] * len(unnamed)), strict=True):
            self._rows[row].append((0, name))

    def anchor(self, row: int, column: int, *, is_header: bool) -> str:
        """The anchor of a cell, a row (column −1), a header cell or the table (row −1)."""
        if row < 0:
            return self._title
        name = self._columns[column] if 0 <= column < len(self._columns) else ""
        if is_header:
            return SEPARATOR.join(part for part in (self._title, f"表头 {row + 1}", name) if part)
        if self._cells is not None and column >= 0:
            return self._title + SEPARATOR + self._cells.get((row, column), "")
        sides = self._rows[row] if row < len(self._rows) else []
        label = next((text for start, text in reversed(sides) if column < 0 or start <= column), "")
        return SEPARATOR.join(part for part in (self._title, label or (sides[0][1] if sides else ""), name) if part)

    def entries(self) -> Iterator[tuple[str, str]]:
        """Every anchor with its reference: table, header, rows, cells."""
        table = self._table
        yield self._title, table.id
        for row in range(len(table.header)):
            for column in range(table.width):
                yield self.anchor(row, column, is_header=True), f"{table.id}/h{row + 1}/c{column + 1}"
        for row, cells in enumerate(table.rows):
            yield self.anchor(row, -1, is_header=False), f"{table.id}/r{row + 1}"
            for column in range(len(cells)):
                yield self.anchor(row, column, is_header=False), table.ref(row, column)


def _cell_names(table: Table, named: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Names of all cells of a form: given ones, else the text of the cell in quotes."""
    places = [(row, column) for row, column, _ in table.body()]
    names = [named.get(place) or f"“{quoted(table.cell(*place).text)}”" for place in places]
    return dict(zip(places, numbered(names), strict=True))


def numbered(labels: Iterable[str]) -> list[str]:
    """Labels with `#2`, `#3` … behind repeats."""
    seen: Counter[str] = Counter()
    named = []
    for label in labels:
        seen[normal(label)] += 1
        count = seen[normal(label)]
        named.append(label if count == 1 else f"{label} #{count}")
    return named


def quoted(text: str) -> str:
    """A text as it is quoted in an anchor."""
    cleaned = _clean(text)
    return cleaned if len(cleaned) <= QUOTE else cleaned[:QUOTE] + "…"


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    for found in _SENTENCE.finditer(text):
        yield found[0], found.start()


def _clean(label: str) -> str:
    """A label on one line in which nothing looks like a separator."""
    return " ".join(label.split()).replace(" / ", "／")


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)
