"""`reviewer diff`: two versions, or two years, of one disclosure."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, read_twice
from reviewer.cli.settings import load_settings
from reviewer.diff.compare import Difference, Kind, differences
from reviewer.export.place import place_text
from reviewer.session.analysis import analyse
from reviewer.session.settings import Settings
from reviewer.words import Words, say, visible

_MARKS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-"}


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `diff`."""
    language = console.language
    parser.add_argument("old", type=Path, metavar="OLD", help=say("cli.option.old", language))
    parser.add_argument("new", type=Path, metavar="NEW", help=say("cli.option.new", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    parser.add_argument("--silent", action="store_true", help=say("cli.option.silent", language))
    parser.add_argument("--settings", type=Path, metavar="FILE", help=say("cli.option.settings", language))
    add_reading_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Compare; 1 where something differs."""
    stored = load_settings(args.settings)
    settings = Settings(selection=stored.selection, form_folders=stored.form_folders, formulas=stored.formulas)
    old, new = (
        analyse(document, settings, second=second)
        for document, second in (read_twice(path, args, console) for path in (args.old, args.new))
    )
    found = [item for item in differences(old, new) if item.is_silent or not args.silent]
    if args.format == "json":
        console.write_json(
            {"schema": 1, "old": str(args.old), "new": str(args.new), "changes": [_entry(d) for d in found]}
        )
        return 1 if found else 0
    for item in found:
        silent = f" [{say('cli.diff.silent', console.language)}]" if item.is_silent else ""
        place = place_text(item.new_source, console.language)
        console.write(visible(f"{_MARKS[item.kind]} {place} {item.place}") + console.painted(silent, "warning"))
        if item.old:
            console.write(console.painted(visible(f"    - {item.old}"), "removed"))
        if item.new:
            console.write(console.painted(visible(f"    + {item.new}"), "added"))
    counts = Counter(item.kind for item in found)
    silent_count = sum(item.is_silent for item in found)
    console.write(
        say("cli.diff.totals", console.language, changed=counts[Kind.CHANGED], added=counts[Kind.ADDED],
            removed=counts[Kind.REMOVED], silent=silent_count)
    )  # fmt: skip
    return 1 if found else 0


def _entry(item: Difference) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "place": item.place,
        "old": item.old,
        "new": item.new,
        "ref": item.ref,
        "old_page": item.old_source.page,
        "old_line": item.old_source.line,
        "new_page": item.new_source.page,
        "new_line": item.new_source.line,
        "silent": item.is_silent,
    }


COMMAND = Command(
    name="diff",
    help=Words("比较两个版本或两个年度", "compare two versions, or two years, of one disclosure"),
    configure=configure,
    run=run,
    order=55,
    epilog=Words(
        "逐格、逐句比较；年份不同不算变动，所以也可比较两个年度。~ 变动 + 新增 - 删除；注明“无问题指出”的变动\n"
        "没有任何问题提到它，--silent 只列这些。\n"
        "示例：\n  reviewer diff 初稿.pdf 二稿.pdf --silent\n  reviewer diff 2025预算.pdf 2026预算.pdf --format json\n"
        "退出状态：0 没有变动，1 有变动，2 文件不可读。",
        "Cell by cell, sentence by sentence; another year is no change by itself, so two years compare as well.\n"
        "~ changed, + added, - removed; a change that no finding points at is marked, --silent lists only these.\n"
        "examples:\n  reviewer diff first.pdf second.pdf --silent\n  reviewer diff 2025.pdf 2026.pdf --format json\n"
        "exit status: 0 no change, 1 changes, 2 a file could not be read.",
    ),
)
