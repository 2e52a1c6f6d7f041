"""The EXPECTED.toml of a sample, and the score of findings against it.

A finding belongs to an error that was put in where it points at its line or page and quotes what was changed. What is
left over is false: the rest of the document is right by construction.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.findings import Told, numbers, shares_words, squeezed


@dataclass(frozen=True)
class PutIn:
    """An error that was put in. `pages`: 1-based pages of the PDF; `lines`: 1-based lines of the text."""

    identity: str
    codes: tuple[str, ...]
    severity: str
    printed: str
    expected: str
    quote: str
    pages: frozenset[int]
    lines: frozenset[int]
    note: str

    def is_told_by(self, finding: Told, *, in_text: bool) -> bool:
        """Whether the finding is about this error."""
        if in_text and finding.lines:
            return bool(self.lines & finding.lines)
        if not self.pages & finding.pages:
            return False
        if finding.code in self.codes:
            return True
        words = squeezed(finding.message + finding.anchor_text + finding.row)
        quoted = numbers(f"{self.printed} {self.quote}")
        shared = {number for number in quoted & finding.numbers if len(number) > 2}
        printed, quote = squeezed(self.printed), squeezed(self.quote)
        return bool(shared) or (len(printed) > 1 and printed in words) or shares_words(quote, words)


@dataclass(frozen=True)
class Trap:
    """Something that looks wrong and is right."""

    identity: str
    codes: tuple[str, ...]
    quote: str
    pages: frozenset[int]
    lines: frozenset[int]


@dataclass(frozen=True)
class TableExpected:
    """A table of a sample; `totals`: row and column (0-based, header included) and printed text."""

    form: str
    title: str
    unit: str
    rows: int
    columns: int
    totals: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Expectation:
    """Everything a sample promises."""

    name: str
    organisation: str
    year: int
    kind: str
    level: str
    family: str
    pages: int
    tables: tuple[TableExpected, ...]
    put_in: tuple[PutIn, ...]
    traps: tuple[Trap, ...]


@dataclass(frozen=True)
class SampleScore:
    """`found`: with the code that was foreseen; `other`: told under another code; `missed`; `false` findings."""

    found: tuple[PutIn, ...]
    other: tuple[tuple[PutIn, tuple[str, ...]], ...]
    missed: tuple[PutIn, ...]
    false: tuple[Told, ...]


def load(path: Path) -> Expectation:
    """Read NN-name.EXPECTED.toml."""
    source = tomllib.loads(path.read_text("utf-8"))
    document = source["document"]
    return Expectation(
        **{key: document[key] for key in ("name", "organisation", "year", "kind", "level", "family", "pages")},
        tables=tuple(_table(entry) for entry in source["table"]),
        put_in=tuple(_put_in(entry) for entry in source["finding"]),
        traps=tuple(_trap(entry) for entry in source["trap"]),
    )


def _table(entry: dict[str, Any]) -> TableExpected:
    totals = tuple((row, column, text) for row, column, text in entry["totals"])
    return TableExpected(entry["form"], entry["title"], entry["unit"], entry["rows"], entry["columns"], totals)


def _put_in(entry: dict[str, Any]) -> PutIn:
    return PutIn(
        identity=entry["id"],
        codes=tuple(entry["codes"]),
        severity=entry["severity"],
        printed=entry["printed"],
        expected=entry["expected"],
        quote=entry["quote"],
        pages=frozenset(entry["pages"]),
        lines=frozenset(entry["lines"]),
        note=entry["note"],
    )


def _trap(entry: dict[str, Any]) -> Trap:
    places = frozenset(entry["pages"]), frozenset(entry["lines"])
    return Trap(entry["id"], tuple(entry["codes"]), entry["quote"], *places)


def score(expected: Expectation, findings: list[Told], *, in_text: bool) -> SampleScore:
    """Grave findings against what was put in."""
    grave = [finding for finding in findings if finding.is_grave or finding.severity == "question"]
    found, other, missed = [], [], []
    explained: set[int] = set()
    for item in expected.put_in:
        telling = [finding for finding in grave if item.is_told_by(finding, in_text=in_text)]
        explained |= {id(finding) for finding in telling}
        if any(finding.code in item.codes for finding in telling):
            found.append(item)
        elif telling:
            other.append((item, tuple(sorted({finding.code for finding in telling}))))
        else:
            missed.append(item)
    false = tuple(finding for finding in grave if id(finding) not in explained and finding.is_grave)
    return SampleScore(tuple(found), tuple(other), tuple(missed), false)
