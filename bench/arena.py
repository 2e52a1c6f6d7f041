"""`make arena`, `python -m bench.arena`: seeded errors, one at a time and two at once; found, located, false.

The documents without errors are built and read (PDF and text), then one number, unit word or direction word is changed
in the model and the whole check runs again. Per document and kind of input:

- *unchanged*: findings of severity error or warning on the document as built (samples must give none);
- *in a law*: share of the errors whose number stands in at least one equation; *seen*: share of those found, that is,
  a new error, warning or question names the changed number; *tail*: the changed number still satisfies every equation
  within rounding, which no arithmetic can see;
- *located* (errors in two or more equations; not a misplaced separator, which leaves no number): the changed number is
  the first culprit, among the first three, and its suggested value is the one that was printed before;
- *file*: some errors are also put into the file itself (a line of the text changed, a sample PDF set again): how many
  were seen, or not seen, just as the same ones in the model.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.mutations import WORDS, Mutation, Place, Site, applied, applied_to_text, mutation_of, sites
from bench.places import real_documents
from bench.rebuilt import rebuild
from bench.samplescore import clean_documents
from reviewer.diagnose.mutation import Slip
from reviewer.errors import ReviewerError
from reviewer.extract.read import read
from reviewer.model.document import Document
from reviewer.model.equation import Equation
from reviewer.model.figure import parse_number
from reviewer.model.finding import Finding, Severity
from reviewer.session.analysis import Analysis, analyse
from reviewer.words import Language, say

REAL = ("000.txt", "001.txt", "000-wordprocessor.pdf", "001-browser.pdf", "001-spreadsheet.pdf")
"""Real documents, where there are any: they have errors of their own, only what a mutation adds is counted."""


@dataclass
class Tally:
    """What became of the errors of one document."""

    name: str
    unchanged: int = 0
    tried: int = 0
    in_law: int = 0
    seen: int = 0
    tail: int = 0
    in_two: int = 0
    first: int = 0
    three: int = 0
    value: int = 0
    pairs: int = 0
    both: int = 0
    seconds: float = 0.0
    file: int = 0
    file_same: int = 0
    """Errors put into the text file itself, and how many of them were seen just as the ones in the model."""
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By slip and by what became of it (in law, tail, seen, in two, first), for the second table."""
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.arena", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--n", type=int, default=150, help="errors per document (default 150)")
    parser.add_argument("--pairs", type=int, default=30, help="documents with two errors at once (default 30)")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--only", default="", help="documents whose name starts so")
    parser.add_argument("--real", action="store_true", help="the real documents too (REVIEWER_REAL_DOCS)")
    parser.add_argument("-v", "--verbose", action="store_true", help="every error that was not seen or not located")
    options = parser.parse_args(arguments)
    print(HEAD)
    tallies = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [path for path in clean_documents(Path(folder)) if path.name.startswith(options.only)]
        real = real_documents() if options.real else None
        paths += [real / name for name in REAL if real and name.startswith(options.only)]
        for path in paths:
            try:
                tally = run(path, count=options.n, pairs=options.pairs, seed=options.seed)
            except ReviewerError as error:
                print(f"{path.name:32} not read: {say(error.key, Language.ENGLISH, **error.params)}", flush=True)
                continue
            tallies.append(tally)
            print(_line(tally), flush=True)
            for line in (*tally.missed, *tally.wrong) if options.verbose else ():
                print("   ", line)
    for line in _by_kind(tallies):
        print(line)
    return 0 if tallies else 1


def _by_kind(tallies: list[Tally]) -> list[str]:
    """Second table: all documents together, by what was changed and how."""
    total: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        total += tally.kinds
    lines = ["", f"{'what · slip':32}{'in a law':>10}{'seen':>8}{'tail':>6}{'in two':>8}{'first':>8}"]
    for kind in sorted({kind for kind, _ in total}):
        count, tail = total[kind, "in law"], total[kind, "tail"]
        lines.append(
            f"{kind:32}{count:>10}{_share(total[kind, 'seen'], count - tail):>8}{tail:>6}"
            f"{total[kind, 'in two']:>8}{_share(total[kind, 'first'], total[kind, 'in two']):>8}"
        )
    return lines


def run(path: Path, *, count: int, pairs: int, seed: int) -> Tally:
    """All errors of one document."""
    document = read(path)
    clean = analyse(document)
    tally = Tally(path.name.replace(".clean", ""), unchanged=len(_grave(clean)))
    chance = Random(f"{seed}/{path.name}")
    places = sites(clean)
    if not places:
        return tally
    tally.file_same, tally.file = _through_file(path, clean, places, chance)
    started = time.perf_counter()
    for _ in range(count):
        mutation = mutation_of(chance.choice(places), chance)
        if mutation is not None:
            _single(document, clean, mutation, tally)
    tally.seconds = time.perf_counter() - started
    for _ in range(pairs):
        two = [mutation_of(chance.choice(places), chance) for _ in range(2)]
        _pair(document, clean, [mutation for mutation in two if mutation is not None], tally)
    return tally


def _single(document: Document, clean: Analysis, mutation: Mutation, tally: Tally) -> None:
    tally.tried += 1
    laws = _laws(clean, mutation)
    if not laws:
        return
    tally.in_law += 1
    kind = f"{mutation.site.place} · {mutation.slip}"
    tally.kinds[kind, "in law"] += 1
    changed = analyse(applied(document, clean.document, mutation))
    telling = [finding for finding in _new(clean, changed) if _names(finding, mutation)]
    what = f"{mutation.site.place} {mutation.slip} {mutation.site.ref} {mutation.site.text} -> {mutation.text}"
    if not telling:
        is_tail = _is_tail(changed, mutation, laws)
        tally.tail += is_tail
        tally.kinds[kind, "tail"] += is_tail
        if not is_tail:
            tally.missed.append(f"not seen: {what}; in {', '.join(sorted({law.rule for law in laws}))}")
        return
    tally.seen += 1
    tally.kinds[kind, "seen"] += 1
    if len(laws) < 2 or mutation.site.place in WORDS or mutation.slip is Slip.SEPARATOR:
        return
    tally.in_two += 1
    rank, value = _located(telling, mutation)
    tally.kinds[kind, "in two"] += 1
    tally.kinds[kind, "first"] += rank == 1
    tally.first += rank == 1
    tally.three += 0 < rank <= 3
    tally.value += value
    if rank != 1 or not value:
        best = telling[0].culprits[0] if telling[0].culprits else None
        said = f"{best.ref} {best.printed} -> {best.suggested}" if best else "nobody"
        tally.wrong.append(f"rank {rank}, value {value}: {what}; said {said}")


def _through_file(path: Path, clean: Analysis, places: tuple[Site, ...], chance: Random) -> tuple[int, int]:
    """The same errors in the file and in the model: how often both are seen or both are not, of how many. A text is
    changed in its line; a sample PDF is set again; other PDFs cannot be changed."""
    document = read(path)
    same = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        for _ in range(FILE_TRIES if path.suffix == ".txt" else PDF_TRIES):
            mutation = mutation_of(chance.choice(places), chance)
            if mutation is None or not _written(path, clean, mutation, target):
                continue
            tried += 1
            results = (analyse(read(target)), analyse(applied(document, clean.document, mutation)))
            seen = [any(_names(finding, mutation) for finding in _new(clean, result)) for result in results]
            same += seen[0] == seen[1]
    return same, tried


def _written(path: Path, clean: Analysis, mutation: Mutation, target: Path) -> bool:
    """Whether the file with the error in it could be written to `target`."""
    if path.suffix != ".txt":
        return ".clean" in path.name and rebuild(path.name, clean.document, mutation, target)
    changed = applied_to_text(path.read_text("utf-8"), clean.document, mutation)
    if changed is not None:
        target.write_text(changed, "utf-8")
    return changed is not None


def _pair(document: Document, clean: Analysis, mutations: list[Mutation], tally: Tally) -> None:
    numbers = [each for each in mutations if each.site.place not in WORDS and each.slip is not Slip.SEPARATOR]
    usable = [each for each in numbers if len(_laws(clean, each)) >= 2]
    blocks = {each.site.ref.partition("/")[0] for each in usable if each.site.place in {Place.PROSE, Place.PERCENT}}
    if len(usable) < 2 or usable[0].site.ref == usable[1].site.ref or (len(blocks) == 1 and len(usable) == 2 and all(
        each.site.ref.partition("/")[0] in blocks for each in usable
    )):  # fmt: skip
        return  # two changes in one paragraph would move each other's place
    for each in usable:
        document = applied(document, clean.document, each)
    changed = analyse(document)
    telling = _new(clean, changed)
    if any(_is_tail(changed, each, _laws(clean, each)) for each in usable):
        return
    tally.pairs += 1
    ranks = [_located(telling, each)[0] for each in usable]
    tally.both += all(0 < rank <= 3 for rank in ranks)
    if not all(0 < rank <= 3 for rank in ranks):
        told = ", ".join(f"{each.slip} {each.site.ref} {each.site.text} -> {each.text}" for each in usable)
        tally.wrong.append(f"pair, ranks {ranks}: {told}")


def _laws(analysis: Analysis, mutation: Mutation) -> tuple[Equation, ...]:
    return analysis.equations_by_ref.get(mutation.site.ref, ())


def _grave(analysis: Analysis) -> list[Finding]:
    return [finding for finding in analysis.findings if finding.severity in {Severity.ERROR, Severity.WARNING}]


def _new(clean: Analysis, changed: Analysis) -> list[Finding]:
    """Findings that the error added: not advice, and not told with the same proofs before."""
    before = {(finding.key, finding.message.text()) for finding in clean.findings}
    return [
        finding
        for finding in changed.findings
        if finding.severity is not Severity.ADVICE and (finding.key, finding.message.text()) not in before
    ]


def _names(finding: Finding, mutation: Mutation) -> bool:
    """Whether the finding rests on the changed number, or stands in its sentence."""
    refs = {finding.anchor.ref, *(item.ref for item in finding.evidence), *(item.ref for item in finding.culprits)}
    refs |= {ref for proof in finding.proofs for ref in proof.equation.refs}
    refs |= {place.ref for place in finding.places}
    if mutation.ref in refs:
        return True
    block = mutation.ref.partition("/")[0]
    is_prose = mutation.site.place not in {Place.CELL, Place.FORM}
    return is_prose and any(ref.partition("/")[0] == block for ref in refs)


def _located(findings: list[Finding], mutation: Mutation) -> tuple[int, bool]:
    """Best rank of the changed number among the culprits (0: not there), and whether its value is the old one."""
    wanted = parse_number(mutation.site.text)
    best, right = 0, False
    for finding in findings:
        for rank, culprit in enumerate(finding.culprits, 1):
            if culprit.ref == mutation.ref and (not best or rank < best):
                best = rank
                suggested = parse_number(culprit.suggested)
                right = bool(wanted and suggested and wanted[0] == suggested[0])
    return best, right


def _is_tail(changed: Analysis, mutation: Mutation, laws: tuple[Equation, ...]) -> bool:
    """Whether the changed number still satisfies every equation it stands in, with power to tell or without."""
    del laws
    touched = changed.equations_by_ref.get(mutation.ref, ())
    verdicts = [changed.verdict_by_id[equation.id] for equation in touched]
    return bool(verdicts) and all(verdict.grade.holds for verdict in verdicts)


FILE_TRIES = 12
"""Errors per text document that are also put into the file itself."""
PDF_TRIES = 6
"""The same for a sample PDF, which is set and read again for each."""

HEAD = (
    f"{'document':32}{'unchanged':>10}{'errors':>8}{'in a law':>10}{'seen':>8}{'tail':>6}{'in two':>8}"
    f"{'first':>8}{'three':>8}{'value':>8}{'pairs':>7}{'both':>7}{'file':>7}{'ms each':>9}"
)


def _line(tally: Tally) -> str:
    visible = tally.in_law - tally.tail
    through_file = f"{tally.file_same}/{tally.file}" if tally.file else "–"
    return (
        f"{tally.name:32}{tally.unchanged:>10}{tally.tried:>8}{_share(tally.in_law, tally.tried):>10}"
        f"{_share(tally.seen, visible):>8}{tally.tail:>6}{tally.in_two:>8}{_share(tally.first, tally.in_two):>8}"
        f"{_share(tally.three, tally.in_two):>8}{_share(tally.value, tally.in_two):>8}{tally.pairs:>7}"
        f"{_share(tally.both, tally.pairs):>7}"
        f"{through_file:>7}{1000 * tally.seconds / max(tally.in_law, 1):>9.0f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


if __name__ == "__main__":
    sys.exit(main())
