"""Finding text in all cells and all prose: normalised once, then every keystroke is a walk over strings."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.document import Document, Heading, Paragraph, Table
from reviewer.tui.state.filters import normal


@dataclass(frozen=True)
class SearchIndex:
    """References with their normalised text, in document order. Prose is found by paragraph, hits by offset."""

    entries: tuple[tuple[str, str], ...]

    def find(self, wanted: str, most: int = 5000) -> tuple[str, ...]:
        """References of cells and paragraphs that hold the words, in document order."""
        needle = comparable(wanted)
        if not needle:
            return ()
        found = []
        for ref, text in self.entries:
            if needle in text:
                found.append(ref)
                if len(found) >= most:
                    break
        return tuple(found)


def comparable(text: str) -> str:
    """Text as it is compared: NFKC, lower case, no blanks, no thousands separators."""
    return normal(text).replace(" ", "").replace(",", "").replace("\u3000", "")


def build_index(document: Document) -> SearchIndex:
    """The index of a document."""
    entries: list[tuple[str, str]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if block.title:
                entries.append((block.id, comparable(block.title)))
            for row, column, cell in block.body():
                if cell.text:
                    entries.append((block.ref(row, column), comparable(cell.text)))
        elif isinstance(block, Paragraph | Heading):
            entries.append((block.id, comparable(block.text)))
    return SearchIndex(tuple(entries))
