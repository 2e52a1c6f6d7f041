"""Rows that may be read otherwise: a value one column aside, two rows read as one, one row cut by a page break.

Owns readings of single rows. Called by assembly (`rejoined`) and by `alternatives`. What is sure is repaired at once
and said; what is not is offered as another reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.extract.kinds import completes_label
from reviewer.extract.shapes import bare, is_amount, is_code, is_decimal, is_item, is_total, tidy_cell
from reviewer.model.document import Alternative, Cell, Doubt, Row, Trust
from reviewer.words import message

MAX_SHIFTED = 12
"""Other readings offered for values that may stand one column aside."""
_RARE, _USUAL = 0.1, 0.25
"""Shares of rows with a value: below the first a column is nearly empty, above the second it is in regular use."""


def shifted_values(header: Sequence[Row], rows: Sequence[Row]) -> list[Alternative]:
    """For a value alone in a nearly empty column, where a column in regular use is blank in that row: the reading with
    that value, and those between the two columns, one column nearer to the blank. All such rows together, and each."""
    return _offered(header, rows, list(_shifts(rows)) if len(rows) >= _FEWEST_FILLED else [])


def values_aside(header: Sequence[Row], rows: Sequence[Row]) -> list[Alternative]:
    """For an amount that stands across a column rule (a doubtful cell): the reading with it in the blank column beside.
    Where rules tell the columns no other value is moved: it stands where it is printed."""
    shifts = [
        (index, column, target)
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.trust is Trust.DOUBTFUL and is_decimal(cell.text)
        for target in (column - 1, column + 1)
        if 0 <= target < len(row) and _is_free(row[target])
    ]
    return _offered(header, rows, shifts)


def _offered(header: Sequence[Row], rows: Sequence[Row], shifts: list[tuple[int, int, int]]) -> list[Alternative]:
    together = [_shifted(header, rows, shifts)] if 1 < len({row for row, _, _ in shifts}) == len(shifts) else []
    return together + [_shifted(header, rows, [shift]) for shift in shifts[:MAX_SHIFTED]]


def _shifts(rows: Sequence[Row]) -> Iterator[tuple[int, int, int]]:
    """Row, column of the stray value, blank column its values may move towards."""
    width = len(rows[0])
    count = [sum(is_decimal(row[column].text) for row in rows) for column in range(width)]
    rare = [count[column] <= max(1, _RARE * len(rows)) for column in range(width)]
    usual = [count[column] >= _USUAL * len(rows) for column in range(width)]
    for index, row in enumerate(rows):
        for column in range(width):
            if not rare[column] or not is_decimal(row[column].text):
                continue
            for target in range(width):
                between = row[min(column, target) : max(column, target) + 1]
                if not usual[target] or not _is_free(row[target]) or any(cell.is_covered for cell in between):
                    continue
                moving = [cell for cell in between if cell is not row[target]]
                if all(is_decimal(cell.text) for cell in moving):
                    yield index, column, target


def _shifted(header: Sequence[Row], rows: Sequence[Row], shifts: Sequence[tuple[int, int, int]]) -> Alternative:
    moved = list(rows)
    for index, column, target in shifts:
        cells = [replace(cell, trust=Trust.CERTAIN) if cell.text else cell for cell in rows[index]]
        blank = cells.pop(target)
        cells.insert(column, blank)
        moved[index] = tuple(cells)
    index, column, target = shifts[0]
    step = column + 1 if target > column else column - 1
    numbers = "、".join(str(shift[0] + 1) for shift in shifts)
    sentence = message("input.doubt.value_shifted", row=numbers, column=column + 1, target=step + 1)
    return Alternative(tuple(header), tuple(moved), Doubt("value-shifted", sentence, is_repair=True))


def _is_free(cell: Cell) -> bool:
    return not cell.text and not cell.is_covered


def rejoined(upper: Row, lower: Row, rows: Sequence[Row]) -> Row | None:
    """The last row of a page and the first of the next as one, where a page break cut it; None where they are two.

    Sure in a table whose rows carry codes, where a row without one is the rest of the row before it; and in a table
    whose first column is filled in every row, where a row that has only texts under texts, and nothing in the first
    column, goes on with them."""
    width = min(len(upper), len(lower))
    above, below = [cell.text for cell in upper[:width]], [cell.text for cell in lower[:width]]
    if not any(below) or not any(above) or len(upper) != len(lower):
        return None
    shown = _usual_decimals(rows)
    if not all(_may_go_on(a, b, shown) for a, b in zip(above, below, strict=True)):
        return None
    first = next((text for text in below if text), "")
    if is_item(first) or is_total(first) or is_code(first) or is_decimal(first):
        return None
    is_rest = _goes_on_under_code(above, below) if _is_coded(rows) else _goes_on_under_texts(above, below, rows)
    return tuple(_merged(a, b) for a, b in zip(upper, lower, strict=True)) if is_rest else None


def _may_go_on(above: str, below: str, shown: int) -> bool:
    """Whether `below` may be the rest of `above` in one cell: not two numbers, but the digits of one cut number.
    `shown`: decimals of the table's amounts; an amount that has them all is whole."""
    if not above or not below or not (is_amount(above) or is_amount(below)):
        return True
    return below.isdecimal() and is_amount(above + below) and len(above.partition(".")[2]) < shown


def _usual_decimals(rows: Sequence[Row]) -> int:
    """Decimals most amounts of the rows show; two where none does."""
    counts = Counter(len(cell.text.partition(".")[2]) for row in rows for cell in row if is_decimal(cell.text))
    return counts.most_common(1)[0][0] if counts else 2


def _goes_on_under_code(above: Sequence[str], below: Sequence[str]) -> bool:
    if is_total(next(text for text in above if text)):
        # Nothing but the last digits of its amounts may stand below a total.
        return all(b.isdecimal() and "." in a for a, b in zip(above, below, strict=True) if b)
    if not is_code(above[0]):
        return bool(below[0]) and is_code(above[0] + below[0])
    return not below[0] or (below[0].isdecimal() and is_code(above[0] + below[0]))


def _goes_on_under_texts(above: Sequence[str], below: Sequence[str], rows: Sequence[Row]) -> bool:
    filled = sum(bool(row and row[0].text) for row in rows)
    if len(rows) < _FEWEST_FILLED or filled < len(rows) or not above[0] or below[0]:
        return False
    return all(a and not is_amount(b) for a, b in zip(above, below, strict=True) if b)


_FEWEST_FILLED = 4
"""Rows that must have something in their first column before an empty one tells anything."""


def rejoined_form(upper: Row, lower: Row, _others: Sequence[Row]) -> Row | None:
    """The last row of a page of a performance form with the first one of the next page, where a label of the form was
    cut in two by the page break; None where no label says so. Called in the place of `rejoined`."""
    cut = [completes_label(above.text, below.text) for above, below in zip(upper, lower, strict=False)]
    if len(upper) != len(lower) or not any(cut):
        return None
    return tuple(_merged(above, below) for above, below in zip(upper, lower, strict=True))


def unwrapped(rows: Sequence[Row], lengths: Sequence[int]) -> tuple[list[Row], list[int], int]:
    """Rows of one grid in which a line break inside a cell cut one row in two, put together again, with their lengths
    and how many were repaired. Sure only where both halves together have exactly the cells of the other rows."""
    width = max(lengths, default=0)
    joined: list[Row] = []
    kept: list[int] = []
    repaired = 0
    index = 0
    while index < len(rows):
        row, length = rows[index], lengths[index]
        following = lengths[index + 1] if index + 1 < len(rows) else 0
        if 1 < length < width and following > 1 and length + following - 1 == width and width >= _MIN_WIDTH:
            half, rest = row[:length], rows[index + 1][:following]
            cut = replace(half[-1], text=tidy_cell(f"{half[-1].text} {rest[0].text}"))
            if half[-1].text and rest[0].text and not is_amount(half[-1].text) and not is_amount(rest[0].text):
                joined.append((*half[:-1], cut, *rest[1:]))
                kept.append(width)
                repaired += 1
                index += 2
                continue
        joined.append(row)
        kept.append(length)
        index += 1
    return joined, kept, repaired


_MIN_WIDTH = 4
"""Columns below which two short rows prove nothing."""


def _is_coded(rows: Sequence[Row]) -> bool:
    """Whether nearly every row begins with a code or is a total."""
    labelled = [row for row in rows if row and any(cell.text for cell in row)]
    first = [next(cell.text for cell in row if cell.text) for row in labelled]
    coded = sum(is_code(text) or is_total(bare(text)) for text in first)
    return len(labelled) >= 2 and coded >= len(labelled) - 1


def _merged(upper: Cell, lower: Cell) -> Cell:
    if not lower.text:
        return upper
    if not upper.text:
        return lower
    return replace(upper, text=upper.text + lower.text)
