"""Cases of rules written as TOML under `cases/<CODE>.toml`, and the way from a case to the codes found on it.

A case has `kind` (fires, silent, boundary, trap), `note`, `expect` (codes found, [] for none; a code twice means two
findings) and its document: `document` (full text), or `parts` (arguments of `rules.sample_text.budget`), `forms` (a
list of arguments of `rules.sample_text.form`) and `replace` (pairs put into the resulting text). `severity` names that
of the first finding where it matters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.extract.read import read
from reviewer.model.finding import Finding
from reviewer.rules.sample_text import budget, form

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one rule."""

    code: str
    kind: str
    note: str
    text: str
    expect: tuple[str, ...]
    severity: str = ""

    @property
    def name(self) -> str:
        """Shown by the test runner."""
        return f"{self.code}-{self.kind}-{self.note}"


def all_cases() -> Iterator[Case]:
    """Every case of every file, in the order of the files."""
    for path in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["case"]:
            expect = tuple(entry["expect"])
            yield Case(path.stem, entry["kind"], entry["note"], _text(entry), expect, entry.get("severity", ""))


def _text(entry: Mapping[str, object]) -> str:
    parts = entry.get("parts", {})
    assert isinstance(parts, Mapping)
    added = entry.get("forms", [])
    assert isinstance(added, list)
    forms = "\n\n".join(form(**arguments) for arguments in added)
    text = str(entry["document"]) if "document" in entry else budget(**{"forms": forms, **parts})
    replacements = entry.get("replace", {})
    assert isinstance(replacements, Mapping)
    for old, new in replacements.items():
        assert old in text, f"nothing to replace: {old}"
        text = text.replace(old, new)
    return text


def findings_on(text: str, folder: Path) -> tuple[Finding, ...]:
    """Everything the program finds on a document given as extracted text."""
    from reviewer.session.analysis import analyse

    path = folder / "case.txt"
    path.write_text(text, "utf-8")
    return analyse(read(path)).findings
