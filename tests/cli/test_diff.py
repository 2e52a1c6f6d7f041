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


def test_sentences_are_shown_as_printed_years_included(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path, RIGHT, "old.txt")
    new = written(tmp_path, RIGHT.replace("2030", "2031").replace("示例局支出预算", "示例局的支出预算"), "new.txt")
    _, found = changes(old, new, capsys)
    (sentence,) = found
    assert "2030年度" in str(sentence["old"])
    assert "2031年度" in str(sentence["new"])


def test_a_finding_on_one_sentence_does_not_speak_for_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    addition = "主要用于保障机构运转。" + "资金按季度拨付。"
    old = written(tmp_path, RIGHT.rstrip("\n") + addition + "\n", "old.txt")
    new = written(tmp_path, TEXT.rstrip("\n") + addition.replace("季度", "月度") + "\n", "new.txt")
    _, found = changes(old, new, capsys)
    silent = {str(item["new"])[:4]: item["silent"] for item in found if str(item["ref"]).startswith("b")}
    assert silent == {"项目支出": False, "资金按月": True}


def test_text_output_marks_silent_changes_and_can_list_only_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = written(tmp_path, RIGHT, "old.txt")
    new = written(tmp_path, TEXT.replace("110.00\t\t110.00", "110.00\t0.00\t110.00"), "new.txt")
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 1
    whole = capsys.readouterr().out
    assert whole.count("[无问题指出]") == 1
    assert main(["diff", str(old), str(new), "--silent", "--lang", "zh"]) == 1
    assert "219.00" not in capsys.readouterr().out
