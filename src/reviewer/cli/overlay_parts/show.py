"""`reviewer overlay show`: the entries of an overlay, or the log of everything done."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.overlay_parts.files import overlay_of, recovered
from reviewer.overlay.audit import AuditLine, audit, said
from reviewer.overlay.entries import Conflict, Entry, Overlay, kind_of
from reviewer.overlay.fields import IDENTITY_FIELDS, mapping_of, values_of
from reviewer.words import Words, say, visible


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `show`."""
    language = console.language
    parser.add_argument("file", type=Path, metavar="FILE", help=say("overlay.option.file", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    parser.add_argument("--log", action="store_true", help=say("overlay.option.log", language))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print entries or log."""
    found, content = recovered(overlay_of(args.file))
    if args.log and args.format == "json":
        console.write_json([_log_object(line) for line in audit(content)])
    elif args.log:
        for line in audit(content):
            console.write(visible(_log_text(line)))
    elif args.format == "json":
        console.write_json(_object(found.overlay))
    else:
        for text in _texts(found.overlay, console):
            console.write(visible(text))
    return 0


def _texts(overlay: Overlay, console: Console) -> Iterator[str]:
    about = overlay.document
    yield " · ".join(str(part) for part in (about.name, about.organisation, about.year) if part)
    for entry in overlay.entries:
        words = say(f"overlay.kind.{kind_of(entry)}", console.language)
        place = entry.anchor or entry.at or getattr(entry, "finding", "")
        yield f"{words}  {place}  {said(entry)}{_circumstance(entry)}"
    counts = {str(kind_of(entry)): 0 for entry in overlay.entries}
    for entry in overlay.entries:
        counts[str(kind_of(entry))] += 1
    yield " · ".join(f"{say(f'overlay.kind.{kind}', console.language)} {count}" for kind, count in counts.items())


def _circumstance(entry: Entry) -> str:
    if isinstance(entry, Conflict):
        return ""
    parts = (getattr(entry, "reason", ""), entry.by, entry.time.isoformat() if entry.time else "")
    return "".join(f"  {part}" for part in parts if part)


def _object(overlay: Overlay) -> dict[str, object]:
    entries: dict[str, list[object]] = {}
    for entry in overlay.entries:
        entries.setdefault(str(kind_of(entry)), []).append(plain(mapping_of(entry)))
    return {"schema": 1, "document": values_of(overlay.document, IDENTITY_FIELDS), **entries}


def plain(value: object) -> object:
    """A TOML value as JSON: times as text."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _log_object(line: AuditLine) -> dict[str, object]:
    return {
        "step": line.sequence,
        "time": line.time.isoformat() if line.time else None,
        "by": line.by,
        "name": line.name,
        "of": line.of or None,
        "entry": line.entry,
        "before": line.before,
        "after": line.after,
        "reason": line.reason,
    }


def _log_text(line: AuditLine) -> str:
    when = line.time.isoformat() if line.time else ""
    back = f" #{line.of}" if line.of else ""
    reason = f"  ({line.reason})" if line.reason else ""
    return f"#{line.sequence}  {when}  {line.by}  {line.name}{back}  {line.entry}: {line.before} → {line.after}{reason}"


PART = Command(
    name="show",
    help=Words("列出审核记录的内容或操作日志", "list the entries of an overlay, or the log of what was done"),
    configure=configure,
    run=run,
    epilog=Words(
        "示例：\n  reviewer overlay show 2026预算.pdf\n  reviewer overlay show 2026预算.pdf.review.toml --log",
        "examples:\n  reviewer overlay show budget.pdf\n  reviewer overlay show budget.pdf.review.toml --log",
    ),
)
