"""`python -m bench.wording`: slips in headings, names, words and private data, one at a time; found, told, noise.

The arena changes numbers; here what a person gets wrong in the words around them is put into a document: a year or a
number of a heading, the title of a table, the name of the body, personal numbers, leftovers of a template, a table or a
section left out, a note that contradicts its table. A text is changed in its own line and read again; a PDF is changed
in the model. Per kind: *tried*, *seen* (a new error, warning or question points at the place), *told* (under a code
that names the slip), *noise* (new findings that point elsewhere), *hidden* (findings without the slip that vanish).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.places import real_documents
from bench.samplescore import clean_documents
from bench.slips import MAKERS, Seed
from reviewer.extract.read import read
from reviewer.model.document import Block, Cell, Document, Paragraph, Source, Table
from reviewer.model.finding import Finding, Severity
from reviewer.session.analysis import Analysis, analyse

REAL = (
    "000.txt", "001.txt", "000-wordprocessor.pdf", "001-browser.pdf", "planning-final-2024.pdf",
    "wanli-budget-2023.pdf", "wanli-budget-2024.pdf",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.wording", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--n", type=int, default=2, help="slips of each kind per document (default 2)")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", default="", help="documents whose name starts so")
    parser.add_argument("--kind", default="", help="slips whose name starts so")
    parser.add_argument("--real", action="store_true", help="the real documents instead (REVIEWER_REAL_DOCS)")
    parser.add_argument("-v", "--verbose", action="store_true", help="every slip that was missed, and all noise")
    options = parser.parse_args(arguments)
    total: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        real = real_documents() if options.real else None
        paths = [real / name for name in REAL] if real else clean_documents(Path(folder))
        for path in paths:
            if path.name.startswith(options.only):
                _document(path, options.n, options.seed, options.kind, total, verbose=options.verbose)
    print(f"{'kind':28}{'tried':>7}{'seen':>7}{'told':>7}{'noise':>7}{'hidden':>8}")
    for kind in sorted({kind for kind, _ in total}):
        print(
            f"{kind:28}" + "".join(f"{total[kind, what]:>7}" for what in ("tried", "seen", "told", "noise", "hidden"))
        )
    return 0 if total else 1


def _document(path: Path, count: int, seed: int, only: str, total: Counter[tuple[str, str]], *, verbose: bool) -> None:
    document = read(path)
    clean = analyse(document)
    before = {_identity(finding) for finding in clean.findings}
    for maker in MAKERS:
        chance = Random(f"{seed}/{path.name}/{maker.__name__}")
        seeds = [item for item in maker(clean, chance) if item.kind.startswith(only)]
        by_kind: dict[str, list[Seed]] = {}
        for item in seeds:
            by_kind.setdefault(item.kind, []).append(item)
        for kind, items in by_kind.items():
            for item in chance.sample(items, min(count, len(items))):
                changed = _changed(path, document, clean.document, item)
                if changed is None:
                    continue
                new = [finding for finding in changed.findings if _identity(finding) not in before]
                grave = [finding for finding in new if finding.severity is not Severity.ADVICE]
                at = [finding for finding in grave if _is_at(finding, item, changed)]
                told = [finding for finding in grave if finding.code in item.codes]
                noise = [finding for finding in grave if finding not in at and finding not in told]
                after = {_identity(finding) for finding in changed.findings}
                hidden = [
                    finding
                    for finding in clean.findings
                    if _identity(finding) not in after
                    and finding.severity in {Severity.ERROR, Severity.WARNING}
                    and finding.code not in {other.code for other in grave}
                ]
                seen = bool(at or told)
                for what, number in (
                    ("tried", 1), ("seen", seen), ("told", bool(told)), ("noise", len(noise)), ("hidden", len(hidden)),
                ):  # fmt: skip
                    total[kind, what] += number
                if verbose and (not told or noise or hidden):
                    print(f"{path.name} {kind} {'told' if told else 'seen' if seen else 'MISSED'}: "
                          f"{item.block} {item.old[:40]!r} -> {item.new[:40]!r}")  # fmt: skip
                    for name, found in (("at", at if not told else []), ("noise", noise), ("hidden", hidden)):
                        for finding in found[:4]:
                            print(f"      {name} {finding.severity} {finding.code} {finding.message.text()[:150]}")


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message.text(), finding.severity.value


def _is_at(finding: Finding, seed: Seed, changed: Analysis) -> bool:
    refs = {finding.anchor.ref, *(place.ref for place in finding.places), *(item.ref for item in finding.evidence)}
    blocks = {ref.partition("/")[0] for ref in refs}
    if seed.block in blocks:
        return True
    return bool(seed.new) and seed.new.strip("。") in finding.anchor.text


def _changed(path: Path, document: Document, chosen: Document, seed: Seed) -> Analysis | None:
    """The analysis of the document with the slip in it; None where it cannot be put there."""
    if path.suffix == ".txt":
        text = _text_with(path.read_text("utf-8"), chosen, seed)
        if text is None:
            return None
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / path.name
            target.write_text(text, "utf-8")
            return analyse(read(target))
    blocks = tuple(_with(block, seed) for block in document.blocks if block.id not in seed.drops)
    cover = tuple(_with(block, seed) for block in document.cover)
    return analyse(replace(document, blocks=blocks, cover=cover))  # type: ignore[arg-type]  # a cover has no tables


def _text_with(text: str, document: Document, seed: Seed) -> str | None:
    lines = text.split("\n")
    for identity in seed.drops:
        for source in _sources(document.block(identity)):
            if source.line is not None:
                lines[source.line - 1] = ""
    if seed.drops:
        return "\n".join(lines)
    wanted = _sources(document.block(seed.block))
    for source in wanted:
        number = source.line
        if number is None:
            continue
        if not seed.old:
            lines[number - 1] += seed.new
            return "\n".join(lines)
        if seed.old in lines[number - 1]:
            lines[number - 1] = lines[number - 1].replace(seed.old, seed.new, 1)
            return "\n".join(lines)
    return None


def _sources(block: Block) -> list[Source]:
    """Where a block stands in the file: every line of a paragraph, title, rows and notes of a table."""
    if isinstance(block, Paragraph):
        return [block.source, *(source for _, source in block.marks)]
    if not isinstance(block, Table):
        return [block.source]
    cells = [cell.source for row in (*block.header, *block.rows) for cell in row]
    own = (block.title_source, block.organisation_source, block.unit_source)
    return [*own, *cells, *(note.source for note in block.notes)]


def _with(block: Block, seed: Seed) -> Block:
    if block.id != seed.block:
        return block
    if not isinstance(block, Table):
        text = block.text.replace(seed.old, seed.new, 1) if seed.old else block.text + seed.new
        return replace(block, text=text)
    if seed.old and seed.old in block.title:
        return replace(block, title=block.title.replace(seed.old, seed.new, 1))
    if seed.old and seed.old in block.organisation:
        return replace(block, organisation=block.organisation.replace(seed.old, seed.new, 1))
    if seed.old and seed.old in block.label:
        return replace(block, label=block.label.replace(seed.old, seed.new, 1))
    done = False

    def slipped(cell: Cell) -> Cell:
        nonlocal done
        if done or not seed.old or seed.old not in cell.text:
            return cell
        done = True
        return replace(cell, text=cell.text.replace(seed.old, seed.new, 1), readings=())

    return replace(block, rows=tuple(tuple(slipped(cell) for cell in row) for row in block.rows))


if __name__ == "__main__":
    sys.exit(main())
