"""A process that decides in a loop is killed at 200 random moments: nothing that was reported as done is lost."""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

import pytest

from reviewer.overlay.entries import Overlay
from reviewer.overlay.file_store import load
from reviewer.overlay.toml_read import parse
from tests.overlay.keeping import ABOUT, NAME, NOW, Desk, opened

KILLS = 200
ROOT = Path(__file__).parents[2]


def _stated(overlay: Overlay) -> str:
    return "|".join(f"{item.finding}={item.verdict}={item.reason}" for item in overlay.decisions)


def _child(folder: Path, seed: int, output: int) -> int:
    """Fork a process that runs the loop with `output` as its stdout; its pid."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.dup2(output, 1)
        sys.argv = ["crashing", str(folder), str(seed)]
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        from tests.overlay.crashing import main

        main()
    finally:
        os._exit(1)


def _killed_after(folder: Path, seed: int, lines: int) -> list[str]:
    """Start the loop, let it report some steps, kill it in the middle of the next; all complete lines it reported."""
    reading, writing = os.pipe()
    pid = _child(folder, seed, writing)
    os.close(writing)
    data = b""
    while data.count(b"\n") < lines:
        piece = os.read(reading, 65536)
        if not piece:
            break
        data += piece
    os.kill(pid, signal.SIGKILL)
    while piece := os.read(reading, 65536):
        data += piece
    os.close(reading)
    os.waitpid(pid, 0)
    return data.decode("utf-8").split("\n")[:-1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_nothing_reported_as_done_is_lost_by_two_hundred_kills(tmp_path: Path) -> None:
    chance = random.Random(20261121)
    for kill in range(KILLS):
        folder = tmp_path / str(kill // 10)
        folder.mkdir(exist_ok=True)
        reported = _killed_after(folder, kill, chance.randrange(1, 12))
        sequence, stated = 0, ""
        for line in reported:
            word, number, *rest = line.split(" ", 2)
            sequence, stated = int(number), rest[0] if rest else stated
            assert word in {"open", "done"}
        if (folder / NAME).exists():
            parse((folder / NAME).read_text("utf-8"))
        recovered, content = load(folder / NAME, ABOUT, NOW)
        assert not recovered.unfit
        assert not recovered.outside
        assert recovered.last_sequence >= sequence
        if recovered.last_sequence == sequence and len(reported) > 1:
            assert _stated(recovered.overlay) == stated
        # What is there is one state, whichever way it is put together: from the file, or from the journal alone.
        alone = [step for step in content.steps() if step.sequence <= recovered.last_sequence]
        assert len(alone) == recovered.last_sequence


def test_a_torn_last_line_is_left_out_and_the_next_one_is_whole(tmp_path: Path) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.close()
    journal = tmp_path / f"{NAME}.journal"
    whole = journal.read_bytes()
    for cut in range(1, 60, 7):
        journal.write_bytes(whole + whole.splitlines(keepends=True)[-1][:-cut])
        again = Desk(opened(tmp_path))
        again.decide(2)
        again.store.close()
        recovered, _ = load(tmp_path / NAME, ABOUT, NOW)
        assert [item.finding for item in recovered.overlay.decisions] == ["T01:t01/r1/c3", "T01:t01/r2/c3"]
        (tmp_path / NAME).unlink()
        journal.write_bytes(whole)
        desk = Desk(opened(tmp_path))
        desk.store.close()
