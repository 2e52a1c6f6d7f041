"""`reviewer why`, `why-not`, `what-if`: three questions about a document, answered in short sentences."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.diagnose.questions import what_if
from reviewer.errors import UsageError
from reviewer.export.answers import what_if_text, why, why_not
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis
from reviewer.words import Words, say, visible

Answer = Callable[[Analysis, str, Console], Iterator[str]]


def _why(analysis: Analysis, about: str, console: Console) -> Iterator[str]:
    found = [item for item in analysis.findings if item.key == about or item.code == about.upper()]
    if not found:
        raise UsageError("cli.error.no-finding", key=about)
    for finding in found:
        yield from why(finding, analysis, console.language)


def _why_not(analysis: Analysis, about: str, console: Console) -> Iterator[str]:
    yield from why_not(_place(analysis, about), analysis, console.language)


def _what_if(analysis: Analysis, about: str, console: Console) -> Iterator[str]:
    place, equals, value = about.partition("=")
    if not equals:
        raise UsageError("cli.error.no-value", text=about)
    ref = _place(analysis, place.strip())
    equations = analysis.equations_by_ref.get(ref, ())
    regime = analysis.material.profile.regime
    effect = what_if(ref, value.strip(), figures=analysis.figures, equations=equations, regime=regime)
    if effect is None:
        raise UsageError("cli.error.no-number", place=place, value=value)
    yield from what_if_text(effect, analysis, console.language)


def _place(analysis: Analysis, about: str) -> str:
    """A reference, or a semantic anchor (`支出总表 / 2080101 行政运行 / 基本支出`)."""
    if about in analysis.coverage.states or about in analysis.figures:
        return about
    wanted = about.replace(" ", "")
    for ref in analysis.coverage.states:
        if anchor_of(ref, analysis.material).semantic.replace(" ", "") == wanted:
            return ref
    raise UsageError("cli.error.no-place", place=about)


def _command(name: str, help_words: Words, metavar: str, answer: Answer, order: int) -> Command:
    def configure(parser: argparse.ArgumentParser, console: Console) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", console.language))
        parser.add_argument("about", metavar=metavar, help=say(f"cli.option.{name}", console.language))
        add_reading_options(parser, console)
        add_rule_options(parser, console)

    def run(args: argparse.Namespace, console: Console) -> int:
        analysis = check_one(args.file, args, console).analysis
        for line in answer(analysis, args.about, console):
            console.write(visible(line))
        return 0

    return Command(name, help_words, configure, run, order)


COMMANDS = (
    _command("why", Words("说明某个问题的依据", "say why a finding is one"), "KEY", _why, 50),
    _command("why-not", Words("说明某个数字由什么印证", "say what proves a number"), "REF", _why_not, 51),
    _command("what-if", Words("试算：某个数字改为另一值会怎样", "try another value"), "REF=VALUE", _what_if, 52),
)
