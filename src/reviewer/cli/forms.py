"""`reviewer forms`: which table forms the program knows, and as what it recognises the tables of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, read_twice
from reviewer.errors import UsageError
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """`list`, `explain FILE`."""
    parser.add_argument("action", nargs="?", choices=("list", "explain"), default="list")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say("cli.option.file", console.language))
    parser.add_argument(
        "--forms", type=Path, action="append", default=[], metavar="DIR", help=say("cli.option.forms", console.language)
    )
    add_reading_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """List the catalogue, or say why each table of a file was recognised as what."""
    catalogue = load(tuple(args.forms))
    if args.action == "list":
        for form in catalogue.forms:
            console.write(f"{form.family}  {form.id}  {form.names.text(console.language)}")
        return 0
    if args.file is None:
        raise UsageError("cli.error.which-file")
    first, second = read_twice(args.file, args, console)
    document, bound = choose_readings(first, catalogue, second)
    for table in document.tables:
        known = bound.get(table.id)
        recognised = known.form if known and known.form else ""
        name = recognised or ("-" if table.kind.value == "grid" else table.kind.value)
        console.write(f"{table.id}  {name}  {table.title}")
        for reason in known.reasons if known else ():
            console.write(f"     {reason.text(console.language)}")
        for doubt in table.doubts:
            console.write(f"     ~ {doubt.message.text(console.language)}")
    return 0


COMMAND = Command(
    name="forms",
    help=Words(
        "列出认识的表式，或说明文件各表如何识别", "list the known forms, or explain how a file's tables were recognised"
    ),
    configure=configure,
    run=run,
    order=75,
)
