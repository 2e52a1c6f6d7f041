"""`reviewer check`: findings of one or many documents as text, JSON or SARIF."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import SEVERITY_CHOICES, Checked, add_reading_options, add_rule_options, check_one, fails
from reviewer.errors import ReviewerError
from reviewer.model.finding import Severity, Status
from reviewer.words import Words, say

if TYPE_CHECKING:
    from reviewer.export.check_json import Json
    from reviewer.session.analysis import Analysis

_HEAD = re.compile(r"(\S+) [A-Z]+\d+\b")


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `check`."""
    language = console.language
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help=say("cli.option.format", language)
    )
    parser.add_argument("--overlay", type=Path, metavar="FILE", help=say("cli.option.overlay", language))
    parser.add_argument(
        "--fail-on", choices=SEVERITY_CHOICES, default="error", help=say("cli.option.fail-on", language)
    )
    parser.add_argument("--all", action="store_true", help=say("cli.option.all", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check every file; one bad file is said and does not stop the others."""
    objects: list[Json] = []
    reviewed: list[tuple[Analysis, Mapping[str, Status]]] = []
    severities: list[Severity] = []
    worst = 0
    for path in args.files:
        try:
            checked = check_one(path, args, console)
            checked, statuses = _reviewed(checked, path, args)
        except ReviewerError as error:
            console.complain(error)
            worst = max(worst, error.exit_status)
            continue
        dismissed = {key for key, status in statuses.items() if status is Status.DISMISSED}
        severities += [item.severity for item in checked.analysis.findings if item.key not in dismissed]
        if args.format == "text":
            from reviewer.export.check_text import check_text

            text = check_text(checked.analysis, console.language, statuses=statuses, show_all=args.all)
            console.write(_coloured(text, console) if console.has_colour else text)
        elif args.format == "json":
            from reviewer.export.check_json import check_object

            objects.append(
                check_object(
                    checked.analysis, console.language, statuses=statuses, extract_seconds=checked.extract_seconds
                )
            )
        else:
            reviewed.append((checked.analysis, statuses))
    if args.format == "json" and objects:
        console.write_json(objects[0] if len(args.files) == 1 else objects)
    elif args.format == "sarif" and reviewed:
        from reviewer.export.sarif import sarif_object

        console.write_json(sarif_object(reviewed, console.language))
    return worst or (1 if fails(severities, args.fail_on) else 0)


def _coloured(text: str, console: Console) -> str:
    """Severity and code at the head of a finding in its colour."""
    colours = {say(f"check.severity.{level.value}", console.language): level.value for level in Severity}
    lines = []
    for line in text.split("\n"):
        head = _HEAD.match(line)
        if head is not None and head[1] in colours:
            line = console.painted(head[0], colours[head[1]]) + line[head.end() :]  # noqa: PLW2901 - the same line
        lines.append(line)
    return "\n".join(lines)


def _reviewed(checked: Checked, path: Path, args: argparse.Namespace) -> tuple[Checked, dict[str, Status]]:
    """With an overlay: reading corrections applied, statuses of the findings."""
    if args.overlay is None:
        return checked, {}
    from reviewer.session.reviewed import reviewed_with_overlay

    analysis, statuses = reviewed_with_overlay(checked.analysis, path, args.overlay)
    return Checked(analysis, checked.extract_seconds), statuses


COMMAND = Command(
    name="check",
    help=Words("检查一个或多个文件，列出问题", "check one or more files and list the findings"),
    configure=configure,
    run=run,
    order=20,
    epilog=Words(
        "每个文件先列必须修改，再按金额；“=”是算式，“>”是最可能的改法。--overlay 带上审核人的判定。\n"
        "示例：\n  reviewer check 2026预算.pdf\n  reviewer check *.pdf --format json --fail-on warning\n"
        "  reviewer check 部门.pdf --units 所属单位 --prior 2025预算.pdf\n"
        "退出状态：0 没有达到 --fail-on 的问题，1 有，2 有文件不可读（其余照查）。",
        "Per file the gravest first, then by money; `=` is the sum, `>` the likeliest repair. --overlay brings the\n"
        "reviewer's decisions in.\n"
        "examples:\n  reviewer check budget.pdf\n  reviewer check *.pdf --format json --fail-on warning\n"
        "  reviewer check department.pdf --units units --prior last-year.pdf\n"
        "exit status: 0 nothing at --fail-on, 1 something, 2 a file could not be read (the others are checked).",
    ),
)
