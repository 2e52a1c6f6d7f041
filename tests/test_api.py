"""The Python interface does what its page shows, and the page type-checks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import reviewer
from reviewer.api import Review
from reviewer.errors import ReviewerError
from tests.small_document import WRONG_CELL, written

ROOT = Path(__file__).resolve().parents[1]


def usage() -> str:
    found = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_documented_usage_runs_and_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(usage(), "api.md", "exec"), {})
    with reviewer.open(tmp_path / "budget.txt") as review:
        assert {found.status.value for found in review.findings} == {"confirmed"}
    assert "219.00" in (tmp_path / "budget.review.md").read_text("utf-8")


def test_the_documented_usage_type_checks(tmp_path: Path) -> None:
    script = tmp_path / "usage.py"
    script.write_text(usage(), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(script)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout


def status_of(review: Review, ref: str) -> str:
    return next(found.status.value for found in review.findings if found.finding.anchor.ref == ref)


def test_a_correction_and_its_undo(tmp_path: Path) -> None:
    with reviewer.open(written(tmp_path)) as review:
        review.correct(WRONG_CELL, "210.00")
        assert status_of(review, WRONG_CELL) == "confirmed"
        review.undo()
        assert status_of(review, WRONG_CELL) == "open"


def test_what_cannot_be_done_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError):
        reviewer.open(tmp_path / "missing.pdf")
    with reviewer.open(written(tmp_path)) as review:
        with pytest.raises(ReviewerError):
            review.decide("no such key", "confirmed")
        with pytest.raises(ReviewerError):
            review.export("bogus")
