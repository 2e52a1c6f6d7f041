"""Other ways to read a grid whose rows have different lengths: which column was lost or gained.

Offers well-formed readings only (every row as many cells as the others) and says in a sentence what was assumed; which
of them is right is decided by arithmetic (`laws.readings`). Called by assembly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from math import prod

from reviewer.extract.row_readings import shifted_values, values_aside
from reviewer.extract.shapes import bare, is_amount, is_code
from reviewer.model.document import EMPTY_CELL, Alternative, Doubt, Row
from reviewer.words import message

MAX_ALTERNATIVES = 24
MAX_MISSING = 2
"""Columns that may be missing from the short rows."""
MAX_RUNS = 3
"""Page breaks that may each have lost another column; more uneven rows than that were cut at their blank end."""
MAX_COMBINED = 16


def alternative_readings(
    header: Sequence[Row],
    rows: Sequence[Row],
    lengths: Sequence[int],
    head_length: int,
    siblings: Sequence[Row] = (),
    *,
    is_drawn: bool = False,
) -> tuple[Alternative, ...]:
    """Readings beside the literal one (short rows padded on the right). `header` and `rows` have one width already,
    `lengths` are the cells each body row was read with. `siblings`: header rows of other tables of the document, from
    which the name of a lost header cell is taken. `is_drawn`: rules on a page tell the columns."""
    width = max((len(row) for row in (*header, *rows)), default=0)
    short = [index for index, length in enumerate(lengths) if length < width]
    found: list[Alternative] = []
    runs = _runs(short, lengths)
    if rows and 0 < len(runs) <= MAX_RUNS and width - min(lengths[index] for index in short) <= MAX_MISSING:
        if len({lengths[index] for index in short}) == 1:
            found += _lost_columns(header, rows, [short], lengths, head_length=head_length, siblings=siblings)
        if len(runs) > 1:
            found += _lost_columns(header, rows, runs, lengths, head_length=head_length, siblings=siblings)
        found += _gained_columns(header, rows, short, head_length)
    elif rows and header and not short and 0 < width - head_length <= MAX_MISSING:
        found += _narrow_headers(header, rows, width, head_length, siblings)
    found += _gained_cells(header, rows, lengths, head_length)
    found += values_aside(header, rows) if is_drawn else shifted_values(header, rows)
    seen = {_key(header, rows)}
    distinct: list[Alternative] = []
    for other in found:
        key = _key(other.header, other.rows)
        if key not in seen:
            seen.add(key)
            distinct.append(other)
    return tuple(distinct[:MAX_ALTERNATIVES])


def _runs(short: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Short rows that follow each other and have one length: what one page break did."""
    runs: list[list[int]] = []
    for index in short:
        if runs and index == runs[-1][-1] + 1 and lengths[index] == lengths[runs[-1][-1]]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _lost_columns(
    header: Sequence[Row],
    rows: Sequence[Row],
    runs: Sequence[Sequence[int]],
    lengths: Sequence[int],
    *,
    head_length: int,
    siblings: Sequence[Row],
) -> list[Alternative]:
    """The rows of each run with blanks put in at every place where the texts still fit their columns; every
    combination of the places of several runs."""
    width = len(rows[0])
    full = {index for run in runs for index in run}
    choices: list[list[tuple[int, ...]]] = []
    for run in runs:
        places = combinations(range(width), width - lengths[run[0]])
        fitting: dict[tuple[tuple[str, ...], ...], tuple[int, ...]] = {}
        for inserted in places:
            moved = _with_blanks(rows, set(run), inserted)
            if _fits_columns(moved, set(run), full - set(run)):
                fitting.setdefault(_key((), [moved[index] for index in run]), inserted)
        choices.append(list(fitting.values()))
    if prod(len(places) for places in choices) > MAX_COMBINED:
        return []
    found: list[Alternative] = []
    for chosen in product(*choices):
        moved = tuple(rows)
        for run, inserted in zip(runs, chosen, strict=True):
            moved = _with_blanks(moved, set(run), inserted)
        for head, name in _headers(header, head_length, chosen[0], width, siblings):
            found.append(Alternative(head, moved, _lost(runs, chosen, name)))
    return found


def _gained_columns(
    header: Sequence[Row], rows: Sequence[Row], short: Sequence[int], head_length: int
) -> list[Alternative]:
    """The long rows without a column that is blank in all of them, where the header has no more cells than the short
    rows: the break put a column in."""
    width = len(rows[0])
    if not header or head_length >= width:
        return []
    long = [index for index in range(len(rows)) if index not in set(short)]
    found: list[Alternative] = []
    for column in range(1, width):
        if any(rows[index][column].text for index in long):
            continue
        cut = tuple(
            row[:column] + row[column + 1 :] if index not in set(short) else row[:-1] for index, row in enumerate(rows)
        )
        if not _fits_columns(cut, set(short), set()):
            continue
        sentence = message("input.doubt.column_gained", first=long[0] + 1, last=long[-1] + 1, column=column + 1)
        doubt = Doubt("column-gained", sentence, is_repair=True)
        found.append(Alternative(tuple(row[:-1] for row in header), cut, doubt))
    return found


def _gained_cells(
    header: Sequence[Row], rows: Sequence[Row], lengths: Sequence[int], head_length: int
) -> list[Alternative]:
    """The rows that were read with more cells than the header and all other rows, without one of their blanks: the
    column put in at the break left the last column of the table blank, so the table is no wider for it."""
    width = max((len(row) for row in (*header, *rows)), default=0)
    long = [index for index, length in enumerate(lengths) if length > head_length]
    if not header or not 0 < len(long) < len(rows) or head_length < width:
        return []
    found: list[Alternative] = []
    for column in range(1, width):
        if any(rows[index][column].text or rows[index][column].is_covered for index in long):
            continue
        cut = tuple(
            (*row[:column], *row[column + 1 :], row[column]) if index in set(long) else row
            for index, row in enumerate(rows)
        )
        if not _fits_columns(cut, set(long), set()):
            continue
        sentence = message("input.doubt.column_gained", first=long[0] + 1, last=long[-1] + 1, column=column + 1)
        found.append(Alternative(tuple(header), cut, Doubt("column-gained", sentence, is_repair=True)))
    return found


def _narrow_headers(
    header: Sequence[Row], rows: Sequence[Row], width: int, head_length: int, siblings: Sequence[Row]
) -> list[Alternative]:
    """A header with fewer cells than every body row: its last names moved right from each place in turn."""
    found: list[Alternative] = []
    for inserted in combinations(range(width), width - head_length):
        for head, name in _headers(header, head_length, inserted, width, siblings):
            key = "input.doubt.header_narrow_named" if name else "input.doubt.header_narrow"
            columns = "、".join(str(column + 1) for column in inserted)
            doubt = Doubt("header-narrow", message(key, columns=columns, name=name), is_repair=True)
            found.append(Alternative(head, tuple(rows), doubt))
    return found


def _with_blanks(rows: Sequence[Row], short: set[int], inserted: Sequence[int]) -> tuple[Row, ...]:
    """Short rows with blank cells put in at the columns `inserted` of the full width."""
    moved: list[Row] = []
    for index, row in enumerate(rows):
        if index not in short:
            moved.append(row)
            continue
        cells = list(row[: len(row) - len(inserted)])
        for column in inserted:
            cells.insert(column, EMPTY_CELL)
        moved.append(tuple(cells))
    return tuple(moved)


def _fits_columns(rows: Sequence[Row], run: set[int], others: set[int]) -> bool:
    """No words where the full rows have amounts only, no amounts where they have words only. `others`: rows that are
    short as well and prove nothing."""
    for column in range(len(rows[0])):
        full = {_sort(row[column].text) for index, row in enumerate(rows) if index not in run and index not in others}
        moved = {_sort(rows[index][column].text) for index in run}
        if "amount" in moved and "word" in full and "amount" not in full:
            return False
        if "word" in moved and "amount" in full and "word" not in full:
            return False
    return True


def _headers(
    header: Sequence[Row], head_length: int, inserted: Sequence[int], width: int, siblings: Sequence[Row]
) -> list[tuple[tuple[Row, ...], str]]:
    """Header readings to go with body rows in which the columns `inserted` were lost, with the name found for the
    lost header cell ("" where none was lost or none found)."""
    if head_length >= width or not header:
        return [(tuple(header), "")]
    named, name = _named_from_siblings(header, head_length, siblings)
    if name:
        return [(named, name)]
    return [(tuple(header), ""), (_with_blanks(header, set(range(len(header))), inserted), "")]


def _named_from_siblings(
    header: Sequence[Row], head_length: int, siblings: Sequence[Row]
) -> tuple[tuple[Row, ...], str]:
    """The header with the cell behind its last one named as in another table with the same two names before it."""
    last = header[-1]
    if len(last) - head_length != 1 or head_length < 2:
        return tuple(header), ""
    before = (bare(last[head_length - 2].text), bare(last[head_length - 1].text))
    if not all(before):
        return tuple(header), ""
    for row in siblings:
        texts = [bare(cell.text) for cell in row]
        for place in range(len(texts) - 2):
            name = texts[place + 2]
            if (texts[place], texts[place + 1]) == before and name and not is_amount(name):
                cell = row[place + 2]
                named = (*last[:head_length], type(cell)(cell.text, last[head_length - 1].source))
                return (*header[:-1], named), cell.text
    return tuple(header), ""


def _lost(runs: Sequence[Sequence[int]], chosen: Sequence[Sequence[int]], name: str) -> Doubt:
    columns = "；".join("、".join(str(column + 1) for column in inserted) for inserted in chosen)
    key = "input.doubt.column_lost_named" if name else "input.doubt.column_lost"
    sentence = message(key, first=runs[0][0] + 1, last=runs[-1][-1] + 1, columns=columns, name=name)
    return Doubt("column-lost", sentence, is_repair=True)


def _sort(text: str) -> str:
    if not text.strip():
        return "blank"
    return "amount" if is_amount(text) and not is_code(text) else "word"


def _key(header: Sequence[Row], rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in (*header, *rows))
