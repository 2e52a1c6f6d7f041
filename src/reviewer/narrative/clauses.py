"""Cutting a paragraph into clauses: by punctuation, and by brackets that hold statements of their own.

Owns where a clause begins and what stands between two clauses. Does not read them (`narrative.interpret`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reviewer.narrative.constants import constant_measure
from reviewer.narrative.flow import Flow
from reviewer.narrative.numerals import Numeral, numerals_of

MEASURED = frozenset({"money", "bare-money", "percent", "point", "count", "area"})
_QUOTATION = re.compile(r"“[^“”。]{1,60}”|《[^《》]*》")
_STOPS = {"。": "stop", "！": "stop", "？": "stop", "；": "semicolon", "，": "comma", "：": "colon"}


class Break(StrEnum):
    """What stands before a clause."""

    START = "start"
    STOP = "stop"
    SEMICOLON = "semicolon"
    COMMA = "comma"
    COLON = "colon"
    ENUM = "enum"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two breaks. `numerals`: those inside that are no constants; `end` exclusive, in normal form."""

    start: int
    end: int
    before: Break
    text: str
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that needs no source, with its measure."""

    numeral: Numeral
    measure: str


def clauses_of(flow: Flow) -> tuple[tuple[Clause, ...], tuple[Constant, ...]]:
    """The clauses of a paragraph in reading order, and its constants."""
    constants: list[Constant] = []
    measured: list[Numeral] = []
    for numeral in numerals_of(flow):
        measure = constant_measure(flow.text, numeral)
        if measure:
            constants.append(Constant(numeral, measure))
        else:
            measured.append(numeral)
    return tuple(_cut(flow.text, measured)), tuple(constants)


def _cut(text: str, measured: list[Numeral]) -> list[Clause]:
    masked = _masked(text, measured)
    bounds: list[tuple[int, int, Break]] = []
    start, before = 0, Break.START
    ends_of_numbers = {numeral.unit_end for numeral in measured}
    for place, character in enumerate(text):
        kind = None
        if masked[place]:
            continue
        if character in _STOPS:
            kind = Break(_STOPS[character])
        elif character == "、" and (place in ends_of_numbers or text[place - 1 : place] == ")"):
            kind = Break.ENUM
        elif character == "(":
            kind = Break.OPEN
        elif character == ")":
            kind = Break.CLOSE
        if kind is None:
            continue
        bounds.append((start, place, before))
        if kind is Break.COMMA and before is Break.CLOSE and start == place:
            # What stands behind ），goes on about what stands before the bracket.
            kind = Break.CLOSE
        start, before = place + 1, kind
    bounds.append((start, len(text), before))
    return [
        Clause(start, end, before, text[start:end], tuple(item for item in measured if start <= item.start < end))
        for start, end, before in bounds
        if start < end or before not in {Break.COMMA, Break.CLOSE, Break.ENUM}
    ]


def _masked(text: str, measured: list[Numeral]) -> list[bool]:
    """Characters inside quotations and inside brackets without a statement: they break no clause."""
    masked = [False] * len(text)
    for found in _QUOTATION.finditer(text):
        masked[found.start() : found.end()] = [True] * (found.end() - found.start())
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            start = opened.pop()
            speaks = any(start < numeral.start < place and numeral.kind in MEASURED for numeral in measured)
            if not speaks:
                masked[start : place + 1] = [True] * (place + 1 - start)
        elif character == "。":
            opened.clear()
    for numeral in measured:
        masked[numeral.start : numeral.unit_end] = [True] * (numeral.unit_end - numeral.start)
    return masked
