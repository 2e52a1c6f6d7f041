"""Two versions of one document: every changed number and sentence once, silent ones marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.cli.main import main
from tests.small_document import TEXT, written

RIGHT = TEXT.replace("219.00", "210.00").replace("25.87", "28.57")


def changes(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, object]]]:
    status = main(["diff", str(old), str(new), "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["changes"]


def test_the_same_document_has_no_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(written(tmp_path), written(tmp_path, name="b.txt"), capsys) == (0, [])


def test_a_changed_cell_and_a_changed_sentence_are_found_and_told_from_silent_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = written(tmp_path, RIGHT, "old.txt")
    new = written(tmp_path, TEXT, "new.txt")
    status, found = changes(old, new, capsys)
    assert status == 1
    cell = next(item for item in found if str(item["ref"]).startswith("t01"))
    assert (cell["old"], cell["new"], cell["silent"]) == ("210.00", "219.00", False)
    sentence = next(item for item in found if str(item["ref"]).startswith("b"))
    assert "28.57" in str(sentence["old"])
    assert "25.87" in str(sentence["new"])
    assert len(found) == 2


def test_another_year_is_no_change_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    next_year = written(tmp_path, RIGHT.replace("2030", "2031"), "next.txt")
    assert changes(written(tmp_path, RIGHT, "this.txt"), next_year, capsys) == (0, [])


def test_a_change_no_finding_points_at_is_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    altered = RIGHT.replace("2010104\t人大会议\t110.00\t\t110.00", "2010104\t人大会议\t110.00\t0.00\t110.00")
    _, found = changes(written(tmp_path, RIGHT, "a.txt"), written(tmp_path, altered, "b.txt"), capsys)
    assert [(item["kind"], item["new"], item["silent"]) for item in found] == [("added", "0.00", True)]
