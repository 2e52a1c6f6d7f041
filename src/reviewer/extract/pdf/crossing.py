"""Texts that stand across a column rule: a long name in a narrow column, an amount beside its place.

Glyphs go to cells one by one, so such a text is torn in two cells; here it is put into one: an amount where most of it
stands, words where they begin. An amount that crosses a rule may belong to the other column: its cell is doubtful.
Called while cells are filled, for cells whose glyphs touch a side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from reviewer.extract.pdf.lines import rows_of
from reviewer.extract.pdf.marks import Glyph
from reviewer.extract.pdf.ruled import Lattice
from reviewer.extract.shapes import is_amount

TOUCHES = 0.4
"""Points between a glyph and the side of its cell from which its text may go on in the next cell."""
RUN_GAP = 0.3
"""Of the font size; glyphs drawn one after the other that are closer are one text."""
ASIDE = 0.12
"""Share of an amount beyond a rule from which its column is in doubt."""

_left, _right = attrgetter("x0"), attrgetter("x1")


def whole_texts(lattice: Lattice, contents: list[list[Glyph]]) -> frozenset[int]:
    """Moves torn texts into one cell; returns the spans (by index) whose amount crosses a rule."""
    doubtful: set[int] = set()
    for chain in _chains(lattice, contents):
        rules = [lattice.xs[lattice.spans[index].column] for index in chain[1:]]
        for run in _crossing([glyph for index in chain for glyph in contents[index]], rules):
            doubtful |= _settle(run, rules, contents, chain)
    return frozenset(doubtful)


def _chains(lattice: Lattice, contents: Sequence[Sequence[Glyph]]) -> list[list[int]]:
    """Cells side by side (spans by index, left to right) whose texts touch the rules between them."""
    xs = lattice.xs
    touches_right, touches_left = set(), set()
    for index, (span, inside) in enumerate(zip(lattice.spans, contents, strict=True)):
        if inside:
            if max(map(_right, inside)) > xs[span.column + span.columns] - TOUCHES:
                touches_right.add(index)
            if min(map(_left, inside)) < xs[span.column] + TOUCHES:
                touches_left.add(index)
    if not touches_right and not touches_left:
        return []
    beginning = {(span.row, span.column): index for index, span in enumerate(lattice.spans)}
    chains: list[list[int]] = []
    for (_, _), index in sorted(beginning.items()):
        span = lattice.spans[index]
        beside = beginning.get((span.row, span.column + span.columns))
        if beside is None or lattice.spans[beside].rows != span.rows:
            continue
        if index in touches_right or beside in touches_left:
            if chains and chains[-1][-1] == index:
                chains[-1].append(beside)
            else:
                chains.append([index, beside])
    return chains


def _crossing(glyphs: Sequence[Glyph], rules: Sequence[float]) -> list[list[Glyph]]:
    """The texts among `glyphs` that stand across one of the rules."""
    found: list[list[Glyph]] = []
    for line in rows_of(glyphs):
        run: list[Glyph] = []
        for glyph in sorted(line.glyphs, key=lambda glyph: glyph.place):
            if run and _goes_on(run[-1], glyph):
                run.append(glyph)
                continue
            found.append(run)
            run = [glyph]
        found.append(run)
    return [run for run in found if run and any(run[0].x0 + TOUCHES < x < run[-1].x1 - TOUCHES for x in rules)]


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Whether one text goes on: words and numbers drawn one after the other are two."""
    if glyph.place != last.place + 1 or last.text.isascii() is not glyph.text.isascii():
        return False
    return abs(glyph.x0 - last.x1) <= RUN_GAP * max(last.size, glyph.size, 4.0)


def _settle(run: list[Glyph], rules: Sequence[float], contents: list[list[Glyph]], chain: Sequence[int]) -> set[int]:
    """Puts the glyphs of one text into one cell; the cell, where its amount may belong to another column."""
    start, end = run[0].x0, run[-1].x1
    sides = (start, *(min(max(x, start), end) for x in rules), end)
    shares = [(right - left) / max(end - start, 0.1) for left, right in pairwise(sides)]
    money = is_amount("".join(glyph.text for glyph in run))
    if not money and any(glyph.text.isdecimal() for glyph in run):
        return set()
    place = max(range(len(chain)), key=shares.__getitem__) if money else next(i for i, s in enumerate(shares) if s > 0)
    moved = {id(glyph) for glyph in run}
    for index in chain:
        if any(id(glyph) in moved for glyph in contents[index]):
            contents[index] = [glyph for glyph in contents[index] if id(glyph) not in moved]
    contents[chain[place]] = [*contents[chain[place]], *run]
    return {chain[place]} if money and max(shares) <= 1 - ASIDE else set()
