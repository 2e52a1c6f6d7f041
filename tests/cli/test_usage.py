"""Help that teaches, wrong usage in one line, colour only where it may be, quiet and verbose."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.cli.console import Console, may_colour
from reviewer.cli.main import build_parser, commands, main
from reviewer.words import Language
from tests.small_document import written

Capture = pytest.CaptureFixture[str]


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                yield from parsers(sub)


@pytest.mark.parametrize("language", list(Language))
def test_the_help_of_every_command_shows_an_example_of_it_and_explains_every_option(language: Language) -> None:
    console = Console(language, io.StringIO(), io.StringIO())
    for parser in parsers(build_parser(commands(), console)):
        text = parser.format_help()
        assert f"\n  {parser.prog}" in text, parser.prog
        bare = [action.dest for action in parser._actions if not action.help]
        assert bare in ([], ["command"], ["part"]), parser.prog
        assert ("usage:" in text) == (language is Language.ENGLISH), parser.prog


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek", "x"], "reviewer check"),
        (["check"], "FILE"),
        (["check", "x.pdf", "--bogus"], "--bogus"),
        (["check", "x.pdf", "--format", "yaml"], "yaml"),
        (["check", "x.pdf", "--jobs", "0"], "--jobs"),
        (["check", "x.pdf", "--password"], "--password"),
        (["check", "x.pdf", "--lang", "fr"], "fr"),
        (["check", "x.txt", "--select", "ZZ9"], "ZZ9"),
        (["export", "x.pdf"], "--to"),
        (["overlay"], "reviewer overlay"),
        (["overlay", "nonsense"], "nonsense"),
        (["keys", "--check", "missing.toml"], "missing.toml"),
        (["open", "missing.pdf"], "missing.pdf"),
        (["coverage", "x.txt", "--mutate", "-3"], "--mutate"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_wrong_usage_is_one_line_with_what_to_do(
    arguments: list[str], said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, name="x.txt")
    try:
        status = main(arguments)
    except SystemExit as left:
        status = int(str(left.code))
    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(
    ("environment", "is_terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_the_usual_rules(environment: dict[str, str], is_terminal: bool, expected: bool) -> None:
    assert may_colour(environment, is_terminal=is_terminal) is expected


def test_colour_changes_nothing_but_colour(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(written(tmp_path))
    main(["check", path])
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", path])
    coloured = capsys.readouterr().out
    assert "\x1b[31m" in coloured
    assert (
        coloured.replace("\x1b[31m", "").replace("\x1b[33m", "").replace("\x1b[36m", "").replace("\x1b[0m", "") == plain
    )
    assert "\x1b" not in plain


def test_quiet_and_verbose_speak_on_the_side_only(tmp_path: Path, capsys: Capture) -> None:
    path = str(written(tmp_path))
    main(["check", path, "-v", "--lang", "en"])
    loud = capsys.readouterr()
    main(["-q", "check", path, "--lang", "en"])
    quiet = capsys.readouterr()
    assert "1 tables" in loud.err
    assert quiet.err == ""
    assert loud.out == quiet.out
