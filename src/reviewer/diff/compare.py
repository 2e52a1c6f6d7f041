"""Pairs tables by form, cells by meaning, sentences by section, and lists what differs.

A change is silent where no finding of the new document touches it: nobody is told that the number is another one now.
Years are normalised, so two years of one body can be compared. Pure; called by `reviewer diff`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reviewer.forms.bound import BoundTable
from reviewer.model.document import Paragraph, Source
from reviewer.model.figure import parse_number
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis

_YEAR = re.compile(r"20\d{2}(?=年|预算|年度)")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
ALIKE = 0.6
"""Likeness from which two sentences are versions of one."""


class Kind(StrEnum):
    """What happened to a cell or a sentence."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `old`, `new`: texts, "" where there is none; `is_silent`: no finding of the new one is there."""

    kind: Kind
    place: str
    old: str
    new: str
    old_source: Source
    new_source: Source
    ref: str
    is_silent: bool
    new_ref: str = ""
    """The place in the new document; "" where it has none any more. `ref` may be one of the old document."""


def differences(old: Analysis, new: Analysis) -> tuple[Difference, ...]:
    """All differences, tables first, in the order of the new document."""
    pair = _Pair(old, new, _told(new))
    return (*_cells(pair), *_sentences(pair))


def _told(analysis: Analysis) -> frozenset[str]:
    """References that a finding (advice left out) points at."""
    refs: set[str] = set()
    for finding in analysis.findings:
        if finding.severity.value != "advice":
            refs |= {finding.anchor.ref, *(item.ref for item in finding.evidence), *(p.ref for p in finding.places)}
    return frozenset(refs)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both documents, and what the new one's findings point at."""

    old: Analysis
    new: Analysis
    told: frozenset[str]


def _cells(pair: _Pair) -> Iterator[Difference]:
    earlier = _tables(pair.old)
    for name, table in _tables(pair.new).items():
        yield from _table_cells(pair, earlier.pop(name, None), table)
    for table in earlier.values():
        for was in _meant(table).values():
            if was[1]:
                yield _difference(pair, Kind.REMOVED, was, ("", ""))


def _tables(analysis: Analysis) -> dict[str, BoundTable]:
    """Tables by form, or by title where no form is known; a second one of a form gets a number."""
    found: dict[str, BoundTable] = {}
    for table in analysis.material.bound.values():
        name = table.form or _YEAR.sub("", table.table.title) or table.table.id
        number = sum(other.split("#")[0] == name for other in found)
        found[f"{name}#{number}" if number else name] = table
    return found


def _meant(table: BoundTable) -> dict[tuple[str, ...], tuple[str, str]]:
    """Cells with a meaning: (row side, row key, column role, running number) → reference and text."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in table.rows:
        for column in table.columns:
            if column.side != row.side or row.role == "number":
                continue
            base = (row.side, row.block, row.key, column.role)
            number = sum(key[:4] == base for key in found)
            text = table.table.cell(row.index, column.index).text
            found[(*base, str(number))] = (table.table.ref(row.index, column.index), text)
    return found


def _table_cells(pair: _Pair, before: BoundTable | None, table: BoundTable) -> Iterator[Difference]:
    earlier = _meant(before) if before is not None else {}
    for key, now in _meant(table).items():
        was = earlier.pop(key, ("", ""))
        if not _same(was[1], now[1]):
            kind = Kind.CHANGED if was[1] and now[1] else Kind.ADDED if now[1] else Kind.REMOVED
            yield _difference(pair, kind, was, now)
    for was in earlier.values():
        if was[1]:
            yield _difference(pair, Kind.REMOVED, was, ("", ""))


def _same(one: str, other: str) -> bool:
    first, second = parse_number(one), parse_number(other)
    if first is not None and second is not None:
        return first[0] == second[0]
    return one.strip() == other.strip()


def _difference(pair: _Pair, kind: Kind, was: tuple[str, str], now: tuple[str, str]) -> Difference:
    """`was`, `now`: reference and text in the old and the new document."""
    there = anchor_of(was[0], pair.old.material) if was[0] else None
    here = anchor_of(now[0], pair.new.material) if now[0] else there
    assert here is not None
    return Difference(
        kind,
        here.semantic,
        was[1],
        now[1],
        (there or here).source,
        here.source,
        now[0] or was[0],
        is_silent=now[0] not in pair.told,
        new_ref=now[0],
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as printed; `plain`: with its years taken out, for comparing; `start`: its place in the paragraph."""

    paragraph: Paragraph
    text: str
    plain: str
    start: int

    @property
    def source(self) -> Source:
        return self.paragraph.source_at(self.start)

    def is_told(self, told: frozenset[str]) -> bool:
        """Whether a finding points at the paragraph as a whole, or at a number of this sentence."""
        for ref in told:
            block, _, span = ref.partition("/")
            if block == self.paragraph.id:
                first, _, last = span.partition("-")
                if not (first.isdigit() and last.isdigit()):
                    return True
                if int(first) < self.start + len(self.text) and self.start < int(last):
                    return True
        return False


def _sentences(pair: _Pair) -> Iterator[Difference]:
    before, after = list(_prose(pair.old)), list(_prose(pair.new))
    matcher = SequenceMatcher(None, [item.plain for item in before], [item.plain for item in after], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield from _changed(before[first:last], after[start:end], pair.told)


def _changed(before: list[_Sentence], after: list[_Sentence], told: frozenset[str]) -> Iterator[Difference]:
    """Sentences of one changed run, each new one paired with the likest old one that is left."""
    left = list(before)
    for now in after:
        best = max(left, key=lambda item: _likeness(item, now), default=None)
        if best is not None and _likeness(best, now) < ALIKE:
            best = None
        block, is_silent = now.paragraph.id, not now.is_told(told)
        if best is None:
            yield Difference(Kind.ADDED, now.text[:20], "", now.text, now.source, now.source, block, is_silent, block)
        else:
            left.remove(best)
            yield Difference(
                Kind.CHANGED, now.text[:20], best.text, now.text, best.source, now.source, block, is_silent, block
            )
    for was in left:
        block = was.paragraph.id
        yield Difference(Kind.REMOVED, was.text[:20], was.text, "", was.source, was.source, block, is_silent=True)


def _likeness(one: _Sentence, other: _Sentence) -> float:
    return SequenceMatcher(None, one.plain, other.plain).ratio()


def _prose(analysis: Analysis) -> Iterator[_Sentence]:
    for block in analysis.document.blocks:
        if isinstance(block, Paragraph):
            for found in _SENTENCE.finditer(block.text):
                text = found[0].strip()
                if text:
                    start = found.start() + len(found[0]) - len(found[0].lstrip())
                    yield _Sentence(block, text, _YEAR.sub("〇", text), start)
