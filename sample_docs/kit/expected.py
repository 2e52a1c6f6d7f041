"""Writes NN-name.EXPECTED.toml: tables with key totals, findings put in, traps that must stay silent, with places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sample_docs.kit.content import Applied, Content, Grid, Trap


def squeezed(text: str) -> str:
    """Without any white space, as places are looked up."""
    return re.sub(r"\s+", "", text)


class Places:
    """Where a quote stands: pages of the PDF (1-based, file order) and lines of the text (1-based)."""

    def __init__(self, pages: Sequence[str], text: str, first_page: dict[str, int], first_line: dict[str, int]) -> None:
        self.pages = [squeezed(page) for page in pages]
        self.lines = [squeezed(line) for line in text.split("\n")]
        self.first_page, self.first_line = first_page, first_line

    def page_in(self, quote: str, block: str) -> list[int]:
        """The first page from the start of the block on that holds the quote."""
        start = self.first_page.get(block, 1)
        return [page for page in self.of_pages(quote) if page >= start][:1]

    def line_in(self, quote: str, block: str) -> list[int]:
        """The first line from the start of the block on that holds the quote."""
        start = self.first_line.get(block, 1)
        return [line for line in self.of_lines(quote) if line >= start][:1]

    def of_pages(self, quote: str) -> list[int]:
        """All pages that hold the quote; a quote cut by a page end counts for the first of the two."""
        wanted = squeezed(quote)
        found = [number for number, page in enumerate(self.pages, 1) if wanted in page]
        if not found:
            pairs = zip(self.pages, self.pages[1:], strict=False)
            found = [n for n, (one, two) in enumerate(pairs, 1) if wanted in re.sub(r"-\d+-$", "", one) + two]
        return found

    def of_lines(self, quote: str) -> list[int]:
        """All lines that hold the quote."""
        return [number for number, line in enumerate(self.lines, 1) if squeezed(quote) in line]


def expected(content: Content, applied: Sequence[Applied], traps: Sequence[Trap], places: Places) -> str:
    """The TOML text. Page and line lists are empty where the sample has no such form."""
    out = [
        "# Written by sample_docs/build.py from the facts of the sample. Not edited by hand.",
        "schema = 1",
        "",
        "[document]",
    ]
    fields = ("name", "kind", "level", "organisation", "year", "family", "amount_unit")
    out += [f"{name} = {_value(getattr(content, name))}" for name in fields]
    out.append(f"pages = {len(places.pages)}")
    for block in content.blocks:
        if isinstance(block, Grid) and block.kind == "grid":
            out += ["", "[[table]]"]
            out += [f"form = {_value(block.form)}", f"title = {_value(block.title)}", f"unit = {_value(block.unit)}"]
            out += [f"rows = {len(block.rows)}  # header rows included", f"columns = {len(block.widths)}"]
            totals = [[row, column, block.rows[row][column]] for row, column in block.totals]
            out.append(f"totals = {_value(totals)}  # row and column (0-based, header included), printed text")
    for place, item in enumerate(applied, 1):
        out += ["", "[[finding]]", f'id = "E{place:02d}"', f"codes = {_value(list(item.defect.codes))}"]
        out += [
            f"severity = {_value(item.defect.severity)}",
            f"printed = {_value(item.printed)}",
            f"expected = {_value(item.expected)}",
        ]
        pages, lines = places.page_in(item.quote, item.block), places.line_in(item.quote, item.block)
        if item.defect.edits[0].field == "contents":  # the entry in the contents, or the heading it should repeat
            pages = [*places.of_pages(item.quote)[:1], places.first_page[item.block]]
            lines = [*places.of_lines(item.quote)[:1], *([places.first_line[item.block]] if places.first_line else [])]
        out += [f"quote = {_value(item.quote)}", f"pages = {pages}", f"lines = {lines}"]
        grid = next((block for block in content.blocks if block.id == item.block and isinstance(block, Grid)), None)
        if grid is not None and item.column >= 0:
            out += [
                f"table = {_value(grid.title)}",
                f"row = {_value(item.row)}",
                f"column = {item.column + 1}  # 1-based",
            ]
        out.append(f"note = {_value(item.defect.note)}")
    for place, trap in enumerate(traps, 1):
        out += [
            "",
            "[[trap]]",
            f'id = "R{place:02d}"',
            f"codes = {_value(list(trap.codes))}",
            f"quote = {_value(trap.quote)}",
        ]
        out += [
            f"pages = {places.of_pages(trap.quote)}",
            f"lines = {places.of_lines(trap.quote)}",
            f"note = {_value(trap.note)}",
        ]
    return "\n".join(out) + "\n"


def _value(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value)
