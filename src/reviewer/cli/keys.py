"""`reviewer keys`: what every key does, as a table, a page, or a file to begin one's own from; checks such a file."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.errors import UsageError
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `keys`."""
    language = console.language
    parser.add_argument("--format", choices=("text", "md", "toml"), default="text", help=say("keys.format", language))
    parser.add_argument("--check", type=Path, metavar="FILE", help=say("keys.check", language))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the keys in force; with `--check`, what is wrong with a key file."""
    from reviewer.tui.key_table import as_markdown, as_text, as_toml
    from reviewer.tui.keymap import load_keymap

    if args.check is not None and not args.check.is_file():
        raise UsageError("cli.error.no-keys", path=args.check)
    own = Path(platformdirs.user_config_dir("reviewer")) / "keys.toml"
    keymap = load_keymap(args.check or own)
    for complaint in keymap.complaints:
        console.err.write(complaint.text(console.language) + "\n")
    if args.check:
        return 1 if keymap.complaints else 0
    write = as_markdown if args.format == "md" else as_toml if args.format == "toml" else as_text
    console.write(write(keymap, console.language))
    return 0


COMMAND = Command(
    name="keys",
    help=Words("终端复核台的按键", "the keys of the terminal desk"),
    configure=configure,
    run=run,
    order=82,
    epilog=Words(
        "示例：\n  reviewer keys\n  reviewer keys --format toml > keys.toml\n  reviewer keys --check keys.toml",
        "examples:\n  reviewer keys\n  reviewer keys --format toml > keys.toml\n  reviewer keys --check keys.toml",
    ),
)
