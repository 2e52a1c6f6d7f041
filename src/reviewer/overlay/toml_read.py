"""Reads an overlay: syntax, types, schema; every fault with line and column (CONTRACT "Overlay").

Owns: limits on size, finding the line of a fault, refusing a newer schema. Does not own: what the keys mean (`fields`),
whether the overlay fits a document (`session`). Called by `store` and the command line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.errors import OverlayError
from reviewer.overlay.canonical import read_canonical
from reviewer.overlay.clean import clean
from reviewer.overlay.entries import SCHEMA, Entry, Identity, Kind, Overlay
from reviewer.overlay.fields import WrongValueError, entry_of, harmless, known_and_extra
from reviewer.overlay.migrations import MIGRATIONS, Migrations, migrate
from reviewer.words import Message, message

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest overlay that is read, in bytes; one with 10,000 decisions has 3 MB."""
_NESTING = (("[", 500), ("{", 200), (".", 2000))
"""Signs that nest and how many of each one line may have; the parser goes one level deeper for each."""
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_HEADER = re.compile(r"^\s*\[(\[?)\s*([A-Za-z0-9_.\"'-]+)\s*\]?\]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in an overlay. `line` and `column` 1-based; 0 where they cannot be told."""

    line: int
    column: int
    message: Message


@dataclass(frozen=True, slots=True)
class ReadOverlay:
    """An overlay as read. `schema`: as the file states it; `has_comments`: a rewrite would lose them;
    `problems`: entries that could not be taken (then `overlay` lacks them)."""

    overlay: Overlay
    schema: int
    has_comments: bool
    problems: tuple[Problem, ...] = ()


def parse(text: str, name: str = "") -> Overlay:
    """The overlay in a text. Raises `OverlayError` with line and column for the first fault."""
    return read_text(text, name).overlay


def read_text(text: str, name: str = "") -> ReadOverlay:
    """As `parse`, with what else is known about the text."""
    found = examine(text, name)
    if found.problems:
        first = found.problems[0]
        raise OverlayError(
            "overlay.invalid-more" if len(found.problems) > 1 else "overlay.invalid",
            name=name,
            line=first.line,
            column=first.column,
            what=first.message,
            more=len(found.problems) - 1,
        )
    return found


def examine(text: str, name: str = "", migrations: Migrations = MIGRATIONS) -> ReadOverlay:
    """Read a text and list every wrong entry. Raises `OverlayError` where nothing can be read at all: wrong syntax, too
    large, newer schema."""
    if len(text) > SIZE_LIMIT:
        raise OverlayError("overlay.too-large", name=name, limit=SIZE_LIMIT // 1024 // 1024)
    canonical = read_canonical(text)
    data = canonical if canonical is not None else _loads(text, name)
    schema = data.get("schema", 0)
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 0:
        raise OverlayError("overlay.schema-wrong", name=name)
    if schema > SCHEMA:
        raise OverlayError("overlay.newer", name=name, schema=schema, known=SCHEMA)
    data = migrate(data, schema, migrations)
    overlay, problems = _overlay_of(data, text)
    return ReadOverlay(overlay, schema, canonical is None and _has_comments(text), problems)


def decode(data: bytes, name: str = "") -> str:
    """The text of a file. Raises `OverlayError` where it is too large or no UTF-8."""
    if len(data) > SIZE_LIMIT:
        raise OverlayError("overlay.too-large", name=name, limit=SIZE_LIMIT // 1024 // 1024)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        raise OverlayError("overlay.not-utf8", name=name, line=line, column=column) from None


def _loads(text: str, name: str) -> dict[str, object]:
    for row, line in enumerate(text.split("\n"), 1):
        if any(line.count(sign) > limit for sign, limit in _NESTING) and not line.lstrip().startswith("#"):
            raise OverlayError("overlay.too-deep", name=name, line=row, column=1)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise OverlayError("overlay.too-deep", name=name, line=1, column=1) from None
    except ValueError as fault:
        number, column = _place_of(str(fault), text)
        detail = clean(_PLACE.sub("", str(fault))).strip()[:200]
        raise OverlayError("overlay.syntax", name=name, line=number, column=column, detail=detail) from None


def _place_of(said: str, text: str) -> tuple[int, int]:
    """Line and column in the words of the parser; the end of the text where it names none."""
    place = _PLACE.search(said)
    if place is not None and place[1]:
        return int(place[1]), int(place[2])
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def _overlay_of(data: Mapping[str, object], text: str) -> tuple[Overlay, tuple[Problem, ...]]:
    problems: list[Problem] = []
    identity = Identity()
    about = data.get("document", {})
    try:
        known, extra = known_and_extra(about, "document")
        identity = Identity(**known, extra=extra)
    except WrongValueError as fault:
        problems.append(_problem(text, "document", 0, fault))
    overlay = Overlay(identity)
    for kind in Kind:
        overlay = overlay.with_kind(kind, _entries(kind, data.get(kind.value, []), text, problems))
    names = {"schema", "document", *Kind}
    try:
        extra = harmless({name: value for name, value in data.items() if name not in names})
    except WrongValueError as fault:
        problems.append(_problem(text, fault.key, 0, fault))
        extra = {}
    return _with_extra(overlay, extra), tuple(sorted(problems, key=lambda item: (item.line, item.column)))


def _with_extra(overlay: Overlay, extra: Mapping[str, object]) -> Overlay:
    return Overlay(
        overlay.document,
        overlay.corrections,
        overlay.decisions,
        overlay.raised,
        overlay.notes,
        overlay.conflicts,
        extra,
    )


def _entries(kind: Kind, value: object, text: str, problems: list[Problem]) -> list[Entry]:
    if not isinstance(value, list):
        wrong = WrongValueError(kind.value, message("overlay.wrong.array", name=kind.value))
        problems.append(_problem(text, kind.value, 0, wrong))
        return []
    entries = []
    for index, mapping in enumerate(value):
        try:
            entries.append(entry_of(kind, mapping))
        except WrongValueError as fault:
            problems.append(_problem(text, kind.value, index, fault))
    return entries


def _problem(text: str, table: str, index: int, fault: WrongValueError) -> Problem:
    """Where a fault stands: the line of its key in the `index`-th block of that name, else the head of the block."""
    seen, head = -1, 0
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header is not None:
            if head:
                break
            if header[2] == table:
                seen += 1
                head = number if seen == index else 0
        if head or not seen + 1:
            column = _column_of(line, fault.key)
            if column:
                return Problem(number, column, fault.why)
    return Problem(head or 1, 1, fault.why)


def _column_of(line: str, key: str) -> int:
    """Column of the value of `key` in a line that sets it; 0 where the line does not."""
    found = re.match(rf"""^\s*["']?{re.escape(key)}["']?\s*=\s*""", line)
    return found.end() + 1 if found is not None else 0


def _has_comments(text: str) -> bool:
    """Whether a `#` stands outside quotes; a multi-line text with one counts too, which costs a needless copy only."""
    for line in text.split("\n"):
        plain = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", line)
        if "#" in plain:
            return True
    return False
