"""`reviewer export`: review notes and issue list from the overlay, in every format."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.export.exporter import default_target, exporters, write_export
from reviewer.export.report import Scope, report_of
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `export`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument("--to", required=True, choices=sorted(exporters()), help=say("cli.option.format", language))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=say("cli.option.output", language))
    parser.add_argument("--overlay", type=Path, metavar="FILE", help=say("cli.option.overlay", language))
    parser.add_argument(
        "--scope", choices=[scope.value for scope in Scope], default="all", help=say("cli.option.scope", language)
    )
    parser.add_argument("--by", default="", metavar="NAME", help=say("cli.option.by", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write one file and say where."""
    from reviewer.session.reviewed import read_only_session

    checked = check_one(args.file, args, console)
    session = read_only_session(checked.analysis, args.file, args.overlay, author=args.by)
    made = datetime.now().astimezone()
    report = report_of(session, console.language, made=made, scope=Scope(args.scope))
    exporter = exporters()[args.to]
    if args.output is not None and str(args.output) == "-":
        console.out.flush()
        console.out.buffer.write(exporter.render(report))
        return 0
    target = args.output or default_target(args.file, exporter)
    if target.is_dir():
        target = target / default_target(args.file, exporter).name
    write_export(report, exporter, target)
    console.write(str(target))
    return 0


COMMAND = Command(
    name="export",
    help=Words("导出审核意见和问题清单", "write review notes and the issue list"),
    configure=configure,
    run=run,
    order=40,
)
