"""Builds the sample disclosures: `python sample_docs/build.py [--clean OUT] [--only 01]`.

Without options it rewrites the committed files beside it. `--clean OUT` writes the same documents without the errors
into OUT. Everything is made up: bodies, people, amounts. Fonts come from the system packages fonts-droid-fallback and
fonts-dejavu-core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from sample_docs.kit import final, municipal, provincial  # noqa: E402
from sample_docs.kit.content import Content, Sample, faulty  # noqa: E402  # importable only with the path above
from sample_docs.kit.expected import Places, expected  # noqa: E402
from sample_docs.kit.fonts import MissingFontError  # noqa: E402
from sample_docs.kit.pdf import FRONT_PAGES, Style, page_numbers, write_pdf  # noqa: E402
from sample_docs.kit.source import Source, load  # noqa: E402
from sample_docs.kit.text import as_text  # noqa: E402


@dataclass(frozen=True)
class Recipe:
    """One sample: how it is made, how it looks, and whether it is also written as extracted text."""

    number: str
    make: Callable[[], Sample]
    style: Style
    has_text: bool = False


def _source(name: str) -> Source:
    return load(HERE / "source" / f"{name}.toml")


RECIPES = (
    Recipe("01", lambda: provincial.sample_of(_source("01-unit-budget")), Style(), has_text=True),
    Recipe("02", lambda: provincial.sample_of(_source("02-department-budget")), Style(font="serif", body=14, rule=0.9)),
    Recipe("03", lambda: municipal.sample_of(_source("03-municipal-budget")), Style(font="serif", body=11)),
    Recipe("04", lambda: final.sample_of(_source("04-final-accounts")), Style(body=13, leading=1.8), has_text=True),
)


def build(recipe: Recipe, out: Path, *, clean: bool) -> list[Path]:
    """Write one sample into `out`; returns the files written."""
    sample = recipe.make()
    content, applied = (sample.content, ()) if clean else faulty(sample)
    suffix = ".clean" if clean else ""
    pdf = out / f"{content.name}{suffix}.pdf"
    write_pdf(content, pdf, recipe.style)
    written = [pdf]
    text, lines = "", dict[str, int]()
    numbers = page_numbers(content, recipe.style)
    if recipe.has_text:
        text, lines = as_text(content, numbers)
        path = out / f"{content.name}{suffix}.txt"
        path.write_text(text, "utf-8")
        written.append(path)
    if not clean:
        path = out / f"{content.name}.EXPECTED.toml"
        places = Places(_pages_of(pdf), text, {block: page + FRONT_PAGES for block, page in numbers.items()}, lines)
        path.write_text(expected(content, applied, sample.traps, places), "utf-8")
        written.append(path)
    return written


def _pages_of(pdf: Path) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def clean_content(number: str) -> Content:
    """The content of one sample without errors, for the arena."""
    return next(recipe for recipe in RECIPES if recipe.number == number).make().content


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", type=Path, metavar="OUT", help="write the documents without errors into OUT")
    parser.add_argument("--only", default="", metavar="NN", help="one sample by its number")
    options = parser.parse_args(arguments)
    out: Path = options.clean or HERE
    out.mkdir(parents=True, exist_ok=True)
    try:
        for recipe in RECIPES:
            if options.only in {"", recipe.number}:
                for path in build(recipe, out, clean=options.clean is not None):
                    print(f"{path.name}\t{path.stat().st_size // 1024} KB")
    except MissingFontError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
