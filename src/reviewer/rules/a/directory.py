"""A services directory 政府购买服务指导性目录 as entries, and what is wrong with its codes and names.

Owns: reading department, code and name of each row of the light table, and the faults of codes (prefix, parent, letter,
repetition, length) and of names (another code's name, a variant). Levels go by the length of the code: the column a
name stands in is often the reading's (DOMAIN §4). Called by A12.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reviewer.model.document import Document, Source, Table, TableKind
from reviewer.rules.s.bodies import is_slip

_CODE = re.compile(r"^[A-Z](?:\d{2}){0,4}$")
_BARE = re.compile(r"^\d{4}$|^\d{6}$")
_ONE_SPELLING = str.maketrans({"（": "(", "）": ")", "，": ",", "；": ";", " ": None, "\u3000": None})
"""Light table, light normal form: two thousand rows are read for every check."""
_REMARK = re.compile(r"\([^()]*\)$")
_HEAD = frozenset({"代码", "编码", "序号"})
MANY = 3
"""Departments whose name for a code makes it the usual one."""
SHORT_RUN = 2
"""Rows in a row whose code lacks its last digits before it is the document's fault."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `level`: by the length of the code, 1 for A; `column`: 0-based column of the name."""

    department: int
    department_name: str
    code: str
    name: str
    column: int
    ref: str
    source: Source

    @property
    def level(self) -> int:
        """1 for A, 2 for A15, 3 for A1502, 4 for A150201."""
        return 1 + (len(self.code) - 1) // 2

    @property
    def parent(self) -> str:
        """The code of the level above."""
        return self.code[:-2]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `kind`: message of A12; `expected`: what should stand there, "" where it cannot be told."""

    kind: str
    entry: Entry
    expected: str = ""


@dataclass
class _Seen:
    """What a department printed so far."""

    parents: set[str] = field(default_factory=set)
    last: dict[int, Entry] = field(default_factory=dict)


def entries_of(document: Document) -> tuple[list[Entry], list[Fault]]:
    """All coded rows of all directories, and codes without their letter."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    for table in document.tables:
        if table.kind is TableKind.DIRECTORY:
            _read(table, entries, faults)
    return entries, faults


def _read(table: Table, entries: list[Entry], faults: list[Fault]) -> None:
    department, name = -1, ""
    for number, row in enumerate(table.rows, start=1):
        texts = [cell.text.strip() for cell in row]
        filled = [place for place, text in enumerate(texts) if text]
        if not filled or texts[filled[0]] in _HEAD:
            continue
        first = texts[filled[0]].translate(_ONE_SPELLING)
        source = row[filled[0]].source
        ref = f"{table.id}/r{number}/c{filled[0] + 1}"
        column = filled[1] if len(filled) > 1 else filled[0]
        words = texts[column].translate(_ONE_SPELLING) if len(filled) > 1 else ""
        if _CODE.match(first):
            department = max(department, 0)
            entries.append(Entry(department, name, first, words, column, ref, source))
        elif _BARE.match(first) and words:
            entry = Entry(department, name, f"A{first}", words, column, ref, source)
            faults.append(Fault("letter", entry, entry.code))
            entries.append(entry)
        elif len(filled) == 1 and filled[0] == 0:
            department, name = department + 1, first


def faults_of(entries: list[Entry]) -> Iterator[Fault]:
    """Faults of codes in printed order, then those of names."""
    by_department: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_department[entry.department].append(entry)
    told: set[str] = set()
    for group in by_department.values():
        short = set(_short(group))
        told.update(group[place].ref for place in short)
        yield from (Fault("short", group[place], _expected_short(group, place)) for place in sorted(short))
        yield from _codes([entry for place, entry in enumerate(group) if place not in short])
        yield from _repeated(group, short)
        yield from _gaps(group)
        yield from _same_leaves(group)
    yield from _names([entry for entry in entries if entry.ref not in told])


def _short(group: list[Entry]) -> Iterator[int]:
    """Runs of level-3 codes whose names stand where the leaves stand: the last two digits are missing."""
    leaf_columns = Counter(entry.column for entry in group if entry.level == 4)
    inner_columns = Counter(entry.column for entry in group if entry.level == 3)
    if not leaf_columns or not inner_columns:
        return
    leaf = leaf_columns.most_common(1)[0][0]
    if inner_columns.most_common(1)[0][0] == leaf:
        return
    run: list[int] = []
    for place, entry in enumerate(group):
        if entry.level == 3 and entry.column == leaf and entry.name:
            run.append(place)
            continue
        if len(run) >= SHORT_RUN:
            yield from run
        run = []
    if len(run) >= SHORT_RUN:
        yield from run


def _expected_short(group: list[Entry], place: int) -> str:
    """The code a short one stands for: the entry above with the next leaf number."""
    above = next(
        (entry for entry in reversed(group[:place]) if entry.level == 3 and entry.column != group[place].column), None
    )
    if above is None:
        return ""
    start = group.index(above)
    return f"{above.code}{place - start:02d}"


def _codes(group: list[Entry]) -> Iterator[Fault]:
    seen = _Seen()
    known = {entry.code for entry in group}
    for entry in group:
        above = seen.last.get(entry.level - 1)
        is_known = entry.parent in known
        if not is_known and entry.level == 4 and above is not None:
            yield Fault("prefix", entry, f"{above.code}{entry.code[-2:]}")
        elif not is_known and entry.level in {3, 4} and entry.parent not in seen.parents:
            yield Fault("parent", entry, entry.parent)
        seen.parents.add(entry.parent)
        seen.last[entry.level] = entry


def _repeated(group: list[Entry], short: set[int]) -> Iterator[Fault]:
    """A code with two names in one department; the second is told. Short codes are told as such already."""
    names: dict[str, str] = {}
    for place, entry in enumerate(group):
        if not entry.name or entry.level < 2 or place in short:
            continue
        known = names.setdefault(entry.code, entry.name)
        if known != entry.name:
            yield Fault("repeated", entry, known)


def _gaps(group: list[Entry]) -> Iterator[Fault]:
    """A leaf number left out between two neighbours of one parent."""
    for before, after in pairwise(group):
        if before.level == after.level == 4 and before.parent == after.parent:
            first, second = int(before.code[-2:]), int(after.code[-2:])
            if second - first == 2:
                yield Fault("gap", after, f"{after.parent}{first + 1:02d}")


def _same_leaves(group: list[Entry]) -> Iterator[Fault]:
    """One leaf under two codes of a department."""
    names: dict[str, Entry] = {}
    for entry in group:
        if entry.level == 4 and len(entry.name) >= 4:
            known = names.setdefault(entry.name, entry)
            if known is not entry and known.code != entry.code:
                yield Fault("same-leaf", entry, known.code)


def _names(entries: list[Entry]) -> Iterator[Fault]:
    """Names of codes that all departments share (levels 1 to 3) against the usual name."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.name and 1 < entry.level < 4:
            used[entry.code][entry.name] += 1
    usual = {code: names.most_common(1)[0] for code, names in used.items()}
    owners = {name: code for code, (name, count) in usual.items() if count >= MANY}
    for entry in entries:
        if not entry.name or not 1 < entry.level < 4:
            continue
        name, count = usual[entry.code]
        own = used[entry.code][entry.name]
        is_rare = own * MANY <= count or (own < count and is_slip(entry.name, name))
        if _REMARK.sub("", entry.name) == _REMARK.sub("", name) or count < MANY or not is_rare:
            continue
        is_others = owners.get(entry.name, entry.code) != entry.code
        yield Fault("other-name" if is_others else "variant", entry, name)
