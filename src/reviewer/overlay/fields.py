"""The keys of each kind of entry: from an entry to a mapping in written order, and from a foreign mapping to an entry.

Shared by the TOML file and the journal, so that both hold the same. Owns types, required keys and what is left out when
empty; unknown keys go to `extra`. A wrong mapping gives `Fault`s with the key they are about. Used by `toml_write`,
`toml_read`, `journal`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reviewer.model.finding import Severity
from reviewer.overlay.clean import TooDeepError, clean, clean_value
from reviewer.overlay.entries import (
    Conflict,
    Correction,
    Decision,
    Entry,
    Fault,
    Judgement,
    Kind,
    Note,
    Plain,
    Raised,
    identity,
    kind_of,
)
from reviewer.words import Message, message

TEXT_LIMIT = 20_000
"""Longest text of one key, in characters."""


class WrongValueError(Exception):
    """A value that cannot be taken. `key`: which; `why`: the sentence."""

    def __init__(self, key: str, why: Message) -> None:
        super().__init__(key, why)
        self.key = key
        self.why = why


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `read`: from a foreign value to ours; `is_required`: must be there; `is_always`: also written empty."""

    name: str
    read: Callable[[str, object], object]
    is_required: bool = False
    is_always: bool = False


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError(key, message("overlay.wrong.text", name=key))
    if len(value) > TEXT_LIMIT:
        raise WrongValueError(key, message("overlay.wrong.too-long", name=key, limit=TEXT_LIMIT))
    return value if value.isprintable() else clean(value)


def _page(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1_000_000:
        raise WrongValueError(key, message("overlay.wrong.page", name=key))
    return value


def _year(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10_000:
        raise WrongValueError(key, message("overlay.wrong.year", name=key))
    return value


def _time(key: str, value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a hand-written day has no zone
        if isinstance(value, str):
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise WrongValueError(key, message("overlay.wrong.time", name=key))


def _choice(kind: type[Fault | Judgement | Severity]) -> Callable[[str, object], object]:
    def read(key: str, value: object) -> object:
        try:
            return kind(value)  # type: ignore[arg-type]  # anything may be looked up; what is no member raises
        except ValueError:
            choices = " | ".join(kind)
            raise WrongValueError(key, message("overlay.wrong.choice", name=key, choices=choices)) from None

    return read


def _witness(key: str, value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        raise WrongValueError(key, message("overlay.wrong.witness", name=key))
    pairs = []
    for ref, text in value.items():
        if not isinstance(text, str):
            raise WrongValueError(key, message("overlay.wrong.text", name=f"{key}.{clean(str(ref))}"))
        pairs.append((_text(key, ref), _text(key, text)))
    return tuple(pairs)


def _severity(key: str, value: object) -> str:
    return str(_choice(Severity)(key, value))


_PLACE = (Field("anchor", _text), Field("at", _text), Field("page", _page))
_STAMP = (Field("by", _text), Field("time", _time))

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.CORRECTION: (
        *_PLACE,
        Field("printed", _text, is_always=True),
        Field("value", _text, is_required=True, is_always=True),
        Field("fault", _choice(Fault), is_required=True),
        Field("reason", _text),
        *_STAMP,
    ),
    Kind.DECISION: (
        Field("finding", _text, is_required=True),
        Field("verdict", _choice(Judgement), is_required=True),
        *_PLACE,
        Field("witness", _witness),
        Field("reason", _text),
        *_STAMP,
    ),
    Kind.RAISED: (
        *_PLACE,
        Field("severity", _severity),
        Field("text", _text, is_required=True, is_always=True),
        Field("printed", _text),
        Field("expected", _text),
        *_STAMP,
    ),
    Kind.NOTE: (
        *_PLACE,
        Field("text", _text, is_required=True, is_always=True),
        Field("printed", _text),
        *_STAMP,
    ),
}
"""Keys of each kind in the order in which they are written."""
IDENTITY_FIELDS = (
    Field("name", _text),
    Field("sha256", _text),
    Field("title", _text),
    Field("organisation", _text),
    Field("year", _year),
)
_INDEX = {
    name: ({item.name: item.read for item in fields}, tuple(item.name for item in fields if item.is_required))
    for name, fields in (*((str(kind), fields) for kind, fields in FIELDS.items()), ("document", IDENTITY_FIELDS))
}
_MAKERS: Mapping[Kind, Callable[..., Plain]] = {
    Kind.CORRECTION: Correction,
    Kind.DECISION: Decision,
    Kind.RAISED: Raised,
    Kind.NOTE: Note,
}
_BLANK: Mapping[Kind, Mapping[str, str]] = {
    Kind.CORRECTION: {"anchor": "", "at": "", "printed": ""},
    Kind.RAISED: {"anchor": ""},
    Kind.NOTE: {"anchor": ""},
}
"""What a hand-written entry may leave out."""
_CONFLICT_KEYS = frozenset({"kind", "about", "sides", "or_none"})


def values_of(source: object, fields: tuple[Field, ...]) -> dict[str, Any]:
    """The known keys of an entry or an identity with their values, in written order, empty ones left out."""
    found: dict[str, Any] = {}
    for item in fields:
        value = getattr(source, item.name)
        if item.is_always or (value is not None and value not in ("", ())):
            found[item.name] = value
    return found


def mapping_of(entry: Entry) -> dict[str, Any]:
    """The entry as it is written: known keys in order, then unknown ones."""
    if isinstance(entry, Conflict):
        kind = kind_of(entry.sides[0])
        sides = [mapping_of(side) for side in entry.sides]
        return {"kind": str(kind), "about": entry.about, "sides": sides, "or_none": entry.or_none, **entry.extra}
    values = values_of(entry, FIELDS[kind_of(entry)])
    if "witness" in values:
        values["witness"] = dict(values["witness"])
    return {**values, **entry.extra}


def entry_of(kind: Kind, mapping: object) -> Entry:
    """The entry of a foreign mapping. Raises `WrongValueError`."""
    if kind is Kind.CONFLICT:
        return _conflict_of(mapping)
    known, extra = known_and_extra(mapping, kind.value)
    if kind is not Kind.DECISION:
        if not known.get("anchor") and not known.get("at"):
            raise WrongValueError("anchor", message("overlay.wrong.place", name=kind.value))
        known = {**_BLANK[kind], **known}
    return _MAKERS[kind](**known, extra=extra)


def known_and_extra(mapping: object, name: str) -> tuple[dict[str, Any], Mapping[str, object]]:
    """The known keys of a table of that name (a kind, `document`), checked, and all others, made harmless. Raises
    `WrongValueError`."""
    if not isinstance(mapping, Mapping):
        raise WrongValueError(name, message("overlay.wrong.table", name=name))
    readers, required = _INDEX[name]
    known: dict[str, Any] = {}
    extra: dict[str, object] = {}
    for key, value in mapping.items():
        reader = readers.get(key)
        if reader is None:
            extra[key] = value
        else:
            known[key] = reader(key, value)
    for key in required:
        if key not in known:
            raise WrongValueError(key, message("overlay.wrong.missing", name=key))
    return known, harmless(extra) if extra else extra


def harmless(extra: Mapping[str, object]) -> Mapping[str, object]:
    """Unknown keys and values as they are kept. Raises `WrongValueError` for one that is nested too deeply."""
    kept: dict[str, object] = {}
    for name, value in extra.items():
        try:
            kept[clean(name)] = clean_value(value)
        except TooDeepError:
            raise WrongValueError(name, message("overlay.wrong.too-deep", name=clean(name))) from None
    return kept


def _conflict_of(mapping: object) -> Conflict:
    found: Mapping[str, object] = mapping if isinstance(mapping, Mapping) else {}
    kind = next((kind for kind in FIELDS if kind == found.get("kind")), None)
    sides = found.get("sides")
    if kind is None or not isinstance(sides, list) or not sides:
        raise WrongValueError("sides", message("overlay.wrong.conflict"))
    made = tuple(entry for side in sides if not isinstance(entry := entry_of(kind, side), Conflict))
    extra = {name: value for name, value in found.items() if name not in _CONFLICT_KEYS}
    return Conflict(identity(made[0]), made, found.get("or_none") is True, harmless(extra))
