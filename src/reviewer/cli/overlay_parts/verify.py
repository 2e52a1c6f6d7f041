"""`reviewer overlay verify`: every fault of an overlay with line and column, and the chain of its journal; for CI."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.overlay_parts.files import overlay_of
from reviewer.errors import OverlayError
from reviewer.overlay.audit import check_chain
from reviewer.overlay.file_store import journal_path
from reviewer.overlay.journal import read_journal
from reviewer.overlay.recovery import sha256
from reviewer.overlay.toml_read import decode, examine
from reviewer.words import Words, say, visible


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `verify`."""
    language = console.language
    parser.add_argument("files", type=Path, nargs="+", metavar="OVERLAY", help=say("overlay.option.file", language))
    parser.add_argument("--chain", action="store_true", help=say("overlay.option.chain", language))


def run(args: argparse.Namespace, console: Console) -> int:
    """0 where all is well, 1 where something is wrong, 2 where a file cannot be read at all."""
    worst = 0
    for path in args.files:
        try:
            worst = max(worst, _verify(overlay_of(path), console, chain=args.chain))
        except OverlayError as error:
            console.complain(error)
            worst = error.exit_status
    return worst


def _verify(path: Path, console: Console, *, chain: bool) -> int:
    language = console.language
    try:
        data = path.read_bytes()
        journal = journal_path(path).read_bytes() if chain and journal_path(path).is_file() else None
    except OSError as fault:
        raise OverlayError("overlay.unreadable", name=str(path), detail=fault.strerror or str(fault)) from fault
    found = examine(decode(data, path.name), path.name)
    for problem in found.problems:
        console.write(visible(f"{path}:{problem.line}:{problem.column}: {problem.message.text(language)}"))
    faults = len(found.problems)
    if found.has_comments:
        console.note("overlay.verify.comments", name=path.name)
    if chain:
        faults += _chain(path, data, journal, console)
    if not faults:
        console.write(visible(say("overlay.verify.fine", language, name=path, count=len(found.overlay.entries))))
    return 1 if faults else 0


def _chain(path: Path, data: bytes, journal: bytes | None, console: Console) -> int:
    language = console.language
    if journal is None:
        console.write(visible(f"{path}: {say('overlay.chain.none', language)}"))
        return 1
    overlay = examine(decode(data, path.name), path.name).overlay
    report = check_chain(read_journal(journal), overlay, sha256(data))
    for line, text in report.faults:
        place = f"{journal_path(path)}:{line}" if line else str(path)
        console.write(visible(f"{place}: {text.text(language)}"))
    console.write(visible(say("overlay.chain.last", language, records=report.records, digest=report.last)))
    return len(report.faults)


PART = Command(
    name="verify",
    help=Words("校验审核记录：语法、取值、日志链", "check overlays: syntax, values, chain of the journal"),
    configure=configure,
    run=run,
    epilog=Words(
        "示例：\n  reviewer overlay verify *.review.toml --chain\n退出状态：0 无误，1 有误，2 文件不可读。",
        "example:\n  reviewer overlay verify *.review.toml --chain\n"
        "exit status: 0 all is well, 1 something is wrong, 2 a file could not be read.",
    ),
)
