"""The sets of tables the examples stand on are sound: whatever an example finds was put there."""

from __future__ import annotations

import pytest

from reviewer.export.rule_page import document_of
from reviewer.rules.sample_department import department, units
from reviewer.rules.sample_tables import final_tables, tables
from reviewer.session.analysis import analyse


@pytest.mark.parametrize("text", [tables(), final_tables(), department()], ids=["budget", "final", "department"])
def test_a_sound_set_has_no_finding_of_a_table_family(text: str) -> None:
    findings = analyse(document_of(text)).findings
    found = [(item.code, item.message.text()) for item in findings if item.code[0] in "TXFU"]
    assert [item for item in found if item[0] != "F22"] == []


def test_a_sound_department_agrees_with_its_units() -> None:
    below = tuple(document_of(unit) for unit in units())
    findings = analyse(document_of(department()), units=below).findings
    assert [item.message.text() for item in findings if item.code[0] == "U"] == []
