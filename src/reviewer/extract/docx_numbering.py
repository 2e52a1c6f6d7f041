"""Numbers that Word prints before a paragraph without storing them in its text: 一、 （一） 1. and the like.

Owns the counters of lists. Called by the docx reader, paragraph by paragraph in reading order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_DIGITS = "零一二三四五六七八九"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseDigitalTenThousand",
})  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
MAX_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, text such as `%1、`, first number."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the paragraphs of every list; one instance per document."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counters: dict[str, list[int]] = {}
        if root is not None:
            self._read(root)

    def prefix(self, list_id: str, level: int) -> str:
        """The number printed before the next paragraph of that list and level, "" for bullets and unknown lists."""
        abstract = self._lists.get(list_id)
        levels = self._levels.get(abstract or "", {})
        if abstract is None or level not in levels or not 0 <= level < MAX_LEVELS:
            return ""
        counters = self._counters.setdefault(abstract, [0] * MAX_LEVELS)
        counters[level] = counters[level] + 1 if counters[level] else levels[level].start
        for deeper in range(level + 1, MAX_LEVELS):
            counters[deeper] = 0
        if levels[level].form in {"bullet", "none"}:
            return ""
        return re.sub(r"%(\d)", lambda match: self._number(levels, counters, int(match[1]) - 1), levels[level].text)

    def _number(self, levels: dict[int, Level], counters: list[int], level: int) -> str:
        if level not in levels or not 0 <= level < MAX_LEVELS:
            return ""
        value = counters[level] or levels[level].start
        return printed(value, levels[level].form)

    def _read(self, root: Any) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            levels: dict[int, Level] = {}
            for level in abstract.iter(f"{_W}lvl"):
                depth = _integer(level.get(f"{_W}ilvl"), 0)
                levels[depth] = Level(
                    _value(level, "numFmt") or "decimal", _value(level, "lvlText"), _integer(_value(level, "start"), 1)
                )
            self._levels[abstract.get(f"{_W}abstractNumId") or ""] = levels
        for entry in root.iter(f"{_W}num"):
            self._lists[entry.get(f"{_W}numId") or ""] = _value(entry, "abstractNumId")


def printed(value: int, form: str) -> str:
    """`value` in a Word number format; formats not used in disclosures fall back to digits."""
    if form in _CHINESE:
        return chinese(value)
    if form in _CIRCLED and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if form in {"upperLetter", "lowerLetter"} and 1 <= value <= 26:
        return chr((65 if form == "upperLetter" else 97) + value - 1)
    return str(value)


def chinese(value: int) -> str:
    """1 to 99 in Chinese numerals; other values in digits."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def _value(parent: Any, name: str) -> str:
    child = parent.find(f"{_W}{name}")
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
