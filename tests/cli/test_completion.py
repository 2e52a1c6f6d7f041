"""Shell completion, asked the way a shell asks: commands, options, rule codes, forms, themes, files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.cli.main import main

Capture = pytest.CaptureFixture[str]


def completed(line: str, folder: Path) -> list[str]:
    """What the program offers at the end of a line; the protocol of argcomplete."""
    answer = folder / "answer"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
        "XDG_CONFIG_HOME": str(folder),
    }
    pytest.importorskip("argcomplete", reason="the extra [completion] is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "reviewer"], env=environment, cwd=folder, capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
    return [word.strip() for word in answer.read_text("utf-8").split("\n") if word.strip()]


@pytest.mark.parametrize(
    ("line", "offered", "not_offered"),
    [
        ("reviewer ch", {"check"}, {"batch"}),
        ("reviewer check --select T01,x2", {"T01,X20"}, {"T01", "T01,X01"}),
        ("reviewer rules explain N0", {"N01", "N09"}, {"N"}),
        ("reviewer open --theme ", {"paper"}, set()),
    ],
)
def test_what_is_offered(line: str, offered: set[str], not_offered: set[str], tmp_path: Path) -> None:
    found = set(completed(line, tmp_path))
    assert offered <= found
    assert not found & not_offered


def test_forms_and_files_stand_together(tmp_path: Path) -> None:
    (tmp_path / "revenue.pdf").touch()
    assert {"revenue.pdf", "revenue-summary"} <= set(completed("reviewer forms explain reven", tmp_path))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_for_the_start_file_is_printed_alone(shell: str, capsys: Capture) -> None:
    assert main(["completion", shell, "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert f"reviewer completion {shell} --script" in out
    assert out.count("\n") == 1
    assert "~/" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_program(shell: str, capsys: Capture) -> None:
    pytest.importorskip("argcomplete", reason="the extra [completion] is not installed")
    assert main(["completion", shell, "--script"]) == 0
    assert "reviewer" in capsys.readouterr().out


def test_without_the_extra_the_line_comes_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("reviewer.cli.completion.find_spec", lambda _name: None)
    assert main(["completion", "bash"]) == 0
    assert "reviewer[completion]" in capsys.readouterr().err
    assert main(["completion", "bash", "--script"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_a_form_is_described_by_its_name(capsys: Capture) -> None:
    assert main(["forms", "explain", "three-public", "--lang", "zh"]) == 0
    assert "“三公”" in capsys.readouterr().out
