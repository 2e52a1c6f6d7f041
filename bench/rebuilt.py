"""Seeded errors in the PDF itself: a sample is set again with one number or word changed, and read anew.

Only the samples can be set again; the error is put where the same text stands for the same time in reading order, and
left out where that cannot be told. Called by the arena.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.mutations import Mutation
from bench.places import ROOT
from reviewer.model.document import Document, Paragraph, Table

if TYPE_CHECKING:
    from sample_docs.kit.content import Content


def rebuild(name: str, read: Document, mutation: Mutation, target: Path) -> bool:
    """Write the clean sample called `name` (`01-…`) with the error in it to `target`; False where its place cannot be
    told."""
    sys.path.insert(0, str(ROOT))
    from sample_docs.build import RECIPES
    from sample_docs.kit.pdf import write_pdf

    recipe = next((recipe for recipe in RECIPES if name.startswith(recipe.number)), None)
    if recipe is None:
        return False
    content = recipe.make().content
    block = read.block(mutation.site.ref.partition("/")[0])
    changed = _in_cell(content, read, mutation) if isinstance(block, Table) else _in_text(content, block, mutation)
    if changed is None:
        return False
    write_pdf(changed, target, recipe.style)
    return True


def _in_cell(content: Content, read: Document, mutation: Mutation) -> Content | None:
    from sample_docs.kit.content import Grid

    printed = mutation.site.text
    here = [ref for ref, text in _cells(read) if text == printed]
    there = [
        (place, row, column)
        for place, block in enumerate(content.blocks)
        if isinstance(block, Grid)
        for row, cells in enumerate(block.rows)
        for column, text in enumerate(cells)
        if text == printed
    ]
    if len(here) != len(there) or mutation.site.ref not in here:
        return None
    place, row, column = there[here.index(mutation.site.ref)]
    grid = content.blocks[place]
    assert isinstance(grid, Grid)
    rows = [list(cells) for cells in grid.rows]
    rows[row][column] = mutation.text
    done = replace(grid, rows=tuple(tuple(cells) for cells in rows))
    return replace(content, blocks=(*content.blocks[:place], done, *content.blocks[place + 1 :]))


def _cells(read: Document) -> Iterator[tuple[str, str]]:
    for table in read.tables:
        for row, column, cell in table.body():
            yield table.ref(row, column), cell.text


def _in_text(content: Content, block: object, mutation: Mutation) -> Content | None:
    from sample_docs.kit.content import Text

    if not isinstance(block, Paragraph):
        return None
    tight = _tight(block.text)
    start = len(_tight(block.text[: mutation.site.start]))
    for place, other in enumerate(content.blocks):
        if isinstance(other, Text) and _tight(other.text) == tight and other.text == _tight(other.text):
            end = start + len(_tight(mutation.site.text))
            text = other.text[:start] + mutation.text + other.text[end:]
            done = replace(other, text=text)
            return replace(content, blocks=(*content.blocks[:place], done, *content.blocks[place + 1 :]))
    return None


def _tight(text: str) -> str:
    return "".join(text.split())
