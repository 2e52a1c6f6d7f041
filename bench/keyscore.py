"""`python -m bench.keyscore`: findings of `reviewer check` against the answer keys of real documents.

An item of the key is found where a finding points at one of its lines (or pages) and quotes one of its numbers or
words. Printed per class: found, missed, and findings that nothing in the key explains. The documents are not
part of the repository (`REVIEWER_REAL_DOCS`); without them it says so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.findings import Told, check, numbers, shares_words, squeezed, told
from bench.places import real_documents

DOCUMENTS = (
    ("000.txt", "000-key.jsonl", ""),
    ("000-wordprocessor.pdf", "000-key.jsonl", "000.txt"),
    ("planning-final-2024.pdf", "planning-final-2024-key.jsonl", ""),
)
"""Document, key, and the text whose lines the key counts where the document has none."""

SURE = 0.6
"""Warnings of the key from this confidence on are demanded."""

FAMILIES = {
    "narrative": "NCXFSTP",
    "performance": "PNXA",
    "structure": "SDAGCNV",
    "directory": "ADPT",
    "in-table": "TX",
    "cross-table": "XTN",
    "privacy": "V",
    "assets": "ANC",
}
OWN_FAMILY = {
    "narrative": "NC",
    "performance": "P",
    "structure": "SDAG",
    "directory": "AD",
    "in-table": "T",
    "cross-table": "X",
    "privacy": "V",
    "assets": "A",
}
"""Families that speak of nothing else: with one of these a shared number is enough to know the place."""
TRAPS = ("rounding", "extraction")


@dataclass(frozen=True)
class Item:
    """One entry of an answer key. `texts`: the lines of the key's own text, where the document has no lines."""

    identity: str
    kind: str
    family: str
    lines: frozenset[int]
    pages: frozenset[int]
    quote: str
    numbers: frozenset[str]
    confidence: float
    texts: tuple[str, ...]
    stated: str

    @property
    def is_demanded(self) -> bool:
        """Errors, and warnings that are sure enough."""
        return self.kind == "error" or (self.kind == "warning" and self.confidence >= SURE)

    def is_told_by(self, finding: Told) -> bool:
        """Whether the finding is about this item."""
        if not self._stands_at(finding):
            return False
        shared = {number for number in self.numbers & finding.numbers if len(number) > 1}
        if shared:
            return True
        words = squeezed(finding.message + finding.anchor_text)
        quote = squeezed(self.quote)
        if len(quote) >= 2 and (quote in words or any(piece in words for piece in _pieces(quote))):
            return True
        is_family = finding.code[:1] in FAMILIES.get(self.family, "")
        return is_family and not numbers(f"{self.quote} {self.stated}")

    def _stands_at(self, finding: Told) -> bool:
        if self.lines and finding.lines:
            return bool(self.lines & finding.lines)
        if self.pages and finding.pages:
            return bool(self.pages & finding.pages)
        text, words = squeezed(finding.anchor_text), squeezed(finding.message)
        is_family = finding.code[:1] in OWN_FAMILY.get(self.family, "")
        long = {number for number in finding.numbers if len(number) > 4} if is_family else set()
        return any(
            (len(text) > 1 and (text in line or (len(line) > 3 and line in text)))
            or bool(long & numbers(line))
            or shares_words(line, words)
            for line in self.texts
        )


@dataclass(frozen=True)
class Score:
    """Result on one document. `told_by`: codes per found item; `unexplained`: grave findings outside the key."""

    name: str
    items: tuple[Item, ...]
    told_by: Mapping[str, tuple[Told, ...]]
    findings: tuple[Told, ...]
    unexplained: tuple[Told, ...]

    def found(self, kind: str, *, demanded: bool = True) -> tuple[int, int]:
        """Found and all items of a class."""
        items = [item for item in self.items if item.kind == kind and (not demanded or item.is_demanded)]
        return sum(bool(self._grave(item)) for item in items), len(items)

    def missed(self) -> list[Item]:
        """Demanded items that no finding of severity error, warning or question tells."""
        return [item for item in self.items if item.is_demanded and not self._grave(item)]

    def sprung(self) -> list[tuple[Item, Told]]:
        """Traps that were reported as error or warning, and by what."""
        explained = {id(f) for item in self.items if item.kind not in TRAPS for f in self.told_by[item.identity]}
        return [
            (item, finding)
            for item in self.items
            if item.kind in TRAPS
            for finding in self.told_by[item.identity]
            if finding.is_grave and id(finding) not in explained
        ]

    def _grave(self, item: Item) -> list[Told]:
        return [
            finding for finding in self.told_by[item.identity] if finding.is_grave or finding.severity == "question"
        ]


def read_key(path: Path, text: Path | None) -> tuple[Item, ...]:
    """The items of an answer key."""
    lines = text.read_text("utf-8").split("\n") if text else []
    items = []
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        own = [squeezed(lines[number - 1]) for number in entry.get("line", []) if 0 < number <= len(lines)]
        quoted = f"{entry.get('quote', '')} {entry.get('stated', '')} {entry.get('expected', '')}"
        items.append(
            Item(
                entry["id"],
                entry["class"],
                entry.get("family", ""),
                frozenset() if text else frozenset(entry.get("line", [])),
                frozenset(entry.get("page", [])),
                entry.get("quote", ""),
                numbers(quoted),
                float(entry.get("confidence", 1)),
                tuple(own),
                str(entry.get("stated", "")),
            )
        )
    return tuple(items)


def score(name: str, items: tuple[Item, ...], findings: list[Told]) -> Score:
    """Match the findings of one document with its key."""
    told_by = {item.identity: tuple(f for f in findings if item.is_told_by(f)) for item in items}
    explained = {id(f) for matched in told_by.values() for f in matched}
    unexplained = tuple(finding for finding in findings if finding.is_grave and id(finding) not in explained)
    return Score(name, items, told_by, tuple(findings), unexplained)


def score_all(folder: Path) -> list[Score]:
    """All documents with a key in `folder`."""
    scores = []
    for name, key, text in DOCUMENTS:
        if (folder / name).exists() and (folder / key).exists():
            items = read_key(folder / key, folder / text if text else None)
            scores.append(score(name, items, told(check(folder / name))))
    return scores


def _pieces(quote: str) -> list[str]:
    """Words of a quote long enough to mean something."""
    return [piece for piece in quote.replace("，", ",").replace("、", ",").split(",") if len(piece) >= 5]


def _print(result: Score, *, verbose: bool) -> None:
    by_severity = {kind: sum(f.severity == kind for f in result.findings) for kind in ("error", "warning", "question")}
    errors, warnings = result.found("error"), result.found("warning")
    unexplained = sum(f.severity == "error" for f in result.unexplained)
    print(
        f"{result.name:26} error {errors[0]:>2}/{errors[1]:<2} warning {warnings[0]:>2}/{warnings[1]:<2} "
        f"traps reported {len(result.sprung()):>2}  outside the key: error {unexplained:>2} "
        f"warning {len(result.unexplained) - unexplained:>2}  told: {by_severity}"
    )
    if not verbose:
        return
    for item in result.items:
        if item.is_demanded:
            codes = sorted({f"{f.code}/{f.severity}" for f in result.told_by[item.identity]})
            print(f"  {'found ' if item not in result.missed() else 'MISSED'} {item.identity} {item.kind:8} "
                  f"{item.confidence} {item.quote[:44]!r} {' '.join(codes[:6])}")  # fmt: skip
    for item, finding in result.sprung():
        reported = f"{finding.code}/{finding.severity} {finding.message[:80]}"
        print(f"  TRAP   {item.identity} {item.kind} {item.quote[:30]!r} <- {reported}")
    for finding in result.unexplained:
        print(f"  extra  {finding.code}/{finding.severity} {finding.where}: {finding.message[:110]}")


def main(arguments: list[str] | None = None) -> int:
    """Command line; 0 also where there are no real documents."""
    parser = argparse.ArgumentParser(prog="python -m bench.keyscore", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="every item and every finding outside the key")
    options = parser.parse_args(arguments)
    folder = real_documents()
    if folder is None:
        print("no real documents: set REVIEWER_REAL_DOCS to their directory", file=sys.stderr)
        return 0
    for result in score_all(folder):
        _print(result, verbose=options.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
