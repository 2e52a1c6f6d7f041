"""How printed texts look: amounts, codes, ordinals, totals, captions. Patterns only, no document knowledge.

Shared by every step of assembly; nothing here decides anything.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_CJK = r"\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65“”‘’…—"
_INNER_SPACE = re.compile(rf"(?<=[{_CJK}])(?<!部分)[ \u3000\xa0]+(?=[{_CJK}])")
_MIXED_SPACE = re.compile(rf"(?<=[{_CJK}])(?<!部分) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[{_CJK}])")
_AMOUNT = re.compile(r"^[(（]?[-−△▲]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[)）]?$")
_DECIMAL = re.compile(r"^[(（]?[-−△▲]?(\d{1,3}(,\d{3})+|\d+)\.\d+[)）]?$")
_CODE = re.compile(r"^\d{3}(\d{2}){0,2}$|^\d{5,7}$")
_ORDINAL_ROW = re.compile(r"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[、.．]|[①-⑩])")
_TOTAL = re.compile(
    r"^(合\s*计|总\s*计|小\s*计|本年(收入|支出)合计|(收入|支出)(总计|合计)|部门合计|单位合计|上年结转.*|年终结转.*|年初.*结转.*)$"
)
_COLUMN_WORDS = frozenset({"栏次", "行次", "类", "款", "项", "序号", "栏目", "次", ""})

BREAK = "\x1f"
"""Stands for a line break inside a cell until its text is tidied; white space like any other."""
SENTENCE_END = tuple("。；：！？.;:!?")


def bare(text: str) -> str:
    """`text` without any white space, for comparison only."""
    return "".join(text.split())


def plain(text: str) -> str:
    """Comparison form: NFKC, no white space."""
    return bare(unicodedata.normalize("NFKC", text))


def close_gaps(text: str) -> str:
    """`text` without blanks inside Chinese text (a wrap, justification, or the distance a word
    processor leaves around digits put them there);
    the blank in 第一部分 概况 is printed on purpose and stays."""
    if text.isascii() or not any(blank in text for blank in " \u3000\xa0"):
        return text
    return _MIXED_SPACE.sub("", _INNER_SPACE.sub("", text))


def tidy_cell(text: str) -> str:
    """The printed text of a cell: gaps inside words and inside numbers closed, outer blanks gone."""
    text = text.strip(" \u3000\xa0\t\r\n")
    if not text or (text.isascii() and " " not in text and "\n" not in text and BREAK not in text):
        return text
    text = close_gaps(" ".join(text.split()))
    if " " in text and is_amount(joined := text.replace(" ", "")) and not _separate_numbers(text):
        return joined
    return text


def _separate_numbers(text: str) -> bool:
    parts = text.split(" ")
    return all(_DECIMAL.match(part) for part in parts) or all(part.isdecimal() for part in parts)


def is_amount(text: str) -> bool:
    """A printed number, with or without decimals, also in full-width characters."""
    return bool(_AMOUNT.match(_half_width(text).strip()))


def is_decimal(text: str) -> bool:
    """A printed number that shows decimals: never a code, a year or a row number."""
    return bool(_DECIMAL.match(_half_width(text).strip()))


def _half_width(text: str) -> str:
    """`text` with full-width digits and marks as ordinary ones; anything else is left as it is."""
    return text.translate(_HALF_WIDTH) if not text.isascii() else text


_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0C, 0xFF0E, 0xFF0D, 0xFF08, 0xFF09)}


def is_code(text: str) -> bool:
    """A functional or economic code of three, five or seven digits."""
    return bool(_CODE.match(text.strip()))


def is_total(text: str) -> bool:
    """The label of a total row."""
    return bool(_TOTAL.match(bare(text)))


def is_item(text: str) -> bool:
    """A row label that counts itself: 一、… （二）… ①…."""
    return bool(_ORDINAL_ROW.match(text.strip()))


def is_number_row(texts: tuple[str, ...]) -> bool:
    """A row that only numbers the columns (`1 2 3`, `栏次 | 1 | 2`), ascending by one."""
    numbers: list[int] = []
    words = 0
    for text in texts:
        cleaned = bare(text)
        if cleaned in _COLUMN_WORDS:
            words += cleaned in {"栏次", "栏目"}
        elif cleaned.isdecimal() and len(cleaned) <= 2:
            numbers.append(int(cleaned))
        else:
            return False
    if not numbers or numbers[0] not in {0, 1}:
        return False
    ascending = all(b - a == 1 for a, b in pairwise(numbers))
    return ascending and (len(numbers) >= 3 or words > 0 or (len(numbers) == 2 and len(texts) <= 3))
