"""`reviewer tables`: the extracted, or corrected, tables as JSON, CSV, Excel or Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, read_twice
from reviewer.cli.settings import existing_overlay, load_settings
from reviewer.errors import UsageError
from reviewer.export.tables_json import tables_object
from reviewer.forms.catalogue import load
from reviewer.laws.readings import choose_readings
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `tables`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument(
        "--format", choices=("json", "csv", "xlsx", "md"), default="json", help=say("cli.option.format", language)
    )
    parser.add_argument("--corrected", action="store_true", help=say("cli.option.corrected", language))
    parser.add_argument("--overlay", type=Path, metavar="FILE", help=say("cli.option.overlay", language))
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help=say("cli.option.output-folder", language))
    add_reading_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Read, choose between readings, write."""
    first, second = read_twice(args.file, args, console)
    document, bound = choose_readings(first, load(), second, as_printed=not args.corrected)
    if not document.tables:
        console.note("cli.note.no-tables", path=args.file)
    texts: dict[str, str] = {}
    if args.corrected:
        from reviewer.session.reviewed import corrected_texts, with_chosen_readings

        overlay = existing_overlay(load_settings(None), args.file, args.overlay)
        chosen = with_chosen_readings(document, args.file, overlay)
        if chosen != document:
            document, bound = choose_readings(chosen, load())
        texts = corrected_texts(document, bound, args.file, overlay)
    if args.format == "json":
        console.write_json(tables_object(document, bound, texts))
        return 0
    if args.output is None and args.format != "md":
        raise UsageError("cli.error.needs-output", format=args.format)
    from reviewer.export.tables_files import write_tables

    for line in write_tables(document, bound, texts, args.format, args.output):
        console.write(line)
    return 0


COMMAND = Command(
    name="tables",
    help=Words("导出提取（或更正后）的表格", "write the extracted (or corrected) tables"),
    configure=configure,
    run=run,
    order=30,
    epilog=Words(
        "示例：\n  reviewer tables 2026预算.pdf > 表.json\n  reviewer tables 2026预算.pdf --format xlsx -o 表\n"
        "  reviewer tables 2026预算.pdf --corrected --format md\n"
        "--corrected 用审核记录中的更正代替印出的数。退出状态：0 已写出，2 文件不可读或无法写入。",
        "examples:\n  reviewer tables budget.pdf > tables.json\n  reviewer tables budget.pdf --format xlsx -o out\n"
        "  reviewer tables budget.pdf --corrected --format md\n"
        "--corrected puts the overlay's corrections in the place of what is printed.\n"
        "exit status: 0 written, 2 unreadable file or a place that cannot be written.",
    ),
)
