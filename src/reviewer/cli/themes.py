"""`reviewer themes`: the themes there are, the program's and the user's, and why some are skipped."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.words import Words


def configure(_parser: argparse.ArgumentParser, _console: Console) -> None:
    """No options of its own."""


def run(_args: argparse.Namespace, console: Console) -> int:
    """One line per theme; 1 where one of the user's is skipped."""
    from reviewer.tui.themes import load_themes

    folder = Path(platformdirs.user_config_dir("reviewer")) / "themes"
    themes = load_themes(folder)
    for name, named in themes.by_name.items():
        console.write(f"{name:<16} {named.title.text(console.language)}")
    for complaint in themes.complaints:
        console.err.write(complaint.text(console.language) + "\n")
    return 1 if themes.complaints else 0


COMMAND = Command(
    name="themes",
    help=Words("终端复核台的主题", "the themes of the terminal desk"),
    configure=configure,
    run=run,
    order=83,
    epilog=Words(
        "示例：\n  reviewer themes\n  reviewer 2026预算.pdf --theme high-contrast",
        "examples:\n  reviewer themes\n  reviewer budget.pdf --theme high-contrast",
    ),
)
