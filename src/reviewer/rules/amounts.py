"""How an amount is written in a sentence to a person: in the unit the document uses there, digits as shown there."""

from __future__ import annotations

from decimal import Decimal

from reviewer.model.figure import Figure, Unit


def written(value: Decimal | None, like: Figure | None) -> str:
    """`value` (base unit) in the unit and with at least its decimals, thousands separated, without the unit."""
    if value is None:
        return "?"
    factor = like.unit.factor if like else Decimal(1)
    decimals = like.decimals if like else 2
    number = value / factor
    if like and like.unit.is_money:
        decimals = max(decimals, 2)
    rounded = number.quantize(Decimal(1).scaleb(-decimals))
    if rounded != number:
        rounded = number.quantize(Decimal(1).scaleb(-decimals - 2)).normalize()
    return f"{rounded:,f}"


def unit_label(like: Figure | None) -> str:
    """The printed unit of `like` (万元, 元, %), "" for counts."""
    return "" if like is None or like.unit is Unit.COUNT else like.unit.label
