"""`reviewer coverage`: which numbers are proved, and with `--mutate` which errors nobody would see."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.cli.parser import positive_number
from reviewer.diagnose.blind_spots import PROSE, Mutated, Trial, Tried, trials
from reviewer.export.check_text import unread_pages
from reviewer.export.coverage_text import cells_text, prose_text
from reviewer.model.finding import CellState
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis
from reviewer.words import Language, Words, say, visible

Json = dict[str, object]
INTERRUPTED = 130
"""Exit status of a run that was stopped (CONTRACT)."""


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `coverage`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument(
        "--mutate", type=positive_number, metavar="N", default=0, help=say("cli.option.mutate", language)
    )
    parser.add_argument("--seed", type=int, metavar="S", default=1, help=say("cli.option.seed", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Count, and mutate where asked; a run that is interrupted gives what is known so far."""
    analysis = check_one(args.file, args, console).analysis
    mutation = _mutated(analysis, args.mutate, args.seed, console) if args.mutate > 0 else None
    stopped = mutation is not None and len(mutation.trials) < mutation.wanted
    if args.format == "json":
        console.write_json(_object(analysis, mutation))
    else:
        _write(analysis, mutation, args.seed, console)
    return INTERRUPTED if stopped and mutation is not None and mutation.trials else 0


def _write(analysis: Analysis, mutation: Mutated | None, seed: int, console: Console) -> None:
    language = console.language
    by_table = mutation.by_table if mutation is not None else {}
    for table in analysis.document.tables:
        count = analysis.coverage.of_table(table.id)
        if count.numeric_cells:
            console.write(visible(f"{table.id}  {table.title[:40]}\n     {cells_text(count, language)}"))
            if table.id in by_table:
                console.write("     " + _tried("cli.coverage.tried", by_table[table.id], language))
    console.write("\n" + cells_text(analysis.coverage.total, language))
    console.write(prose_text(analysis.coverage, language))
    for line in unread_pages(analysis.document, language):
        console.write(line)
    if mutation is None:
        return
    if PROSE in by_table:
        console.write("     " + _tried("cli.coverage.tried", by_table[PROSE], language))
    console.write("")
    if len(mutation.trials) < mutation.wanted:
        console.write(say("cli.coverage.stopped", language, done=len(mutation.trials), wanted=mutation.wanted))
    console.write(_tried("cli.coverage.mutated", mutation.total, language, seed=seed))
    if mutation.unseen:
        console.write(say("cli.coverage.unseen", language))
    for trial in mutation.unseen:
        anchor = anchor_of(trial.ref, analysis.material)
        where = "" if trial.place != PROSE else f" “{anchor.text}”"
        reason = say(f"cli.coverage.notice.{trial.notice.value}", language)
        line = f"  {trial.ref}  {anchor.semantic}{where}: {trial.printed} → {trial.changed} ({reason})"
        console.write(visible(line))


def _tried(key: str, tried: Tried, language: Language, **further: int) -> str:
    unseen = tried.tried - tried.seen - tried.rounding
    return say(key, language, tried=tried.tried, seen=tried.seen, rounding=tried.rounding, unseen=unseen, **further)


def _mutated(analysis: Analysis, count: int, seed: int, console: Console) -> Mutated:
    made: list[Trial] = []
    endless = trials(
        changeable(analysis),
        figures=analysis.figures,
        equations=analysis.equations_by_ref,
        regime=analysis.material.profile.regime,
        seed=seed,
    )
    try:
        for trial in islice(endless, count):
            made.append(trial)
            if console.is_interactive and len(made) % 50 == 0:
                console.err.write("\r" + say("cli.coverage.progress", console.language, done=len(made), total=count))
                console.err.flush()
    except KeyboardInterrupt:
        pass  # what is known so far is told, and the exit status says that it was interrupted
    if console.is_interactive:
        console.err.write("\r\x1b[K")
    return Mutated(tuple(made), count)


def changeable(analysis: Analysis) -> tuple[str, ...]:
    """Numbers a person may have mistyped: those of the tables, and those of sentences that are no years or codes."""
    states = analysis.coverage.states
    prose = (ref for ref, state in states.items() if ref[:1] == "b" and state is not CellState.CONSTANT)
    return tuple(sorted({*analysis.coverage.cells, *prose}))


def _object(analysis: Analysis, mutation: Mutated | None) -> Json:
    total = analysis.coverage.total
    result: Json = {
        "schema": 1,
        "total": asdict(total),
        "tables": {
            table.id: asdict(count)
            for table in analysis.document.tables
            if (count := analysis.coverage.of_table(table.id)).numeric_cells
        },
        "cells": [
            {
                "ref": ref,
                "state": analysis.coverage.states[ref].value,
                "proofs": len(analysis.coverage.proofs.get(ref, ())),
                "place": anchor_of(ref, analysis.material).semantic,
            }
            for ref in sorted(analysis.coverage.states)
        ],
    }
    if mutation is not None:
        result["mutation"] = {
            "wanted": mutation.wanted,
            **asdict(mutation.total),
            "by_table": {place: asdict(tried) for place, tried in mutation.by_table.items()},
            "unseen": [asdict(trial) for trial in mutation.unseen],
        }
    return result


COMMAND = Command(
    name="coverage",
    help=Words("统计数字的印证情况；--mutate 试出盲区", "count what is proved; --mutate finds blind spots"),
    configure=configure,
    run=run,
    order=45,
    epilog=Words(
        "示例：\n  reviewer coverage 2026预算.pdf\n  reviewer coverage 2026预算.pdf --mutate 1000 --format json",
        "examples:\n  reviewer coverage budget.pdf\n  reviewer coverage budget.pdf --mutate 1000 --format json",
    ),
)
