"""The documented example of every rule of the table families fires as often as it says, and its ground is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.extract.read import read
from reviewer.model.document import Document
from reviewer.model.finding import Finding
from reviewer.rules.registry import all_rules
from reviewer.rules.rule import Rule
from reviewer.rules.sample_tables import final_tables, tables
from reviewer.rules.selection import Selection
from reviewer.session.analysis import Settings, analyse

RULES = [rule for rule in all_rules() if rule.family in "TXFU" and rule.example is not None]


def document(text: str, folder: Path, name: str = "example") -> Document:
    path = folder / f"{name}.txt"
    path.write_text(text, "utf-8")
    return read(path)


def is_told(finding: Finding) -> bool:
    """Lines that fold rounding or undecided equations of a table are no findings of a rule."""
    return ":rounding:" not in finding.key and ":undecided:" not in finding.key


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_fires_as_often_as_it_says(rule: Rule, tmp_path: Path) -> None:
    assert rule.example is not None
    prior = document(rule.example.prior, tmp_path, "prior") if rule.example.prior else None
    units = tuple(document(text, tmp_path, f"unit{number}") for number, text in enumerate(rule.example.units))
    settings = Settings(selection=Selection(select=(rule.code,)))
    findings = analyse(document(rule.example.document, tmp_path), settings, prior=prior, units=units).findings
    found = [finding.code for finding in findings if is_told(finding)]
    assert found == [rule.code] * rule.example.fires


@pytest.mark.parametrize("text", [tables(), final_tables()], ids=["budget", "final"])
def test_the_sound_sets_of_tables_have_no_finding_of_a_table_family(text: str, tmp_path: Path) -> None:
    found = [finding for finding in analyse(document(text, tmp_path)).findings if finding.code[0] in "TXFU"]
    assert [(finding.code, finding.message.text()) for finding in found] == []
