"""`reviewer export`: review notes and issue list from the overlay, in every format."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.cli.settings import existing_overlay, load_settings
from reviewer.errors import UsageError
from reviewer.export.exporter import default_target, exporters, write_export
from reviewer.export.report import Scope, report_of
from reviewer.session.author import author_of
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
    parser.add_argument("--template", type=Path, metavar="FILE", help=say("cli.option.template", language))
    parser.add_argument("--by", default="", metavar="NAME", help=say("cli.option.by", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write one file and say where."""
    from reviewer.session.reviewed import read_only_session

    if args.template is not None and args.to != "docx":
        raise UsageError("export.error.template-format")
    stored = load_settings(args.settings)
    checked = check_one(args.file, args, console)
    author = author_of(args.by) if args.by.strip() else ""
    overlay = existing_overlay(stored, args.file, args.overlay)
    session = read_only_session(checked.analysis, args.file, overlay, author=author)
    report = report_of(
        session,
        console.language,
        made=datetime.now().astimezone(),
        scope=Scope(args.scope),
        template=args.template or stored.template,
    )
    if not report.reviewer:  # nobody decided anything yet, and nobody was named
        report = replace(report, reviewer=author_of(stored.author, folder=args.file.parent))
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
    epilog=Words(
        "默认写到原文件旁：FILE.review.xlsx 等；-o - 写到标准输出。\n示例：\n"
        "  reviewer export 2026预算.pdf --to xlsx\n"
        "  reviewer export 2026预算.pdf --to docx --scope confirmed --template 本局模板.docx --by 张三\n"
        "退出状态：0 已写出；2 用法有误、文件不可读或无法写入。",
        "Written beside the document (FILE.review.xlsx and so on); -o - writes to standard output.\nexamples:\n"
        "  reviewer export budget.pdf --to xlsx\n"
        "  reviewer export budget.pdf --to docx --scope confirmed --template bureau.docx --by Zhang\n"
        "exit status: 0 written; 2 wrong usage, unreadable file, or a place that cannot be written.",
    ),
)
