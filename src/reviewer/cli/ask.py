"""`reviewer why`, `why-not`, `what-if`: three questions about a document, answered in short sentences."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.errors import UsageError
from reviewer.session.analysis import Analysis
from reviewer.session.questions import Line, findings_named, place_named, what_if_text, why, why_not
from reviewer.words import Words, say, visible

Answer = Callable[[Analysis, str], tuple[Line, ...]]
INDENT = "  "


def _why(analysis: Analysis, about: str) -> tuple[Line, ...]:
    found = findings_named(about, analysis)
    if not found:
        raise UsageError("cli.error.no-finding", key=about)
    return tuple(line for finding in found for line in why(finding, analysis))


def _why_not(analysis: Analysis, about: str) -> tuple[Line, ...]:
    return why_not(_place(analysis, about), analysis)


def _what_if(analysis: Analysis, about: str) -> tuple[Line, ...]:
    place, equals, value = about.partition("=")
    if not equals:
        raise UsageError("cli.error.no-value", text=about)
    lines = what_if_text(_place(analysis, place.strip()), value.strip(), analysis)
    if not lines:
        raise UsageError("cli.error.no-number", place=place, value=value)
    return lines


def _place(analysis: Analysis, about: str) -> str:
    ref = place_named(about, analysis)
    if ref is None:
        raise UsageError("cli.error.no-place", place=about)
    return ref


def _command(name: str, help_words: Words, metavar: str, answer: Answer, *, order: int, epilog: Words) -> Command:
    def configure(parser: argparse.ArgumentParser, console: Console) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", console.language))
        parser.add_argument("about", metavar=metavar, help=say(f"cli.option.{name}", console.language))
        add_reading_options(parser, console)
        add_rule_options(parser, console)

    def run(args: argparse.Namespace, console: Console) -> int:
        analysis = check_one(args.file, args, console).analysis
        for line in answer(analysis, args.about):
            console.write(visible(INDENT * line.depth + line.said.text(console.language)))
        return 0

    return Command(name, help_words, configure, run, order, epilog)


COMMANDS = (
    _command(
        "why",
        Words("说明某个问题的依据", "say why a finding is one"),
        "KEY",
        _why,
        order=50,
        epilog=Words("示例：\n  reviewer why 2026预算.pdf T01", "example:\n  reviewer why budget.pdf T01"),
    ),
    _command(
        "why-not",
        Words("说明某个数字由什么印证", "say what proves a number"),
        "REF",
        _why_not,
        order=51,
        epilog=Words(
            "示例：\n  reviewer why-not 2026预算.pdf t03/r7/c3\n"
            "  reviewer why-not 2026预算.pdf '支出总表 / 2080101 行政运行 / 基本支出'",
            "examples:\n  reviewer why-not budget.pdf t03/r7/c3\n"
            "  reviewer why-not budget.pdf '支出总表 / 2080101 行政运行 / 基本支出'",
        ),
    ),
    _command(
        "what-if",
        Words("试算：某个数字改为另一值会怎样", "try another value"),
        "REF=VALUE",
        _what_if,
        order=52,
        epilog=Words(
            "示例：\n  reviewer what-if 2026预算.pdf t03/r7/c3=312.60",
            "example:\n  reviewer what-if budget.pdf t03/r7/c3=312.60",
        ),
    ),
)
