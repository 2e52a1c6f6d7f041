"""What the front pages show exists: every command they print parses, every link leads to a file."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.cli.console import Console
from reviewer.cli.main import build_parser, commands
from reviewer.words import Language

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "README.zh-CN.md",
    "docs/guide.md",
    "docs/guide.zh-CN.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
)


def shown(text: str) -> Iterator[list[str]]:
    """Commands of code blocks and of inline code, comments left out."""
    blocks = re.findall(r"```(?:sh|text)?\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`(reviewer [^`]+)`", text)
    for line in [line for block in blocks for line in block.split("\n")] + inline:
        if line.startswith("reviewer "):
            yield shlex.split(line, comments=True)[1:]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shown_is_one(page: str) -> None:
    known = commands()
    parser = build_parser(known, Console(Language.ENGLISH, io.StringIO(), io.StringIO()))
    for words in shown((ROOT / page).read_text("utf-8")):
        if "|" in " ".join(words) or words[0] not in known:
            assert words[0] in known or len(words) == 1 or words[0].endswith((".pdf", "FILE", "文件")), words
            continue
        if len(words) > 1 and "--help" not in words:
            parser.parse_args(words)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_front_page_shows_the_screen_the_two_commands_and_one_export(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    head = "\n".join(text.split("\n")[:40])
    for words in ("docs/screens/review.svg", "make review", "make test", "--to xlsx"):
        assert words in head
