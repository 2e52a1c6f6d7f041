"""The one normal form in which names of projects and bodies are compared.

Owns: width, white space, brackets, dashes, quotes and look-alike characters (DOMAIN §4); comparing a name that the
layout cut off. Called by the matching of forms to project rows and by rules about names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans(
    {
        **dict.fromkeys("〔［【[﹝〈〖「", "("),
        **dict.fromkeys("〕］】]﹞〉〗」", ")"),
        **dict.fromkeys("—–―─－_﹣‐‑−~～", "-"),
        **dict.fromkeys("“”\"'‘’「」『』", ""),
        "査": "查",
        "戶": "户",
        "•": "·",
        "．": ".",
        "，": ",",
        "、": ",",
    }
)
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,}")
MINIMUM_PREFIX = 7
"""Characters of a cut-off indicator name that must be there before a prefix counts (DOMAIN §0.7)."""


@lru_cache(maxsize=16384)
def normal_name(text: str) -> str:
    """`text` in normal form; equal names have equal normal forms."""
    shaped = _SPACE.sub("", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)
    return _DASHES.sub("-", shaped)


def same_or_cut(first: str, second: str) -> bool:
    """Whether two names are equal, or one is the other cut off by the layout."""
    one, other = normal_name(first), normal_name(second)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= MINIMUM_PREFIX and longer.startswith(shorter)
