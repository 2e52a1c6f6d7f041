"""Writes an overlay as TOML: one block per entry, keys in the order of the contract, stable from save to save.

Keys and values are rendered as tomli-w does, and by tomli-w wherever something must be escaped; the arrangement is done
here, because tomli-w chooses between block and inline form by length, and then one longer reason would re-arrange the
whole file. Comments and the formatting of a
hand-written file cannot be kept (`store` keeps a copy before the first rewrite). Used by `store`, `merge`, `rebase`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

import tomli_w

from reviewer.overlay.entries import SCHEMA, Entry, Overlay, kind_of
from reviewer.overlay.fields import IDENTITY_FIELDS, mapping_of, values_of


class Writer:
    """Renders overlays one after the other; an entry that was rendered before is not rendered again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Entry, str]] = {}

    def text(self, overlay: Overlay) -> str:
        """The whole file."""
        known: dict[int, tuple[Entry, str]] = {}
        blocks = []
        for entry in overlay.entries:
            found = self._known.get(id(entry))
            if found is None or found[0] is not entry:
                found = (entry, entry_text(entry))
            known[id(entry)] = found
            blocks.append(found[1])
        self._known = known
        return "\n".join([*_head(overlay), *blocks, *_tail(overlay)])


def write(overlay: Overlay) -> str:
    """The whole file, rendered from nothing."""
    return Writer().text(overlay)


def entry_text(entry: Entry) -> str:
    """The block of one entry, header line first."""
    return f"[[{kind_of(entry)}]]\n" + _pairs(mapping_of(entry))


def pair_text(name: str, value: object) -> str:
    """One line `name = value`."""
    return f"{_key(name)} = {_inline(value)}\n"


def _head(overlay: Overlay) -> list[str]:
    plain = {name: value for name, value in overlay.extra.items() if not _needs_table(value)}
    top = _pairs({"schema": SCHEMA, **plain})
    values = {**values_of(overlay.document, IDENTITY_FIELDS), **overlay.document.extra}
    about = "[document]\n" + _pairs(values)
    return [top, about]


def _tail(overlay: Overlay) -> list[str]:
    """Unknown tables, behind all entries: whatever stood without a header here would belong to the last entry."""
    blocks = []
    for name, value in overlay.extra.items():
        if isinstance(value, Mapping):
            blocks.append(f"[{_key(name)}]\n" + _pairs(value))
        elif isinstance(value, list) and _needs_table(value):
            blocks.extend(f"[[{_key(name)}]]\n" + _pairs(item) for item in value)
    return blocks


def _pairs(table: Mapping[str, object]) -> str:
    return "".join(pair_text(name, value) for name, value in table.items())


def _needs_table(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
    )


def _inline(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f"{_key(name)} = {_inline(item)}" for name, item in value.items()) + " }"
            if value
            else "{}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    if isinstance(value, date | time):
        return value.isoformat()
    if type(value) is int:
        return str(value)
    return tomli_w.dumps({"v": value})[4:-1]


def _quoted(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return tomli_w.dumps({"v": str(text)})[4:-1]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""Keys that need no quotes."""
