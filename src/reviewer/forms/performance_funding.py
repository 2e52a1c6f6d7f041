"""The funding block of a performance form: amounts by source in the halves 实施期 and 年度.

Owns: pairing each label with its amount in the row or on the next line, telling the halves apart, the unit, and an
amount the reading lost from one that was left blank. Called by `read_performance`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reviewer.forms.performance import Funding, FundingSource, Half
from reviewer.forms.performance_grid import Block, Line, Token
from reviewer.forms.performance_labels import compact, field_of, funding_of, half_of, unit_in
from reviewer.model.document import Source
from reviewer.model.figure import BLANKS, Figure, Unit, figure_of, parse_number

_MONEY = re.compile(r"资\s*金|预\s*算|金\s*额|投资")
YUAN_DECIMALS = 2
"""元 in a form is exact to the cent, whether or not the zeros are printed (DOMAIN §2.5)."""


@dataclass(frozen=True, slots=True)
class FundingBlock:
    """What was read. `lines`: names of the rows it took. `unit`: as printed, 元 where nothing is printed."""

    funding: tuple[Funding, ...]
    lines: frozenset[str]
    unit: Unit
    is_complete: bool = True
    """False where the block holds amounts under labels nobody knows: its sources need not add up."""


@dataclass(slots=True)
class _Slot:
    """A label that waits for its amount."""

    source_of_funds: FundingSource
    half: Half
    label: str
    line: Line
    column: int
    value: Token | None = None


def read_funding(block: Block, printed: Unit | None = None) -> FundingBlock:
    """The funding block: from the first total to the next field of text. `printed`: unit in the caption of the form."""
    unit = _unit(block) or printed or Unit.YUAN
    slots: list[_Slot] = []
    taken: set[str] = set()
    waiting: list[_Slot] = []
    is_complete = True
    for line in block:
        labels = _labels(line, inside=bool(slots))
        if labels:
            is_complete = is_complete and not _has_unknown(line)
            fresh = _slots(line, labels, slots)
            slots += fresh
            waiting = [slot for slot in fresh if slot.value is None]
        elif waiting and (_is_amounts(line) or _is_sum(line, len(waiting))):
            _fill(waiting, line)
            waiting = []
        elif slots and any(field_of(token.text) for token in line.tokens):
            break
        else:
            is_complete = is_complete and not (slots and _has_unknown(line))
            continue
        taken.add(line.name)
    _name_only_half(slots)
    _sources_of_year(slots)
    funding = _with_losses([_funding(slot, unit) for slot in slots])
    return FundingBlock(funding, frozenset(taken), unit, is_complete)


def _has_unknown(line: Line) -> bool:
    """Whether an amount stands under words that are no label of the block."""
    known = True
    for token in line.tokens:
        if _is_amount(token.text):
            if not known:
                return True
        else:
            known = funding_of(token.text) is not None or "项目资金" in token.text or field_of(token.text) is not None
    return False


def _name_only_half(slots: list[_Slot]) -> None:
    """A form with one half that does not name it speaks of the year."""
    if slots and all(slot.half is Half.PERIOD and half_of(slot.label) is None for slot in slots):
        for slot in slots:
            slot.half = Half.YEAR


def _sources_of_year(slots: list[_Slot]) -> None:
    """Both totals in one row and below them one column of sources: they are those of the year."""
    totals = [slot for slot in slots if slot.source_of_funds is FundingSource.TOTAL]
    sources = [slot for slot in slots if slot.source_of_funds is not FundingSource.TOTAL]
    if len(totals) != 2 or totals[0].line is not totals[1].line or totals[0].half is totals[1].half:
        return
    if all(slot.half is Half.PERIOD for slot in sources) and all(slot.line is not totals[0].line for slot in sources):
        for slot in sources:
            slot.half = Half.YEAR


def _unit(block: Block) -> Unit | None:
    for line in block:
        for token in line.tokens:
            unit = unit_in(token.text) if _MONEY.search(token.text) else None
            if unit is not None:
                return unit
    return None


def _labels(line: Line, *, inside: bool) -> list[int]:
    """Positions of the labels among the tokens; outside the block only a row with a total opens it."""
    found = [place for place, token in enumerate(line.tokens) if funding_of(token.text) is not None]
    is_total = any(funding_of(line.tokens[place].text) is FundingSource.TOTAL for place in found)
    return found if is_total or inside else []


def _slots(line: Line, labels: list[int], earlier: list[_Slot]) -> list[_Slot]:
    slots: list[_Slot] = []
    totals = sum(funding_of(line.tokens[place].text) is FundingSource.TOTAL for place in labels)
    for order, place in enumerate(labels):
        token = line.tokens[place]
        source = funding_of(token.text)
        assert source is not None
        end = labels[order + 1] if order + 1 < len(labels) else len(line.tokens)
        values = [item for item in line.tokens[place + 1 : end] if _is_amount(item.text)]
        half = half_of(token.text)
        if half is None and totals == 1 and slots:
            half = slots[0].half  # one total and its sources in one row
        if half is None:
            half = _half_by_order(order, token.column, earlier)
        slots.append(_Slot(source, half, token.text, line, token.column, values[0] if values else None))
    return slots


def _half_by_order(order: int, column: int, earlier: list[_Slot]) -> Half:
    """A label that does not name its half: the first is the period, the second the year; one half is all there is."""
    halves = {slot.half for slot in earlier}
    if len(halves) == 1:
        return next(iter(halves))
    if order == 0 and earlier and all(column > slot.column for slot in earlier if slot.half is Half.PERIOD):
        # A row whose left half is empty: the label stands in the right half.
        year = [slot.column for slot in earlier if slot.half is Half.YEAR]
        if year and column >= min(year):
            return Half.YEAR
    return Half.PERIOD if order == 0 else Half.YEAR


def _is_amount(text: str) -> bool:
    return parse_number(text) is not None or text in BLANKS


def _is_amounts(line: Line) -> bool:
    return all(_is_amount(token.text) for token in line.tokens)


def _is_sum(line: Line, columns: int) -> bool:
    """The row that adds up what stands under the labels: 金额合计 and one amount for each of them."""
    label, *amounts = line.tokens
    is_sum = compact(label.text).removeprefix("金额") in {"合计", "总计", "小计"}
    return is_sum and len(amounts) == columns and all(_is_amount(token.text) for token in amounts)


def _fill(waiting: list[_Slot], line: Line) -> None:
    """Amounts that wrapped to the next line: one for each label, or by the nearest column to the left."""
    tokens = [token for token in line.tokens if _is_amount(token.text)]
    if len(waiting) == len(tokens):
        for slot, token in zip(waiting, tokens, strict=True):
            slot.value = token
        return
    for token in tokens:
        left = [slot for slot in waiting if slot.value is None and slot.column <= token.column]
        if left:
            left[-1].value = token


def _funding(slot: _Slot, unit: Unit) -> Funding:
    value = slot.value
    figure = figure_of(value.text, unit) if value is not None else None
    return Funding(
        half=slot.half,
        source_of_funds=slot.source_of_funds,
        label=slot.label.rstrip(":："),
        figure=_exact(figure, unit),
        ref=value.ref if value is not None else slot.line.ref(slot.column + 1),
        source=value.source if value is not None else _beside(slot),
    )


def amount_of(text: str, unit: Unit) -> Figure | None:
    """The amount a cell prints; None where it prints none or a blank."""
    return _exact(figure_of(text, unit), unit) if _is_amount(text) else None


def _beside(slot: _Slot) -> Source:
    return slot.line.source(slot.column)


def _exact(figure: Figure | None, unit: Unit) -> Figure | None:
    if figure is None or figure.is_blank:
        return None
    return figure.with_column_decimals(YUAN_DECIMALS) if unit is Unit.YUAN else figure


def _with_losses(funding: list[Funding]) -> tuple[Funding, ...]:
    """A half without any amount beside one that has some was cut off by the reading."""
    halves = {item.half for item in funding}
    empty = {half for half in halves if all(item.figure is None for item in funding if item.half is half)}
    if empty == halves:
        return tuple(funding)
    return tuple(replace(item, is_lost=True) if item.half in empty else item for item in funding)
