"""`reviewer coverage`: which numbers are proved, and with `--mutate` which errors nobody would see."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.diagnose.blind_spots import Mutated, self_mutate
from reviewer.export.coverage_text import cells_text, prose_text
from reviewer.rules.places import anchor_of
from reviewer.session.analysis import Analysis
from reviewer.words import Words, say, visible

Json = dict[str, object]


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `coverage`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("cli.option.file", language))
    parser.add_argument("--mutate", type=int, metavar="N", default=0, help=say("cli.option.mutate", language))
    parser.add_argument("--seed", type=int, metavar="S", default=1, help=say("cli.option.seed", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Count, and mutate where asked."""
    analysis = check_one(args.file, args, console).analysis
    mutation = _mutated(analysis, args.mutate, args.seed, console) if args.mutate > 0 else None
    if args.format == "json":
        console.write_json(_object(analysis, mutation))
        return 0
    for table in analysis.document.tables:
        count = analysis.coverage.of_table(table.id)
        if count.numeric_cells:
            line = cells_text(count, console.language)
            console.write(visible(f"{table.id}  {table.title[:40]}\n     {line}"))
    console.write("\n" + cells_text(analysis.coverage.total, console.language))
    console.write(prose_text(analysis.coverage, console.language))
    if mutation is not None:
        console.write(
            say("cli.coverage.mutated", console.language, tried=mutation.tried, seen=mutation.seen, seed=args.seed)
        )
        for blind in mutation.unseen:
            place = anchor_of(blind.ref, analysis.material).semantic
            console.write(visible(f"  ? {blind.ref}  {place}: {blind.printed} → {blind.changed}"))
    return 0


def _mutated(analysis: Analysis, count: int, seed: int, console: Console) -> Mutated:
    def progress(done: int, total: int) -> bool:
        if console.is_interactive and done % 50 == 0:
            console.err.write(f"\r{done}/{total}\x1b[K")
        return True

    return self_mutate(
        tuple(sorted(analysis.coverage.cells)),
        figures=analysis.figures,
        equations=analysis.equations_by_ref,
        regime=analysis.material.profile.regime,
        count=count,
        seed=seed,
        progress=progress,
    )


def _object(analysis: Analysis, mutation: Mutated | None) -> Json:
    result: Json = {
        "schema": 1,
        "cells": [
            {
                "ref": ref,
                "state": analysis.coverage.states[ref].value,
                "proofs": len(analysis.coverage.proofs.get(ref, ())),
                "place": anchor_of(ref, analysis.material).semantic,
            }
            for ref in sorted(analysis.coverage.cells)
        ],
        "prose": {state.value: count for state, count in sorted(analysis.coverage.prose.items())},
    }
    if mutation is not None:
        result["mutation"] = {
            "tried": mutation.tried,
            "seen": mutation.seen,
            "by_table": dict(mutation.by_table()),
            "unseen": [
                {"ref": blind.ref, "printed": blind.printed, "changed": blind.changed, "slip": blind.slip}
                for blind in mutation.unseen
            ],
        }
    return result


COMMAND = Command(
    name="coverage",
    help=Words("统计数字的印证情况；--mutate 试出盲区", "count what is proved; --mutate finds blind spots"),
    configure=configure,
    run=run,
    order=45,
)
