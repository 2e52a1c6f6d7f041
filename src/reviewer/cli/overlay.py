"""`reviewer overlay`: look at, check, join and carry over the decisions of reviewers."""

from __future__ import annotations

import argparse

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.overlay_parts import import_pdf, merge, rebase, show, verify
from reviewer.words import Words, say

PARTS = (show.PART, verify.PART, merge.PART, rebase.PART, import_pdf.PART)


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """One parser for each part."""
    places = parser.add_subparsers(dest="part", metavar=say("cli.command", console.language), required=True)
    for part in PARTS:
        sub = places.add_parser(
            part.name,
            help=part.help.text(console.language),
            description=part.help.text(console.language),
            epilog=part.epilog.text(console.language) if part.epilog else None,
        )
        for options in (("--lang",), ("-q", "--quiet"), ("-v", "--verbose")):  # read already; they may stand here too
            settings: dict[str, object] = {"choices": ("zh", "en")} if len(options) == 1 else {"action": "store_true"}
            sub.add_argument(*options, default=argparse.SUPPRESS, help=argparse.SUPPRESS, **settings)  # type: ignore[arg-type]
        part.configure(sub, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Run the part that was asked for."""
    return next(part for part in PARTS if part.name == args.part).run(args, console)


COMMAND = Command(
    name="overlay",
    help=Words("查看、校验、合并、迁移审核记录", "look at, check, merge and rebase overlays"),
    configure=configure,
    run=run,
    order=45,
    epilog=Words(
        "示例：\n  reviewer overlay show 2026预算.pdf --log\n  reviewer overlay import-pdf 2026预算.review.pdf\n"
        "各部分的选项：reviewer overlay merge --help",
        "examples:\n  reviewer overlay show budget.pdf --log\n  reviewer overlay import-pdf budget.review.pdf\n"
        "options of a part: reviewer overlay merge --help",
    ),
)
