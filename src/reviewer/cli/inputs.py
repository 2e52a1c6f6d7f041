"""Options and steps that commands share: which file, how to read it, last year's file, the overlay beside it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from reviewer.cli.console import Console
from reviewer.cli.parser import positive_number
from reviewer.cli.settings import load_settings
from reviewer.errors import InputError, UsageError
from reviewer.extract.options import Progress, ReadOptions
from reviewer.model.document import Document
from reviewer.model.finding import Severity
from reviewer.rules.selection import Selection
from reviewer.session.settings import Settings
from reviewer.words import say

if TYPE_CHECKING:
    from reviewer.extract.second import SecondReader
    from reviewer.session.analysis import Analysis

APPLICATION = "reviewer"


@dataclass(frozen=True)
class Checked:
    """A document read and analysed, with the seconds the reading took."""

    analysis: Analysis
    extract_seconds: float


def add_reading_options(parser: argparse.ArgumentParser, console: Console) -> None:
    """`--password`, `--no-cache`, `--jobs`, `--reader`, `--ocr`."""
    group = parser.add_argument_group(say("cli.group.reading", console.language))
    group.add_argument("--password", help=say("cli.option.password", console.language))
    group.add_argument("--no-cache", action="store_true", help=say("cli.option.no-cache", console.language))
    group.add_argument(
        "--jobs", type=positive_number, default=2, metavar="N", help=say("cli.option.jobs", console.language)
    )
    group.add_argument(
        "--reader",
        choices=("auto", "fast", "pdfplumber"),
        default="auto",
        help=say("cli.option.reader", console.language),
    )
    group.add_argument("--ocr", action="store_true", help=say("cli.option.ocr", console.language))


def add_rule_options(parser: argparse.ArgumentParser, console: Console) -> None:
    """`--select`, `--ignore`, `--prior`, `--units`, `--settings`."""
    group = parser.add_argument_group(say("cli.group.rules", console.language))
    group.add_argument("--select", metavar="CODES", default="", help=say("cli.option.select", console.language))
    group.add_argument("--ignore", metavar="CODES", default="", help=say("cli.option.ignore", console.language))
    group.add_argument("--prior", type=Path, metavar="FILE", help=say("cli.option.prior", console.language))
    group.add_argument("--units", type=Path, metavar="DIR", help=say("cli.option.units", console.language))
    group.add_argument("--settings", type=Path, metavar="FILE", help=say("cli.option.settings", console.language))
    group.add_argument(
        "--formulas",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=say("cli.option.formulas", console.language),
    )
    group.add_argument(
        "--forms", type=Path, action="append", default=[], metavar="DIR", help=say("cli.option.forms", console.language)
    )


def read_options(args: argparse.Namespace) -> ReadOptions:
    """How to read, from the command line."""
    cache = None if args.no_cache else Path(platformdirs.user_cache_dir(APPLICATION))
    return ReadOptions(password=args.password, reader=args.reader, jobs=args.jobs, ocr=args.ocr, cache_dir=cache)


def chosen_settings(args: argparse.Namespace) -> Settings:
    """Settings file first, command line on top."""
    stored = load_settings(args.settings)
    ensure_codes((*_codes(args.select), *_codes(args.ignore)), (*stored.formulas, *args.formulas))
    selection = Selection(
        select=_codes(args.select) or stored.selection.select,
        ignore=(*stored.selection.ignore, *_codes(args.ignore)),
        regrade=stored.selection.regrade,
    )
    return Settings(
        selection=selection,
        form_folders=(*stored.form_folders, *args.forms),
        formulas=(*stored.formulas, *args.formulas),
    )


def read_one(path: Path, args: argparse.Namespace, console: Console) -> Document:
    """Read a file with progress on stderr."""
    return read_twice(path, args, console)[0]


def read_twice(
    path: Path, args: argparse.Namespace, console: Console, meanwhile: Callable[[], None] | None = None
) -> tuple[Document, SecondReader | None]:
    """Read a file with progress on stderr; with it who reads its tables again where they are in doubt. `meanwhile` is
    called with every page that other processes have read."""
    from reviewer.extract.read import read_with_second

    def progress(step: Progress) -> None:
        if meanwhile is not None:
            meanwhile()
        if console.is_interactive:
            line = say("cli.progress.reading", console.language, page=step.page, of=step.of)
            console.err.write(f"\r{line}\x1b[K" if step.page < step.of else "\r\x1b[K")
            console.err.flush()

    return read_with_second(path, read_options(args), progress)


def check_one(path: Path, args: argparse.Namespace, console: Console) -> Checked:
    """Read and analyse a file with everything the options ask for."""
    from reviewer.session.warming import Warming

    started = time.perf_counter()
    warming = Warming()
    document, second = read_twice(path, args, console, warming.begin)
    seconds = time.perf_counter() - started
    warming.end()
    from reviewer.session.analysis import analyse

    prior = read_one(args.prior, args, console) if args.prior else None
    units = tuple(_units(args.units, args, console)) if args.units else ()
    analysis = analyse(document, chosen_settings(args), prior=prior, units=units, second=second)
    if console.verbose:
        console.note(
            "cli.note.checked",
            path=path,
            pages=len(document.pages),
            tables=len(document.tables),
            reading=f"{seconds:.2f}",
            reader=document.reader or document.kind.value,
            checking=f"{analysis.seconds:.2f}",
        )
    return Checked(analysis, seconds)


def _units(folder: Path, args: argparse.Namespace, console: Console) -> Iterator[Document]:
    """The documents of the units; one that cannot be read is said and does not stop the others."""
    for path in unit_files(folder):
        try:
            yield read_one(path, args, console)
        except InputError as error:
            console.complain(error)


def unit_files(folder: Path) -> tuple[Path, ...]:
    """Documents directly inside the folder of a department's units."""
    if not folder.is_dir():
        raise UsageError("cli.error.no-folder", path=folder)
    wanted = {".pdf", ".txt", ".md", ".docx", ".xlsx"}
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in wanted))


def ensure_codes(codes: tuple[str, ...], formulas: tuple[Path, ...]) -> None:
    """Every code begins some rule's code. Raises `UsageError`: a slip would run nothing, or leave nothing out."""
    if not codes:
        return
    from reviewer.rules.formulas import load_formulas
    from reviewer.rules.registry import all_rules

    known = (*(rule.code for rule in all_rules()), *(formula.rule.code.upper() for formula in load_formulas(formulas)))
    for code in codes:
        if not any(name.startswith(code) for name in known):
            raise UsageError("cli.error.no-code", code=code)


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in listed.split(",") if code.strip())


SEVERITY_CHOICES = ("error", "warning", "never")


def fails(severities: list[Severity], fail_on: str) -> bool:
    """Whether findings reach the level that makes the exit status 1."""
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(severity.rank <= limit for severity in severities)
