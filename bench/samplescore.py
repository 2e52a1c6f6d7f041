"""`python -m bench.samplescore`: findings on the samples against their EXPECTED.toml, and on their clean twins.

Per document and kind of input: errors found, told under another code, missed; false findings; and what the clean
document gives (it must give none).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.expectation import load, score
from bench.findings import check, told
from bench.places import ROOT, SAMPLES, samples


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.samplescore", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="every miss and every false finding")
    parser.add_argument("--clean", action="store_true", help="also build and check the documents without errors")
    parser.add_argument(
        "--only", default="", metavar="NN", help="one sample by its number, `01` or `01-unit-budget.txt`"
    )
    options = parser.parse_args(arguments)
    for path in samples():
        if path.name.startswith(options.only):
            _faulty(path, verbose=options.verbose)
    if options.clean:
        with tempfile.TemporaryDirectory() as folder:
            for path in clean_documents(Path(folder), options.only[:2]):
                _clean(path, verbose=options.verbose)
    return 0


def clean_documents(folder: Path, only: str = "") -> list[Path]:
    """The samples without errors, built into `folder`."""
    sys.path.insert(0, str(ROOT))
    from sample_docs.build import RECIPES, build

    written: list[Path] = []
    for recipe in RECIPES:
        if recipe.number.startswith(only):
            written += build(recipe, folder, clean=True)
    return written


def _faulty(path: Path, *, verbose: bool) -> None:
    expected = load(SAMPLES / f"{path.stem}.EXPECTED.toml")
    try:
        findings = told(check(path))
    except RuntimeError as error:
        print(f"{path.name:30} not checked: {error}")
        return
    result = score(expected, findings, in_text=path.suffix == ".txt")
    advice = sum(finding.severity == "advice" for finding in findings)
    print(
        f"{path.name:30} found {len(result.found):>2}/{len(expected.put_in):<2} other code {len(result.other)} "
        f"missed {len(result.missed)} false {len(result.false)} advice {advice}"
    )
    if not verbose:
        return
    for item, codes in result.other:
        print(f"  other  {item.identity} {'/'.join(item.codes)} told as {' '.join(codes)}: {item.note}")
    for item in result.missed:
        print(f"  MISSED {item.identity} {'/'.join(item.codes)} {item.printed!r} for {item.expected!r}: {item.note}")
    for finding in result.false:
        print(f"  FALSE  {finding.code}/{finding.severity} {finding.where}: {finding.message[:120]}")


def _clean(path: Path, *, verbose: bool) -> None:
    try:
        findings = told(check(path))
    except RuntimeError as error:
        print(f"{path.name:30} not checked: {error}")
        return
    counts = {kind: sum(f.severity == kind for f in findings) for kind in ("error", "warning", "question", "advice")}
    print(f"{path.name:30} {counts}")
    for finding in findings if verbose else ():
        if finding.severity != "advice":
            print(f"  {finding.code}/{finding.severity} {finding.where}: {finding.message[:120]}")


if __name__ == "__main__":
    raise SystemExit(main())
