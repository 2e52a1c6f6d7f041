"""`reviewer forms`: which table forms the program knows, and as what it recognises the tables of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, read_twice
from reviewer.errors import UsageError
from reviewer.forms.catalogue import Catalogue, load
from reviewer.forms.form import Form
from reviewer.laws.readings import choose_readings
from reviewer.words import Words, say, visible


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """`list`, `explain FORM|FILE`."""
    language = console.language
    parser.add_argument(
        "action", nargs="?", choices=("list", "explain"), default="list", help=say("cli.option.forms-action", language)
    )
    parser.add_argument("form", nargs="?", metavar="FORM|FILE", help=say("cli.option.form", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("cli.option.format", console.language)
    )
    parser.add_argument(
        "--forms", type=Path, action="append", default=[], metavar="DIR", help=say("cli.option.forms", console.language)
    )
    add_reading_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """List the catalogue, describe a form, or say why each table of a file was recognised as what."""
    catalogue = load(tuple(args.forms))
    if args.action == "list":
        entries = [_object(form, console) for form in catalogue.forms]
        if args.format == "json":
            console.write_json(entries)
        for form in catalogue.forms if args.format == "text" else ():
            console.write(f"{form.family}  {form.id}  {form.names.text(console.language)}")
        return 0
    if args.form is None:
        raise UsageError("cli.error.which-file")
    known = [form for form in catalogue.forms if form.id == args.form]
    if known and not Path(args.form).exists():
        for form in known:
            _describe(form, console, as_json=args.format == "json")
        return 0
    _explain(Path(args.form), catalogue, args, console)
    return 0


def _object(form: Form, console: Console) -> dict[str, object]:
    return {
        "id": form.id,
        "family": form.family,
        "kind": form.kind.value,
        "name": form.names.text(console.language),
        "titles": list(form.titles),
        "columns": [{"role": column.role, "headers": list(column.headers)} for column in form.columns],
        "rows": [{"key": row.key, "labels": list(row.labels)} for row in form.rows],
        "rules": sorted({relation.rule for relation in form.relations}),
    }


def _describe(form: Form, console: Console, *, as_json: bool) -> None:
    if as_json:
        console.write_json(_object(form, console))
        return
    console.write(f"{form.family}  {form.id}  {form.names.text(console.language)}  ({form.kind.value})")
    for key, parts in (
        ("titles", [" | ".join(form.titles)]),
        ("columns", [f"{column.role}: {' | '.join(column.headers)}" for column in form.columns]),
        ("rows", [f"{row.key}: {' | '.join(row.labels)}" for row in form.rows]),
        ("rules", [" ".join(sorted({relation.rule for relation in form.relations}))]),
    ):
        if any(parts):
            console.write(say(f"forms.part.{key}", console.language))
            for part in parts:
                console.write(f"  {part}")


def _explain(path: Path, catalogue: Catalogue, args: argparse.Namespace, console: Console) -> None:
    first, second = read_twice(path, args, console)
    document, bound = choose_readings(first, catalogue, second)
    entries = []
    for table in document.tables:
        known = bound.get(table.id)
        recognised = known.form if known and known.form else ""
        name = recognised or ("-" if table.kind.value == "grid" else table.kind.value)
        reasons = [reason.text(console.language) for reason in (known.reasons if known else ())]
        doubts = [doubt.message.text(console.language) for doubt in table.doubts]
        entries.append({"id": table.id, "form": name, "title": table.title, "reasons": reasons, "doubts": doubts})
        if args.format == "text":
            console.write(visible(f"{table.id}  {name}  {table.title}"))
            for line in (*(f"     {reason}" for reason in reasons), *(f"     ~ {doubt}" for doubt in doubts)):
                console.write(visible(line))
    if args.format == "json":
        console.write_json(entries)


COMMAND = Command(
    name="forms",
    help=Words(
        "列出认识的表式，或说明文件各表如何识别", "list the known forms, or explain how a file's tables were recognised"
    ),
    configure=configure,
    run=run,
    order=75,
    epilog=Words(
        "示例：\n  reviewer forms\n  reviewer forms explain three-public\n  reviewer forms explain 2026预算.pdf",
        "examples:\n  reviewer forms\n  reviewer forms explain three-public\n  reviewer forms explain budget.pdf",
    ),
)
