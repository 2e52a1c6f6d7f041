"""What a person may type as the right value of a number, and what is made of it (UX 4.2).

Owns: accepting NFKC digits, separators, (5) as −5, an amount in another unit (converted, both shown), a dash or nothing
as the structural zero; refusing the printed value itself and anything that is no number. Text cells and sentences pass
without the number check. Called by `session.preview` and `Session.correct`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.figure import BLANKS, Figure, Unit, parse_number
from reviewer.overlay.clean import clean
from reviewer.words import Message, message

MAX_LENGTH = 2000
"""Longest text of a correction, in characters; a cell or a sentence is shorter."""
MAX_DIGITS = 24
"""Most digits of a number; the largest amount of a disclosure has 15."""

_WITH_UNIT = re.compile(r"^(?P<number>[^亿万千元%]*)(?P<unit>亿元|万元|千元|元|%)$")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A value as it will stand in the place. `converted`: what was typed and what became of it, where a unit was."""

    text: str
    converted: Message | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, to be said in the bar."""

    message: Message


def accept_text(typed: str, standing: str) -> Accepted | Refusal:
    """A text in the place of `standing`."""
    text = clean(typed).strip()
    if len(text) > MAX_LENGTH:
        return Refusal(message("session.refuse.too-long", limit=MAX_LENGTH))
    if text == standing.strip():
        return Refusal(message("session.refuse.printed", printed=standing))
    return Accepted(text)


def accept_number(typed: str, standing: Figure) -> Accepted | Refusal:
    """A number in the place of `standing`: text in the form of the printed one (decimals, separators)."""
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    if plain in BLANKS or plain == "":
        if standing.is_blank:
            return Refusal(message("session.refuse.printed", printed=standing.text))
        return Accepted("")
    if len(plain) > MAX_DIGITS * 2:
        return Refusal(message("session.refuse.not-a-number", typed=clean(typed)[:MAX_DIGITS]))
    named = _WITH_UNIT.match(plain)
    parsed = parse_number(named["number"] if named else plain)
    if parsed is None or sum(character.isdigit() for character in plain) > MAX_DIGITS:
        return Refusal(message("session.refuse.not-a-number", typed=clean(typed)[:MAX_DIGITS]))
    value, decimals = parsed
    converted: Message | None = None
    if named is not None:
        unit = Unit.from_label(named["unit"])
        if unit is None or unit.is_money is not standing.unit.is_money or (not unit.is_money and unit != standing.unit):
            return Refusal(message("session.refuse.unit", unit=named["unit"], expected=standing.unit.label))
        if unit is not standing.unit:
            value, decimals = _convert(value * unit.factor / standing.unit.factor)
            text = _written(value, max(decimals, standing.decimals), standing.text)
            converted = message(
                "session.converted", typed=f"{named['number']} {unit.label}", text=text, unit=standing.unit.label
            )
    if not standing.is_blank and value == standing.value:
        return Refusal(message("session.refuse.printed", printed=standing.text))
    return Accepted(_written(value, max(decimals, standing.decimals), standing.text), converted)


def _convert(value: Decimal) -> tuple[Decimal, int]:
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return plain, max(-exponent, 0) if isinstance(exponent, int) else 0


def _written(value: Decimal, decimals: int, like: str) -> str:
    return f"{value:,.{decimals}f}" if "," in unicodedata.normalize("NFKC", like) else f"{value:.{decimals}f}"
