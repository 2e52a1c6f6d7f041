"""`reviewer overlay …` as a person or a build calls it: output, exit status, nothing overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.cli.main import main
from reviewer.overlay.entries import Identity, Judgement, Overlay
from reviewer.overlay.toml_read import parse
from reviewer.overlay.toml_write import write
from tests.overlay.keeping import ABOUT, NAME, Desk, decision, opened

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(name="run")
def _run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        status = main(["--lang", "en", "overlay", *map(str, arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def _put(folder: Path, name: str, overlay: Overlay) -> Path:
    path = folder / name
    path.write_text(write(overlay), "utf-8")
    return path


def test_show_lists_entries_and_log(tmp_path: Path, run: Run) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1, Judgement.DISMISSED, "scope")
    desk.undo()
    desk.decide(2)
    desk.store.close()
    status, out, _ = run("show", tmp_path / NAME)
    assert status == 0
    assert "t01/r2/c3  confirmed" in out and "decision 1" in out
    _, out, _ = run("show", tmp_path / "示例.pdf", "--log")
    assert [line.split("  ")[3] for line in out.splitlines()] == ["confirm", "undo #1", "confirm"]
    _, out, _ = run("show", tmp_path / NAME, "--format", "json")
    assert json.loads(out)["decision"][0]["verdict"] == "confirmed"
    _, out, _ = run("show", tmp_path / NAME, "--format", "json", "--log")
    assert json.loads(out)[0]["reason"] == "scope"


def test_verify_names_every_fault_with_its_place(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.toml"
    path.write_text('# c\nschema = 1\n[[decision]]\nfinding = "a"\nverdict = "no"\n[[note]]\ntext = "x"\n', "utf-8")
    status, out, err = run("verify", path)
    assert status == 1
    assert f"{path}:5:11:" in out and f"{path}:6:1:" in out
    assert ".bak" in err
    good = _put(tmp_path, "y.toml", Overlay(ABOUT, decisions=(decision(1),)))
    assert run("verify", good, "--lang", "zh")[0] == 0
    path.write_text("[[x\n", "utf-8")
    status, _, err = run("verify", path, good)
    assert status == 2 and "line 1" in err
    assert run("verify", tmp_path / "none.toml")[0] == 2


def test_verify_checks_the_chain_when_asked(tmp_path: Path, run: Run) -> None:
    desk = Desk(opened(tmp_path))
    desk.decide(1)
    desk.store.close()
    path = tmp_path / NAME
    assert run("verify", path, "--chain")[0] == 0
    path.write_text(path.read_text("utf-8").replace("confirmed", "dismissed"), "utf-8")
    status, out, _ = run("verify", path, "--chain")
    assert status == 1 and "confirmed → dismissed" in out
    lonely = _put(tmp_path, "y.toml", Overlay())
    assert run("verify", lonely, "--chain")[0] == 1


def test_merge_names_conflicts_and_writes_both_sides(tmp_path: Path, run: Run) -> None:
    one = _put(tmp_path, "a.toml", Overlay(ABOUT, decisions=(decision(1), decision(2))))
    dismissed = replace(decision(1), verdict=Judgement.DISMISSED, by="王某")
    other = _put(tmp_path, "b.toml", Overlay(ABOUT, decisions=(dismissed, decision(2), decision(3))))
    out_path = tmp_path / "c.toml"
    status, out, _ = run("merge", one, other, "-o", out_path, "--agreement")
    assert status == 1
    assert "confirmed" in out and "dismissed" in out and "T01: decided by both 2, same 1" in out
    merged = parse(out_path.read_text("utf-8"))
    assert (len(merged.conflicts), len(merged.decisions)) == (1, 2)
    status, _, err = run("merge", one, other, "-o", out_path)
    assert status == 2 and "exists" in err
    assert run("merge", one, other, "-o", out_path, "--force")[0] == 1
    assert (tmp_path / "c.toml.bak").exists()
    _, out, _ = run("merge", one, other, "--base", one, "--format", "json", "--agreement")
    assert json.loads(out)["conflicts"] == []
    assert json.loads(out)["agreement"][0]["both"] == 2


def test_merge_refuses_overlays_of_different_documents(tmp_path: Path, run: Run) -> None:
    one = _put(tmp_path, "a.toml", Overlay(ABOUT))
    other = _put(tmp_path, "b.toml", Overlay(Identity("b.pdf", "cd", "", "别的单位", 2030)))
    status, _, err = run("merge", one, other)
    assert status == 2 and "示例单位 2030" in err


DISCLOSURE = """\
示例单位2030年单位预算公开

第一部分 概况

一、单位职责

示例单位负责示例事项的日常管理工作。
"""


def test_rebase_accounts_for_every_entry_and_writes_beside_the_new_file(tmp_path: Path, run: Run) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(DISCLOSURE, "utf-8")
    new.write_text(DISCLOSURE.replace("示例事项", "示范事项"), "utf-8")
    overlay = tmp_path / "old.txt.review.toml"
    overlay.write_text(
        'schema = 1\n[[note]]\nanchor = "全文"\ntext = "好"\n[[note]]\nanchor = "不在此处 / 合计"\ntext = "旧"\n',
        "utf-8",
    )
    status, out, _ = run("rebase", overlay, "--onto", new, "--report", "--no-cache")
    assert status == 1
    assert "orphaned  不在此处 / 合计" in out
    assert len(parse((tmp_path / "new.txt.review.toml").read_text("utf-8")).notes) == 2
    status, out, _ = run("rebase", overlay, "--onto", new, "--from", old, "--dry-run", "--format", "json", "--no-cache")
    assert json.loads(out)["counts"]["orphaned"] == 1
