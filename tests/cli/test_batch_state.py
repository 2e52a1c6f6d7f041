"""The state of a batch: reports stay on disk, a kill costs one line at most, the later of two lines wins."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from reviewer.batch.job import Done, Job, run_job
from reviewer.batch.state import NAME, State, Stored
from reviewer.cli.main import main
from tests.small_document import TEXT, written


def result(path: Path) -> Done:
    return run_job(Job(str(path)))


def test_what_is_kept_in_memory_has_no_report_and_the_file_has_it(tmp_path: Path) -> None:
    done = result(written(tmp_path))
    state = State(tmp_path / "out")
    kept = state.add(done)
    assert (kept.report, kept.counts["error"]) == ({}, done.counts["error"])
    assert state.whole(kept).report == json.loads(json.dumps(done.report))
    state.close()


def test_a_cut_line_and_a_line_of_another_program_cost_nothing_else(tmp_path: Path) -> None:
    first, second = result(written(tmp_path)), result(written(tmp_path, name="b.txt"))
    state = State(tmp_path / "out")
    state.add(first)
    state.close()
    path = tmp_path / "out" / NAME
    path.write_bytes(b'{"other": 1}\nnonsense\n' + path.read_bytes() + b'{"path": "cut')
    again = State(tmp_path / "out")
    assert len(again) == 1
    again.add(second)
    again.close()
    stored = Stored(path)
    assert {done.path for done in stored} == {first.path, second.path}
    assert all(done.report["findings"] for done in stored)


def test_the_later_of_two_results_wins(tmp_path: Path) -> None:
    path = written(tmp_path)
    state = State(tmp_path / "out")
    state.add(result(path))
    path.write_text(TEXT.replace("219.00", "210.00"), "utf-8")
    later = result(path)
    state.add(later)
    state.close()
    stored = Stored(tmp_path / "out" / NAME)
    assert [done.sha256 for done in stored] == [later.sha256]


@pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")
def test_a_run_killed_at_once_and_started_again_ends_like_one_that_was_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        written(folder, TEXT.replace("2010104", f"201{number:02}04"), f"{number}.txt")
    command = [sys.executable, "-m", "reviewer", "batch", str(folder), "-o", str(tmp_path / "killed"), "--jobs", "1"]
    state = tmp_path / "killed" / NAME
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        while running.poll() is None and not (state.exists() and state.stat().st_size):
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.02)
        os.killpg(running.pid, signal.SIGKILL)
    assert 1 <= len(Stored(state)) < 4
    said = []
    for name in ("killed", "whole"):
        assert main(["batch", str(folder), "-o", str(tmp_path / name), "--jobs", "1", "--quiet"]) == 1
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_a_missing_earlier_run_is_one_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path)
    assert main(["batch", str(path), "-o", str(tmp_path / "o"), "--baseline", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "o").exists()
