"""Finding the numbers of a paragraph and their units.

Owns: where a number begins and ends (thousands separators, blanks inside, full-width forms, misplaced separators), the
unit word behind it, and whether it is a constant (year, date, document number, article, ordinal, code, threshold).
Does not own what an amount is about (`narrative.labels`). Called by `narrative.clauses`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from reviewer.model.figure import Figure, Unit
from reviewer.narrative.flow import Flow

_NUMBER = re.compile(
    r"(?<![\d.A-Za-z_])"
    r"(?:\d{1,3}(?: \d{3})+(?:\.\d+)?(?=万|亿|元)|\d+(?:, ?\d+)*(?: ?\. ?\d+)*)"
)
_UNITS: tuple[tuple[str, str, Unit | None], ...] = (
    (r"个?百分点", "point", Unit.POINT),
    (r"[%‰]", "percent", Unit.PERCENT),
    (r"亿元(人民币)?", "money", Unit.HUNDRED_MILLION_YUAN),
    (r"[万萬]元", "money", Unit.TEN_THOUSAND_YUAN),
    (r"千元", "money", Unit.THOUSAND_YUAN),
    (r"元", "money", Unit.YUAN),
    (r"亿(?!千瓦|立方|吨|人)", "bare-money", Unit.HUNDRED_MILLION_YUAN),
    (r"万(?!千瓦|立方|平方|吨|人|户|亩|家|辆|个|里|次|台|件|套|公里|米)", "bare-money", Unit.TEN_THOUSAND_YUAN),
    (r"平方米|㎡|m2|平米", "area", Unit.COUNT),
    (r"人次", "count", Unit.COUNT),
    (r"批次|个批次", "count", Unit.COUNT),
    (r"台\(套\)|台套|\(台、?套\)|台/套|台、套|\(台/套\)", "count", Unit.COUNT),
    (r"年(度)?(?=[^)]|$)", "year", Unit.COUNT),
    (r"月(?!工资|人均)", "date", Unit.COUNT),
    (r"日", "date", Unit.COUNT),
    (r"[个名人辆台套家户项次批件宗所处间栋座艘架部张份条支期]", "count", Unit.COUNT),
)
_UNIT_PATTERNS = tuple((re.compile(words), kind, unit) for words, kind, unit in _UNITS)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number. `start`, `end`: in normal form, without the unit; `unit_end`: behind the unit.

    `kind`: money, bare-money (万 without 元), percent, point, count, area, year, date, none (no unit known).
    `is_malformed`: separators stand where none can stand (9,79.45)."""

    start: int
    end: int
    unit_end: int
    kind: str
    unit_text: str
    figure: Figure
    is_malformed: bool = False


def numerals_of(flow: Flow) -> tuple[Numeral, ...]:
    """All numbers of a paragraph in reading order, constants included."""
    found: list[Numeral] = []
    position = 0
    while match := _NUMBER.search(flow.text, position):
        numeral = _numeral(flow, *_bounds(flow.text, match.start(), match.end()))
        if numeral is None:
            position = match.end()
            continue
        found.append(numeral)
        position = max(numeral.end, position + 1)
    return tuple(found)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts what is no part of the number: an ordinal before a blank ("1. 2024"), two numbers beside each other."""
    piece = text[start:end]
    if " " in piece and not re.fullmatch(r"\d{1,3}(?: \d{3})+(?:\.\d+)?", piece):
        head = re.match(r"\d+(?=\. \d)|\d+(?= \d)", piece)
        looks_split = re.fullmatch(r"\d[\d,]*(?: ?\. ?| )\d{1,2}", piece) and re.match(r"[万亿]?元|%", text[end:])
        if head and not looks_split:
            return start, start + head.end()
    return start, end


def _numeral(flow: Flow, start: int, end: int) -> Numeral | None:
    text = flow.text
    while end > start and not text[end - 1].isdigit():
        end -= 1
    piece = text[start:end].replace(" ", "")
    commas_fit = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", piece) is not None
    if not commas_fit and re.fullmatch(r"\d+(\.\d+){2,}", piece) and not re.match(r"[万亿]?元|%", text[end:]):
        return None  # a date or a numbering such as 2024.12.31 or 1.2.3
    if not commas_fit and "," in piece and not re.match(r"[万亿]?元|%", text[end:]) and "." not in piece:
        end = start + text[start:end].index(",")
        piece, commas_fit = text[start:end].replace(" ", ""), True
    whole, dot, fraction = piece.replace(",", "").rpartition(".")
    digits = f"{whole.replace('.', '')}.{fraction}" if dot else fraction
    try:
        value = Decimal(digits)
    except InvalidOperation:  # pragma: no cover - digits are ASCII or other decimal digits, both of which Decimal reads
        return None
    kind, unit, unit_text = _unit(text, end)
    if kind == "percent" and unit_text == "‰":
        value, fraction = value / 10, fraction + "0"
    decimals = len(fraction) if dot else 0
    if start > 0 and text[start - 1] == "-" and (start == 1 or not text[start - 2].isdigit()) and kind != "year":
        value = -value
    printed = text[start:end]
    figure = Figure(printed, value, decimals, unit or Unit.COUNT)
    return Numeral(start, end, end + len(unit_text), kind, unit_text, figure, not commas_fit)


def _unit(text: str, end: int) -> tuple[str, Unit | None, str]:
    for pattern, kind, unit in _UNIT_PATTERNS:
        found = pattern.match(text, end)
        if found:
            return kind, unit, found.group()
    return "none", None, ""
