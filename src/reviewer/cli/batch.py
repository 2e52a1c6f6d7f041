"""`reviewer batch`: many documents, progress with the time left, resumable, one ranked summary."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from reviewer.batch.files import workbook, write_database
from reviewer.batch.job import Done, Job, digest
from reviewer.batch.pool import in_processes, on_cluster
from reviewer.batch.state import NAME, State, Stored
from reviewer.batch.summary import Change, Compared, compare, ranked, summary_text
from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import (
    SEVERITY_CHOICES,
    add_reading_options,
    add_rule_options,
    chosen_settings,
    fails,
    read_options,
    unit_files,
)
from reviewer.errors import UsageError
from reviewer.export.exporter import replace_file
from reviewer.model.finding import Severity
from reviewer.version import __version__
from reviewer.words import Words, say, visible

DEFAULT_OUTPUT = Path("reviewer-batch")


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `batch`."""
    language = console.language
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help=say("batch.option.folders", language))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", default=DEFAULT_OUTPUT,
                        help=say("batch.option.output", language))  # fmt: skip
    parser.add_argument(
        "--format", choices=("text", "json", "xlsx"), default="text", help=say("cli.option.format", language)
    )
    parser.add_argument("--baseline", type=Path, metavar="OUT", help=say("batch.option.baseline", language))
    parser.add_argument("--db", type=Path, metavar="FILE", help=say("batch.option.db", language))
    parser.add_argument("--cluster", metavar="ADDRESS", help=say("batch.option.cluster", language))
    parser.add_argument("--restart", action="store_true", help=say("batch.option.restart", language))
    parser.add_argument(
        "--fail-on", choices=SEVERITY_CHOICES, default="error", help=say("cli.option.fail-on", language)
    )
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check what is not checked yet, then say what is worth a reviewer's time."""
    paths = [path for folder in args.folders for path in _documents(folder)]
    if not paths:
        raise UsageError("batch.nothing", folders=", ".join(str(folder) for folder in args.folders))
    if args.restart:
        (args.output / NAME).unlink(missing_ok=True)
    if args.baseline is not None and not (args.baseline / NAME).is_file():
        raise UsageError("batch.no-baseline", path=args.baseline / NAME)
    state = State(args.output)
    try:
        results = _work(paths, args, console, state)
    finally:
        state.close()
    changes = list(compare(map(state.whole, results), Stored(args.baseline / NAME))) if args.baseline else []
    if args.db is not None:
        write_database(args.db, results, state.whole)
    if args.format == "json":
        _write_json(results, changes, console, state)
    else:
        console.write(summary_text(results, console.language))
    if args.format == "xlsx":
        book = workbook(results, changes, console.language, state.whole)
        console.write(visible(str(replace_file(args.output / "batch.xlsx", book))))
    for kind in Change if changes and args.format != "json" else ():
        amount = sum(change.change is kind for change in changes)
        console.write(f"{say(f'batch.change.{kind.value}', console.language)}: {amount}")
    if any(done.error for done in results):
        return 2
    return (
        1
        if fails([level for level in Severity if any(d.counts.get(level.value) for d in results)], args.fail_on)
        else 0
    )


def _write_json(results: list[Done], changes: list[Compared], console: Console, state: State) -> None:
    """One document after the other, so that no more than one report is in memory."""
    console.write('{"documents": [')
    for number, done in enumerate(ranked(results)):
        console.write((",\n" if number else "") + json.dumps(state.whole(done).as_json(), ensure_ascii=False))
    compared = [
        {"path": c.path, "key": c.key, "code": c.code, "change": c.change.value, "message": c.message} for c in changes
    ]
    console.write('],\n"changes": ' + json.dumps(compared, ensure_ascii=False) + "}")


def _documents(folder: Path) -> tuple[Path, ...]:
    """All documents below a folder; a file stands for itself."""
    if folder.is_file():
        return (folder,)
    inner = sorted(path for path in folder.rglob("*") if path.is_dir()) if folder.is_dir() else []
    return tuple(path for place in (folder, *inner) for path in unit_files(place))


def _work(paths: list[Path], args: argparse.Namespace, console: Console, state: State) -> list[Done]:
    results: list[Done] = []
    jobs: list[Job] = []
    options, settings = read_options(args), chosen_settings(args)
    for path in paths:
        done = state.finished(str(path), digest(path), __version__)
        if done is not None:
            results.append(done)
        else:
            jobs.append(Job(str(path), console.language, options, settings))
    if results:
        console.note("batch.resumed", done=len(results), of=len(paths))
    started = time.monotonic()
    produced = on_cluster(jobs, args.cluster) if args.cluster else in_processes(jobs, max(1, args.jobs))
    for number, done in enumerate(produced, 1):
        results.append(state.add(done))
        if console.is_interactive:
            left = (time.monotonic() - started) / number * (len(jobs) - number)
            line = say(
                "batch.progress", console.language, done=number, of=len(jobs), seconds=round(left), path=done.path
            )
            console.err.write(f"\r{line[:110]}\x1b[K" if number < len(jobs) else "\r\x1b[K")
            console.err.flush()
    return results


COMMAND = Command(
    name="batch",
    help=Words("批量检查一个或多个目录", "check all documents of one or more folders"),
    configure=configure,
    run=run,
    order=60,
    epilog=Words(
        "中断后重复同一命令即接着做；退出状态：0 无问题，1 有达到 --fail-on 的问题，2 有文件未能读取。\n"
        "示例：\n  reviewer batch 2026预算 -o 结果 --format xlsx\n  reviewer batch 2026预算 -o 第二轮 --baseline 结果",
        "A run that was stopped goes on with the same command. Exit status: 0 nothing found, 1 findings at --fail-on,\n"
        "2 a file could not be read.\n"
        "examples:\n  reviewer batch budgets -o out --format xlsx\n  reviewer batch budgets -o round2 --baseline out",
    ),
)
