"""Every case of every rule: what must be found is found, what must stay silent is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.case_files import Case, all_cases, findings_on


@pytest.mark.parametrize("case", list(all_cases()), ids=lambda case: case.name)
def test_a_case_ends_as_it_says(case: Case, tmp_path: Path) -> None:
    found = [finding for finding in findings_on(case.text, tmp_path, case) if finding.code == case.code]
    assert sorted(finding.code for finding in found) == sorted(case.expect), [f.message.text() for f in found]
    if case.severity:
        assert found[0].severity.value == case.severity
