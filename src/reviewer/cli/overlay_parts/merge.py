"""`reviewer overlay merge`: two reviewers' work in one overlay; every conflict is named, none is decided."""

from __future__ import annotations

import argparse
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.overlay_parts.files import overlay_of, recovered, write_overlay
from reviewer.cli.overlay_parts.show import plain
from reviewer.overlay.agreement import Agreement, agreement
from reviewer.overlay.audit import said
from reviewer.overlay.entries import Conflict
from reviewer.overlay.fields import mapping_of
from reviewer.overlay.merge import Merged, merge
from reviewer.session.identity import ensure_same
from reviewer.words import Words, say, visible


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `merge`."""
    language = console.language
    parser.add_argument("first", type=Path, metavar="A", help=say("overlay.option.file", language))
    parser.add_argument("second", type=Path, metavar="B", help=say("overlay.option.file", language))
    parser.add_argument("--base", type=Path, metavar="O", help=say("overlay.option.base", language))
    parser.add_argument("-o", "--output", type=Path, metavar="C", help=say("overlay.option.output", language))
    parser.add_argument("--force", action="store_true", help=say("overlay.option.force", language))
    parser.add_argument("--agreement", action="store_true", help=say("overlay.option.agreement", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))


def run(args: argparse.Namespace, console: Console) -> int:
    """0 without conflicts, 1 with some."""
    paths = tuple(overlay_of(path) for path in (args.first, args.second))
    first, second = (recovered(path)[0].overlay for path in paths)
    ensure_same(first.document, second.document, paths[0].name)
    base = recovered(overlay_of(args.base))[0].overlay if args.base else None
    joined = merge(first, second, base)
    figures = agreement(first, second) if args.agreement else ()
    if args.output is not None:
        write_overlay(joined.overlay, args.output, force=args.force, own=paths)
    if args.format == "json":
        console.write_json(_object(joined, figures))
    else:
        _write(joined, figures, console)
    return 1 if joined.conflicts else 0


def _write(joined: Merged, figures: tuple[Agreement, ...], console: Console) -> None:
    language = console.language
    for conflict in joined.conflicts:
        console.write(visible(f"{say('overlay.kind.conflict', language)}  {conflict.anchor or conflict.about}"))
        for text in _sides(conflict, say("overlay.merge.none", language)):
            console.write(visible(f"  {text}"))
    console.write(
        say(
            "overlay.merge.summary",
            language,
            entries=len(joined.overlay.entries),
            both=joined.agreements,
            first=joined.only_first,
            second=joined.only_second,
            conflicts=len(joined.conflicts),
        )
    )
    for line in figures:
        rule = line.rule or say("overlay.merge.all", language)
        console.write(
            say(
                "overlay.merge.agreement",
                language,
                rule=rule,
                both=line.both,
                same=line.same,
                share="—" if line.share is None else line.share,
                kappa="—" if line.kappa is None else line.kappa,
            )
        )


def _sides(conflict: Conflict, none: str) -> list[str]:
    texts = []
    for side in conflict.sides:
        parts = (said(side), getattr(side, "reason", ""), side.by, side.time.isoformat() if side.time else "")
        texts.append("  ".join(str(part) for part in parts if part))
    return [*texts, none] if conflict.or_none else texts


def _object(joined: Merged, figures: tuple[Agreement, ...]) -> dict[str, object]:
    return {
        "entries": len(joined.overlay.entries),
        "both": joined.agreements,
        "only_first": joined.only_first,
        "only_second": joined.only_second,
        "conflicts": [plain(mapping_of(conflict)) for conflict in joined.conflicts],
        "agreement": [
            {
                "rule": line.rule,
                "both": line.both,
                "same": line.same,
                "share": None if line.share is None else float(line.share),
                "kappa": None if line.kappa is None else float(line.kappa),
            }
            for line in figures
        ],
    }


PART = Command(
    name="merge",
    help=Words("合并两人的审核记录，逐条列出分歧", "join two overlays and name every conflict"),
    configure=configure,
    run=run,
    epilog=Words(
        "示例：\n  reviewer overlay merge 甲.review.toml 乙.review.toml -o 合并.review.toml --agreement",
        "examples:\n  reviewer overlay merge a.review.toml b.review.toml -o both.review.toml --agreement",
    ),
)
