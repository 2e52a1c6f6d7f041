"""Reads TOML that this program wrote, about five times as fast as a full parser can.

Takes only lines of the forms `toml_write` makes; at the first line of any other form it gives up and the full parser
reads the file. What it returns is what `tomllib` returns (tested as a law). Used by `toml_read`.
"""

from __future__ import annotations

import re
from datetime import datetime

from reviewer.overlay.fields import FIELDS

_PLAIN = r'"[^"\\\x00-\x08\x0a-\x1f\x7f]*"'
_COUNT = r"0|[1-9][0-9]{0,15}"
_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?[+-][0-9]{2}:[0-9]{2}"
_PAIRS = rf"\{{ {_PLAIN} = {_PLAIN}(?:, {_PLAIN} = {_PLAIN})* \}}"
_LINE = re.compile(
    rf"(?:([A-Za-z0-9_-]+) = ({_PLAIN}|{_COUNT}|{_MOMENT}|{_PAIRS})|\[\[([a-z]+)\]\]|(\[document\]))?(?:\n|\Z)"
)
_QUOTED = re.compile(rf"({_PLAIN}) = ({_PLAIN})")
_FORMS = {"page": _COUNT, "time": _MOMENT, "witness": _PAIRS}
_BLOCKS = {
    str(kind): re.compile(
        rf"\[\[{kind}\]\]\n" + "".join(rf"(?:{item.name} = ({_FORMS.get(item.name, _PLAIN)})\n)?" for item in fields)
    )
    for kind, fields in FIELDS.items()
}
"""The whole block of an entry with its keys in written order; what stands behind it is read line by line."""
_NAMES = {str(kind): tuple(item.name for item in fields) for kind, fields in FIELDS.items()}


def read_canonical(text: str) -> dict[str, object] | None:
    """What `tomllib.loads` returns, or None where the text has a line of another form."""
    top: dict[str, object] = {}
    current = top
    arrays: dict[str, list[dict[str, object]]] = {}
    place, end = 0, len(text)
    while place < end:
        header = text[place + 2 : text.find("]]", place)] if text.startswith("[[", place) else ""
        block = _BLOCKS[header].match(text, place) if header in _BLOCKS else None
        if block is not None:
            pairs = [pair for pair in zip(_NAMES[header], block.groups(), strict=True) if pair[1] is not None]
            place = block.end()
        else:
            line = _LINE.match(text, place)
            if line is None:
                return None
            place = line.end()
            header = line[3] or ""
            pairs = [(line[1], line[2])] if line[1] is not None else []
            if line[4] is not None:
                if "document" in top:
                    return None
                top["document"] = current = {}
        if header:
            if header not in arrays:
                if header in top:
                    return None
                top[header] = arrays[header] = []
            current = {}
            arrays[header].append(current)
        for name, written in pairs:
            value = _value(written)
            if name in current or value is None:
                return None
            current[name] = value
    return top


def _value(written: str) -> object:
    """The value of a line; None where it is none after all (a 30 February, a key twice)."""
    if written[0] == '"':
        return written[1:-1]
    if written[0] == "{":
        pairs = _QUOTED.findall(written)
        table = {name[1:-1]: value[1:-1] for name, value in pairs}
        return table if len(table) == len(pairs) else None
    if written.isdigit():
        return int(written)
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None
