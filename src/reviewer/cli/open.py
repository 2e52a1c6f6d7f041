"""`reviewer open` (the default): the terminal desk."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, chosen_settings, read_options
from reviewer.cli.settings import load_settings
from reviewer.errors import UsageError
from reviewer.session.author import author_of
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `open`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument("--overlay", type=Path, metavar="FILE", help=say("cli.option.overlay", language))
    parser.add_argument("--against", type=Path, metavar="OLD", help=say("cli.option.against", language))
    parser.add_argument("--by", default="", metavar="NAME", help=say("cli.option.by", language))
    parser.add_argument("--theme", default="", metavar="NAME", help=say("cli.option.theme", language))
    parser.add_argument("--ambiguous", type=int, choices=(1, 2), help=say("cli.option.ambiguous", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Open the desk; without a terminal say what to use instead."""
    has_terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not has_terminal and "TEXTUAL_DRIVER" not in os.environ:  # a browser draws it, see `serve`
        raise UsageError("cli.error.no-terminal", path=args.file)
    from reviewer.extract.content import ensure_readable
    from reviewer.tui.run import DeskOptions, run_desk

    ensure_readable(args.file)
    if args.against is not None:
        ensure_readable(args.against)
    stored = load_settings(args.settings)
    return run_desk(
        args.file,
        DeskOptions(
            language=console.language,
            overlay=args.overlay,
            prior=args.prior,
            against=args.against,
            author=author_of(args.by, stored.author, folder=args.file.parent),
            theme=args.theme or stored.theme,
            ambiguous_width=args.ambiguous,
            reading=read_options(args),
            settings=chosen_settings(args),
        ),
    )


COMMAND = Command(
    name="open",
    help=Words("在终端中审核文件（默认命令）", "review a file in the terminal (the default command)"),
    configure=configure,
    run=run,
    order=10,
)
