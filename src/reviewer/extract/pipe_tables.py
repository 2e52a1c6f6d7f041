"""Pipe tables that converters write in other ways: framed with `+---+`, without outer bars, with words for blank cells.

Owns the way from such lines to ordinary pipe rows, line by line. Called by the text reader.
"""

from __future__ import annotations

import re

_BLANK_MARK = re.compile(r"^(?:NaN|nan|Unnamed: \d+(?:_level_\d+)?)$")
_FRAME = re.compile(r"^\s{0,3}\+(?:[-=:]{2,}\+)+\s*$")
_FRAME_ROW = re.compile(r"^\s{0,3}[|+].*[|+]\s*$")
_OPEN_RULE = re.compile(r"^\s{0,3}:?-+:?\s*(?:\|\s*:?-+:?\s*)+$")
_ESCAPED_BAR = "\\|"
_BAR = "\x00"
_NO_ROW = "| --- |"
"""A line that is part of the table and no row of it."""


_NUMBER = re.compile(r"^-?[\d,]+(?:\.\d+)?$")
_FLOAT_CODE = re.compile(r"^(?:\d{3}|\d{5}|\d{7})\.0$")


def settle_converted(rows: list[list[str]]) -> None:
    """Take back what converters of spreadsheets did, in place: words for blank cells (NaN, Unnamed: 3), and in a table
    with such words columns of codes written as broken numbers (2080501.0)."""
    is_converted = False
    for row in rows:
        for column, text in enumerate(row):
            if text and _BLANK_MARK.match(text.strip()):
                row[column] = ""
                is_converted = True
    for column in range(max(map(len, rows), default=0) if is_converted else 0):
        cells = [(row, row[column].strip()) for row in rows if column < len(row)]
        numbers = [(row, text) for row, text in cells if _NUMBER.match(text)]
        if len(numbers) > 1 and all(_FLOAT_CODE.match(text) for _, text in numbers):
            for row, text in numbers:
                row[column] = text.removesuffix(".0")


def framed_as_pipes(lines: list[str]) -> list[str]:
    """`lines` with pipe tables without outer bars and tables framed with `+---+` as ordinary pipe rows; as many lines
    as before, so that every row keeps its number."""
    shaped = lines
    for place, line in enumerate(lines):
        first = line.lstrip()[:1]
        if first == "+" and _FRAME.match(line):
            shaped = list(lines) if shaped is lines else shaped
            _frame_row(lines, place, shaped)
        elif first in {"-", ":"} and place and "|" in line and _OPEN_RULE.match(line):
            shaped = list(lines) if shaped is lines else shaped
            _open_rows(lines, place, shaped)
    return shaped


def _open_rows(lines: list[str], rule: int, shaped: list[str]) -> None:
    """Put bars around the rows above and below the rule of a table without outer bars."""
    bars = _bars(lines[rule])
    if _bars(lines[rule - 1]) != bars:
        return
    end = rule
    while end < len(lines) and lines[end].strip() and _bars(lines[end]) == bars:
        end += 1
    for place in range(rule - 1, end):
        shaped[place] = f"| {lines[place].strip()} |"


def _bars(line: str) -> int:
    return line.replace(_ESCAPED_BAR, "").count("|")


def _frame_row(lines: list[str], frame: int, shaped: list[str]) -> None:
    """The row under a line of a frame: the lines of its cells joined in the first of them."""
    shaped[frame] = _NO_ROW
    cells: list[str] = []
    place = frame + 1
    while place < len(lines) and not _FRAME.match(lines[place]) and _FRAME_ROW.match(lines[place]):
        own = lines[place].strip()[1:-1].replace(_ESCAPED_BAR, _BAR).split("|")
        if cells and len(own) != len(cells):
            return
        cells = [f"{above} {below}".strip() for above, below in zip(cells or [""] * len(own), own, strict=True)]
        place += 1
    if cells and place < len(lines) and _FRAME.match(lines[place]):
        row = " | ".join(cells).replace(_BAR, _ESCAPED_BAR)
        shaped[frame + 1 : place] = [f"| {row} |", *[_NO_ROW] * (place - frame - 2)]
