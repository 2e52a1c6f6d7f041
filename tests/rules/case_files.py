"""Cases of rules written as TOML under `cases/<CODE>.toml`, and the way from a case to the codes found on it.

A case has `kind` (fires, silent, boundary, trap), `note`, `expect` (codes found, [] for none; a code twice means two
findings) and its document: `document` (full text), or `parts` (arguments of `rules.sample_text.budget`), `forms` (a
list of arguments of `rules.sample_text.form`) and `replace` (pairs put into the resulting text). `severity` names that
of the first finding where it matters.

Cases of tables name the sound tables of `rules.sample_tables` they need (`tables`, form ids), what is changed in them
(`change`, pairs, each made once) and what follows (`prose`); with `alone` only this rule speaks, so that a cell that
breaks several sums is told under each of their codes. `prior_change` and `unit_change` add last year's document and the
units of the fictional department, changed so; `prior_prose` is what follows last year's tables.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.extract.read import read
from reviewer.model.document import Document
from reviewer.model.finding import Finding
from reviewer.rules.sample_department import department, units
from reviewer.rules.sample_tables import tables
from reviewer.rules.sample_text import budget, form
from reviewer.rules.selection import Selection

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
    alone: bool = False
    prior: str = ""
    units: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Shown by the test runner."""
        return f"{self.code}-{self.kind}-{self.note}"


def all_cases() -> Iterator[Case]:
    """Every case of every file, in the order of the files."""
    for path in sorted(FOLDER.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["case"]:
            expect = tuple(entry["expect"])
            yield Case(
                path.stem,
                entry["kind"],
                entry["note"],
                _text(entry),
                expect,
                entry.get("severity", ""),
                alone=entry.get("alone", False),
                prior=_prior(entry),
                units=_units(entry),
            )


def _text(entry: Mapping[str, object]) -> str:
    if "department" in entry:
        return department(change=_pairs(entry.get("department")))
    if "tables" in entry:
        named = entry["tables"]
        assert isinstance(named, list)
        prose = str(entry.get("prose", ""))
        return tables(*named, change=_pairs(entry.get("change")), unit=str(entry.get("unit", "万元"))) + prose
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


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    assert value is None or isinstance(value, list)
    return tuple((old, new) for old, new in value or ())


def _prior(entry: Mapping[str, object]) -> str:
    if "prior_change" not in entry:
        return ""
    named = entry.get("prior_tables", entry["tables"])
    assert isinstance(named, list)
    year = str(entry.get("prior_year", "2029"))
    prose = str(entry.get("prior_prose", ""))
    return (tables(*named, change=_pairs(entry["prior_change"])) + prose).replace("2030", year)


def _units(entry: Mapping[str, object]) -> tuple[str, ...]:
    if "unit_change" not in entry:
        return ()
    made = units(change=_pairs(entry["unit_change"]))
    return made[: int(str(entry.get("units", len(made))))]


def findings_on(text: str, folder: Path, case: Case | None = None) -> tuple[Finding, ...]:
    """Everything the program finds on a document given as extracted text; one rule only where the case is alone."""
    from reviewer.session.analysis import analyse
    from reviewer.session.settings import Settings

    def document(content: str, name: str) -> Document:
        path = folder / f"{name}.txt"
        path.write_text(content, "utf-8")
        return read(path)

    if case is None:
        return analyse(document(text, "case")).findings
    chosen = Settings(selection=Selection(select=(case.code,))) if case.alone else Settings()
    prior = document(case.prior, "prior") if case.prior else None
    below = tuple(document(unit, f"unit{number}") for number, unit in enumerate(case.units))
    findings = analyse(document(text, "case"), chosen, prior=prior, units=below).findings
    return tuple(finding for finding in findings if ":rounding:" not in finding.key)
