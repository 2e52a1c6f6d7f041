"""What a target value of an indicator is: a number with a direction, a percentage, money, a time, or words.

Owns: reading one target, telling percentages, money, counts and words apart, which half of a form to judge. Called by
the P rules about indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.forms.performance import Half, Indicator, PerformanceForm
from reviewer.forms.performance_labels import compact

_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DIRECTION = re.compile(
    r"^(≥|>=|≧|大于等于|不少于|不低于|至少|≤|<=|≦|小于等于|不超过|不高于|不大于|>|大于|高于|超过|<|小于|低于|=|等于|±)"
)
_UP = frozenset({"≥", ">=", "≧", "大于等于", "不少于", "不低于", "至少", ">", "大于", "高于", "超过"})
_DOWN = frozenset({"≤", "<=", "≦", "小于等于", "不超过", "不高于", "不大于", "<", "小于", "低于"})
_MONEY = re.compile(r"^[≥≤=<>大小于等不超过低高少约]*\s*(\d[\d,]*(?:\.\d+)?)\s*(?:\()?(亿元|万元|元|万)(?:\))?$")
_TIME = re.compile(r"年|月|日|天|小时|季度|上半年|下半年|全年|期限|工作日|周|分钟|及时|按时|按期|同步|前$|内$|底$")
MASKED = re.compile(r"^涉密$|^\*+$|不予公开|保密")
FACTORS = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "万": Decimal(10_000), "元": Decimal(1)}
RATE = re.compile(r"(?:率|比例|比重|占比|百分比|覆盖面|满意度)(?:\(%\))?$")
"""Names that call for a percentage."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as read. `direction`: 1 at least, −1 at most, 0 none or exact; `numbers`: all numbers in it."""

    text: str
    direction: int
    numbers: tuple[Decimal, ...]
    is_percentage: bool
    money: Decimal | None
    """Value in 元 where the target is one amount of money and nothing else."""
    is_time: bool
    is_masked: bool

    @property
    def is_words(self) -> bool:
        """Whether it holds no number at all and is not masked."""
        return bool(self.text) and not self.numbers and not self.is_masked


def target_of(text: str) -> Target:
    """Read a target value."""
    shaped = compact(text)
    found = _DIRECTION.match(shaped)
    sign = found[1] if found else ""
    direction = 1 if sign in _UP else -1 if sign in _DOWN else 0
    numbers = tuple(Decimal(number.replace(",", "")) for number in _NUMBER.findall(shaped))
    money = _MONEY.match(shaped)
    return Target(
        text=shaped,
        direction=direction,
        numbers=numbers,
        is_percentage=bool(re.search(r"\d\s*\(?%|百分之", shaped)),
        money=Decimal(money[1].replace(",", "")) * FACTORS[money[2]] if money else None,
        is_time=bool(_TIME.search(shaped)),
        is_masked=bool(MASKED.search(shaped)),
    )


def judged(form: PerformanceForm) -> tuple[Indicator, ...]:
    """The indicators of the half to judge: the year's, or the period's where the year's was not read; rows that slid
    and rows without a name are left out. Names that were cut off in the year are taken from the period."""
    year = [indicator for indicator in form.indicators if indicator.half is Half.YEAR]
    period = [indicator for indicator in form.indicators if indicator.half is Half.PERIOD]
    chosen = year if sum(bool(i.target) for i in year) >= sum(bool(i.target) for i in period) else period
    return tuple(indicator for indicator in chosen if not indicator.is_shifted and indicator.name)


def full_name(indicator: Indicator, form: PerformanceForm) -> str:
    """The longest form of an indicator's name: the layout cuts names off in one half."""
    own = compact(indicator.name)
    longer = [
        compact(other.name)
        for other in form.indicators
        if other.second == indicator.second and compact(other.name).startswith(own)
    ]
    candidates = set(longer) | {own}
    if len(candidates - {own}) > 1:
        return own
    return max(candidates, key=len)


def all_judged(forms: tuple[PerformanceForm, ...]) -> Iterator[tuple[PerformanceForm, Indicator, Target]]:
    """Every indicator to judge with its form and its target."""
    for form in forms:
        for indicator in judged(form):
            yield form, indicator, target_of(indicator.target)
