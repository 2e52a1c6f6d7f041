"""What a sample document says, block by block, before it becomes a PDF or a text, and the edits that put errors in.

A clean document and its faulty twin are the same blocks; the faulty one has gone through `Edit`s. So an expectation is
never written by hand: the edit knows what was printed before and after.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell, 0-based, all included."""


@dataclass(frozen=True)
class Text:
    """A heading (`level` 1–3), a paragraph (level 0), a centred line (level −1) or a table label (level −2)."""

    id: str
    text: str
    level: int = 0
    in_contents: bool = False
    page_break: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. `rows` includes the header; `header_rows` says how many of them; `widths` are shares of the frame."""

    id: str
    form: str
    title: str
    unit: str
    organisation: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    widths: tuple[float, ...]
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    organisation_label: str = "单位名称"
    totals: tuple[tuple[int, int], ...] = ()
    """Row and column of the key totals, counted in `rows`."""
    repeat_header: bool = False
    landscape: bool = False
    size: float = 8.5
    kind: str = "grid"
    contents_title: str = ""
    title_level: int = 2
    page_break: bool = True
    break_after: int = 0
    """Text output: a blank line after that row, as a page break leaves it; 0 none."""
    lost_column: int = -1
    """Text output: the column that is lost behind that break, as extraction loses one; −1 none."""


Block = Text | Grid


@dataclass(frozen=True)
class Content:
    """A whole document. `cover` lines come first, contents are made from headings and titles."""

    name: str
    kind: str
    level: str
    organisation: str
    year: int
    family: str
    amount_unit: str
    cover: tuple[str, ...]
    blocks: tuple[Block, ...]
    contents: tuple[tuple[str, str], ...] = ()
    """Block id and text of each contents entry."""


Change = str | Callable[[str], str]


@dataclass(frozen=True)
class Edit:
    """One change. In a text block: the first group of `pattern`. In a grid: the cell of the row that starts with
    `row` (any label cell) in `column`; `pattern` then narrows the cell. `contents` edits the entry of that block."""

    block: str
    change: Change
    pattern: str = ""
    row: str = ""
    column: int = -1
    field: str = ""


@dataclass(frozen=True)
class Defect:
    """An error put in: the codes that may report it, how grave, and what should be said."""

    codes: tuple[str, ...]
    severity: str
    edits: tuple[Edit, ...]
    note: str
    quote: str = ""
    """Where to look for it in the finished text; default: the changed words with what stands around them."""


@dataclass(frozen=True)
class Trap:
    """Something that looks wrong and is right. `quote` is found in the finished document."""

    codes: tuple[str, ...]
    quote: str
    note: str


@dataclass(frozen=True)
class Applied:
    """A defect after it was put in."""

    defect: Defect
    printed: str
    expected: str
    quote: str
    block: str
    row: str
    column: int


@dataclass(frozen=True)
class Sample:
    """A document with its defects and traps."""

    content: Content
    defects: tuple[Defect, ...] = field(default=())
    traps: tuple[Trap, ...] = field(default=())


def faulty(sample: Sample) -> tuple[Content, tuple[Applied, ...]]:
    """The document with all defects in it, and what each of them changed."""
    content = sample.content
    applied: list[Applied] = []
    for defect in sample.defects:
        first: tuple[str, str, str] | None = None
        for edit in defect.edits:
            content, before, after, quote = _apply(content, edit)
            first = first or (before, after, quote)
        assert first is not None, defect.note
        edit = defect.edits[0]
        applied.append(Applied(defect, first[1], first[0], defect.quote or first[2], edit.block, edit.row, edit.column))
    return content, tuple(applied)


def _apply(content: Content, edit: Edit) -> tuple[Content, str, str, str]:
    if edit.field == "contents":
        entries = dict(content.contents)
        text, before, after, quote = _changed(entries[edit.block], edit)
        listed = tuple((key, text if key == edit.block else old) for key, old in content.contents)
        return replace(content, contents=listed), before, after, quote
    place = next((i for i, block in enumerate(content.blocks) if block.id == edit.block), None)
    assert place is not None, f"no block {edit.block}"
    block = content.blocks[place]
    if isinstance(block, Grid) and not edit.field:
        row = next((i for i, cells in enumerate(block.rows) if edit.row in cells), None)
        assert row is not None, f"no row {edit.row} in {edit.block}"
        text, before, after, quote = _changed(block.rows[row][edit.column], edit)
        cells = tuple(text if c == edit.column else old for c, old in enumerate(block.rows[row]))
        rows = tuple(cells if r == row else old for r, old in enumerate(block.rows))
        label = edit.row if edit.pattern == "" else quote
        done: Block = replace(block, rows=rows)
        blocks = (*content.blocks[:place], done, *content.blocks[place + 1 :])
        return replace(content, blocks=blocks), before, after, label
    if edit.field == "note":
        assert isinstance(block, Grid)
        note = str(edit.change)
        noted: Block = replace(block, notes=(note,))
        return replace(content, blocks=(*content.blocks[:place], noted, *content.blocks[place + 1 :])), "", note, note
    name = edit.field or "text"
    text, before, after, quote = _changed(getattr(block, name), edit)
    done = replace(block, **{name: text})  # type: ignore[arg-type]  # fields by name
    return replace(content, blocks=(*content.blocks[:place], done, *content.blocks[place + 1 :])), before, after, quote


def _changed(text: str, edit: Edit) -> tuple[str, str, str, str]:
    """New text, words before, words after, and a quote of about twenty characters around them."""
    found = re.search(edit.pattern or "(.*)", text, re.DOTALL)
    assert found is not None, f"{edit.pattern!r} not in {text[:60]!r}"
    start, end = found.span(1)
    before = found[1]
    after = edit.change if isinstance(edit.change, str) else edit.change(before)
    assert after != before, f"{edit.block}: nothing changed"
    new = text[:start] + after + text[end:]
    return new, before, after, new[max(0, start - 12) : start + len(after) + 8]


def swapped(first: int, second: int) -> Callable[[str], str]:
    """Two characters change places, counted from the left, 0-based, separators included."""

    def change(text: str) -> str:
        letters = list(text)
        letters[first], letters[second] = letters[second], letters[first]
        return "".join(letters)

    return change
