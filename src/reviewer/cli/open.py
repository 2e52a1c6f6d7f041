"""`reviewer open` (the default): the terminal desk."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, chosen_settings, read_options, unit_files
from reviewer.cli.settings import load_settings, overlay_in
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
    from reviewer.extract.content import ensure_readable

    for path in (args.file, args.against):
        if path is not None:
            ensure_readable(path)
    has_terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not has_terminal and "TEXTUAL_DRIVER" not in os.environ:  # a browser draws it, see `serve`
        raise UsageError("cli.error.no-terminal", path=args.file)
    from reviewer.tui.run import DeskOptions, run_desk

    stored = load_settings(args.settings)
    return run_desk(
        args.file,
        DeskOptions(
            language=console.language,
            overlay=overlay_in(stored, args.file, args.overlay),
            prior=args.prior,
            units=unit_files(args.units) if args.units else (),
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
    epilog=Words(
        "每个判定在读下一个键之前已写入 FILE.review.toml 旁的日志，无须保存；u 撤销，? 帮助，: 命令。\n"
        "示例：\n  reviewer 2026预算.pdf\n  reviewer open 2026预算.pdf --prior 2025预算.pdf --by 张三 --theme paper\n"
        "退出状态：0 正常退出，2 文件不可读、审核记录有误或没有终端。",
        "Every decision is on disk before the next key is read; u undoes, ? helps, : lists the commands.\n"
        "examples:\n  reviewer budget.pdf\n  reviewer open budget.pdf --prior last-year.pdf --by Zhang --theme paper\n"
        "exit status: 0 left, 2 unreadable file, faulty overlay, or no terminal.",
    ),
)
