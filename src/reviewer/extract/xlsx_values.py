"""The text a worksheet cell shows: the stored value in its number format.

Owns only the formats that disclosures use: decimals, thousands, percent, dates, dash for zero. Called by the xlsx
reader. A value is never rounded further than its format shows.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?")
_DATE = re.compile(r"[ymd]{1,4}", re.IGNORECASE)


def shown(value: object, form: str) -> str:
    """The text of a cell with `value` and Excel number format `form`; "" for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, form or "General")
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d") if not (value.hour or value.minute) else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _number(value: float, form: str) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    sections = form.split(";")
    section = sections[0]
    if value == 0 and len(sections) > 2:
        section = sections[2]
        if '"-"' in section or "\\-" in section:
            return "-"
    elif value < 0 and len(sections) > 1 and sections[1].strip():
        section = sections[1]
    plain = _QUOTED.sub("", section)
    if form in {"General", "@"} or not (match := _DIGITS.search(plain)):
        return _general(value)
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return _general(value)
    percent = "%" in plain
    if percent:
        number *= 100
    places = match[1] or ""
    number = abs(number).quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP) if _sane(number) else number
    text = f"{abs(number):,f}" if "," in match[0] else f"{abs(number):f}"
    optional = len(places) - len(places.rstrip("#"))
    for _ in range(optional):
        text = text.removesuffix("0") if "." in text else text
    text = text.removesuffix(".")
    if value < 0 and number != 0:
        text = f"({text})" if "(" in plain else f"-{text}"
    return text + ("%" if percent else "")


def _general(value: float) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**21 else repr(float(value))
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    try:
        return f"{Decimal(text):f}" if _sane(Decimal(text)) else text
    except InvalidOperation:
        return text


def _sane(number: Decimal) -> bool:
    """Within the digits that a cell can show."""
    return number == 0 or -15 <= number.adjusted() <= 20
