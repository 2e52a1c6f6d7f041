"""Which column of a table plays which part of a form: header patterns against header paths, side by side.

Owns: assigning roles, sides, years and dimensions to the amount columns of a laid-out table. Called by
`forms.recognise` (how well does the header fit?) and `forms.bind`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.forms.bound import BoundColumn
from reviewer.forms.form import ColumnKind, ColumnPattern, Form
from reviewer.forms.layout import Block, Layout
from reviewer.forms.normal import gap_match, plain, without_year
from reviewer.model.document import Table
from reviewer.model.fact import Dimensions

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|年度)")
_LAST_YEAR = ("上年执行", "上年预算", "上年决算", "上年数", "去年")
_CARRY = ("结转", "结余")
EXACT, TAIL, WHOLE = 1000, 500, 0
"""How much better a pattern fits that is the last header word, or lies in it, than one found along the path."""

CHANGE = 99
"""Stands for a year in a group of columns that says how much more or less than last year."""
LEAST_CHANGES = 3
"""Columns below one head 增减变化情况 that make a group; fewer are an amount and a percentage."""
_CHANGE_WORDS = ("增减变化", "增减情况", "增减变动", "变动情况", "比上年增减")
UNEXPLAINED = 0.4
"""Weight of amount columns the form has no word for."""

_AMOUNT_KINDS = frozenset({ColumnKind.AMOUNT, ColumnKind.PERCENT, ColumnKind.COUNT})


@dataclass(frozen=True, slots=True)
class Matched:
    """Columns with their roles, and what the form wanted and did not find."""

    columns: tuple[BoundColumn, ...]
    sides: tuple[tuple[str, Block], ...]
    missing: tuple[str, ...]
    found: int
    wanted: int

    @property
    def score(self) -> float:
        """Share of the required columns found, less where the form does not know what the table's other columns are."""
        known = sum(1 for column in self.columns if not column.role.startswith("column"))
        explained = known / len(self.columns) if self.columns else 0.0
        return (self.found / self.wanted if self.wanted else 1.0) * (1 - UNEXPLAINED * (1 - explained))


def match_columns(form: Form, table: Table, layout: Layout) -> Matched:
    """Roles for the amount columns of `table` read as `form`. Decimals are set later, from the body."""
    sides = sides_of(form, table, layout)
    base_year = _base_year(table, layout)
    columns: list[BoundColumn] = []
    for side, block in sides:
        patterns = [
            pattern
            for pattern in form.columns
            if pattern.kind in _AMOUNT_KINDS and (pattern.side in ("", side) or side.startswith(f"{pattern.side}."))
        ]
        columns += _match_block(form, layout, side, block, patterns=patterns, base_year=base_year)
    roles = {(column.side.partition(".")[0] if form.sides != ("*",) else "", column.role) for column in columns}
    wanted = form.required_roles
    missing = tuple(sorted(role if not side else f"{side}.{role}" for side, role in wanted - roles))
    return Matched(tuple(columns), sides, missing, len(wanted & roles), len(wanted))


def sides_of(form: Form, table: Table, layout: Layout) -> tuple[tuple[str, Block], ...]:
    """Blocks of the table with the side each is; one block without a side where the form has none."""
    blocks = layout.blocks
    if form.sides == ("*",):
        return tuple((f"g{number}", block) for number, block in enumerate(blocks, start=1))
    if not form.sides:
        return tuple(("" if number == 0 else f"x{number}", block) for number, block in enumerate(blocks))
    if len(form.sides) == 1:
        return tuple((form.sides[0] if number == 0 else f"x{number}", block) for number, block in enumerate(blocks))
    named: list[tuple[str, Block]] = []
    for number, block in enumerate(blocks):
        told = _side_by_words(table, layout, block)
        side = told if told in form.sides else form.sides[min(number, len(form.sides) - 1)]
        taken = sum(1 for name, _ in named if name.partition(".")[0] == side)
        named.append((side if not taken else f"{side}.{taken + 1}", block))
    return tuple(named)


def _side_by_words(table: Table, layout: Layout, block: Block) -> str:
    heads = "".join(plain(word) for column in (*block.labels, *block.amounts) for word in layout.paths[column][:1])
    revenue, expenditure = heads.count("收入"), heads.count("支出")
    if bool(revenue) != bool(expenditure):
        return "revenue" if revenue else "expenditure"
    labels = "".join(plain(row[column].text) for row in table.rows for column in block.labels if column < len(row))
    revenue, expenditure = labels.count("收入") + labels.count("拨款"), labels.count("支出")
    if revenue == expenditure:
        return ""
    return "revenue" if revenue > expenditure else "expenditure"


def _match_block(
    form: Form, layout: Layout, side: str, block: Block, *, patterns: list[ColumnPattern], base_year: int | None
) -> list[BoundColumn]:
    years = {column: _year_of(layout.paths[column], base_year) for column in block.amounts}
    if sum(_is_change(layout.paths[column]) for column in block.amounts) >= LEAST_CHANGES:
        # A whole group of columns, one for each column of this year.
        years.update({column: CHANGE for column in block.amounts if _is_change(layout.paths[column])})
    chosen: dict[int, tuple[str, ColumnPattern | None]] = {}
    for offset in sorted(set(years.values()), reverse=True):
        columns = [column for column in block.amounts if years[column] == offset]
        prefix = "" if offset == 0 else "change." if offset == CHANGE else "prior."
        for column, fitting in _assign(layout, columns, patterns).items():
            # A form that has a column for last year names it itself.
            own = fitting.role if dict(fitting.dimensions).get("year") else prefix + fitting.role
            chosen[column] = (own, fitting)
    unmatched = [column for column in block.amounts if column not in chosen]
    roles = {role for role, _ in chosen.values()}
    lone = next((p for p in patterns if p.role == "total" and p.is_required and p.role not in roles), None)
    if lone is not None and len([c for c in unmatched if years[c] == 0]) == 1:
        column = next(c for c in unmatched if years[c] == 0)
        chosen[column] = (lone.role, lone)
    bound = []
    for column in block.amounts:
        role, pattern = chosen.get(column, (f"column{column + 1}", None))
        dimensions = Dimensions(**dict(form.dimensions))
        if pattern is not None:
            dimensions = dimensions.but(**dict(pattern.dimensions))
        if years[column] == CHANGE:
            dimensions = dimensions.but(scenario="change")
        elif years[column] and not (pattern and dict(pattern.dimensions).get("year")):
            dimensions = dimensions.but(year=str(years[column]))
        path = layout.paths[column]
        bound.append(BoundColumn(column, role, path, dimensions, side))
    return bound


def _is_change(path: tuple[str, ...]) -> bool:
    return len(path) > 1 and any(word.startswith(_CHANGE_WORDS) for word in map(plain, path[:-1]))


def _assign(layout: Layout, columns: list[int], patterns: list[ColumnPattern]) -> dict[int, ColumnPattern]:
    """The best pairs of column and pattern, each used once; the better fit first, then the one further left."""
    fits = []
    for order, pattern in enumerate(patterns):
        for column in columns:
            fit = max((_fit(header, layout.paths[column]) for header in pattern.headers), default=-1)
            if fit >= 0:
                fits.append((-fit, column, order, pattern))
    fits.sort(key=lambda item: item[:3])
    taken: dict[int, ColumnPattern] = {}
    used: set[str] = set()
    for _, column, _, pattern in fits:
        if column not in taken and pattern.role not in used:
            taken[column] = pattern
            used.add(pattern.role)
    return taken


def _fit(header: str, path: tuple[str, ...]) -> int:
    """How well a header pattern fits a path; −1 where it does not."""
    words = [without_year(word) for word in path if not word.strip().isdigit()]
    words = [word for word in words if word]
    if not words:
        return -1
    bare = header.removeprefix("^").removesuffix("$")
    if not any(word in bare for word in _CARRY) and any(carry in word for word in words for carry in _CARRY):
        # 上年结转 / 一般公共预算 is carry-over by fund, not this year's money.
        return -1
    if "…" not in header and words[-1] == bare:
        return EXACT + len(bare)
    if "…" not in header and (literal := gap_match(header, words[-1])):
        # The shorter the rest of the word, the better it fits.
        return TAIL + 10 * literal - min(len(words[-1]), 100)
    joined = "/".join(words)
    if "…" in header and (literal := gap_match(header, joined)):
        return TAIL + 10 * literal
    if "…" not in header and not header.startswith("^") and (literal := gap_match(header, joined)):
        return WHOLE + 10 * literal - min(len(joined), 100) + 100
    return -1


def _base_year(table: Table, layout: Layout) -> int | None:
    """The year the table is about: that of its title, else the latest one in its header."""
    found = _YEAR.findall(table.title)
    years = [int(year) for year in found] or [int(y) for path in layout.paths for w in path for y in _YEAR.findall(w)]
    return max(years, default=None)


def _year_of(path: tuple[str, ...], base: int | None) -> int:
    """Years before the table's own, as a negative number; 0 for the table's year or where none is printed."""
    words = "".join(path)
    if any(word in words for word in _LAST_YEAR):
        return -1
    years = [int(year) for year in _YEAR.findall(words)]
    if base is None or not years:
        return 0
    offset = max(years) - base
    return offset if -3 <= offset < 0 else 0
