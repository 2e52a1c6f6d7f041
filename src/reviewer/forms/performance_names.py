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


_TICKED, _OPEN = "☑☒■✓✔√🗹▣", "□☐○◻"
_BOX = re.compile(f"([{_TICKED}{_OPEN}])")


def ticked(text: str) -> str:
    """The options ticked in `□新增 ☑延续` or `新增□ 延续☑`, parted by 、; `text` where it offers no choice, "" where
    nothing is ticked."""
    parts = _BOX.split(text)
    if len(parts) == 1:
        return text
    words, boxes = [part.strip(" \u3000()（）") for part in parts[::2]], parts[1::2]
    is_behind = bool(words[0])  # the box stands behind its option
    chosen = [words[place + (not is_behind)] for place, box in enumerate(boxes) if box in _TICKED]
    return "、".join(word for word in chosen if word)


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
