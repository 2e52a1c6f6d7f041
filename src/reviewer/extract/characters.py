"""Replaces look-alike code points that some PDF producers write for ordinary characters: Kangxi radicals, radicals of
the CJK supplement, compatibility ideographs.

Owns the table of replacements. Called by every reader on text before anything looks at it. Only single characters that
print alike are replaced; full-width digits and punctuation stay as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_ODD = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\u00ad\u200b\ufeff\ufffe]")
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺉刂⺊卜⺌小⺍小⺎尢⺐尢⺒巳⺓幺⺕彐⺖忄⺗心⺘扌⺙攵⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻"
    "⺮竹⺯糹⺰纟⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長"
    "⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_SIMPLIFIED = {"⼾": "户", "⾒": "見", "⿓": "龍"}
"""Radicals whose normal form is not what simplified Chinese prints."""


def _table() -> Mapping[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((0x00AD, 0x200B, 0xFEFF, 0xFFFE))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    for index in range(0, len(_SUPPLEMENT), 2):
        table[ord(_SUPPLEMENT[index])] = _SUPPLEMENT[index + 1]
    table.update({ord(odd): plain for odd, plain in _SIMPLIFIED.items()})
    return MappingProxyType(table)


_REPLACEMENTS = _table()


def ordinary(text: str) -> str:
    """`text` with look-alike code points replaced and invisible ones (soft hyphen, zero-width space, marks) dropped."""
    if text.isascii() or not _ODD.search(text):
        return text
    return text.translate(_REPLACEMENTS)
