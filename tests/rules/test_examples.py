"""Every rule fires on its documented example as often as its page says."""

from __future__ import annotations

import pytest

from reviewer.export.rule_page import example_findings
from reviewer.rules.registry import all_rules
from reviewer.rules.rule import Rule

WITH_EXAMPLE = [rule for rule in all_rules() if rule.example is not None]


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_the_example_of_a_rule_says_what_it_promises(rule: Rule) -> None:
    assert rule.example is not None
    found = [finding for finding in example_findings(rule, rule.example) if finding.code == rule.code]
    assert len(found) == rule.example.fires
