"""The head of an indicator block and the cells of a row bound by its columns.

Owns: which column holds which level, target, direction or measure, for one half or two; heads over two rows; columns
that say something else (points, scores, what was reached). A row whose cells do not fit is bound by order elsewhere.
Called by `performance_indicators` and `performance_list`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.forms.indicator_labels import (
    first_in_column,
    first_level,
    indicator_head_of,
    is_block_label,
    is_direction,
    is_other_head,
    second_in_column,
    second_level,
    target_half,
)
from reviewer.forms.performance import Half
from reviewer.forms.performance_grid import Line, Token
from reviewer.forms.performance_labels import compact

HALVES = (Half.PERIOD, Half.YEAR)


@dataclass(frozen=True, slots=True)
class Head:
    """Columns of the block by role. `roles`: column → (role, 0 for the left half, 1 for the right); role "other" for
    columns that are no part of an indicator. `shown`: the halves from left to right; with `is_shared` both have one
    column of names and a column of targets each."""

    roles: dict[int, tuple[str, int]]
    shown: tuple[Half, ...]
    is_shared: bool = False
    lines: frozenset[str] = field(default=frozenset())
    """Names of the rows it was read from."""

    @property
    def first_column(self) -> int:
        """The leftmost column of the block."""
        return min(self.roles)

    @property
    def halves(self) -> int:
        """Number of halves."""
        return len(self.shown)


@dataclass(frozen=True, slots=True)
class Part:
    """What one row says about one half. `second` "" where it prints none."""

    second: str
    name: Token | None
    target: Token | None
    target_text: str
    is_sure: bool


def is_head(line: Line) -> bool:
    """Whether a row has the heads of names and of targets."""
    roles = {indicator_head_of(token.text) for token in line.tokens}
    return "name" in roles and "target" in roles


def head_in(lines: Sequence[Line]) -> Head | None:
    """The first head among the rows, with a second row of heads below it; None where there is none."""
    place = next((order for order, line in enumerate(lines) if is_head(line)), None)
    if place is None:
        return None
    rows = [lines[place]]
    if place + 1 < len(lines) and _goes_on(lines[place + 1]):
        rows.append(lines[place + 1])
    return _head(rows)


def _goes_on(line: Line) -> bool:
    """Whether a row below the head has nothing but heads: 指标性质 | 指标值 | 度量单位 under one 指标值."""
    texts = [token.text for token in line.tokens]
    return not is_head(line) and all(indicator_head_of(text) is not None or is_other_head(text) for text in texts)


def _head(rows: Sequence[Line]) -> Head:
    named: dict[int, tuple[str, str]] = {}
    for line in rows:
        known = [token.column for token in line.tokens if indicator_head_of(token.text) is not None]
        for token in line.tokens:
            role = indicator_head_of(token.text)
            if role is None and (not known or token.column < min(known) or is_block_label(token.text)):
                continue
            for column in range(token.column, token.column + max(line.cells[token.column].column_span, 1)):
                named[column] = (role or "other", token.text)
    _tell_explanations(named)
    names = _starts(named, "name")
    targets = _starts(named, "target")
    if len(names) == 1 and len(targets) > 1:
        halves = {column: target_half(named[column][1]) for column in targets}
        if {*halves.values()} >= set(HALVES):
            left, right = (next(column for column in targets if halves[column] is half) for half in HALVES)
            chosen = {left: 0, right: 1}
            roles = {
                column: ("other", 0) if role == "target" and column not in chosen else (role, chosen.get(column, 0))
                for column, (role, _) in named.items()
            }
            return Head(roles, HALVES, is_shared=True, lines=frozenset(line.name for line in rows))
    count = 2 if len(names) >= 2 else 1
    middle = names[1] if count == 2 else None
    seconds = _starts(named, "second")
    if count == 2 and len(seconds) >= 2:
        middle = seconds[1]
    roles = {column: (role, int(middle is not None and column >= middle)) for column, (role, _) in named.items()}
    shown = HALVES if count == 2 else (Half.YEAR,)
    return Head(roles, shown, lines=frozenset(line.name for line in rows))


def _tell_explanations(named: dict[int, tuple[str, str]]) -> None:
    """指标内容 beside 三级指标 explains the indicator, it is no second column of names."""
    third = [column for column, (role, text) in named.items() if role == "name" and compact(text).startswith("三级")]
    for column, (role, text) in named.items():
        if third and role == "name" and column not in third:
            named[column] = ("other", text)


def _starts(named: dict[int, tuple[str, str]], role: str) -> list[int]:
    """Columns at which heads of a role begin."""
    columns = sorted(column for column, (found, _) in named.items() if found == role)
    return [column for column in columns if column - 1 not in columns or named[column - 1] != named[column]]


def by_column(tokens: Sequence[Token], head: Head) -> tuple[str, tuple[Part, ...]] | None:
    """Level 1 ("" where the row prints none) and the parts by the columns of the head; None where a cell does not
    fit."""
    placed: dict[tuple[str, int], Token] = {}
    for token in tokens:
        role = head.roles.get(token.column)
        if role is None:
            if token.column < head.first_column and is_block_label(token.text):
                continue
            return None
        if role[0] == "other":
            continue
        if role in placed or not _fits(token.text, role[0]):
            return None
        placed[role] = token
    first = placed.get(("first", 0))
    level = (first_in_column(first.text) or "") if first is not None else ""
    return level, tuple(_part(placed, head, half) for half in range(head.halves))


def _fits(text: str, role: str) -> bool:
    if role == "first":
        return first_in_column(text) is not None
    if role == "second":
        return second_in_column(text) is not None
    return second_level(text) is None and (role != "name" or first_level(text) is None)


def _part(placed: dict[tuple[str, int], Token], head: Head, half: int) -> Part:
    own = 0 if head.is_shared else half
    second, name = placed.get(("second", own)), placed.get(("name", own))
    target = placed.get(("target", half))
    pieces = (placed.get(("direction", own)), target, placed.get(("measure", own)))
    text = "".join(piece.text for piece in pieces if piece is not None and is_direction(piece.text, piece is pieces[0]))
    level = (second_in_column(second.text) or "") if second is not None else ""
    return Part(level, name, target, text, is_sure=True)
