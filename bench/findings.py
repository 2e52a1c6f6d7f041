"""Findings of `reviewer check --format json` as a measurement sees them: where they point and which words they use.

Runs the command itself, so what is measured is what a user gets.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Json = Mapping[str, object]
GRAVE = ("error", "warning")


@dataclass(frozen=True)
class Told:
    """One finding. `lines`, `pages`: of its anchor, evidence, culprits and places together."""

    code: str
    severity: str
    category: str
    message: str
    anchor_text: str
    row: str
    table: str
    lines: frozenset[int]
    pages: frozenset[int]
    anchor_line: int | None
    anchor_page: int | None
    numbers: frozenset[str]

    @property
    def is_grave(self) -> bool:
        """Severity error or warning."""
        return self.severity in GRAVE

    @property
    def where(self) -> str:
        """Short place for a report."""
        place = f"line {self.anchor_line}" if self.anchor_line else f"p{self.anchor_page}"
        return f"{place} {self.table} {self.row}".strip()


def check(path: Path, *options: str, timeout: float = 600) -> dict[str, object]:
    """The JSON object of one document; raises `RuntimeError` with what the command said."""
    command = [sys.executable, "-m", "reviewer", "check", str(path), "--format", "json", "--fail-on", "never", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"{path.name}: exit {done.returncode}: {done.stderr.strip()[-400:]}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def told(result: Json) -> list[Told]:
    """All findings of a `check` object."""
    findings = result["findings"]
    assert isinstance(findings, list)
    return [_told(item) for item in findings]


def _told(item: Mapping[str, object]) -> Told:
    anchor = _object(item["anchor"])
    parts = [anchor]
    for name in ("evidence", "culprits", "places"):
        listed = item.get(name)
        parts += [_object(part) for part in listed] if isinstance(listed, list) else []
    texts = [str(item["message"]), *(str(part.get("text", "")) for part in parts)]
    texts += [str(part.get("printed", "")) for part in parts]
    return Told(
        code=str(item["code"]),
        severity=str(item["severity"]),
        category=str(item["category"]),
        message=str(item["message"]),
        anchor_text=str(anchor.get("text", "")),
        row=str(anchor.get("row", "")),
        table=str(anchor.get("table", "")),
        lines=frozenset(_integers(parts, "line")),
        pages=frozenset(_integers(parts, "page")),
        anchor_line=next(iter(_integers([anchor], "line")), None),
        anchor_page=next(iter(_integers([anchor], "page")), None),
        numbers=numbers(" ".join(texts)),
    )


def numbers(text: str) -> frozenset[str]:
    """Numbers in a text, separators and trailing zeros dropped: `1,234.50` → `1234.5`."""
    found = set()
    for match in re.findall(r"\d[\d,]*(?:\.\d+)?", unicodedata.normalize("NFKC", text)):
        plain = match.replace(",", "")
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        found.add(plain.lstrip("0") or "0")
    return frozenset(found)


def squeezed(text: str) -> str:
    """Without white space, in one width, for comparing words."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


SHARED_WORDS = 6
"""So many characters of a quote, digits aside, in a finding's words make it speak of the same place."""


def shares_words(quote: str, words: str) -> bool:
    """Whether some piece of the quote without digits stands in the words; both squeezed."""
    pieces = (quote[start : start + SHARED_WORDS] for start in range(max(1, len(quote) - SHARED_WORDS + 1)))
    return any(len(piece) > 1 and not any(map(str.isdigit, piece)) and piece in words for piece in pieces)


def _object(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value


def _integers(parts: list[Mapping[str, object]], name: str) -> list[int]:
    return [value for part in parts if isinstance(value := part.get(name), int)]
