"""Whose name stands under a decision: the one given, else that of the settings, else the one git knows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reviewer.session import author
from reviewer.session.author import author_of


def test_the_first_name_given_counts() -> None:
    assert author_of("", " 李某 ", "王某") == "李某"
    assert author_of("\x1b李某") == "␛李某"


def test_git_is_asked_where_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = tmp_path / "git"
    git.write_text("#!/bin/sh\necho 王某\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert author_of("", folder=tmp_path) == "王某"


def test_without_git_nobody_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert author_of("") == ""
    broken = tmp_path / "git"
    broken.write_text("not a program")
    broken.chmod(0o755)
    assert author_of("", folder=tmp_path) == ""
    assert author.LENGTH > 0
