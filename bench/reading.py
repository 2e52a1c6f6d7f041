"""Reading PDF files: wall time and memory against a plain pdfplumber loop in the same run, and scores of the tables.

`python -m bench.reading [--odd]`. Needs real documents (`REVIEWER_REAL_DOCS`); variants with a watermark and turned
pages are made from them in a temporary folder. `--odd` reads the folder of odd files as well.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from bench.places import real_documents
from bench.processes import measured
from reviewer.errors import InputError
from reviewer.export.tables_json import tables_object
from reviewer.extract.options import ReadOptions
from reviewer.extract.read import read

FILES = ("000-wordprocessor", "001-browser", "001-spreadsheet")
TIMED = FILES[:2]
ROUNDS = 3
PLAIN_LOOP = """
import pdfplumber, sys
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
"""


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.reading", description="speed and quality of reading PDF files"
    )
    parser.add_argument("--odd", action="store_true", help="the odd files too")
    options = parser.parse_args(arguments)
    folder = real_documents()
    if folder is None:
        print("no real documents (REVIEWER_REAL_DOCS)")
        return 0
    for name in TIMED:
        _speed(folder / f"{name}.pdf")
    with tempfile.TemporaryDirectory() as temporary:
        for name in FILES:
            _score(folder, name, folder / f"{name}.pdf", "as published")
        for title, change in (("watermark at 45°", _watermarked), ("pages turned by 90°", _turned)):
            changed = Path(temporary) / f"{FILES[0]}-{title[:5]}.pdf"
            changed.write_bytes(change(folder / f"{FILES[0]}.pdf"))
            _score(folder, FILES[0], changed, title)
    if options.odd:
        _odd(folder / "odd")
    return 0


def _speed(path: Path) -> None:
    own = [_timed(path, ReadOptions()) for _ in range(ROUNDS)]
    with tempfile.TemporaryDirectory() as cache:
        kept = ReadOptions(cache_dir=Path(cache))
        _timed(path, kept)
        cached = [_timed(path, kept) for _ in range(ROUNDS)]
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", PLAIN_LOOP, str(path)], check=True, timeout=600)
    plain = time.perf_counter() - started
    run = measured(["reviewer", "check", str(path), "--no-cache", "--fail-on", "never", "--quiet"])
    print(
        f"{path.name:28} read {median(own):.2f} s, plain pdfplumber {plain:.1f} s, ratio {median(own) / plain:.3f}; "
        f"from the cache {median(cached):.2f} s; whole check {run.seconds:.2f} s, peak {run.megabytes:.0f} MB"
    )


def _timed(path: Path, options: ReadOptions) -> float:
    started = time.perf_counter()
    read(path, options)
    return time.perf_counter() - started


def _score(folder: Path, name: str, path: Path, title: str) -> None:
    document = read(path)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as prediction:
        json.dump(tables_object(document), prediction, ensure_ascii=False)
        prediction.flush()
        command = [sys.executable, str(folder / "score.py"), str(folder / "expected" / f"{name}.json"), prediction.name]
        done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True, timeout=120)
    result = next(iter(json.loads(done.stdout).values()))
    amounts = result.get("amounts", {})
    print(
        f"{name:20} {title:22} amounts F1 {amounts.get('f1')}, identical {amounts.get('tables_identical')}, "
        f"joined {result.get('cross_page_merge', '-')}, radicals left {result['kangxi_chars_left']}"
    )


def _watermarked(path: Path) -> bytes:
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=(float(page.mediabox.width), float(page.mediabox.height)))
        canvas.setFont("STSong-Light", 36)
        canvas.setFillGray(0.8)
        for x in (60, 260):
            for y in (80, 320, 560):
                canvas.saveState()
                canvas.translate(x, y)
                canvas.rotate(45)
                canvas.drawString(0, 0, "仅供内部审核")
                canvas.restoreState()
        canvas.save()
        page.merge_page(PdfReader(stream).pages[0])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _turned(path: Path) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        page.rotate(90)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _odd(folder: Path) -> None:
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for path in sorted(folder.glob("*.pdf")):
        started = time.perf_counter()
        try:
            read(path)
            outcomes["document"] += 1
        except InputError as error:
            outcomes[error.key] += 1
        slowest = max(slowest, time.perf_counter() - started)
    print(f"odd files: {dict(outcomes)}, slowest {slowest:.1f} s")


if __name__ == "__main__":
    raise SystemExit(main())
