"""`reviewer overlay rebase`: carry an overlay over to another reading or edition; every entry is accounted for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.cli.overlay_parts.files import overlay_of, recovered, write_overlay
from reviewer.model.finding import Finding
from reviewer.overlay.audit import said
from reviewer.overlay.carrying import Carried, Outcome
from reviewer.overlay.document_anchors import DocumentAnchors
from reviewer.overlay.entries import identity
from reviewer.overlay.rebase import Rebased, rebase
from reviewer.session.analysis import Analysis
from reviewer.session.identity import identity_of
from reviewer.session.labels import anchors_of
from reviewer.session.opening import overlay_path
from reviewer.words import Words, say, visible


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `rebase`."""
    language = console.language
    parser.add_argument("overlay", type=Path, metavar="OVERLAY", help=say("overlay.option.file", language))
    parser.add_argument("--onto", type=Path, required=True, metavar="FILE", help=say("overlay.option.onto", language))
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help=say("overlay.option.from", language))
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=say("overlay.option.output", language))
    parser.add_argument("--force", action="store_true", help=say("overlay.option.force", language))
    parser.add_argument("--report", action="store_true", help=say("overlay.option.report", language))
    parser.add_argument("--dry-run", action="store_true", help=say("overlay.option.dry-run", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """0 where every entry found its place, 1 where some are orphaned."""
    path = overlay_of(args.overlay)
    kept = recovered(path)[0].overlay
    target = check_one(args.onto, args, console).analysis
    source = _anchors(check_one(args.source, args, console).analysis) if args.source else None

    def findings(texts: Mapping[str, str]) -> Sequence[Finding]:
        return target.reread(texts).findings

    result = rebase(kept, _anchors(target), findings, identity_of(target.document, target.material.profile), source)
    out = args.output or overlay_path(args.onto)
    if not args.dry_run:
        write_overlay(result.overlay, out, force=args.force, own=(path,))
    if args.format == "json":
        console.write_json(_object(result))
    else:
        _write(result, console, all_entries=args.report)
        if not args.dry_run:
            console.write(visible(str(out)))
    return 1 if result.of(Outcome.ORPHANED) else 0


def _anchors(analysis: Analysis) -> DocumentAnchors:
    return anchors_of(analysis.document, analysis.material.bound, analysis.material.performance)


def _write(result: Rebased, console: Console, *, all_entries: bool) -> None:
    language = console.language
    for item in result.carried:
        if all_entries or item.outcome not in {Outcome.KEPT, Outcome.MOVED}:
            outcome = say(f"overlay.outcome.{item.outcome}", language)
            place = item.before.anchor or item.before.at
            console.write(visible(f"{outcome}  {place}  {said(item.before)}{_detail(item)}"))
    counts = " · ".join(f"{say(f'overlay.outcome.{name}', language)} {count}" for name, count in result.counts.items())
    console.write(counts)


def _detail(item: Carried) -> str:
    place = f"  {item.before.at} → {item.after.at}" if item.outcome is Outcome.MOVED else ""
    change = f"  {item.was} → {item.now}" if item.was != item.now and item.outcome is not Outcome.ORPHANED else ""
    return place + change


def _object(result: Rebased) -> dict[str, object]:
    return {
        "counts": {str(name): count for name, count in result.counts.items()},
        "entries": [
            {
                "entry": identity(item.before),
                "outcome": str(item.outcome),
                "says": said(item.before),
                "from": item.before.at,
                "to": item.after.at,
                "was": item.was,
                "now": item.now,
                "has_finding": item.has_finding,
            }
            for item in result.carried
        ],
    }


PART = Command(
    name="rebase",
    help=Words("把审核记录迁移到新版本或另一读法", "carry an overlay over to another edition or reading"),
    configure=configure,
    run=run,
    epilog=Words(
        "示例：\n  reviewer overlay rebase 旧稿.pdf.review.toml --onto 新稿.pdf --report",
        "examples:\n  reviewer overlay rebase old.pdf.review.toml --onto new.pdf --report",
    ),
)
