"""One normal form for labels, so that spelling, spacing and bracket habits do not hide that two names are the same.

Owns: comparing printed words. Does not own: what the words mean. Used by `forms`, `narrative`, `rules`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[-‐-―−－—–]+")
_BRACKETS = str.maketrans("【〔[〈《】〕]〉》", "((((()))))")
_QUOTES = re.compile("[\"'“”‘’「」『』]")
_LOOK_ALIKES = str.maketrans("査", "查")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?|[二〇○零一]{2}[〇○零一二三四五六七八九十]{2}年度?")
_NUMBERING = re.compile(
    r"^(?:(?P<top>[一二三四五六七八九十]{1,3})[、.．,]"
    r"|(?P<second>\([一二三四五六七八九十]{1,3}\)[、.]?)"
    r"|(?P<third>\d{1,2}[、.．](?!\d)|\(\d{1,2}\)[、.]?|[①-⑳])"
    r"|(?P<of>其中[::]?(?:\d{1,2}[、.．])?))"
)
NUMBERING_LEVELS = {"top": 1, "second": 2, "third": 3, "of": 4}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`text` in one spelling: NFKC, no spaces, one kind of bracket and dash, no quotation marks."""
    text = _SPACES.sub("", unicodedata.normalize("NFKC", text)).translate(_BRACKETS).translate(_LOOK_ALIKES)
    return _DASHES.sub("-", _QUOTES.sub("", text))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`plain` without numbering in front (一、 （一） 1. ① 其中：) and without a colon behind."""
    return unnumbered(text)[1]


@lru_cache(maxsize=65536)
def unnumbered(text: str) -> tuple[int, str]:
    """Depth of the numbering in front (一、=1, （一）=2, 1. or ①=3, 其中=4, none=0) and the plain words behind it."""
    # ① becomes 1 under NFKC and would be lost; it is told apart before.
    circled = bool(re.match(r"\s*[①-⑳]", text))
    words = plain(text)
    if circled:
        return NUMBERING_LEVELS["third"], re.sub(r"^\d{1,2}", "", words).rstrip(":")
    match = _NUMBERING.match(words)
    if match is None or match.end() == len(words):
        return 0, words.rstrip(":")
    level = next(NUMBERING_LEVELS[name] for name, found in match.groupdict().items() if found)
    return level, words[match.end() :].rstrip(":")


@lru_cache(maxsize=16384)
def without_year(text: str) -> str:
    """`plain` without years: 2025年预算支出总表 and 预算支出总表 name the same table."""
    return _YEAR.sub("", plain(text))


@lru_cache(maxsize=131072)
def gap_match(pattern: str, text: str) -> int:
    """How many literal characters of `pattern` are found in `text` in order; 0 where it does not match.

    `…` in a pattern stands for any words between, `^` in front for the beginning and `$` behind for the end. Both sides
    are compared as given: pass `plain` text.
    """
    anchored, ends = pattern.startswith("^"), pattern.endswith("$")
    pieces = [piece for piece in pattern.removeprefix("^").removesuffix("$").split("…") if piece]
    position = 0
    for number, piece in enumerate(pieces):
        if anchored and number == 0:
            if not text.startswith(piece):
                return 0
            found = 0
        elif ends and number == len(pieces) - 1:
            found = len(text) - len(piece)
            if found < position or not text.endswith(piece):
                return 0
        else:
            found = text.find(piece, position)
            if found < 0:
                return 0
        position = found + len(piece)
    if ends and len(pieces) == 1 and position != len(text):
        return 0
    return sum(len(piece) for piece in pieces)
