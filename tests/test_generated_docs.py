"""Generated pages say what the source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer import docs_build
from reviewer.rules.registry import FAMILIES, all_rules

DOCS = Path(__file__).resolve().parents[1] / "docs"
HINT = "run `python -m reviewer.docs_build`"


def test_the_command_reference_is_fresh() -> None:
    assert (DOCS / "reference.md").read_text("utf-8") == docs_build.reference(), HINT


def test_the_key_table_is_fresh() -> None:
    assert (DOCS / "keys.md").read_text("utf-8") == dict(docs_build.pages())["keys.md"], HINT


def test_the_rule_index_is_fresh() -> None:
    assert (DOCS / "rules" / "README.md").read_text("utf-8") == docs_build.rule_index(), HINT


@pytest.mark.parametrize("family", FAMILIES)
def test_the_pages_of_a_rule_family_are_fresh(family: str) -> None:
    assert (DOCS / "rules" / f"{family}.md").read_text("utf-8") == docs_build.family_page(family), HINT


def test_all_205_codes_have_a_rule() -> None:
    expected = {
        "S": 16,
        "D": 7,
        "T": 26,
        "X": 25,
        "N": 28,
        "P": 23,
        "A": 14,
        "C": 19,
        "V": 9,
        "F": 22,
        "Y": 7,
        "U": 5,
        "G": 4,
    }
    found: dict[str, int] = {}
    for rule in all_rules():
        found[rule.family] = found.get(rule.family, 0) + 1
    assert found == expected
    assert sum(found.values()) == 205
