"""Lines of the journal: one JSON record each, with a checksum of its own and the digest of the record before.

`<crc32, 8 hex> <json>\\n`. The checksum tells a whole line from a torn one; the digest (`prev`) binds the records to a
chain, so that a later change of an old one shows. Owns coding and decoding; `journal` owns the file.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import tomli_w

from reviewer.overlay.clean import clean
from reviewer.overlay.commands import Change
from reviewer.overlay.entries import Conflict, Entry, Identity, Kind, identity, kind_of
from reviewer.overlay.fields import FIELDS, IDENTITY_FIELDS, WrongValueError, entry_of, known_and_extra, values_of
from reviewer.overlay.history import Step

START = "0" * 64
"""The digest before the first record."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the overlay is about and its unknown top-level keys; stands first and again when they change."""

    document: Identity
    extra: Mapping[str, object]
    prev: str = START


@dataclass(frozen=True, slots=True)
class Done:
    """A step."""

    step: Step
    prev: str = START


@dataclass(frozen=True, slots=True)
class Intent:
    """The overlay file is about to be replaced by one with that SHA-256, which holds everything up to `sequence`."""

    sequence: int
    sha256: str
    time: datetime | None = None
    prev: str = START


Record = Head | Done | Intent


class DamagedError(ValueError):
    """A line is no record."""


def encode(record: Record, prev: str) -> bytes:
    """The line of a record that follows the one with digest `prev`."""
    body = json.dumps({**_plain(record), "prev": prev}, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def digest(line: bytes) -> str:
    """The digest of a line, to be named by the next one."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()


def is_whole(line: bytes) -> bool:
    """Whether the checksum of a line (without its end) holds."""
    return len(line) > 9 and line[8:9] == b" " and line[:8] == b"%08x" % zlib.crc32(line[9:])


def raw(line: bytes) -> dict[str, Any]:
    """The JSON of a line whose checksum holds. Raises `DamagedError`."""
    line = line.rstrip(b"\n")
    if not is_whole(line):
        raise DamagedError("checksum")
    try:
        found = json.loads(line[9:])
    except (ValueError, RecursionError) as fault:
        raise DamagedError(str(fault)) from None
    if not isinstance(found, dict):
        raise DamagedError("no record")
    return found


def decode(found: Mapping[str, Any]) -> Record:
    """The record of a line's JSON. Raises `DamagedError`."""
    prev = str(found.get("prev", START))
    try:
        kind = found["type"]
        if kind == "head":
            known, extra = known_and_extra(found["document"], "document")
            own = _extra_of({"extra": found["document"].get("extra", "")})
            extra = {name: value for name, value in extra.items() if name != "extra"}
            return Head(Identity(**known, extra={**extra, **own}), _extra_of(found), prev)
        if kind == "intent":
            return Intent(int(found["seq"]), str(found["sha256"]), _moment(found.get("time")), prev)
        if kind == "step":
            return Done(_step_of(found), prev)
    except (KeyError, TypeError, ValueError, AttributeError, WrongValueError) as fault:
        raise DamagedError(str(fault)) from None
    raise DamagedError("unknown type")


def _plain(record: Record) -> dict[str, Any]:
    if isinstance(record, Head):
        about = values_of(record.document, IDENTITY_FIELDS)
        return {
            "type": "head",
            "document": {**about, **_extra(record.document.extra)},
            **_extra(record.extra),
        }
    if isinstance(record, Intent):
        when = record.time.isoformat() if record.time else None
        return {"type": "intent", "seq": record.sequence, "sha256": record.sha256, "time": when}
    step = record.step
    values: dict[str, Any] = {
        "type": "step",
        "seq": step.sequence,
        "name": step.name,
        "by": clean(step.by),
        "time": step.time.isoformat() if step.time else None,
        "finding": clean(step.finding),
        "ref": clean(step.ref),
        "label": clean(step.label),
        "of": step.of,
        "changes": [
            {"k": str(change.kind), "i": change.index, "b": _entry(change.before), "a": _entry(change.after)}
            for change in step.changes
        ],
    }
    return {name: value for name, value in values.items() if value not in ("", 0, None)}


def _step_of(found: Mapping[str, Any]) -> Step:
    return Step(
        sequence=int(found["seq"]),
        name=str(found["name"]),
        changes=tuple(_change_of(change) for change in found["changes"]),
        by=str(found.get("by", "")),
        time=_moment(found.get("time")),
        finding=str(found.get("finding", "")),
        ref=str(found.get("ref", "")),
        label=str(found.get("label", "")),
        of=int(found.get("of", 0)),
    )


def _change_of(found: Mapping[str, Any]) -> Change:
    kind = Kind(found["k"])
    before, after = _entry_of(kind, found["b"]), _entry_of(kind, found["a"])
    index = int(found["i"])
    if (before is None and after is None) or index < 0:
        raise ValueError("empty change")
    return Change(index, before, after)


def _entry(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    if isinstance(entry, Conflict):
        sides = [_entry(side) for side in entry.sides]
        return {"kind": str(kind_of(entry.sides[0])), "sides": sides, "or_none": entry.or_none, **_extra(entry.extra)}
    values = values_of(entry, FIELDS[kind_of(entry)])
    if "witness" in values:
        values["witness"] = dict(values["witness"])
    if values.get("time") is not None:
        values["time"] = values["time"].isoformat()
    return {**values, **_extra(entry.extra)}


def _entry_of(kind: Kind, found: Mapping[str, Any] | None) -> Entry | None:
    if found is None:
        return None
    if kind is Kind.CONFLICT:
        sides = [_entry_of(Kind(found["kind"]), side) for side in found["sides"]]
        plain = tuple(side for side in sides if side is not None and not isinstance(side, Conflict))
        return Conflict(identity(plain[0]), plain, bool(found.get("or_none")), _extra_of(found))
    entry = entry_of(kind, {name: value for name, value in found.items() if name != "extra"})
    return replace(entry, extra=_extra_of(found)) if "extra" in found else entry


def _extra(extra: Mapping[str, object]) -> dict[str, str]:
    """Unknown keys as TOML, because JSON has no times."""
    return {"extra": tomli_w.dumps(extra)} if extra else {}


def _extra_of(found: Mapping[str, Any]) -> Mapping[str, object]:
    text = found.get("extra", "")
    return tomllib.loads(text) if text else {}


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None
