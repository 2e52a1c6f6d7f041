"""Which numbers of the prose are constants: years, dates, document numbers, articles, ordinals, codes, names, limits.

Owns that decision only. A constant needs no source and is never contradicted. Called by `narrative.find`.
"""

from __future__ import annotations

import re

from reviewer.narrative.numerals import Numeral

_YEAR = re.compile(r"(19|20)\d{2}")
_ORDINAL_BEHIND = re.compile(r"^(?:[、.．)]|\.(?!\d))")
_CODE_BEHIND = re.compile(
    r"^(?:类|款|项\)|号|级|条|款|章|部分|届|楼|层|室|栋|周年|岁|分钟|小时|度|公里|米|吨|亩|次会议|中全会|路|号令)"
)
_LIMIT_BEHIND = re.compile(
    r"^\(?(?:含|原值|及|不含|包含)?\)?(?:\((?:含|原值|不含)\))?(?:及|或)?以[上下内]|^\(含\)|^\(原值\)|^以[上下内]|^起"
)
_LIMIT_BEFORE = re.compile(r"(?:单价|单位价值|单台价值|价值|单套|原值|限额|不低于|不超过|标准为?|超过)(?:在|为)?$")
_INSIDE_NAME = re.compile(r"《[^《》]*$|〔[^〔〕]*$|【[^【】]*$|\[[^\[\]]*$")
_PER_HEAD = re.compile(r"(?:人均|每人|每年每人|每辆|每车|每平方米|每次|标准)(?:每年|每月|补助|标准|为|约|是)*$")


_ITEM_CODE = re.compile(r"2\d{2}(?:\d{2}){1,2}")
"""The code of a functional item in front of its name: 2010301行政运行."""


def is_year(text: str, numeral: Numeral) -> bool:
    """A year, also as part of a span (2024-2025年) or inside a document number."""
    digits = numeral.figure.text
    if not _YEAR.fullmatch(digits):
        return False
    behind = text[numeral.end : numeral.end + 6]
    before = text[max(0, numeral.start - 1) : numeral.start]
    return (
        numeral.kind == "year" or behind[:1] in "-—~至〕】]）).、年" or before in "〔【[(" or behind.startswith("预算")
    )


def constant_measure(text: str, numeral: Numeral) -> str:
    """The measure of a constant (year, date, ordinal, reference, other), "" where the number is none."""
    behind, before = text[numeral.end : numeral.end + 14], text[max(0, numeral.start - 12) : numeral.start]
    behind_unit = text[numeral.unit_end : numeral.unit_end + 14]
    if is_year(text, numeral):
        return "year"
    if numeral.kind in {"year", "date"}:
        return "date"
    if _INSIDE_NAME.search(text[: numeral.start]) or _inside_quotes(text, numeral.start):
        return "reference"
    if before.endswith("第") or (numeral.start == 0 and _ORDINAL_BEHIND.match(behind)):
        return "ordinal"
    if (before.endswith("(") and re.match(r"^\)", behind)) and numeral.kind == "none":
        return "ordinal"
    if numeral.kind == "none" and re.search(r"(?:^|[。；：，])$", before) and _ORDINAL_BEHIND.match(behind):
        return "ordinal"
    if numeral.kind in {"none", "count"} and _CODE_BEHIND.match(behind):
        return "reference"
    if numeral.kind == "none" and _ITEM_CODE.fullmatch(numeral.figure.text) and re.match(r"^[-\s]?[一-龥]", behind):
        return "reference"
    if numeral.kind == "none" and re.match(r"^[-~至][\d一-龥]|^[A-Za-z]", behind):
        return "reference"
    if numeral.kind in {"money", "bare-money", "none", "area"} and (
        _LIMIT_BEHIND.match(behind_unit) or (_LIMIT_BEFORE.search(before) and re.match(r"^.{0,6}以[上下]", behind_unit))
    ):
        return "limit"
    if numeral.kind == "money" and _PER_HEAD.search(before):
        return "standard"
    return ""


def _inside_quotes(text: str, position: int) -> bool:
    """Inside “…”, unless the quotation is a whole sentence part with amounts of its own."""
    opened, closed = text.rfind("“", 0, position), text.rfind("”", 0, position)
    if opened <= closed:
        return False
    end = text.find("”", position)
    return 0 <= end - opened <= 40
