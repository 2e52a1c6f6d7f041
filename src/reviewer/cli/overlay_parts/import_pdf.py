"""`reviewer overlay import-pdf`: the comments of a returned annotated PDF come back into the overlay."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.cli.inputs import add_reading_options, add_rule_options, check_one
from reviewer.cli.settings import existing_overlay, load_settings, overlay_in
from reviewer.errors import UsageError
from reviewer.export.formats.annotated_pdf import note_text
from reviewer.export.report import report_of
from reviewer.extract.pdf.comments import Returned, read_comments
from reviewer.overlay.entries import kind_of
from reviewer.overlay.file_store import open_store
from reviewer.session.author import author_of
from reviewer.session.identity import ensure_same, identity_of
from reviewer.session.opening import overlay_path
from reviewer.session.returned import Taken, taken_from
from reviewer.session.reviewed import read_only_session
from reviewer.session.session import Session, time_of_day
from reviewer.words import Language, Words, say, visible

EXPORTED = ".review.pdf"


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """Options of `import-pdf`."""
    language = console.language
    parser.add_argument("returned", type=Path, metavar="RETURNED", help=say("overlay.option.returned", language))
    parser.add_argument("--document", type=Path, metavar="FILE", help=say("overlay.option.document", language))
    parser.add_argument("--overlay", type=Path, metavar="OVERLAY", help=say("cli.option.overlay", language))
    parser.add_argument("--raise", dest="raised", action="store_true", help=say("overlay.option.raise", language))
    parser.add_argument("--by", default="", metavar="NAME", help=say("cli.option.by", language))
    parser.add_argument("--force", action="store_true", help=say("overlay.option.foreign", language))
    parser.add_argument("--dry-run", action="store_true", help=say("overlay.option.dry-run", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))
    add_reading_options(parser, console)
    add_rule_options(parser, console)


def run(args: argparse.Namespace, console: Console) -> int:
    """0 where the comments are in the overlay, also where there was nothing new."""
    path = args.document or document_of(args.returned)
    if path is None:
        raise UsageError("overlay.import.which", path=args.returned)
    first = read_comments(args.returned, args.password)
    analysis = check_one(path, args, console).analysis
    turns = {page.number: page.turn for page in analysis.document.pages if page.turn}
    returned = read_comments(args.returned, args.password, turns) if turns else first
    _ensure_own(returned, analysis.document.sha256, len(analysis.document.pages), args)
    stored = load_settings(args.settings)
    author = author_of(args.by, stored.author, folder=path.parent)
    overlay = overlay_in(stored, path, args.overlay)
    if args.dry_run:
        session = read_only_session(analysis, path, existing_overlay(stored, path, args.overlay), author=author)
    else:
        about = identity_of(analysis.document, analysis.material.profile)
        chosen = overlay_path(path, overlay)
        store = open_store(chosen, about, clock=time_of_day, user=author)
        ensure_same(store.overlay.document, about, chosen.name)
        session = Session.from_analysis(analysis, store, author=author)
    try:
        taken = _take(session, returned, args, console)
    finally:
        session.close()
    _tell(taken, returned, console, as_json=args.format == "json")
    return 0


def document_of(returned: Path) -> Path | None:
    """The document an annotated copy was made from, by the name the export gives it: `X.review.pdf` → `X.pdf`."""
    if not returned.name.lower().endswith(EXPORTED):
        return None
    beside = returned.with_name(returned.name[: -len(EXPORTED)] + ".pdf")
    return beside if beside.is_file() else None


def _ensure_own(returned: Returned, sha256: str, pages: int, args: argparse.Namespace) -> None:
    is_other = returned.source not in {"", sha256} or (not returned.source and returned.pages != pages)
    if is_other and not args.force:
        raise UsageError("overlay.import.other", path=args.returned)


def _take(session: Session, returned: Returned, args: argparse.Namespace, console: Console) -> Taken:
    now = datetime.now().astimezone()
    notes: dict[str, str] = {}
    for language in Language:  # the file may have been exported in the other one
        for issue in report_of(session, language, made=now).issues:
            notes[issue.key] = f"{notes.get(issue.key, '')}\n{note_text(issue)}"
    taken = taken_from(returned, session, notes, as_raised=args.raised, now=now, language=console.language)
    if taken.entries:
        outcome = session.take_in(taken.entries)
        if outcome.refusal is not None:
            raise UsageError("error.refused", reason=outcome.refusal.text(console.language))
    return taken


def _tell(taken: Taken, returned: Returned, console: Console, *, as_json: bool) -> None:
    counts = {"new": len(taken.entries), "known": taken.known, "empty": taken.empty, "cut": taken.cut}
    if as_json:
        entries = [
            {
                "kind": str(kind_of(entry)),
                "at": entry.at,
                "page": entry.page,
                "anchor": entry.anchor,
                "text": getattr(entry, "text", ""),
                "by": entry.by,
            }
            for entry in taken.entries
        ]
        console.write_json({"schema": 1, "comments": len(returned.comments), **counts, "entries": entries})
        return
    for entry in taken.entries:
        kind = say(f"overlay.kind.{kind_of(entry)}", console.language)
        page = say("check.place.page", console.language, page=entry.page) if entry.page else ""
        text = " / ".join(str(getattr(entry, "text", "")).split("\n"))
        console.write(visible("  ".join(part for part in (kind, page, entry.anchor, entry.by, text) if part)))
    console.write(say("overlay.import.summary", console.language, comments=len(returned.comments), **counts))
    if returned.is_cut:
        console.note("overlay.import.too-many")


PART = Command(
    name="import-pdf",
    help=Words("读回他人在批注 PDF 上写的意见", "take in what others wrote into an annotated PDF"),
    configure=configure,
    run=run,
    epilog=Words(
        "对方在 reviewer export --to pdf 的文件上回复、划线、加批注后发回：回复成为该问题处的备注，其余批注成为所在\n"
        "单元格、段落或页的备注（加 --raise 则成为待说明的问题）。同一人在同一处已有的备注只追加，不覆盖；\n"
        "重复读回不会重复。退出状态：0 已读回（可能没有新内容）；2 文件不可读，或出自另一份文件。\n"
        "示例：\n  reviewer overlay import-pdf 2026预算.review.pdf\n"
        "  reviewer overlay import-pdf 退回.pdf --document 2026预算.pdf --raise --dry-run",
        "Others answer, mark and comment in a file made by `reviewer export --to pdf` and send it back: answers\n"
        "become notes on the finding, other comments notes on the cell, paragraph or page they stand on (with\n"
        "--raise: faults to be explained). A note of the same person at the same place is added to, never replaced;\n"
        "twice adds nothing. Exit status: 0 taken in (perhaps nothing new); 2 unreadable, or of another document.\n"
        "examples:\n  reviewer overlay import-pdf budget.review.pdf\n"
        "  reviewer overlay import-pdf returned.pdf --document budget.pdf --raise --dry-run",
    ),
)
