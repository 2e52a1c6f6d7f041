"""What a session needs of an analysed document, and the two layers of text over it.

Owns: the `Reading` protocol (fulfilled by `session.analysis.Analysis`), the text of a place in each layer. Does not
own: analysing (`session.analysis`), decisions (`overlay`). Called by `Session`, `session.preview` and `session.status`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self

from reviewer.model.document import Document
from reviewer.model.equation import Verdict
from reviewer.model.finding import Finding
from reviewer.overlay.entries import Correction
from reviewer.overlay.refs import text_at
from reviewer.rules.material import Material


class Reading(Protocol):
    """One document, analysed. Reading corrections make a new one; the old one stays valid."""

    @property
    def document(self) -> Document:
        """The document with the reading corrections applied so far."""

    @property
    def material(self) -> Material:
        """What the rules looked at."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What they found, in document order."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All graded equations."""

    def reread(self, texts: Mapping[str, str]) -> Self:
        """The same file with some places (by reference) read as these texts."""


@dataclass(frozen=True)
class Layers:
    """The texts of a document: as first read, with reading corrections, with disclosure corrections on top.

    `extraction` and `disclosure` hold corrections by the reference they were resolved to."""

    document: Document
    """As first read, no correction applied."""
    extraction: Mapping[str, Correction] = field(default_factory=dict)
    disclosure: Mapping[str, Correction] = field(default_factory=dict)

    def printed(self, ref: str) -> str | None:
        """The text as first read; None where the reference names no text."""
        return text_at(self.document, ref)

    def read(self, ref: str) -> str | None:
        """The reading layer: what the file says."""
        correction = self.extraction.get(ref)
        return correction.value if correction is not None else self.printed(ref)

    def effective(self, ref: str) -> str | None:
        """The corrected layer: what the file should say."""
        correction = self.disclosure.get(ref)
        return correction.value if correction is not None else self.read(ref)

    @property
    def reading_texts(self) -> dict[str, str]:
        """Corrections of the reading, ready for `Reading.reread`."""
        return {ref: correction.value for ref, correction in self.extraction.items()}

    @property
    def disclosure_texts(self) -> dict[str, str]:
        """Corrections of the disclosure, ready for `Figures.changed`."""
        return {ref: correction.value for ref, correction in self.disclosure.items()}
