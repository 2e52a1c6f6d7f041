"""Look-alike and invisible code points in text of any input: the line-wise use of the table that PDF glyphs go through.

Owns which characters are dropped; the table of look-alikes is `pdf.radicals`. Called by the text, Word and Excel
readers before anything looks at a text.
"""

from __future__ import annotations

import re

from reviewer.extract.pdf.radicals import normal_glyph

_LOOK_ALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\ufffe]")


def ordinary(text: str) -> str:
    """`text` with look-alike code points replaced and invisible ones (soft hyphen, zero-width space, marks) dropped."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", _LOOK_ALIKE.sub(lambda match: normal_glyph(match[0]), text))
