"""Finding text in all cells and all prose: normalised once, then every keystroke is a walk over strings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reviewer.model.document import Document, Heading, Paragraph, Table
from reviewer.tui.state.filters import normal


@dataclass(slots=True)
class Search:
    """What is being searched: the words, references of the hits, and the one looked at (−1 none)."""

    words: str = ""
    refs: tuple[str, ...] = ()
    at: int = -1
    _index: SearchIndex | None = None

    def begin(self, document: Document, wanted: str, is_ahead: Callable[[str], bool]) -> str:
        """Find words; the reference of the first hit ahead, else of the first of all, "" without any."""
        if self._index is None:
            self._index = build_index(document)
        self.words, self.refs = wanted, self._index.find(wanted)
        self.at = next((number for number, ref in enumerate(self.refs) if is_ahead(ref)), 0) if self.refs else -1
        return self.refs[self.at] if self.refs else ""

    def step(self, count: int) -> str:
        """Another hit, round the end; "" where there is none."""
        if not self.refs:
            return ""
        self.at = (self.at + count) % len(self.refs)
        return self.refs[self.at]

    def end(self) -> None:
        """Forget the hits, keep the index."""
        self.words, self.refs, self.at = "", (), -1


@dataclass(frozen=True)
class SearchIndex:
    """References with their text as it is compared, in document order; `prose` holds the original of paragraphs."""

    entries: tuple[tuple[str, str], ...]
    prose: Mapping[str, str]

    def find(self, wanted: str, most: int = 5000) -> tuple[str, ...]:
        """References of cells, and of stretches of prose, that hold the words, in document order."""
        needle = comparable(wanted)
        if not needle:
            return ()
        found: list[str] = []
        for ref, text in self.entries:
            if needle in text:
                original = self.prose.get(ref)
                found += [ref] if original is None else _stretches(ref, original, needle)
                if len(found) >= most:
                    break
        return tuple(found)


def comparable(text: str) -> str:
    """Text as it is compared: NFKC, lower case, no blanks, no thousands separators."""
    return "".join(part for part in normal(text) if part not in _IGNORED)


_IGNORED = frozenset(" ,\u3000\t")


def _stretches(ref: str, original: str, needle: str) -> list[str]:
    """Where the words stand in the original: compared character by character, so that offsets are kept."""
    offsets: list[int] = []
    compared: list[str] = []
    for place, char in enumerate(original):
        for part in comparable(char):
            compared.append(part)
            offsets.append(place)
    text = "".join(compared)
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(f"{ref}/{offsets[at]}-{offsets[at + len(needle) - 1] + 1}")
        at = text.find(needle, at + len(needle))
    return found or [ref]


def build_index(document: Document) -> SearchIndex:
    """The index of a document."""
    entries: list[tuple[str, str]] = []
    prose: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            if block.title:
                entries.append((block.id, comparable(block.title)))
            for row, column, cell in block.body():
                if cell.text:
                    entries.append((block.ref(row, column), comparable(cell.text)))
        elif isinstance(block, Paragraph | Heading):
            entries.append((block.id, comparable(block.text)))
            prose[block.id] = block.text
    return SearchIndex(tuple(entries), MappingProxyType(prose))
