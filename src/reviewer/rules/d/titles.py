"""Titles as the contents, headings and tables print them, reduced to the words that must agree.

Owns: taking off numbers, years, the body's name and 部门/单位; how alike two titles are. Called by D and S rules.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reviewer.forms.performance_names import normal_name

_NUMBER = re.compile(
    r"^(?:\d{2}(?:-\d)?(?=[^\d.,年])|第[一二三四五六七八九十\d]+(?:部分|章|节)|(?:预算|部门|单位)*公开表\d{1,2}(?:-\d+)?|附?表(?:[一二]?十(?:[一二三四五六七八九](?!般))?|[一二三四五六七八九]|\d{1,2}(?!\d))(?:-\d+)?|附件\d*|"
    r"\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+,|\d{1,2}[.,])[:,.]?"
)
_PAGE_BEFORE = re.compile(r"^\d{1,3}(?=表|第|附|\(|[一二三四五六七八九十]+,)")
"""A page number that the reading put before the next entry."""
_YEAR = re.compile(r"20\d\d年(?:度)?")
_LEVEL_WORD = re.compile(r"本?(?:部门|单位)")


def plain_title(text: str, own: str = "") -> str:
    """A title without number, year, quotes, the body's name and 部门/单位 (S03, S05 and S06 look at those)."""
    shaped = _PAGE_BEFORE.sub("", normal_name(text))
    if own:
        shaped = shaped.replace(normal_name(own), "")
    shaped = _NUMBER.sub("", shaped)
    shaped = _LEVEL_WORD.sub("", _YEAR.sub("", shaped)).replace("()", "")
    return re.sub(r"[.,·…:;]|的|情况(?=说明|$)|^\d{1,3}(?=\D)", "", shaped)


def likeness(first: str, second: str) -> float:
    """Share of common characters of two plain titles, 0 to 1; a title with words added in brackets is the same."""
    if first == second:
        return 1.0
    if min(len(first), len(second)) >= 6 and (first.startswith(f"{second}(") or second.startswith(f"{first}(")):
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 else 0.0
